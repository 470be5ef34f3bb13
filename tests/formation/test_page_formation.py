"""The pages of the training pole: what is typed, signed, read, taken away on paper."""

from io import BytesIO
from uuid import uuid4

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ateliers.formation.lectures import minutes_de
from ateliers.formation.models import Action, Emargement, Inscription, Organisme, Session
from ateliers.formation.services.verrou import verrouiller
from ateliers.formation.specialites import dire_la_specialite
from petiterockette.lieux.models import Lieu
from petiterockette.lieux.services.lieux import fonder
from petiterockette.personnes.models import Personne, Structure
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne
from tests.fabriques_tournees import une_image
from tests.pages import erreurs, espaces, lue

from .en_formation import (
    DESSIN,
    absent,
    annule,
    heure,
    signe,
    un_apres_midi,
    un_formateur,
    un_matin,
    un_stagiaire,
    une_session,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(23, 15), tick=False)]


def un_signataire() -> None:
    Organisme.objects.create(pk=1, nda="11750000000", signataire="Sofia Diop", qualite="direction")


def adresse(nom: str, *arguments) -> str:
    return reverse(f"formation:{nom}", args=arguments)


def une_entreprise() -> Structure:
    return Structure.objects.create(nom="Cyclofix", genre=Structure.Genre.AUTRE)


@pytest.fixture
def session():
    return une_session(un_lieu(nom="Chemin-Vert"))


@pytest.fixture
def client(client, session):
    return connecter(client, un_compte("pole"))


def test_une_action_puis_une_session_se_tapent(client):
    champs = {"intitule": "Trier le textile", "duree_min": "7h", "tarif_cts": "120,50"}
    suite = {"objectif": "autre", "code_nsf": "343", "objectifs": "Reconnaître.", "visible": "on"}
    fausse = client.post(adresse("action_nouvelle"), champs | suite | {"code_nsf": "12"})
    assert "trois chiffres" in erreurs(fausse)["code_nsf"]
    assert 'value="Trier le textile"' in lue(fausse)

    client.post(adresse("action_nouvelle"), champs | suite)

    action = Action.objects.get(intitule="Trier le textile")
    assert (action.duree_min, action.tarif_cts, action.professionnelle) == (420, 12_050, False)
    page = {"action": action.pk, "lieu": un_lieu().pk, "cadre": "contrat"}
    reponse = client.post(adresse("session_nouvelle"), page, follow=True)
    assert "Trier le textile" in lue(reponse)
    assert Session.objects.count() == 2


def test_ses_demi_journees_et_ses_gens_s_ajoutent_sur_la_page(client, session):
    heures = {"jour": "2026-11-23", "moment": "matin", "debut": "09:00", "fin": "08:00"}
    fausse = client.post(adresse("demi_journee_ajouter", session.pk), heures)
    assert "La fin vient après le début" in lue(fausse)
    assert 'value="09:00"' in lue(fausse)

    client.post(adresse("demi_journee_ajouter", session.pk), heures | {"fin": "12:30"})
    nul = {"stagiaire-type_stagiaire": "c", "stagiaire-origine": "7"}
    inscrire = adresse("inscrire", session.pk)
    # Nothing of the BPF is chosen by being first in its list.
    vide = lue(client.post(inscrire, dict.fromkeys(nul, "")))
    assert "Choisissez sa situation." in vide
    assert "Choisissez qui finance." in vide
    assert "Tapez les premières lettres" in lue(client.post(inscrire, nul))
    cherche = client.post(inscrire, nul | {"stagiaire-personne_mots": "inès"})
    assert "touchez « créer cette personne »" in lue(cherche)
    assert 'value="nouvelle"' in cherche.text
    qui = nul | {"stagiaire-personne": "nouvelle", "stagiaire-personne_mots": "inès"}
    assert "Tapez son prénom et son nom" in lue(client.post(inscrire, qui))
    client.post(inscrire, qui | {"stagiaire-personne_mots": "inès durand"})
    page = client.post(
        adresse("formateur_ajouter", session.pk),
        {"formateur-personne": "nouvelle", "formateur-personne_mots": "Nour Kaci"},
        follow=True,
    )

    texte = lue(page)
    assert "Inès Durand" in texte
    assert "Nour Kaci" in texte
    assert "2 à signer" in texte


