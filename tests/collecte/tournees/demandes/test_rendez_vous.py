"""Requests for a home pick-up: told, accepted or refused, then forgotten at their term."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from collecte.tournees.models import Coordonnees, Demande
from collecte.tournees.refus import (
    DejaEnTournee,
    DemandeDejaEnvoyee,
    DemandeDejaTraitee,
    JourPasse,
    RaisonRequise,
)
from collecte.tournees.services.coordonnees import oublier_une_demande
from collecte.tournees.services.rendez_vous import accepter, annuler_la_demande, refuser
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.collecte.tournees.demandes.chemins import adresse
from tests.fabriques import un_compte
from tests.fabriques_tournees import (
    JOUR,
    SECRETS,
    un_enlevement,
    une_demande,
    une_demande_tapee,
    une_tournee,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


# Told by phone


def test_un_appel_se_note_et_se_lit(client, responsable):
    reponse = client.post(
        reverse("collecte:demande_nouvelle"), une_demande_tapee(lieu="CHV"), follow=True
    )

    demande = Demande.objects.get()
    page = lue(reponse)
    for secret in SECRETS:
        assert secret in page
    assert (demande.canal, demande.etat, demande.etage, demande.ascenseur) == (
        "telephone",
        "nouvelle",
        3,
        False,
    )
    assert demande.localite.code == "75011"
    assert "mardi matin, samedi après-midi" in page
    assert "3ᵉ étage, sans ascenseur" in page


def test_un_appel_envoye_deux_fois_est_une_seule_demande(client, responsable):
    tape = une_demande_tapee(lieu="CHV")

    pages = {client.post(reverse("collecte:demande_nouvelle"), tape)["Location"] for _ in "ab"}

    assert Demande.objects.count() == Coordonnees.objects.count() == 1
    assert len(pages) == 1


def test_la_meme_page_avec_un_autre_contenu_le_dit(client, responsable):
    tape = une_demande_tapee(lieu="CHV")
    client.post(reverse("collecte:demande_nouvelle"), tape)

    reponse = client.post(reverse("collecte:demande_nouvelle"), tape | {"etage": "5"})

    assert "déjà envoyé la demande" in erreurs(reponse)["__all__"]
    assert 'value="5"' in lue(reponse)
    assert Demande.objects.count() == 1
    with pytest.raises(DemandeDejaEnvoyee):
        une_demande(uuid=tape["uuid"], etage=5)


@pytest.mark.parametrize(
    ("champs", "ou", "phrase"),
    [
        ({"nom": ""}, "nom", "votre nom"),
        ({"telephone": "", "courriel": ""}, "telephone", "Un téléphone ou un courriel"),
        ({"telephone": "06 12"}, "telephone", "n’est pas complet"),
        ({"telephone": "٠٦ ١٢ ٣٤ ٥٦ ٧٨"}, "telephone", "n’est pas complet"),
        ({"courriel": "ursule@"}, "courriel", "pas complète"),
        ({"code_postal": "7501"}, "code_postal", "cinq chiffres"),
        ({"code_postal": "75021"}, "code_postal", "75001 à 75020"),
        ({"code_postal": "93100"}, "commune", "la ville"),
        ({"code_postal": "93100", "commune": "12 rue X"}, "commune", "la ville seulement"),
        ({"etage": "-1"}, "etage", "supérieur"),
        ({"etage": "3,5"}, "etage", "entier"),
        ({"volume_l": ""}, "volume_l", "s’en approche"),
        ({"volume_l": "17"}, "volume_l", "s’en approche"),
        ({"quoi": " "}, "quoi", "quelques mots"),
        ({"lieu": "MTG"}, "lieu", ""),
    ],
)
def test_ce_qui_est_mal_tape_se_dit_a_cote_et_rien_n_est_ecrit(
    client, responsable, champs, ou, phrase
):
    tape = une_demande_tapee(lieu="CHV") | champs

    reponse = client.post(reverse("collecte:demande_nouvelle"), tape)

    assert phrase in erreurs(reponse)[ou]
    assert Demande.objects.count() == Coordonnees.objects.count() == 0
    if ou != "nom":
        assert tape["nom"] in lue(reponse)


def test_les_accents_et_les_apostrophes_se_gardent(client, responsable):
    client.post(
        reverse("collecte:demande_nouvelle"),
        une_demande_tapee(
            lieu="CHV",
            nom="  Élise   d’Août-Ÿ ",
            code_postal="93260",
            commune="Les Lilas",
            telephone="+33 6 39 98 11 22",
        ),
    )

    coordonnees = Coordonnees.objects.get()
    assert coordonnees.nom == "Élise d’Août-Ÿ"
    assert coordonnees.telephone == "+33639981122"
    assert coordonnees.commune == "Les Lilas"
    assert Demande.objects.get().localite.code == "petite-couronne"


@pytest.mark.parametrize(
    ("code_postal", "localite", "commune"),
    [
        ("75001", "75001", "Paris 1ᵉʳ"),
        ("75116", "75016", "Paris 16ᵉ"),
        ("94200", "petite-couronne", "Ivry"),
        ("78000", "grande-couronne", "Ivry"),
        ("13001", "ailleurs", "Ivry"),
    ],
)
def test_la_localite_vient_du_code_postal(lieu, code_postal, localite, commune):
    demande = une_demande(lieu, code_postal=code_postal, commune="Ivry")

    assert demande.localite.code == localite
    assert demande.coordonnees.commune == commune


# The answer


def test_accepter_donne_un_creneau_et_la_phrase_a_dire(client, responsable, lieu):
    demande = une_demande(lieu)
    jour = timezone.localdate() + JOUR

    reponse = client.post(
        adresse(demande, "accepter"),
        {"jour": jour.isoformat(), "moment": "matin", "de": "09:00", "a": "11:30"},
        follow=True,
    )

    demande.refresh_from_db()
    assert (demande.etat, demande.jour, demande.de, demande.a) == (
        "acceptee",
        jour,
        time(9),
        time(11, 30),
    )
    assert "entre 9 h et 11 h 30" in lue(reponse)
    assert "À dire au téléphone" in lue(reponse)
    assert demande.coordonnees.utile_le == jour


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"jour": ""}, "Dites quel jour"),
        ({"jour": "2026-02-29"}, "n’existe pas"),
        ({"jour": "2020-01-06"}, "est passé"),
        ({"moment": ""}, "Touchez un moment"),
        ({"de": "9:00"}, "les deux heures"),
        ({"de": "11:00", "a": "9:00"}, "après avoir commencé"),
        ({"de": "11 heures", "a": "12:00"}, "heure"),
    ],
)
def test_un_creneau_mal_tape_se_dit_et_rien_n_est_promis(client, responsable, lieu, champs, phrase):
    demande = une_demande(lieu)
    bon = {"jour": (timezone.localdate() + JOUR).isoformat(), "moment": "matin"}

    reponse = client.post(adresse(demande, "accepter"), bon | champs)

    assert reponse.status_code == 200
    assert phrase in lue(reponse)
    demande.refresh_from_db()
    assert demande.etat == "nouvelle"


def test_refuser_garde_sa_raison_et_dit_quoi_dire(client, responsable, lieu):
    demande = une_demande(lieu)

    reponse = client.post(
        adresse(demande, "refuser"), {"motif": "peu", "precision": "deux sacs"}, follow=True
    )

    demande.refresh_from_db()
    assert (demande.etat, demande.motif, demande.precision) == ("refusee", "peu", "deux sacs")
    assert "apportez-le au comptoir" in lue(reponse)


def test_refuser_sans_raison_est_refuse(client, responsable, lieu):
    demande = une_demande(lieu)

    reponse = client.post(adresse(demande, "refuser"), {"motif": ""})

    assert "Touchez une raison" in lue(reponse)
    with pytest.raises(RaisonRequise):
        refuser(demande=demande, motif="humeur", compte=responsable)
    demande.refresh_from_db()
    assert demande.etat == "nouvelle"


def test_deux_touches_sont_une_seule_reponse(responsable, lieu):
    demande = une_demande(lieu)
    avant = Entree.objects.count()
    for _ in "ab":
        accepter(demande=demande, jour=timezone.localdate(), moment="matin", compte=responsable)
    assert Entree.objects.count() == avant + 1
    for _ in "ab":
        refuser(demande=demande, motif="complet", compte=responsable)
    assert Entree.objects.count() == avant + 2


def test_une_demande_finie_ne_se_traite_plus(responsable, lieu):
    demande = une_demande(lieu)
    annuler_la_demande(demande=demande, compte=responsable)

    with pytest.raises(DemandeDejaTraitee, match="annulée"):
        accepter(demande=demande, jour=timezone.localdate(), moment="matin", compte=responsable)
    with pytest.raises(DemandeDejaTraitee):
        refuser(demande=demande, motif="loin", compte=responsable)


def test_ce_qui_est_dans_une_tournee_ne_change_pas_de_jour(responsable, lieu):
    arret = un_enlevement(une_tournee(lieu.vehicule_set.get()))
    demain = timezone.localdate() + JOUR

    with pytest.raises(DejaEnTournee):
        accepter(demande=arret.demande, jour=demain, moment="matin", compte=responsable)
    with pytest.raises(DejaEnTournee):
        refuser(demande=arret.demande, motif="loin", compte=responsable)


def test_aujourd_hui_est_le_jour_de_paris(responsable, lieu):
    """At 23:30 UTC on 28 February it is already 1 March in Paris; 29 in a leap year."""
    demande = une_demande(lieu)
    with time_machine.travel(datetime(2028, 2, 28, 23, 30, tzinfo=UTC), tick=False):
        with pytest.raises(JourPasse):
            accepter(demande=demande, jour=date(2028, 2, 28), moment="matin", compte=responsable)
        accepter(demande=demande, jour=date(2028, 2, 29), moment="matin", compte=responsable)


@pytest.mark.parametrize("role", ["camion", "benevole", "pole"])
def test_qui_ne_tient_pas_les_rendez_vous_ne_repond_pas(lieu, role):
    demande, compte = une_demande(lieu), un_compte(role, lieu=lieu)

    for geste in (
        lambda: accepter(demande=demande, jour=timezone.localdate(), moment="matin", compte=compte),
        lambda: refuser(demande=demande, motif="loin", compte=compte),
        lambda: oublier_une_demande(demande=demande, compte=compte),
        lambda: une_demande(lieu, compte=compte),
    ):
        with pytest.raises(DroitManquant):
            geste()


def test_un_numero_de_page_perdu_se_refait(client, responsable):
    reponse = client.post(
        reverse("collecte:demande_nouvelle"), une_demande_tapee(lieu="CHV", uuid="x")
    )

    assert "avait perdu son numéro" in erreurs(reponse)["__all__"]
    assert SECRETS[0] in lue(reponse)
    assert Demande.objects.count() == 0
