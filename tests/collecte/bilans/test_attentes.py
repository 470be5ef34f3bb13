"""What waits, first in first out: figures worked by hand."""

import random
from collections import deque
from datetime import UTC, date, datetime, timedelta

import pytest

from collecte.bilans.attentes import Attente, PartOrientee, attentes, part_orientee, reunir
from collecte.bilans.masses import masses
from collecte.livre.services.annulations import annuler
from collecte.tri.services.tri import orienter, reclasser
from tests.collecte.livres import au_rayon, deposer, sortir_du_tri
from tests.fabriques import categorie, entete, un_compte, un_depot, un_point, une_ligne

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_point(maximum_g=None)


@pytest.fixture
def le(time_machine):
    """Go to a day of 2027, at noon; months never closed."""

    def aller(mois: int, jour: int, annee: int = 2027) -> date:
        time_machine.move_to(datetime(annee, mois, jour, 11, tzinfo=UTC), tick=False)
        return date(annee, mois, jour)

    return aller


def attente(point, code="livres", etape="a_trier", **options) -> Attente:
    return attentes(point.lieu_id, etape, **options)[categorie(code).pk]


def test_ce_qui_sort_du_tri_est_ce_qui_y_est_entre_en_premier(point, le):
    le(3, 1)
    deposer(point, "livres", 100_000)
    le(3, 20)
    deposer(point, "livres", 50_000)
    le(4, 5)
    deposer(point, "livres", 30_000)
    le(4, 6)
    sortir_du_tri(point, "livres", 120_000)
    jour = le(4, 10)

    en_attente = attente(point)

    # 60 kg are left: the 30 of April, and 30 of the 50 of 20 March.
    assert (en_attente.masse_g, en_attente.depuis) == (60_000, date(2027, 3, 20))
    assert en_attente.jours(jour) == 21
    assert not en_attente.longtemps(jour)


def test_au_dela_de_trente_jours_cela_se_dit_et_se_pese(point, le):
    le(3, 1)
    deposer(point, "livres", 40_000)
    le(3, 31)
    deposer(point, "livres", 25_000)
    jour = le(4, 1)

    en_attente = attente(point)

    assert en_attente.jours(jour) == 31
    assert en_attente.longtemps(jour)
    assert en_attente.vieux_g == 40_000


def test_au_trentieme_jour_rien_n_est_encore_vieux(point, le):
    le(3, 2)
    deposer(point, "livres", 40_000)
    jour = le(4, 1)

    assert attente(point).jours(jour) == 30
    assert not attente(point).longtemps(jour)


def test_ce_qui_entre_deux_fois_le_meme_jour_a_le_meme_age(point, le):
    le(3, 1)
    deposer(point, "livres", 10_000)
    deposer(point, "livres", 5_000)
    jour = le(3, 4)
    sortir_du_tri(point, "livres", 12_000)

    assert attente(point).jours(jour) == 3


def test_annuler_une_orientation_ne_rajeunit_pas_ce_qui_attend(point, le):
    le(3, 1)
    deposer(point, "livres", 100_000)
    jour = le(3, 15)
    bon = sortir_du_tri(point, "livres", 80_000)
    annuler(
        bon=bon,
        uuid=entete(point=point).uuid,
        motif="Mauvais poids",
        compte=un_compte("responsable", lieu=point.lieu),
    )

    assert attente(point).masse_g == 100_000
    assert attente(point).jours(jour) == 14


def test_un_depot_annule_n_attend_plus(point, le):
    le(3, 1)
    bon = un_depot(une_ligne("livres", 100_000, confirmee=True), point=point)
    deposer(point, "textiles", 1_000)
    annuler(
        bon=bon,
        uuid=entete(point=point).uuid,
        motif="Saisi deux fois",
        compte=un_compte("responsable", lieu=point.lieu),
    )

    assert set(attentes(point.lieu_id, "a_trier")) == {categorie("textiles").pk}


def test_ce_qui_change_de_categorie_attend_depuis_ce_jour_la(point, le):
    le(3, 1)
    deposer(point, "vrac", 20_000)
    jour = le(3, 9)
    reclasser(
        entete=entete(point=point),
        categorie=categorie("vrac"),
        vraie=categorie("livres"),
        vers="a_trier",
        masse_g=8_000,
    )

    assert attente(point, "livres").jours(jour) == 0
    assert (attente(point, "vrac").masse_g, attente(point, "vrac").jours(jour)) == (12_000, 8)


def test_une_etape_negative_n_a_rien_en_attente(point, le):
    le(3, 1)
    sortir_du_tri(point, "livres", 5_000)

    assert attentes(point.lieu_id, "a_trier") == {}


def test_le_rayon_dit_ce_qui_y_est_depuis_plus_de_huit_semaines(point, le):
    le(1, 4)
    au_rayon(point, "livres", 30_000)
    le(2, 1)
    au_rayon(point, "livres", 20_000)
    jour = le(3, 2)

    en_rayon = attente(point, etape="rayon", limite=timedelta(weeks=8))

    # Eight weeks before 2 March is 5 January.
    assert (en_rayon.masse_g, en_rayon.jours(jour), en_rayon.vieux_g) == (50_000, 57, 30_000)


def test_ce_qui_attend_depuis_plus_de_deux_ans_se_dit_sans_jour(point, le):
    le(1, 4, annee=2024)
    deposer(point, "livres", 30_000)
    jour = le(3, 2, annee=2027)
    deposer(point, "livres", 5_000)

    vieille = attente(point)

    assert (vieille.masse_g, vieille.depuis, vieille.jours(jour)) == (35_000, None, None)
    assert vieille.longtemps(jour)
    assert vieille.vieux_g == 30_000