def test_on_signe_sur_l_ecran_et_un_refus_garde_le_trace(client, session):
    matin, paul = un_matin(session), un_stagiaire(session)
    page = adresse("signer_ici", matin.pk, "stagiaire", paul.pk)
    vide = client.post(page, {"uuid": str(uuid4()), "trace": "5,5"})
    assert "Rien n’est dessiné" in lue(vide)
    assert 'value="5,5"' in lue(vide)

    reponse = client.post(page, {"uuid": str(uuid4()), "trace": DESSIN}, follow=True)

    assert "signé à l’écran à 16 h" in lue(reponse)
    assert '<path d="M100 100L200 150' in lue(reponse)
    assert minutes_de(paul) == 210


def test_une_absence_et_une_annulation_disent_pourquoi(client, session):
    matin, paul = un_matin(session), un_stagiaire(session)
    page = adresse("absence", matin.pk, "stagiaire", paul.pk)
    assert "Dites pourquoi" in erreurs(client.post(page, {"uuid": str(uuid4())}))["motif"]

    client.post(page, {"uuid": str(uuid4()), "motif": "maladie"})
    note = Emargement.objects.get()
    assert "absence : maladie" in lue(client.get(adresse("demi_journee", matin.pk)))
    reponse = client.post(
        adresse("emargement_annuler", note.pk),
        {"uuid": str(uuid4()), "motif": "est arrivé ensuite"},
        follow=True,
    )

    assert "annulée le 23 novembre 2026 : est arrivé ensuite" in lue(reponse)


def test_une_feuille_photographiee_s_attache(client, session):
    matin, paul = un_matin(session), un_stagiaire(session)
    page = adresse("feuille", matin.pk)
    faux = SimpleUploadedFile("f.jpg", b"<script>", "image/jpeg")
    tape = {"uuid": str(uuid4()), "signataires": [f"stagiaire-{paul.pk}"]}
    vide = lue(client.get(page))
    assert "Qui l’a signée</legend>" in vide
    assert "un PDF ne s’attache pas" in vide
    assert "photo" in erreurs(client.post(page, tape | {"photo": faux}))
    personne = {"uuid": str(uuid4()), "photo": une_image()}
    assert erreurs(client.post(page, personne))["signataires"].startswith("Cochez qui a signé")

    client.post(page, tape | {"photo": une_image()})

    assert minutes_de(paul) == 210
    attachee = lue(client.get(adresse("demi_journee", matin.pk)))
    assert "Feuilles signées" in attachee
    # The hour is that of the photograph, not of the signature.
    assert "sur papier, feuille attachée le 23 novembre 2026" in attachee
    assert "signé sur papier" not in attachee


def test_le_lien_signe_sans_compte_et_ne_montre_personne(client, session):
    matin, paul = un_matin(session), un_stagiaire(session)
    client.logout()
    lien = adresse("emarger", paul.jeton)
    page = client.get(lien)
    assert "Je certifie ma présence" in lue(page)
    assert "Stagiaire" not in lue(page)
    assert page["Referrer-Policy"] == "same-origin"

    tape = {"uuid": str(uuid4()), "demi_journee": matin.pk, "sans_dessin": "on"}
    assert "Signé. Merci" in lue(client.post(lien, tape, follow=True))

    assert Emargement.objects.get().mode == "lien"
    assert "Rien à signer pour l’instant" in lue(client.get(lien))
    assert client.get(adresse("emarger", "x" * 24)).status_code == 404


def test_qui_a_un_compte_retrouve_ses_liens(client, session):
    compte = un_compte("benevole", lieu=session.lieu)
    Personne.objects.filter(pk=compte.personne_id).update(nom="Kaci")
    compte.personne.refresh_from_db()
    nour = un_formateur(session, personne=compte.personne)
    connecter(client, compte)

    assert adresse("emarger", nour.jeton) in lue(client.get(adresse("mes_signatures")))


def papier(reponse) -> str:
    pages = pypdf.PdfReader(BytesIO(reponse.content)).pages
    return " ".join(espaces(" ".join(p.extract_text() for p in pages)).split())


