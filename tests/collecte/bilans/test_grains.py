"""What was brought in counts in the periods that hold it whole, and in no other."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from collecte.bilans.en_gros import masses_en_gros
from collecte.bilans.masses import bilan, bilan_de, masses_par_jour, nets_par_fin, stock_vif
from collecte.livre.models import Bon, Mouvement
from collecte.livre.services.mouvements import ecrire, sans_matiere
from collecte.matiere.ecritures import Pas
from collecte.matiere.periode import Periode
from collecte.tableau.bons import extrait
from collecte.tableau.figures import tableau_de
from collecte.tableau.filtre import filtre_de
from petiterockette.comptes.lieux_lus import lire_les_lieux
from tests.fabriques import categorie, les_listes, un_compte, un_lieu

ENTIER, EN_MOIS, EN_JOURS = 4_000_000, 300_000, 20_000


@pytest.fixture
def lieu(db):
    """2019 known by its total, March 2020 by its own, 12 April 2020 by its day."""
    les_listes()
    lieu, compte = un_lieu(), un_compte("direction")
    livres, sans = categorie("livres").pk, sans_matiere()
    for jour, etape, g in (
        (date(2019, 12, 31), "historique_annee", ENTIER),
        (date(2020, 3, 31), "historique_mois", EN_MOIS),
        (date(2020, 4, 12), "historique", EN_JOURS),
    ):
        bon = Bon.objects.create(
            uuid=uuid4(),
            empreinte="",
            nature="reprise",
            lieu=lieu,
            jour=jour,
            enregistre_le=timezone.now(),
            compte=compte,
        )
        pas = [
            Pas(livres, sans, "donateur", etape, g),
            Pas(livres, sans, etape, "vendu", g // 2),
            Pas(livres, sans, etape, "recycle", g // 4),
        ]
        ecrire(bon=bon, pas=pas, sans_matiere=sans)
    return lieu


@pytest.mark.parametrize(
    ("debut", "fin", "attendu_g"),
    [
        (date(2019, 1, 1), date(2019, 12, 31), ENTIER),
        (date(2018, 6, 1), date(2020, 2, 10), ENTIER),
        (date(2019, 1, 2), date(2019, 12, 31), 0),
        (date(2019, 12, 1), date(2019, 12, 31), 0),
        (date(2019, 12, 31), date(2019, 12, 31), 0),
        (date(2019, 12, 1), date(2020, 3, 30), 0),
        (date(2020, 3, 1), date(2020, 3, 31), EN_MOIS),
        (date(2020, 3, 2), date(2020, 4, 30), EN_JOURS),
        (date(2020, 2, 15), date(2020, 4, 12), EN_MOIS + EN_JOURS),
        (date(2020, 4, 12), date(2020, 4, 12), EN_JOURS),
        (date(2020, 1, 1), date(2020, 12, 31), EN_MOIS + EN_JOURS),
        (date(2019, 1, 1), date(2020, 12, 31), ENTIER + EN_MOIS + EN_JOURS),
    ],
)
def test_un_total_repris_compte_dans_les_periodes_qui_le_contiennent_en_entier(
    lieu, debut, fin, attendu_g
):
    b = bilan(debut, fin, [lieu])
    en_gros = bilan_de(masses_en_gros(debut, fin, [lieu.pk]), debut, fin, [lieu.code])

    assert (b.collecte_g, b.reemploi_g, b.recyclage_g) == (
        attendu_g,
        attendu_g // 2,
        attendu_g // 4,
    )
    assert b == en_gros
    assert b.repris == bool(attendu_g)
    # What is left is of before, unexplained: no live stock moved.
    assert (b.historique_g, b.variation_stock_g) == (attendu_g - attendu_g * 3 // 4, 0)


def test_une_reprise_ne_touche_aucun_stock_vif(lieu):
    assert stock_vif([lieu.pk]) == 0


@pytest.mark.parametrize(
    ("periode", "attendu_g"),
    [("2019", ENTIER), ("2019-12", 0), ("2020-03", EN_MOIS), ("2020", EN_MOIS + EN_JOURS)],
)
@pytest.mark.parametrize("pas", ["", "jour"])
def test_la_page_et_les_bons_d_un_chiffre_disent_le_meme(lieu, periode, attendu_g, pas):
    lus = lire_les_lieux(un_compte("direction"), "collecte.lire_les_mois", lieu.code)
    filtre = filtre_de(Periode.lire(periode), lus, {"pas": pas})
    tableau = tableau_de(filtre)

    assert tableau.bilan.collecte_g == attendu_g
    assert sum(g for _bon, g in extrait(filtre, "collecte").tous()) == attendu_g
    assert sum(li.bilan.collecte_g for li in tableau.par_categorie) == attendu_g
    assert nets_par_fin(tableau.lignes).get("vendu", 0) == attendu_g // 2


def test_jour_par_jour_un_total_n_est_d_aucun_jour(lieu):
    lues = masses_par_jour(date(2020, 3, 1), date(2020, 4, 12), [lieu.pk])
    par_jour = {
        jour: bilan_de([li for li in lues if li[0] == jour], jour, jour).collecte_g
        for jour in (date(2020, 3, 31), date(2020, 4, 12))
    }

    assert par_jour == {date(2020, 3, 31): 0, date(2020, 4, 12): EN_JOURS}


def test_le_livre_refuse_qu_une_reprise_touche_un_stock(lieu):
    bon = Bon.objects.first()
    with pytest.raises(Exception, match="collecte_mouvement_permis"):
        Mouvement.objects.create(
            bon=bon,
            nature="reprise",
            lieu=lieu,
            jour=bon.jour,
            mois=bon.jour.replace(day=1),
            categorie=categorie("livres"),
            famille="objets",
            matiere_id=sans_matiere(),
            de="historique_annee",
            vers="rayon",
            masse_g=1,
            mesure="pesee",
        )
