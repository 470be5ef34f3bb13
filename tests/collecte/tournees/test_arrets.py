"""On the round: what came of each stop, and who may say it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from collecte.tournees.models import Coordonnees, Demande
from collecte.tournees.refus import (
    ArretDejaDit,
    DemandeDejaTraitee,
    RaisonRequise,
    TourneePasCommencee,
)
from collecte.tournees.services.arrets import corriger, delier, dire_l_issue
from collecte.tournees.services.rendez_vous import refuser
from collecte.tournees.services.tournees import ajouter_une_demande, deplacer, renoncer, retirer
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, un_compte, un_point
from tests.fabriques_tournees import (
    JOUR,
    SECRETS,
    acceptee,
    un_enlevement,
    une_livraison,
    une_tournee,
)
from tests.pages import lue

from .chemins import geste, page

pytestmark = pytest.mark.django_db


def test_fait_mene_a_l_arret_suivant_puis_a_la_tournee(client, tournee, camion):
    a, b = (un_enlevement(tournee) for _ in "ab")
    connecter(client, camion)

    suite = client.post(geste("arret_issue", a), {"issue": "fait"})["Location"]
    fin = client.post(geste("arret_issue", b), {"issue": "fait"})["Location"]

    assert (suite, fin) == (f"{geste('arret', b)}?dit={a.pk}", f"{page(tournee)}?dit={b.pk}")
    assert "C’était le dernier" in lue(client.get(fin))
    a.refresh_from_db()
    assert (a.issue, a.demande.etat, a.dit_par) == ("fait", "faite", camion.personne)


def test_un_arret_fait_se_pese_de_son_bandeau_et_ce_qui_ne_l_est_pas_se_dit_a_la_fin(
    client, tournee, camion
):
    enleve, livre = un_enlevement(tournee), une_livraison(tournee)
    connecter(client, camion)
    peser = f"/collecte/comptoir/?arret={enleve.pk}"

    suivant = lue(client.post(geste("arret_issue", enleve), {"issue": "fait"}, follow=True))
    assert "Peser cet arrêt" in suivant
    assert peser in suivant
    fin = lue(client.post(geste("arret_issue", livre), {"issue": "fait"}, follow=True))

    assert "1 arrêt reste à peser, sans quoi ses kilos ne comptent pas" in fin
    assert "Peser l’arrêt 1" in fin
    assert "À peser : 1 arrêt" in fin
    # A delivery brings nothing back.
    assert "Peser cet arrêt" not in fin
    assert "1 à peser" in lue(client.get(reverse("collecte:tournees")))
    assert "arrêt à peser" in lue(client.get(reverse("espace", args=["collecte"])))


def test_absent_s_enregistre_d_un_geste_et_s_annule_d_un_autre(client, tournee, camion):
    a, b = (un_enlevement(tournee) for _ in "ab")
    connecter(client, camion)
    assert 'name="issue" value="absent"' in client.get(geste("arret", a)).content.decode()

    suite = client.post(geste("arret_issue", a), {"issue": "absent"})["Location"]
    a.refresh_from_db()
    assert (a.issue, a.demande.etat) == ("absent", "nouvelle")
    dite = lue(client.get(suite))
    assert f"Arrêt {a.rang} : absent. C’est noté." in dite
    assert geste("arret_corriger", a) in dite

    client.post(geste("arret_corriger", a))
    a.refresh_from_db()
    assert (a.issue, a.demande.etat) == ("", "acceptee")
    # Taken back, it is told no more; and no other round's stop ever is.
    autre = un_enlevement(une_tournee(tournee.vehicule, moment="matin"))
    for numero in (a.pk, autre.pk, "", "\x00", "9" * 5_000):
        lu = lue(client.get(geste("arret", b), {"dit": numero}))
        assert "C’est noté" not in lu


@pytest.mark.parametrize(
    ("issue", "raison", "etat"),
    [
        ("fait", "", "faite"),
        ("absent", "", "nouvelle"),
        ("refuse", "abime", "refusee"),
        ("annule", "decommande", "annulee"),
        ("annule", "panne", "nouvelle"),
        ("annule", "retard", "nouvelle"),
    ],
)
def test_la_demande_suit_son_arret(tournee, camion, issue, raison, etat):
    arret = un_enlevement(tournee)

    dire_l_issue(arret=arret, issue=issue, raison=raison, compte=camion)

    assert Demande.objects.get().etat == etat


def test_qui_etait_absent_se_replace_dans_une_autre_tournee(tournee, camion, responsable):
    arret = un_enlevement(tournee)
    dire_l_issue(arret=arret, issue="absent", compte=camion)
    demain = une_tournee(tournee.vehicule, tournee.jour + JOUR)

    acceptee(arret.demande, demain.jour)
    second = ajouter_une_demande(tournee=demain, demande=arret.demande, compte=responsable)

    assert second.demande.arrets.count() == 2
    with pytest.raises(DemandeDejaTraitee):
        corriger(arret=arret, compte=camion)


@pytest.mark.parametrize("issue", ["refuse", "annule"])
def test_ce_qui_n_est_pas_fait_dit_pourquoi(client, tournee, camion, issue):
    arret = un_enlevement(tournee)
    connecter(client, camion)

    reponse = client.post(
        geste("arret_issue", arret), {"issue": issue, "precision": "cage trop étroite"}
    )

    assert "Touchez une raison" in lue(reponse)
    assert "cage trop étroite" in lue(reponse)
    with pytest.raises(RaisonRequise):
        dire_l_issue(arret=arret, issue=issue, compte=camion)
    arret.refresh_from_db()
    assert arret.issue == ""


def test_la_meme_issue_deux_fois_n_en_fait_qu_une_et_une_autre_est_refusee(tournee, camion):
    arret = un_enlevement(tournee)
    for _ in "ab":
        dire_l_issue(arret=arret, issue="fait", compte=camion)

    assert Entree.objects.filter(code="collecte.arret.dit").count() == 1
    with pytest.raises(ArretDejaDit, match="fait"):
        dire_l_issue(arret=arret, issue="absent", compte=camion)


def test_une_issue_se_corrige(client, tournee, camion):
    arret = un_enlevement(tournee)
    connecter(client, camion)
    client.post(geste("arret_issue", arret), {"issue": "refuse", "raison": "acces"})

    for _ in "ab":
        client.post(geste("arret_corriger", arret))

    arret.refresh_from_db()
    assert (arret.issue, arret.raison, arret.demande.etat) == ("", "", "acceptee")
    assert Entree.objects.filter(code="collecte.arret.corrige").count() == 1


def test_une_reponse_donnee_depuis_ne_se_corrige_pas_par_l_arret(tournee, camion, responsable):
    arret = un_enlevement(tournee)
    dire_l_issue(arret=arret, issue="absent", compte=camion)
    refuser(demande=arret.demande, motif="injoignable", compte=responsable)

    with pytest.raises(DemandeDejaTraitee, match="refusée"):
        corriger(arret=arret, compte=camion)


def test_une_tournee_a_venir_ne_se_dit_pas(client, vehicule, camion):
    arret = un_enlevement(une_tournee(vehicule, timezone.localdate() + JOUR))
    connecter(client, camion)

    with pytest.raises(TourneePasCommencee):
        dire_l_issue(arret=arret, issue="fait", compte=camion)
    assert geste("arret_issue", arret) not in lue(client.get(geste("arret", arret)))


def test_apres_minuit_la_tournee_de_la_veille_se_finit(vehicule, camion):
    """23:30 UTC is half past midnight in Paris in winter."""
    with time_machine.travel(datetime(2026, 12, 1, 10, tzinfo=UTC), tick=False):
        arret = un_enlevement(une_tournee(vehicule))
    with time_machine.travel(datetime(2026, 12, 1, 23, 30, tzinfo=UTC), tick=False):
        dire_l_issue(arret=arret, issue="fait", compte=camion)

    assert Coordonnees.objects.get().utile_le.isoformat() == "2026-12-01"


def test_la_page_d_un_arret_appelle_et_guide(client, tournee, camion):
    arret = un_enlevement(tournee)
    connecter(client, camion)

    lu = lue(client.get(geste("arret", arret)))

    assert 'href="tel:0639981122"' in lu
    assert 'href="geo:0,0?q=12%20rue%20du%20Puits-Fleuri%2C%2075011%20Paris"' in lu
    assert "B4512" in lu


def test_la_feuille_de_route_dit_tout_sur_une_page(client, tournee, camion):
    un_enlevement(tournee)
    une_livraison(tournee)
    connecter(client, camion)

    lu = lue(client.get(geste("tournee_feuille", tournee)))

    for secret in (SECRETS[0], SECRETS[1], SECRETS[3], SECRETS[4], "à détruire au retour"):
        assert secret in lu


@pytest.mark.parametrize("role", ["benevole", "tri", "caisse", "pole"])
def test_qui_ne_fait_pas_la_tournee_ne_la_dit_pas(tournee, role):
    arret, compte = un_enlevement(tournee), un_compte(role, lieu=tournee.lieu)

    for tenter in (
        lambda: dire_l_issue(arret=arret, issue="fait", compte=compte),
        lambda: corriger(arret=arret, compte=compte),
        lambda: deplacer(arret=arret, rang=1, monter=True, compte=compte),
        lambda: delier(arret=arret, compte=compte),
    ):
        with pytest.raises(DroitManquant):
            tenter()


def test_le_camion_d_un_autre_point_ne_dit_rien_ici(tournee):
    arret = un_enlevement(tournee)
    autre = un_compte("camion", point=un_point("camion", lieu=tournee.lieu))

    with pytest.raises(DroitManquant):
        dire_l_issue(arret=arret, issue="fait", compte=autre)


def test_le_camion_ne_prepare_pas(tournee, camion):
    arret = un_enlevement(tournee)

    for tenter in (
        lambda: retirer(arret=arret, compte=camion),
        lambda: renoncer(tournee=tournee, compte=camion),
        lambda: une_tournee(tournee.vehicule, compte=camion, moment="matin"),
    ):
        with pytest.raises(DroitManquant):
            tenter()


def test_ce_qui_est_refuse_sur_place_n_est_plus_a_dire_au_telephone(
    client, responsable, tournee, camion
):
    arret = un_enlevement(tournee)
    dire_l_issue(arret=arret, issue="refuse", raison="abime", compte=camion)

    lu = lue(client.get(geste("demande", arret.demande)))

    assert "À dire au téléphone" not in lu
    assert "refusé sur place" in lu