def test_le_certificat_et_l_attestation_disent_la_duree_signee(client, session):
    un_signataire()
    matin, apres_midi = un_matin(session), un_apres_midi(session)
    paul = un_stagiaire(session)
    signe(matin, paul)
    absent(apres_midi, paul)
    avant = client.get(adresse("certificat", paul.pk), follow=True)
    assert "verrouillez-la d’abord" in lue(avant)
    refus = client.post(adresse("session_verrouiller", session.pk), follow=True)
    assert "n’est pas finie" in lue(refus)
    ouverte = lue(client.get(adresse("session", session.pk)))
    assert "n’est pas finie" in ouverte
    assert "Oui, verrouiller" not in ouverte
    Session.objects.filter(pk=session.pk).update(verrouillee_le=heure(23, 15))

    session_close = lue(client.get(adresse("session", session.pk)))
    assert "Évaluer, pour l’attestation" in session_close
    assert "Les signatures" in session_close
    assert "Verrouiller" not in session_close
    # Locked before trainers were demanded: nothing is asked in vain.
    assert "formateur à dire" in session_close
    assert "Dites qui forme" not in session_close
    assert "Son lien pour signer" not in session_close
    assert "Signer de son téléphone" not in lue(client.get(adresse("inscription", paul.pk)))
    sans_evaluation = client.get(adresse("attestation", paul.pk), follow=True)
    assert "notez ici le résultat de l’évaluation" in lue(sans_evaluation)
    assert sans_evaluation.redirect_chain == [(adresse("inscription", paul.pk), 302)]
    Inscription.objects.update(resultat="acquis")
    assert "Évaluer" not in lue(client.get(adresse("session", session.pk)))

    sans_employeur = client.get(adresse("certificat", paul.pk), follow=True)
    assert "nomme son employeur" in lue(sans_employeur)
    assert sans_employeur.redirect_chain == [(adresse("inscription", paul.pk), 302)]
    Inscription.objects.update(employeur=une_entreprise())
    emporte = client.get(adresse("certificat", paul.pk))
    assert "certificat-paul-stagiaire-2026-11-23.pdf" in emporte["Content-Disposition"]
    certificat = papier(emporte)
    for mot in ("Paul Stagiaire", "« Réparer un vélo »", "3 h 30", "11750000000", "Sofia Diop"):
        assert mot in certificat, mot
    assert "salarié(e) de Cyclofix" in certificat
    assert "Je soussigné(e), Sofia Diop, direction, pour" in certificat
    assert "Elle s’est déroulée le 23 novembre 2026, pour une durée" in certificat
    assert "ne vaut pas agrément de l’État" in certificat
    assert "☒ action de formation ☐" in certificat
    attestation = papier(client.get(adresse("attestation", paul.pk)))
    for mot in ("Paul Stagiaire", "3 h 30", "Changer un pneu.", "Acquis"):
        assert mot in attestation, mot
    for dit in (certificat, attestation):
        assert "adresse à compléter, SIRET à compléter" in dit
        assert "Fait à (ville à compléter), le" in dit
    emportee = client.get(adresse("feuille_pdf", session.pk))
    assert "emargement-reparer-un-velo-2026-11-23.pdf" in emportee["Content-Disposition"]
    feuille = papier(emportee)
    for mot in ("STAGIAIRE Paul", "absence : maladie", "Réparer un vélo", "9 h 00"):
        assert mot in feuille, mot


def test_le_certificat_dit_l_adresse_le_siret_et_la_ville(client, session):
    fonder(
        nom="La Petite Rockette",
        adresse="125 rue du Chemin-Vert, 75011 Paris",
        siret="50882247500010",
    )
    Lieu.objects.filter(pk=session.lieu_id).update(commune="Paris")
    un_signataire()
    nour, paul = un_formateur(session), un_stagiaire(session)
    matin = un_matin(session, formateur=nour)
    for qui in (paul, nour):
        signe(matin, qui)
    Inscription.objects.update(resultat="acquis")
    Session.objects.filter(pk=session.pk).update(verrouillee_le=heure(23, 15))

    dit = papier(client.get(adresse("attestation", paul.pk)))

    assert "125 rue du Chemin-Vert, 75011 Paris, SIRET 508 822 475 00010" in dit
    assert "Fait à Paris, le" in dit
    assert "« Réparer un vélo », animée par Nour Formatrice, pour" in dit


