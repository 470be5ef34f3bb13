"""The periods of an agreement, cut as the calendar is; what the nightly check says of its lines."""

from datetime import date
from itertools import islice

import pytest

from collecte.declarations.models import Convention
from collecte.declarations.periodes import Jours, periode_civile, periodes, prochaine
from collecte.declarations.verifications import lignes_des_conventions
from collecte.livre.models import Stock
from tests.collecte.livres import les_livres_s_accordent

from .les_conventions import textiles

P = Convention.Periodicite


def du(debut: date, fin: date | None = None, periodicite: str = P.TRIMESTRIELLE) -> Convention:
    return Convention(debut=debut, fin=fin, periodicite=periodicite)


@pytest.mark.parametrize(
    ("jour", "periodicite", "debut", "fin"),
    [
        (date(2026, 2, 14), P.MENSUELLE, date(2026, 2, 1), date(2026, 2, 28)),
        (date(2028, 2, 29), P.MENSUELLE, date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 9, 30), P.TRIMESTRIELLE, date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), P.TRIMESTRIELLE, date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 6, 30), P.SEMESTRIELLE, date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), P.SEMESTRIELLE, date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), P.ANNUELLE, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_une_periode_est_celle_du_calendrier(jour, periodicite, debut, fin):
    assert periode_civile(jour, periodicite) == (debut, fin)


def test_la_premiere_commence_avec_la_convention_la_derniere_finit_avec_elle():
    convention = du(date(2026, 8, 10), date(2027, 1, 15))

    assert list(periodes(convention)) == [
        (date(2026, 8, 10), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 15)),
    ]
    assert prochaine(convention, {date(2026, 8, 10)}) == (date(2026, 10, 1), date(2026, 12, 31))
    assert prochaine(convention, {p.debut for p in periodes(convention)}) is None


def test_sans_fin_il_y_en_a_toujours_une_autre_et_un_modele_n_en_a_pas():
    assert len(list(islice(periodes(du(date(2026, 1, 1))), 50))) == 50
    assert list(periodes(Convention(periodicite=P.MENSUELLE))) == []


def test_une_periode_se_nomme_comme_on_la_dit():
    assert Jours(date(2026, 7, 1), date(2026, 9, 30)).nom == "3e trimestre 2026"
    assert Jours(date(2026, 7, 1), date(2026, 7, 31)).nom == "juillet 2026"
    assert "1er juillet" in Jours(date(2026, 7, 1), date(2026, 12, 31)).nom


@pytest.mark.django_db
def test_la_verification_trouve_un_kilo_qui_manque_au_stock(trimestre):
    textiles()
    assert list(lignes_des_conventions()) == []
    les_livres_s_accordent()

    rangee = Stock.objects.filter(categorie__code="textiles", etape="a_trier").get()
    Stock.objects.filter(pk=rangee.pk).update(masse_g=rangee.masse_g - 1_000)

    [constat] = lignes_des_conventions()
    assert "TLC" in constat.phrase
    assert "écart de 1 kg" in constat.phrase.replace("\u00a0", " ")
