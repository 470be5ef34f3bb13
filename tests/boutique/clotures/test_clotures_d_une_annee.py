"""A year of closings drawn by lot, against a plain notebook kept beside the till.

Days off, sessions past midnight, forgotten closings, refunds, corrections « hors tiroir »,
training, a clock that steps back, both changes of hour, a 29 February.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from django.utils import timezone

from boutique.clotures.models import Cloture
from boutique.clotures.services.clotures import clore_les_journees
from boutique.comptabilite.ecritures import ecritures
from boutique.tiroirs.services.sessions import fermer_les_oubliees
from boutique.ventes.models import LigneVente, Vente
from petiterockette.base.insertion import compter_les_rangees
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, rend, une_caisse
from tests.boutique.closes import constats, en_centimes, relire

JOUR = timedelta(days=1)
DEBUT = date(2028, 2, 21)
# A month and a half holds 29 February and the lost hour; a year holds the rest.
FIN, FIN_DE_L_EPREUVE = date(2028, 4, 3), date(2029, 3, 2)


@dataclass
class Carnet:
    """What somebody would write on paper: day → what was taken, in cents."""

    net: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    absolu: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    ventes: dict[date, int] = field(default_factory=lambda: defaultdict(int))

    def noter(self, jour: date, cts: int, *, vente: bool = False) -> None:
        self.net[jour] += cts
        self.absolu[jour] += abs(cts)
        self.ventes[jour] += vente

    def du(self, debut: date, fin: date) -> tuple[int, int, int]:
        jours = [debut + i * JOUR for i in range((fin - debut).days + 1)]
        return tuple(sum(page[j] for j in jours) for page in (self.net, self.absolu, self.ventes))


def a(jour: date, heure: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(jour, time(heure, minute)))


def raconter(tenue: ALaCaisse, carnet: Carnet, fin: date, time_machine) -> None:
    de, vendues = Random(2028), []
    for i in range((fin - DEBUT).days):
        jour = DEBUT + i * JOUR
        if jour.day == 1:
            compter_les_rangees()
        if de.random() < 0.7:
            time_machine.move_to(a(jour, 4, 31))
            fermer_les_oubliees(timezone.now())
            clore_les_journees(timezone.now())
        if de.random() < 0.3:
            continue
        time_machine.move_to(a(jour, 10))
        tenue.rouvrir()
        for instant in _une_journee(de, jour):
            time_machine.move_to(instant)
            _un_geste(de, tenue, carnet, jour, vendues)
        if de.random() < 0.8:
            tenue.fermer()
    time_machine.move_to(a(fin, 4, 31))
    fermer_les_oubliees(timezone.now())
    clore_les_journees(timezone.now())


def _une_journee(de: Random, jour: date) -> Iterator[datetime]:
    for n in range(de.randint(1, 4)):
        yield a(jour, 11 + 2 * n)
        if de.random() < 0.1:
            # The clock goes back by a minute.
            yield a(jour, 10 + 2 * n, 59)
    if de.random() < 0.2:
        # Half past one in the night: on 29 October it comes twice, and is never missing.
        yield a(jour + JOUR, 1, 30)


def _un_geste(
    de: Random, tenue: ALaCaisse, carnet: Carnet, jour: date, vendues: list[Vente]
) -> None:
    quoi = de.random()
    if quoi < 0.2 and vendues:
        vente = vendues.pop(de.randrange(len(vendues)))
        rendue = LigneVente.objects.filter(vente=vente).first()
        avoir = tenue.rendre(vente, [rend(rendue, 1)])
        carnet.noter(jour, avoir.total_cts)
    elif quoi < 0.3 and vendues:
        vente = de.choice(vendues)
        vendues.remove(vente)
        tenue.corriger(vente, paye("carte", vente.total_cts))
    else:
        n = de.randint(1, 5)
        vendues.append(tenue.vendre(ligne("Pantalon", n), ligne("Assiette", n)))
        carnet.noter(jour, 325 * n, vente=True)


@pytest.mark.django_db
@pytest.mark.time_machine("2028-02-21 09:00+01:00")
def test_une_annee_de_clotures_dit_ce_que_dit_le_carnet(time_machine, pleine):
    carnet, fin = Carnet(), FIN_DE_L_EPREUVE if pleine else FIN
    tenue = une_caisse()
    tenue.fermer()
    ecole = une_caisse(point=tenue.point, ecole=True)
    ecole.vendre(ligne("Pantalon", 9))
    ecole.fermer()

    raconter(tenue, carnet, fin, time_machine)

    jours = list(Cloture.objects.filter(niveau="jour").order_by("numero"))
    assert [j.debut for j in jours] == [DEBUT + i * JOUR for i in range((fin - DEBUT).days)]
    for cloture in Cloture.objects.exclude(niveau="session"):
        dit = (cloture.total_cts, cloture.absolu_cts, cloture.ventes)
        assert dit == carnet.du(cloture.debut, cloture.fin), cloture
    perpetuels = (
        jours[-1].perpetuel_net_cts,
        jours[-1].perpetuel_absolu_cts,
        jours[-1].perpetuel_ventes,
    )
    assert perpetuels == carnet.du(DEBUT, fin)
    toutes = ecritures(DEBUT, fin)
    assert all(e.debit_cts == e.credit_cts for e in toutes)
    des_ventes = [li for e in toutes if e.piece.startswith("C") for li in e.lignes]
    encaisse = sum(li.debit_cts - li.credit_cts for li in des_ventes if li.compte[0] == "5")
    assert encaisse == perpetuels[0]
    du_fec = [r for r in relire(toutes) if r["PieceRef"][0] == "C" and r["CompteNum"][0] == "5"]
    assert sum(en_centimes(r["Debit"]) - en_centimes(r["Credit"]) for r in du_fec) == perpetuels[0]
    assert constats() == []
