"""Whatever people do, in whatever order: every surface says the same, and nothing impossible.

Random histories, two sites, every gesture, months closed and corrected, midnight; then each
surface is read as its reader does (surfaces.py) and compared with the machine's grams.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from petiterockette.lieux.services import fonder
from petiterockette.mots.taux import ecrire
from tests.abonnements.abonnes import un_abonnement
from tests.collecte import surfaces
from tests.fabriques import connecter, un_compte
from tests.mesure import fois
from tests.pages import espaces

from .histoires import Histoire

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
JOUR = timedelta(days=1)


def mois_d_avant(mois: date) -> date:
    return (mois - JOUR).replace(day=1)


def fin_du_mois(mois: date) -> date:
    return (mois + 32 * JOUR).replace(day=1) - JOUR


def passer_minuit(histoire: Histoire) -> None:
    """A month ends in the middle of a sale; the next one opens on corrections."""
    premier = fin_du_mois(histoire.aujourd_hui) + JOUR
    minuit = datetime(premier.year, premier.month, 1, tzinfo=PARIS)
    pas = [
        (-1, [histoire.vente, histoire.ramassage]),
        (0, [histoire.vente]),
        (60, [histoire.cloture, *[histoire.annulation] * histoire.hasard.choice([2, 6, 12])]),
        (3_600, histoire.hasard.sample([histoire.depot, histoire.vente, histoire.dechetterie], 2)),
    ]
    for secondes, gestes in pas:
        histoire.heure = minuit + timedelta(seconds=secondes)
        histoire.horloge.move_to(histoire.heure, tick=False)
        for geste in gestes:
            geste()


def le_taux_des_grammes(dit: dict) -> str:
    """The rate as it must be written, worked out from the machine's grams alone."""
    bons = dit["reemploi_g"] + dit["recyclage_g"]
    reste = dit["energie_g"] + dit["dechetterie_g"]
    if min(dit["reemploi_g"], dit["recyclage_g"], reste) < 0 or bons + reste <= 0:
        return ""
    exact = Fraction(100 * bons, bons + reste)
    if 0 < exact < Fraction(5, 100):
        return "< 0,1"
    dixiemes = int(exact * 10 + Fraction(1, 2))
    dixiemes = min(dixiemes, 999) if exact < 100 else 1_000
    return f"{dixiemes // 10},{dixiemes % 10}"


def periodes(histoire: Histoire) -> list[tuple[str, date, date, str]]:
    """What is read: (address, first day, last day, site), the month, the one before, the year."""
    mois = histoire.aujourd_hui.replace(day=1)
    avant, annee = mois_d_avant(mois), date(mois.year, 1, 1)
    lieu = histoire.hasard.choice(histoire.points).lieu.code
    return [
        (f"{mois:%Y-%m}", mois, fin_du_mois(mois), ""),
        (f"{avant:%Y-%m}", avant, fin_du_mois(avant), lieu),
        (f"{avant:%Y-%m}", avant, fin_du_mois(avant), ""),
        (f"{annee:%Y}", annee, date(annee.year, 12, 31), ""),
        (f"{annee:%Y}", annee, date(annee.year, 12, 31), lieu),
    ]


def comparer(client, histoire: Histoire, abonnement, lues: Iterable[int]) -> None:
    """Read what every surface says of some of the periods, and compare with the grams."""
    mois, _lieu, avant, *annees = toutes = periodes(histoire)
    for periode in (toutes[n] for n in lues):
        code, debut, fin, lieu = periode
        filtre = {"lieu": lieu} if lieu else {}
        attendu = ce_que_disent_les_grammes(debut, fin, lieu)
        dits = {
            "commande": surfaces.en_ligne(debut, fin, lieu),
            "tableau": surfaces.tableau(client, code, filtre),
        }
        format_ = histoire.hasard.choice(["csv", "xlsx"])
        lu = surfaces.classeur(client, f"/collecte/mois/{code}/", filtre, format_)
        au_classeur, sans = surfaces.du_classeur(lu)
        assert sans == attendu.sans, periode
        detailles = [au_classeur]
        if periode == mois:
            dits["tuile"] = surfaces.tuile(client)
        elif periode in annees:
            dits["impact"] = surfaces.publique(client, debut.year, filtre)
            dits["compteur"] = surfaces.compteur(client, filtre)
            detailles.append(surfaces.indicateurs(client, debut.year, filtre))
        else:
            dits["écran"] = surfaces.ecran(client, filtre)
        if periode == avant:
            dits["courriel"], pdf = surfaces.courriel(abonnement, debut)
            dits["papier"] = surfaces.papier(pdf)
        assert all(proche(d, attendu.taux) for d in detailles), (periode, detailles, attendu)
        # Where nothing moved, a page says so and shows no figure.
        rien = dits["tableau"] is None and attendu.sans == "Rien n’est sorti : pas de taux"
        assert {
            nom: d for nom, d in dits.items() if d != attendu and not (rien and d is None)
        } == {}


def ce_que_disent_les_grammes(debut: date, fin: date, lieu: str) -> surfaces.Dit:
    """What every surface must say, judged on what the command tells machines."""
    dit = surfaces.machine(debut, fin, lieu)
    attendu = surfaces.Dit(le_taux_des_grammes(dit), espaces(dit["sans_taux"] or ""))
    assert bool(attendu.taux) != bool(attendu.sans)
    taux = dit["taux_revalorisation"]
    assert (espaces(ecrire(Decimal(str(taux)))) if taux is not None else "") == attendu.taux
    surfaces.entiers(list(dit["parts"].values()) if dit["parts"] else [])
    return attendu


def proche(affiche: Decimal | None, attendu: str) -> bool:
    """The same rate beside its shares, where « < 0,1 » is a tenth."""
    if affiche is None or not attendu:
        return affiche is None and not attendu
    return affiche == (Decimal("0.1") if attendu == "< 0,1" else surfaces.nombre(attendu))


# In which corrections outweigh, cancel and turn negative, and rates stand next to 0 and 100.
GRAINES = (33, 36, 53)
# Of each, the periods that the short run reads: all of them, together.
LUES = ((0, 3), (1, 4), (2,))


@pytest.mark.une_base
@pytest.mark.parametrize("rang", range(len(GRAINES)))
def test_deux_cents_histoires_se_disent_pareil_partout(client, rang, pleine, time_machine):
    for graine in sorted({GRAINES[rang], *range(rang, fois(0, 200), len(GRAINES))}):
        with transaction.atomic():
            histoire = Histoire(graine, time_machine)
            fonder(nom="La Petite Rockette")
            histoire.jouer(30)
            passer_minuit(histoire)
            direction = un_compte("direction")
            connecter(client, direction)
            lues = range(5) if pleine else LUES[rang]
            comparer(client, histoire, un_abonnement(direction), lues)
            # Each history has the books for itself.
            transaction.set_rollback(True)