def test_le_certificat_refuse_un_prenom_seul_et_un_signataire_inconnu(client, session):
    paul = un_stagiaire(session, type_stagiaire="d")
    Personne.objects.filter(pk=paul.personne_id).update(nom="")
    signe(un_matin(session), paul)
    Session.objects.filter(pk=session.pk).update(verrouillee_le=heure(23, 15))
    page, certificat = adresse("inscription", paul.pk), adresse("certificat", paul.pk)

    sans_nom = client.get(certificat, follow=True)
    assert "tapez-le ici" in lue(sans_nom)
    assert sans_nom.redirect_chain == [(page, 302)]
    client.post(page, {"type_stagiaire": "d", "origine": "1", "nom": "Stagiaire"})
    assert "Son nom de famille" not in lue(client.get(page))
    sans_signataire = client.get(certificat, follow=True)
    assert "dites ici qui signe" in lue(sans_signataire)
    assert sans_signataire.redirect_chain == [(adresse("organisme"), 302)]
    un_signataire()

    assert "Paul Stagiaire" in papier(client.get(certificat))


def test_qui_est_connu_d_un_prenom_seul_dit_son_nom_a_l_inscription(client, session):
    lucie = une_personne("Lucie", nom="")
    tape = {"stagiaire-personne": lucie.pk, "stagiaire-type_stagiaire": "d"}
    tape |= {"stagiaire-origine": "9"}
    inscrire = adresse("inscrire", session.pk)
    assert "Son nom de famille" not in lue(client.get(adresse("session", session.pk)))

    refus = lue(client.post(inscrire, tape))
    assert "manque à l’annuaire, et les papiers le portent" in refus
    assert 'name="stagiaire-nom"' in refus
    client.post(inscrire, tape | {"stagiaire-nom": " Martin "})

    lucie.refresh_from_db()
    assert str(lucie) == "Lucie Martin"
    assert Inscription.objects.get().personne == lucie
    assert list(Personne.objects.nommees("martin")) == [lucie]


def test_ce_qui_se_signe_un_autre_jour_le_dit(client, session, time_machine):
    matin, paul = un_matin(session), un_stagiaire(session)
    page = adresse("signer_ici", matin.pk, "stagiaire", paul.pk)
    assert "après coup" not in lue(client.get(page))
    time_machine.move_to(heure(25, 9), tick=False)
    connecter(client, un_compte("pole"))

    assert "Vous signez après coup" in lue(client.get(page))
    assert "Vous signez après coup" in lue(client.get(adresse("emarger", paul.jeton)))
    signe(matin, paul)

    signee = lue(client.get(adresse("demi_journee", matin.pk)))
    assert "signé à l’écran le 25 novembre, pour le 23 novembre" in signee
    assert "Dire qui forme" in signee
    assert "signé après coup" in papier(client.get(adresse("feuille_pdf", session.pk)))


def test_une_specialite_montre_son_nom(client, session):
    session.action.code_nsf = "252"
    session.action.save()

    assert "252 · Moteurs et mécanique auto" in lue(client.get(adresse("actions")))
    page = client.get(adresse("action", session.action.pk)).text
    assert '<option value="343">Nettoyage, assainissement' in page
    assert 'list="specialites"' in page
    assert dire_la_specialite("999") == "spécialité 999"


@pytest.mark.parametrize(
    ("type_stagiaire", "objectif", "coche"),
    [
        ("d", "bilan", "☒ bilan de compétences"),
        ("d", "vae", "☒ action permettant de faire valider les acquis de l’expérience"),
        ("b", "autre", "☒ action de formation par apprentissage"),
    ],
)
def test_le_certificat_coche_la_nature_de_l_action(
    client, session, type_stagiaire, objectif, coche
):
    Action.objects.update(objectif=objectif)
    qui = un_stagiaire(session, type_stagiaire=type_stagiaire)
    Inscription.objects.update(employeur=une_entreprise())
    un_signataire()
    signe(un_matin(session), qui)
    Session.objects.filter(pk=session.pk).update(verrouillee_le=heure(23, 15))

    certificat = papier(client.get(adresse("certificat", qui.pk)))

    assert coche in certificat
    assert certificat.count("☒") == 1


def test_le_numero_de_declaration_se_corrige_et_ne_s_efface_plus(client):
    dit = {"nda": "11750000000", "certification": "", "signataire": "", "qualite": ""}
    client.post(adresse("organisme"), dit)
    court = client.post(adresse("organisme"), dit | {"nda": "1175"})
    vide = client.post(adresse("organisme"), dit | {"nda": ""})
    client.post(adresse("organisme"), dit | {"nda": "11750000001"})

    assert "onze chiffres" in lue(court)
    assert "il ne s’efface pas" in espaces(lue(vide))
    assert Organisme.objects.get().nda == "11750000001"


