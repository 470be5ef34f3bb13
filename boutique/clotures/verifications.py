"""What the closings must say twice the same: their tickets, and one another."""

from collections.abc import Iterator
from dataclasses import fields

from boutique.caisses.models import Caisse
from collecte.matiere.jours import JOUR
from petiterockette.verification import DEBUT, Constat, Repere, verification

from .chiffres import Chiffres, additionner, chiffres_de, chiffres_des_jours, chiffres_des_sessions
from .models import Cloture

Niveau = Cloture.Niveau
PERPETUELS = ("perpetuel_net_cts", "perpetuel_absolu_cts", "perpetuel_ventes")
LOT = 500
# Counted by the morning only where somebody counted: they are sealed, not worked out again.
DU_COMPTAGE = {"especes_attendues_cts", "especes_comptees_cts", "ecart_cts", "a_compter"}


@verification("Clôtures de caisse", suit=("boutique_clotures.cloture",))
def clotures(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Sums of tickets, sums of days and months, perpetual totals, no gap."""
    suite = depuis.apres("boutique_clotures.cloture")
    for caisse in Caisse.objects.select_related("point").order_by("pk"):
        yield from _jours(caisse, suite)
        yield from _sessions(caisse, suite)
        yield from _sommees(caisse, Niveau.JOUR, Niveau.MOIS, suite)
        yield from _sommees(caisse, Niveau.MOIS, Niveau.ANNEE, suite)
        yield from _suivies(caisse)


def _nom(caisse: Caisse, cloture: Cloture) -> str:
    return f"caisse {caisse.numero}, {cloture} du {cloture.debut}"


def _jours(caisse: Caisse, suite: int) -> Iterator[Constat]:
    """Days are the sums of their tickets, read again month by month."""
    par_mois: dict[tuple[int, int], list[Cloture]] = {}
    siennes = caisse.clotures.filter(pk__gt=suite, niveau=Niveau.JOUR)
    for cloture in siennes.order_by("numero"):
        par_mois.setdefault((cloture.debut.year, cloture.debut.month), []).append(cloture)
    for du_mois in par_mois.values():
        relus = chiffres_des_jours(caisse, du_mois[0].debut, du_mois[-1].fin)
        for cloture in du_mois:
            yield from _comparees(caisse, cloture, relus.get(cloture.debut, Chiffres()))


def _sessions(caisse: Caisse, suite: int) -> Iterator[Constat]:
    """So are sessions, and each one that closed has its Z."""
    zs = caisse.clotures.filter(pk__gt=suite, niveau=Niveau.SESSION).select_related("session")
    par_numero = sorted(zs, key=lambda z: z.numero)
    for rang in range(0, len(par_numero), LOT):
        lot = par_numero[rang : rang + LOT]
        relus = chiffres_des_sessions(caisse, [z.session for z in lot if z.session])
        for z in lot:
            if z.session is None:
                yield Constat(f"{_nom(caisse, z)} : sa session manque")
            else:
                yield from _comparees(caisse, z, relus.get(z.session.pk, Chiffres()))
    for session in caisse.sessions.filter(ecole=False, fermee_le__isnull=False, cloture=None):
        yield Constat(f"caisse {caisse.numero}, session {session.numero} : fermée sans Z")


def _sommees(caisse: Caisse, de: str, vers: str, suite: int) -> Iterator[Constat]:
    """A month is the sum of its days, an exercise of its months."""
    for cloture in caisse.clotures.filter(pk__gt=suite, niveau=vers).order_by("numero"):
        parts = caisse.clotures.filter(niveau=de, debut__gte=cloture.debut, fin__lte=cloture.fin)
        somme = additionner(chiffres_de(c) for c in parts.order_by("numero"))
        yield from _comparees(caisse, cloture, somme, comptage=True)


def _comparees(
    caisse: Caisse, cloture: Cloture, relus: Chiffres, *, comptage: bool = False
) -> Iterator[Constat]:
    dits = chiffres_de(cloture)
    for champ in fields(Chiffres):
        if champ.name in DU_COMPTAGE and not comptage:
            continue
        dit, lu = getattr(dits, champ.name), getattr(relus, champ.name)
        if dit != lu:
            yield Constat(f"{_nom(caisse, cloture)} : {champ.name} vaut {dit!r}, relu {lu!r}")


def _suivies(caisse: Caisse) -> Iterator[Constat]:
    """No day, no month without its closing; perpetual totals go on from one to the next."""
    for niveau in (Niveau.SESSION, Niveau.JOUR, Niveau.MOIS, Niveau.ANNEE):
        avant: Cloture | None = None
        for cloture in caisse.clotures.filter(niveau=niveau).order_by("numero"):
            attendu = avant.numero + 1 if avant else 1
            if cloture.numero != attendu:
                yield Constat(f"{_nom(caisse, cloture)} : le nº {attendu} manque")
            if avant and niveau != Niveau.SESSION and cloture.debut != avant.fin + JOUR:
                yield Constat(f"{_nom(caisse, cloture)} : ne commence pas où l’autre finit")
            if niveau in (Niveau.SESSION, Niveau.JOUR):
                yield from _perpetuels(caisse, cloture, avant)
            avant = cloture


def _perpetuels(caisse: Caisse, cloture: Cloture, avant: Cloture | None) -> Iterator[Constat]:
    plus = (cloture.total_cts, cloture.absolu_cts, cloture.ventes)
    for nom, montant in zip(PERPETUELS, plus, strict=True):
        attendu = (getattr(avant, nom) if avant else 0) + montant
        if getattr(cloture, nom) != attendu:
            yield Constat(
                f"{_nom(caisse, cloture)} : {nom} vaut {getattr(cloture, nom)}, attendu {attendu}"
            )
