"""Several counters at once: nothing lost, nothing twice, nobody blocked for ever."""

from collections import Counter
from itertools import cycle, islice
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.test import Client

from collecte.depots.documents import lire_depot
from collecte.depots.services.depots import enregistrer_depot
from collecte.livre.models import Bon, Cumul, CumulApports, CumulDepots, Mouvement, Stock
from collecte.livre.refus import DejaAnnule
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import porter_a_la_dechetterie, sortir_des_bacs
from collecte.tri.services.tri import orienter
from tests.collecte.livres import les_livres_s_accordent
from tests.fabriques import (
    bac,
    categorie,
    connecter,
    entete,
    les_listes,
    un_compte,
    un_depot,
    un_document,
    un_point,
    une_ligne,
)
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)

CODES = ["textiles", "livres", "vaisselle", "mobilier", "jouets", "velo"]


@pytest.fixture
def point():
    les_listes()
    return un_point(maximum_g=None)


def poster(client: Client, document: dict) -> tuple[int, dict]:
    reponse = client.post("/collecte/depots/", document, content_type="application/json")
    return reponse.status_code, reponse.json()


# One document, many sends


def test_quatre_vingts_envois_d_un_depot_n_en_font_qu_un(point):
    appareil = un_compte("benevole", lieu=point.lieu)
    clients = [connecter(Client(), appareil) for _ in range(16)]
    document = un_document(point, lignes=[une_ligne(code, 1_000) for code in CODES])

    vagues = [
        en_parallele([lambda c=client: poster(c, document) for client in clients]) for _ in range(5)
    ]

    assert not [e for vague in vagues for e in erreurs(vague)]
    statuts = Counter(statut for vague in vagues for statut, _corps in vague)
    assert statuts == {201: 1, 200: 79}
    assert 201 in {statut for statut, _corps in vagues[0]}
    bon = Bon.objects.get()
    assert {corps["numero"] for vague in vagues for _s, corps in vague} == {bon.pk}
    assert Mouvement.objects.count() == len(CODES)
    assert set(Stock.objects.values_list("masse_g", flat=True)) == {1_000}
    assert CumulDepots.objects.get().depots == 1


def test_un_identifiant_pour_deux_contenus_n_en_garde_qu_un(point):
    appareil = un_compte("benevole", lieu=point.lieu)
    clients = [connecter(Client(), appareil) for _ in range(16)]
    un, autre = un_document(point, commentaire="un"), un_document(point, commentaire="autre")
    autre["uuid"] = un["uuid"]

    resultats = en_parallele(
        [
            lambda c=client, d=document: poster(c, d)
            for client, document in zip(clients, cycle([un, autre]), strict=False)
        ]
    )

    assert not erreurs(resultats)
    assert Counter(statut for statut, _corps in resultats) == {201: 1, 200: 7, 409: 8}
    garde = Bon.objects.get().commentaire.texte
    assert {s for s, _c in resultats[0 if garde == "un" else 1 :: 2]} == {200, 201}


def test_une_sortie_envoyee_huit_fois_n_en_fait_qu_une(point):
    compte = un_compte("responsable", lieu=point.lieu)
    un_depot(une_ligne("livres", 5_000), point=point)
    tete, livres = entete(compte, point), categorie("livres")

    resultats = en_parallele(
        [lambda: vendre_hors_caisse(entete=tete, categorie=livres, masse_g=1_000)] * 8
    )

    assert not erreurs(resultats)
    assert sorted(cree for _bon, cree in resultats) == [False] * 7 + [True]
    assert Bon.objects.count() == 2
    assert Stock.objects.get(etape="a_trier").masse_g == 4_000
    les_livres_s_accordent()


# Different gestures, the same rows