def test_le_bilan_se_lit_se_detaille_et_s_emporte(client, session):
    signe(un_matin(session), un_stagiaire(session, "Rosa", "c", "7"))
    page = lue(client.get(adresse("bpf", 2026)))
    assert '<data value="210">3 h 30</data>' in page
    ligne = adresse("bpf_ligne", 2026, "f1", "c")
    assert ligne in page
    detail = lue(client.get(ligne))
    assert "Rosa Stagiaire" in detail
    assert "F-1 c : demandeur d’emploi" in detail
    csv = client.get(f"{adresse('bpf', 2026)}?format=csv")
    texte = b"".join(csv.streaming_content).decode()
    assert "demandeur d’emploi;1;3,50" in texte


def test_la_tresorerie_lit_les_chiffres_et_personne(client, session):
    signe(un_matin(session), un_stagiaire(session, "Rosa", "c", "7"))
    connecter(client, un_compte("tresorerie"))

    page = lue(client.get(adresse("bpf", 2026)))

    assert '<data value="210">3 h 30</data>' in page
    assert "bpf/2026/f1" not in page
    assert client.get(adresse("bpf_ligne", 2026, "f1", "c")).status_code == 403


@pytest.mark.parametrize("nom", ["session", "feuille_pdf", "session_regler"])
def test_le_pole_d_un_autre_lieu_n_ouvre_pas_ce_qui_est_ici(client, session, nom):
    connecter(client, un_compte("pole", lieu=un_point().lieu))

    assert client.get(adresse(nom, session.pk)).status_code == 403


def test_une_session_ne_demande_pas_plus_quand_elle_grandit(
    client, session, django_assert_max_num_queries
):
    for prenom in ("Paul", "Rosa", "Malik", "Lucie"):
        un_stagiaire(session, prenom)
    un_matin(session)
    un_apres_midi(session)

    with django_assert_max_num_queries(20):
        client.get(adresse("session", session.pk))


def test_les_papiers_portent_le_nom_corrige_depuis_la_signature(client, session):
    paul = un_stagiaire(session)
    signe(un_matin(session), paul)
    Personne.objects.filter(pk=paul.personne_id).update(nom="Stagière")
    un_signataire()
    Inscription.objects.update(resultat="acquis")
    Session.objects.filter(pk=session.pk).update(verrouillee_le=heure(23, 15))

    assert "Paul Stagière" in papier(client.get(adresse("attestation", paul.pk)))


@pytest.mark.parametrize("geste", ["demi_journee_changer", "signer_ici"])
def test_une_session_verrouillee_renvoie_a_sa_page_avec_la_raison(
    client, session, geste, time_machine
):
    nour, paul = un_formateur(session), un_stagiaire(session)
    matin = un_matin(session, formateur=nour)
    time_machine.move_to(heure(24, 10), tick=False)
    for qui in (paul, nour):
        signe(matin, qui)
    verrouiller(session=session, compte=session.compte)
    connecter(client, un_compte("pole"))
    a_signer = ["stagiaire", paul.pk] if geste == "signer_ici" else []

    reponse = client.get(adresse(geste, matin.pk, *a_signer), follow=True)

    assert reponse.redirect_chain == [(adresse("session", session.pk), 302)]
    assert "verrouillée" in lue(reponse)


def test_les_heures_d_une_demi_journee_se_changent_sur_leur_page(client, session):
    matin = un_matin(session)
    page = adresse("demi_journee_changer", matin.pk)
    assert page in lue(client.get(adresse("session", session.pk)))
    assert 'value="09:00"' in lue(client.get(page))

    refus = lue(client.post(page, {"debut": "10:00", "fin": "9:00"}))
    assert "La fin vient après le début" in refus
    client.post(page, {"debut": "10:00", "fin": "12:00"})

    matin.refresh_from_db()
    assert matin.duree_min == 120
    assert adresse("demi_journee_retirer", matin.pk) in lue(
        client.get(adresse("session", session.pk))
    )
    annule(signe(matin, un_stagiaire(session)))
    assert adresse("demi_journee_retirer", matin.pk) not in lue(
        client.get(adresse("session", session.pk))
    )
