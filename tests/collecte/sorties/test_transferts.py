"""Between our own sites: what leaves is in transit until it arrives."""

from datetime import timedelta

import pytest
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.livre.refus import SuiteAAnnuler
from collecte.livre.services.annulations import annuler
from collecte.sorties.refus import ArriveAilleurs, DejaArrive, MemeLieu, RaisonDemandee, SortieVide
from collecte.sorties.services.transferts import LigneEnvoyee, attendus, en_route, envoyer, recevoir
from petiterockette.droits import DroitManquant
from tests.collecte.livre.test_contenants import un_plein
from tests.collecte.livres import deposer, pas, stock
from tests.fabriques import categorie, contenant, entete, matiere, un_compte, un_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def quais():
    return un_point("quai"), un_point("quai")


def partir(de, vers, masse_g=40_000, code="textiles"):
    deposer(de, code, masse_g)
    bon, _cree = envoyer(
        entete=entete(point=de),
        vers_lieu=vers.lieu,
        envois=[LigneEnvoyee(brut_g=masse_g, categorie=categorie(code))],
    )
    return bon


def test_annonce_40_recu_38(quais):
    ici, la = quais
    depart = partir(ici, la)
    cle = (categorie("textiles").pk, "a_trier")

    arrivee, _cree = recevoir(
        entete=entete(point=la),
        transfert=depart.transfert,
        recus={cle: 38_000},
        motif="un sac crevé",
    )

    assert pas(depart) == [("textiles", "a_trier", "transit", 40_000)]
    assert pas(arrivee) == [
        ("textiles", "transit", "a_trier", 38_000),
        ("textiles", "transit", "perdu", 2_000),
    ]
    assert stock(ici.lieu, "textiles", "a_trier") == 0
    assert stock(la.lieu, "textiles", "a_trier") == 38_000
    jour = timezone.localdate()
    depuis, vers = bilan(jour, jour, [ici.lieu]), bilan(jour, jour, [la.lieu])
    assert (depuis.entre_sites_g, vers.entre_sites_g) == (-40_000, 38_000)
    # Neither an input nor an output, here or there.
    assert (depuis.sorties_g, vers.collecte_g, vers.sorties_g) == (0, 0, 0)
    assert (depuis.variation_stock_g, vers.variation_stock_g) == (0, 38_000)


def test_recu_plus_qu_annonce(quais):
    ici, la = quais
    depart = partir(ici, la)

    arrivee, _cree = recevoir(
        entete=entete(point=la),
        transfert=depart.transfert,
        recus={(categorie("textiles").pk, "a_trier"): 41_500},
        motif="pesé à nouveau",
    )

    assert pas(arrivee) == [
        ("textiles", "inventaire", "transit", 1_500),
        ("textiles", "transit", "a_trier", 41_500),
    ]
    assert stock(la.lieu, "textiles", "a_trier") == 41_500


def test_accepte_comme_annonce_sans_raison(quais):
    ici, la = quais
    depart = partir(ici, la)
    assert [a.masse_g for a in attendus(depart.transfert)] == [40_000]
    assert [t.pk for t in en_route([la.lieu.pk])] == [depart.pk]

    recevoir(entete=entete(point=la), transfert=depart.transfert)

    assert stock(la.lieu, "textiles", "a_trier") == 40_000
    assert not en_route().exists()


def test_rien_n_est_arrive(quais):
    ici, la = quais
    depart = partir(ici, la)

    arrivee, _cree = recevoir(
        entete=entete(point=la),
        transfert=depart.transfert,
        recus={(categorie("textiles").pk, "a_trier"): 0},
        motif="volé en route",
    )

    assert pas(arrivee) == [("textiles", "transit", "perdu", 40_000)]


def test_un_contenant_plein_voyage_avec_ses_kilos(quais):
    ici, la = quais
    deposer(ici, "textiles", 40_000)
    plein = un_plein(ici)
    depart, _cree = envoyer(
        entete=entete(point=ici), vers_lieu=la.lieu, envois=[LigneEnvoyee(plein=plein)]
    )

    recevoir(entete=entete(point=la), transfert=depart.transfert)

    assert stock(la.lieu, "textiles", "a_recycler", "textile") == 38_000