def un_comptoir(point, codes, fois: int):
    """A counter that records ``fois`` deposits of these categories, in this order."""
    appareil = un_compte("benevole", lieu=point.lieu)
    lignes = [une_ligne(code, 1_000, destination="rayon") for code in codes]
    depots = [lire_depot(un_document(point, lignes=lignes)) for _ in range(fois)]

    def servir() -> None:
        for depot in depots:
            _bon, cree = enregistrer_depot(depot=depot, compte=appareil)
            assert cree

    return servir


def test_des_depots_dans_l_ordre_et_a_l_envers_ne_se_bloquent_pas(point):
    fois = 8
    ordres = islice(cycle([CODES, CODES[::-1]]), 8)

    resultats = en_parallele([un_comptoir(point, codes, fois) for codes in ordres])

    assert not erreurs(resultats)
    n = 8 * fois
    assert Bon.objects.count() == CumulDepots.objects.get().depots == n
    rayon = Stock.objects.filter(etape="rayon").values_list("masse_g", flat=True)
    assert list(rayon) == [n * 1_000] * len(CODES)
    assert set(CumulApports.objects.values_list("masse_g", flat=True)) == {n * 1_000}
    assert Cumul.objects.filter(de="donateur").aggregate(g=Sum("masse_g"))["g"] == (
        n * 1_000 * len(CODES)
    )
    les_livres_s_accordent()


def test_sorties_bacs_et_depots_ensemble_ne_perdent_rien(point):
    fois = 6
    compte = un_compte("responsable", lieu=point.lieu)
    livres, petit_bac = categorie("livres"), bac("Petit bac vert")
    un_depot(*(une_ligne(code, 50_000) for code in CODES), point=point)

    def repeter(geste):
        def servir() -> None:
            for _ in range(fois):
                geste(entete=entete(compte, point))

        return servir

    resultats = en_parallele(
        [
            un_comptoir(point, CODES, fois),
            un_comptoir(point, CODES[::-1], fois),
            repeter(lambda entete: vendre_hors_caisse(entete=entete, categorie=livres, masse_g=70)),
            repeter(
                lambda entete: sortir_des_bacs(entete=entete, bac=petit_bac, n=1, brut_g=23_001)
            ),
            repeter(lambda entete: porter_a_la_dechetterie(entete=entete, brut_g=503)),
            repeter(
                lambda entete: orienter(
                    entete=entete, categorie=livres, de="a_trier", vers="a_jeter", masse_g=11
                )
            ),
        ]
    )

    assert not erreurs(resultats)
    assert Bon.objects.count() == 1 + 6 * fois
    entre = 50_000 * len(CODES) + 2 * fois * 1_000 * len(CODES)
    sorti = fois * (70 + 1_001 + 503)
    assert Stock.objects.aggregate(g=Sum("masse_g"))["g"] == entre - sorti
    les_livres_s_accordent()


# One bon, many cancellations


def test_deux_annulations_d_un_bon_n_en_font_qu_une(point):
    compte = un_compte("responsable", lieu=point.lieu)
    for _ in range(5):
        bon = un_depot(point=point)

        resultats = en_parallele(
            [
                lambda b=bon: annuler(bon=b, uuid=uuid4(), motif="essai", compte=compte)
                for _ in range(4)
            ]
        )

        refus = erreurs(resultats)
        assert [type(r) for r in refus] == [DejaAnnule] * 3
        assert Bon.objects.filter(annule=bon).count() == 1
    assert set(Stock.objects.values_list("masse_g", flat=True)) == {0}
    les_livres_s_accordent()


def test_la_meme_annulation_envoyee_quatre_fois_n_en_fait_qu_une(point):
    compte = un_compte("responsable", lieu=point.lieu)
    bon, uuid = un_depot(point=point), uuid4()

    resultats = en_parallele(
        [lambda: annuler(bon=bon, uuid=uuid, motif="essai", compte=compte)] * 4
    )

    assert not erreurs(resultats)
    assert sorted(cree for _contre, cree in resultats) == [False, False, False, True]
    assert len({contre.pk for contre, _cree in resultats}) == 1
    assert set(Stock.objects.values_list("masse_g", flat=True)) == {0}
