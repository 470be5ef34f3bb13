"""The pages of the training pole: what is typed, signed, read, taken away on paper."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ateliers.formation.models import Action, Emargement, Inscription, Organisme, Session
from ateliers.formation.services.verrou import verrouiller
from ateliers.formation.specialites import dire_la_specialite
from ateliers.formation.suivi_des_emargements import minutes_de
from petiterockette.personnes.models import Personne
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne
from tests.fabriques_tournees import une_image
from tests.formation.en_formation import (
    DESSIN,
    annule,
    heure,
    signe,
    un_apres_midi,
    un_formateur,
    un_matin,
    un_stagiaire,
)
from tests.formation.pages.sur_la_page import adresse, papier
from tests.pages import erreurs, espaces, lue

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(23, 15), tick=False)]


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
