"""The papers of the training pole: who they name, what they count, what they wait for."""

import pytest

from ateliers.formation.models import Action, Inscription, Session
from petiterockette.lieux.models import Lieu
from petiterockette.lieux.services.lieux import fonder
from petiterockette.personnes.models import Personne
from tests.formation.en_formation import (
    absent,
    heure,
    signe,
    un_apres_midi,
    un_formateur,
    un_matin,
    un_stagiaire,
)
from tests.formation.pages.sur_la_page import adresse, papier, un_signataire, une_entreprise
from tests.pages import lue

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(23, 15), tick=False)]


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


def test_les_papiers_portent_le_nom_corrige_depuis_la_signature(client, session):
    paul = un_stagiaire(session)
    signe(un_matin(session), paul)
    Personne.objects.filter(pk=paul.personne_id).update(nom="Stagière")
    un_signataire()
    Inscription.objects.update(resultat="acquis")
    Session.objects.filter(pk=session.pk).update(verrouillee_le=heure(23, 15))

    assert "Paul Stagière" in papier(client.get(adresse("attestation", paul.pk)))
