"""A grant shared between poles: the parts make the whole, the cents add up, day after day."""

from datetime import date, timedelta

import pytest

from petiterockette.journal.models import Entree
from petiterockette.subventions.bilans import parts_en_cents, subventions_par_pole
from petiterockette.subventions.echeances import six_mois_apres_l_exercice
from petiterockette.subventions.refus import PartsIncompletes, PoleInconnu
from petiterockette.subventions.services.parts import En, repartir_entre_les_poles
from petiterockette.subventions.services.subventions import changer
from tests.fabriques import un_compte

from .les_subventions import demandee, une_subvention

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]
ANNEE = date(2026, 1, 1), date(2026, 12, 31)


def repartir(subvention, en=En.POURCENT, **parts):
    repartir_entre_les_poles(
        subvention=subvention,
        compte=subvention.compte,
        en=en,
        parts={"" if pole == "sans" else pole: part for pole, part in parts.items()},
    )


def en_cents(subvention) -> dict[str, int]:
    return parts_en_cents(subvention, list(subvention.parts.all()))


def test_sans_parts_elle_est_a_toute_l_association():
    assert en_cents(une_subvention()) == {"": 2_155_500}


def test_trois_tiers_font_le_tout_au_centime():
    subvention = une_subvention(accorde_cts=2_155_501)
    repartir(subvention, cafe=3_333, velo=3_333, sans=3_334)

    parts = en_cents(subvention)

    assert sum(parts.values()) == 2_155_501
    assert parts == {"cafe": 718_429, "velo": 718_428, "": 718_644}


def test_des_parts_en_euros_restent_celles_dites_puis_suivent_l_accorde():
    subvention = demandee()
    repartir(subvention, En.EUROS, cafe=1_000_000, sans=2_000_000)
    assert en_cents(subvention) == {"cafe": 1_000_000, "": 2_000_000}

    changer(
        subvention=subvention,
        compte=subvention.compte,
        accorde_cts=2_155_500,
        notifiee_le=date(2026, 6, 1),
    )
    subvention.refresh_from_db()

    assert en_cents(subvention) == {"cafe": 718_500, "": 1_437_000}


@pytest.mark.parametrize(
    ("en", "parts", "fait"),
    [
        (En.POURCENT, {"cafe": 5_000, "velo": 4_950}, "99,5 %"),
        (En.POURCENT, {"cafe": 10_001}, "100,01 %"),
        (En.EUROS, {"cafe": 2_155_499}, "21 554,99 €"),
        (En.POURCENT, {"cafe": 10_000, "velo": 0}, "100 %"),
    ],
)
def test_des_parts_qui_ne_font_pas_le_tout_sont_refusees(en, parts, fait):
    subvention = une_subvention()
    repartir(subvention, cafe=10_000)

    with pytest.raises(PartsIncompletes) as refus:
        repartir(subvention, en, **parts)

    assert fait in str(refus.value).replace("\u00a0", " ").replace("\u202f", " ")
    assert en_cents(subvention) == {"cafe": 2_155_500}


def test_un_pole_inconnu_n_a_pas_de_part():
    with pytest.raises(PoleInconnu):
        repartir(une_subvention(), piscine=10_000)


def test_la_meme_repartition_deux_fois_ne_se_dit_qu_une():
    subvention = une_subvention()
    repartir(subvention, cafe=4_000, velo=6_000)
    repartir(subvention, cafe=4_000, velo=6_000)
    repartir(subvention)

    dites = Entree.objects.filter(code="subventions.subvention.repartie").order_by("pk")
    assert [e.contenu["apres"] for e in dites] == [
        {"cafe": [4_000, None], "velo": [6_000, None]},
        {},
    ]


def test_ses_jours_font_sa_somme_pole_par_pole():
    subvention = une_subvention(accorde_cts=2_155_501)
    repartir(subvention, cafe=3_333, velo=6_667)
    une_subvention(accorde_cts=100, debut=date(2026, 12, 1), fin=date(2027, 2, 28))
    une_subvention(nature="investissement")
    demandee()

    jours = [date(2025, 12, 1) + timedelta(days=n) for n in range(500)]
    sommes: dict[str, int] = {}
    for jour in jours:
        for pole, cts in subventions_par_pole(jour, jour).items():
            sommes[pole] = sommes.get(pole, 0) + cts

    assert sommes == en_cents(subvention) | {"": 100}
    assert subventions_par_pole(*ANNEE) == en_cents(subvention) | {"": 34}


def test_un_mois_prend_sa_part_de_jours():
    une_subvention(accorde_cts=36_500)

    assert subventions_par_pole(date(2026, 1, 1), date(2026, 1, 31)) == {"": 3_100}
    assert subventions_par_pole(date(2025, 1, 1), date(2025, 12, 31)) == {}


def test_deux_lectures_suffisent_quel_qu_en_soit_le_nombre(django_assert_num_queries):
    for _n in range(3):
        repartir(une_subvention(), cafe=10_000)

    with django_assert_num_queries(2):
        subventions_par_pole(*ANNEE)


@pytest.mark.parametrize(
    ("jour", "premier_mois", "attendu"),
    [
        (date(2026, 12, 31), 1, date(2027, 6, 30)),
        (date(2026, 8, 31), 9, date(2027, 2, 28)),
        (date(2026, 9, 1), 9, date(2028, 2, 29)),
        (date(2026, 2, 1), 3, date(2026, 8, 31)),
    ],
)
def test_le_bilan_est_du_six_mois_apres_l_exercice(jour, premier_mois, attendu):
    assert six_mois_apres_l_exercice(jour, premier_mois) == attendu


def test_un_bilan_sans_jour_prend_celui_de_la_loi_une_fois_accorde():
    subvention = demandee(bilan_du_le=None)
    assert subvention.bilan_du_le is None

    accordee = changer(
        subvention=subvention,
        compte=un_compte("tresorerie"),
        accorde_cts=1_000,
        notifiee_le=date(2026, 6, 1),
    )

    assert accordee.bilan_du_le == date(2027, 6, 30)