def test_une_matiere_sans_categorie_arrive_comme_elle_est_partie(quais):
    ici, la = quais
    for code, g in [("textiles", 30_000), ("livres", 10_000)]:
        deposer(ici, code, g)
    depart, _cree = envoyer(
        entete=entete(point=ici),
        vers_lieu=la.lieu,
        envois=[LigneEnvoyee(de="a_jeter", brut_g=20_000, matiere=matiere("tout-venant"))],
    )

    arrivee, _cree = recevoir(
        entete=entete(point=la),
        transfert=depart.transfert,
        recus={(None, "a_jeter"): 19_000},
        motif="mouillé",
    )

    assert sum(g for _c, _de, vers, g in pas(arrivee) if vers == "a_jeter") == 19_000
    assert sum(g for _c, _de, vers, g in pas(arrivee) if vers == "perdu") == 1_000


def test_une_arrivee_sans_le_compte_demande_une_raison(quais):
    ici, la = quais
    depart = partir(ici, la)

    with pytest.raises(RaisonDemandee):
        recevoir(
            entete=entete(point=la),
            transfert=depart.transfert,
            recus={(categorie("textiles").pk, "a_trier"): 38_000},
        )
    assert en_route().exists()


def test_un_envoi_arrive_une_fois_et_la_ou_il_est_attendu(quais):
    ici, la = quais
    depart = partir(ici, la)

    with pytest.raises(ArriveAilleurs):
        recevoir(entete=entete(point=ici), transfert=depart.transfert)
    arrivee, _cree = recevoir(entete=entete(point=la), transfert=depart.transfert)
    with pytest.raises(DejaArrive):
        recevoir(entete=entete(point=la), transfert=depart.transfert)
    with pytest.raises(SuiteAAnnuler):
        annuler(bon=depart, uuid=entete().uuid, motif="erreur", compte=un_compte("direction"))

    annuler(bon=arrivee, uuid=entete().uuid, motif="erreur", compte=un_compte("direction"))
    annuler(bon=depart, uuid=entete().uuid, motif="erreur", compte=un_compte("direction"))
    assert stock(ici.lieu, "textiles", "a_trier") == 40_000
    assert stock(la.lieu, "textiles", "a_trier") == 0


def test_un_envoi_impossible_est_refuse(quais):
    ici, la = quais
    envoi = LigneEnvoyee(brut_g=5_000, categorie=categorie("textiles"))

    with pytest.raises(MemeLieu):
        envoyer(entete=entete(point=ici), vers_lieu=ici.lieu, envois=[envoi])
    with pytest.raises(SortieVide):
        envoyer(entete=entete(point=ici), vers_lieu=la.lieu, envois=[])
    with pytest.raises(DroitManquant):
        envoyer(
            entete=entete(un_compte("tri", lieu=ici.lieu), ici), vers_lieu=la.lieu, envois=[envoi]
        )


def test_la_tare_se_retire_de_ce_qui_part(quais):
    ici, la = quais
    deposer(ici, "textiles", 40_000)
    caisse = contenant("Caisse grise")

    depart, _cree = envoyer(
        entete=entete(point=ici),
        vers_lieu=la.lieu,
        envois=[
            LigneEnvoyee(
                brut_g=10_000 + 2 * caisse.tare_g,
                categorie=categorie("textiles"),
                tares=((caisse, 2),),
            )
        ],
    )

    assert depart.lignes.get().masse_g == 10_000


def test_ce_qui_est_en_route_depuis_plus_de_sept_jours_se_voit(quais, time_machine):
    from collecte.sorties.services.transferts import ALERTE

    ici, la = quais
    depart = partir(ici, la)

    time_machine.move_to(timezone.now() + timedelta(days=8))

    assert [t.pk for t in en_route() if timezone.now() - t.bon.enregistre_le > ALERTE] == [
        depart.pk
    ]