def test_l_autre_lieu_n_y_est_pas(point, le):
    le(3, 1)
    deposer(un_point(), "livres", 10_000)

    assert attentes(point.lieu_id, "a_trier") == {}


def test_trois_questions_quoi_qu_il_attende(point, le, django_assert_num_queries):
    for mois in (1, 2, 3):
        le(mois, 3)
        for code in ("livres", "textiles", "vaisselle", "jouets", "bibelots"):
            deposer(point, code, 9_000)
    le(4, 1)

    with django_assert_num_queries(3):
        assert len(attentes(point.lieu_id, "a_trier")) == 5


@pytest.mark.parametrize("graine", range(4))
def test_une_file_tenue_a_la_main_dit_le_meme_age(point, le, graine):
    """Against a plain queue of what was typed, over five months of random days."""
    hasard = random.Random(graine)
    file: deque[list] = deque()
    jour = date(2027, 1, 3)
    for _geste in range(40):
        jour += timedelta(days=hasard.randrange(0, 8))
        le(jour.month, jour.day, jour.year)
        present = sum(g for _jour, g in file)
        if not present or hasard.random() < 0.6:
            masse_g = hasard.randrange(1, 40) * 500
            deposer(point, "livres", masse_g)
            file.append([jour, masse_g])
            continue
        masse_g = hasard.randrange(1, present + 1)
        sortir_du_tri(point, "livres", masse_g, vers=hasard.choice(["rayon", "a_jeter"]))
        while masse_g:
            pris = min(masse_g, file[0][1])
            file[0][1] -= pris
            masse_g -= pris
            if not file[0][1]:
                file.popleft()
    deposer(point, "livres", 1)
    file.append([jour, 1])

    trouvee = attente(point, limite=timedelta(days=30))

    avant = jour - timedelta(days=30)
    assert trouvee.masse_g == sum(g for _jour, g in file)
    assert trouvee.depuis == file[0][0]
    assert trouvee.vieux_g == sum(g for quand, g in file if quand <= avant)


def test_une_mere_et_ses_filles_se_lisent_ensemble():
    mere = Attente(10_000, date(2027, 3, 4), 2_000)
    fille = Attente(5_000, date(2027, 3, 1), 5_000)

    assert reunir([mere, fille]) == Attente(15_000, date(2027, 3, 1), 7_000)
    assert reunir([mere, Attente(1, None)]).depuis is None
    assert reunir([]) is None


# « Part orientée vers le réemploi »: of what left sorting, never of what left the house


def les_pas(point, jour):
    lignes = masses(jour.replace(day=1), jour, [point.lieu_id])
    return [(de, vers, g) for _m, _c, _matiere, de, vers, _mesure, g in lignes]


def test_la_part_orientee_compte_ce_qui_quitte_le_tri(point, le):
    jour = le(3, 10)
    deposer(point, "livres", 100_000)
    sortir_du_tri(point, "livres", 45_000)
    sortir_du_tri(point, "livres", 15_000, vers="atelier")
    sortir_du_tri(point, "livres", 30_000, vers="a_recycler")
    sortir_du_tri(point, "livres", 10_000, vers="a_jeter")

    part = part_orientee(les_pas(point, jour))

    assert part == PartOrientee(60_000, 100_000)
    assert part.ecrite == "60"


def test_ce_qui_quitte_le_rayon_ne_change_pas_la_part_orientee(point, le):
    jour = le(3, 10)
    au_rayon(point, "livres", 20_000)
    orienter(
        entete=entete(point=point),
        categorie=categorie("livres"),
        de="rayon",
        vers="a_recycler",
        masse_g=20_000,
    )

    assert part_orientee(les_pas(point, jour)).ecrite == "100"


def test_une_orientation_annulee_quitte_la_part_orientee(point, le):
    jour = le(3, 10)
    deposer(point, "livres", 30_000)
    sortir_du_tri(point, "livres", 10_000)
    bon = sortir_du_tri(point, "livres", 10_000, vers="a_jeter")
    annuler(
        bon=bon,
        uuid=entete(point=point).uuid,
        motif="Mauvais poids",
        compte=un_compte("responsable", lieu=point.lieu),
    )

    assert part_orientee(les_pas(point, jour)) == PartOrientee(10_000, 10_000)


def test_ce_qui_change_de_categorie_compte_une_fois(point, le):
    jour = le(3, 10)
    deposer(point, "vrac", 20_000)
    reclasser(
        entete=entete(point=point),
        categorie=categorie("vrac"),
        vraie=categorie("livres"),
        vers="rayon",
        masse_g=8_000,
    )

    assert part_orientee(les_pas(point, jour)) == PartOrientee(8_000, 8_000)


def test_sans_tri_il_n_y_a_pas_de_part():
    assert part_orientee([]).ecrite is None


@pytest.mark.parametrize(
    ("reemploi_g", "ecrite"),
    [(0, "0"), (4, "<\u00a01"), (5, "1"), (995, "99"), (999, "99"), (1_000, "100"), (1_001, None)],
)
def test_une_part_entiere_ne_dit_rien_ni_tout_que_si_c_est_vrai(reemploi_g, ecrite):
    assert PartOrientee(reemploi_g, 1_000).ecrite == ecrite
