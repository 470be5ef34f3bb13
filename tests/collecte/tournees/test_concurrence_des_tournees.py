"""Two taps, two people of the crew, a crowd at the public form: all at the same moment."""

import pytest
from django.test import Client
from django.utils import timezone

from collecte.tournees.models import Arret, Coordonnees, Demande
from collecte.tournees.refus import ArretDejaDit, DepotDejaRelie
from collecte.tournees.services.arrets import dire_l_issue, relier
from collecte.tournees.services.coordonnees import oublier_les_rendez_vous
from collecte.tournees.services.rendez_vous import ENVOIS, accepter, refuser
from collecte.tournees.services.tournees import ajouter_une_demande, deplacer
from petiterockette.freins.models import Essai
from tests.fabriques import les_listes, un_compte, un_lieu
from tests.fabriques_tournees import (
    JOUR,
    acceptee,
    ouvrir_la_maison,
    un_depot_de_tournee,
    un_enlevement,
    un_enlevement_fait,
    un_vehicule,
    une_demande,
    une_demande_tapee,
    une_tournee,
)
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tournee():
    les_listes()
    return une_tournee(un_vehicule(un_lieu()))


@pytest.fixture
def responsable(tournee):
    return un_compte("responsable", lieu=tournee.lieu)


def test_huit_envois_de_la_meme_page_sont_une_demande():
    ouvrir_la_maison()
    tape = une_demande_tapee()

    pages = en_parallele([lambda: Client().post("/rendez-vous/", tape)["Location"]] * 8)

    assert erreurs(pages) == []
    assert len(set(pages)) == 1
    assert Demande.objects.count() == Coordonnees.objects.count() == 1
    assert Essai.objects.count() == 1


def test_une_foule_ne_passe_pas_le_frein():
    ouvrir_la_maison()
    tapes = [une_demande_tapee() for _ in range(ENVOIS.par_foyer + 4)]

    statuts = en_parallele(
        [lambda tape=tape: Client().post("/rendez-vous/", tape).status_code for tape in tapes]
    )

    assert sorted(statuts) == [302] * ENVOIS.par_foyer + [429] * 4
    assert Demande.objects.count() == ENVOIS.par_foyer


def test_un_depot_que_deux_relient_n_est_qu_a_un_arret(tournee, responsable):
    arrets = [un_enlevement_fait(tournee, responsable) for _ in "ab"]
    bon = un_depot_de_tournee(tournee.vehicule.point)

    resultats = en_parallele(
        [lambda arret=arret: relier(arret=arret, bon=bon, compte=responsable) for arret in arrets]
    )

    assert [type(e) for e in erreurs(resultats)] == [DepotDejaRelie]
    assert Arret.objects.filter(apport=bon.pk).count() == 1


def test_deux_issues_a_la_fois_n_en_font_qu_une(tournee, responsable):
    arret = un_enlevement(tournee)

    resultats = en_parallele(
        [
            lambda: dire_l_issue(arret=arret, issue="fait", compte=responsable),
            lambda: dire_l_issue(arret=arret, issue="absent", compte=responsable),
        ]
    )

    assert [type(e) for e in erreurs(resultats)] == [ArretDejaDit]
    arret.refresh_from_db()
    assert (arret.issue, arret.demande.etat) in {("fait", "faite"), ("absent", "nouvelle")}


def test_accepter_et_refuser_a_la_fois_laissent_une_reponse_entiere(tournee, responsable):
    demande = une_demande(tournee.lieu)
    demain = timezone.localdate() + JOUR

    en_parallele(
        [
            lambda: accepter(demande=demande, jour=demain, moment="matin", compte=responsable),
            lambda: refuser(demande=demande, motif="loin", compte=responsable),
        ]
    )

    demande.refresh_from_db()
    # Refused last, or refused first and then no longer acceptable.
    assert (demande.etat, demande.motif) == ("refusee", "loin")


def test_une_demande_que_deux_tournees_prennent_n_est_que_dans_une(tournee, responsable):
    autre = une_tournee(tournee.vehicule, moment="matin")
    demande = acceptee(une_demande(tournee.lieu))

    resultats = en_parallele(
        [
            lambda t=t: ajouter_une_demande(tournee=t, demande=demande, compte=responsable)
            for t in (tournee, autre)
        ]
    )

    assert [type(e).__name__ for e in erreurs(resultats)] == ["DejaEnTournee"]
    assert Arret.objects.count() == 1


def test_ranger_a_plusieurs_ne_perd_aucun_arret(tournee, responsable):
    arrets = [un_enlevement(tournee) for _ in range(4)]

    resultats = en_parallele(
        [
            lambda a=a, rang=rang: deplacer(arret=a, rang=rang, monter=True, compte=responsable)
            for rang, a in enumerate(arrets, 1)
        ]
    )

    assert erreurs(resultats) == []
    assert sorted(tournee.arrets.values_list("rang", flat=True)) == [1, 2, 3, 4]


def test_deux_nuits_qui_se_croisent_n_oublient_qu_une_fois(tournee):
    for _ in range(5):
        une_demande(tournee.lieu)
    dans_deux_ans = timezone.localdate() + 800 * JOUR

    oublies = en_parallele([lambda: oublier_les_rendez_vous(aujourd_hui=dans_deux_ans)] * 2)

    assert erreurs(oublies) == []
    assert sum(oublies) == 5
