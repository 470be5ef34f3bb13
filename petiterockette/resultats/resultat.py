"""The result of each pole: what the accountant's file says, shared between the poles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from petiterockette.mots.mesures import repartir

from .models import Balance, Repartition, Solde
from .registre import HORS_POLE, noms_des_poles

CHARGES, PRODUITS, VOLONTAIRES = "6", "7", "8"
# (Prefix, analytic code) → pole → thousandths.
Regles = Mapping[tuple[str, str], Mapping[str, int]]


@dataclass
class RangDeResultat:
    """What a pole cost and brought in, in cents."""

    nom: str
    charges_cts: int = 0
    produits_cts: int = 0

    @property
    def resultat_cts(self) -> int:
        return self.produits_cts - self.charges_cts


@dataclass(frozen=True)
class CompteReparti:
    """An account of a file: what it is of, and the rule that says so; without one, of nobody."""

    solde: Solde
    regle: tuple[str, str] | None
    parts: Mapping[str, int]

    @property
    def montant_cts(self) -> int:
        """What it cost, or what it brought in, by its class; in cents, below zero where it is the
        other way."""
        cts = self.solde.debit_cts - self.solde.credit_cts
        return cts if self.est_une_charge else -cts

    @property
    def est_une_charge(self) -> bool:
        return self.solde.numero[0] == CHARGES


@dataclass
class Resultat:
    """What each pole cost and brought in over an exercise; the rows add up to the file.

    ``volontaires_cts``: contributions in kind (class 8), that are in no result.
    """

    balance: Balance
    rangs: list[RangDeResultat]
    total: RangDeResultat
    comptes: Sequence[CompteReparti]
    volontaires_cts: int = 0

    @property
    def non_repartis(self) -> list[CompteReparti]:
        """The accounts that no rule gives to anybody; they have a row of their own."""
        return [c for c in self.comptes if not c.parts]


def les_regles() -> Regles:
    """Every rule; one query."""
    regles: dict[tuple[str, str], dict[str, int]] = {}
    for r in Repartition.objects.all():
        regles.setdefault((r.prefixe, r.analytique), {})[r.pole] = r.part_pm
    return regles


def resultat_de(debut: date, fin: date) -> Resultat | None:
    """The result of an exercise, as its file says; None without a file of these very days."""
    balance = Balance.objects.qui_vaut(debut, fin)
    return resultat_du(balance) if balance else None


def resultat_du(balance: Balance) -> Resultat:
    """The result that a file makes, by the rules of today. Two queries."""
    soldes = list(balance.soldes.all())
    comptes = comptes_repartis(soldes, les_regles())
    rangs = {code: RangDeResultat(str(nom)) for code, nom in noms_des_poles().items()}
    reste = RangDeResultat(_("Pas encore réparti"))
    for compte in comptes:
        if not compte.parts:
            _compter(reste, compte, compte.montant_cts)
        for pole, cts in _partager(compte).items():
            _compter(rangs.get(pole, rangs[HORS_POLE]), compte, cts)
    montres = [r for r in (*rangs.values(), reste) if r.charges_cts or r.produits_cts]
    return Resultat(
        balance=balance,
        rangs=montres,
        total=RangDeResultat(
            _("Total"),
            sum(r.charges_cts for r in montres),
            sum(r.produits_cts for r in montres),
        ),
        comptes=comptes,
        volontaires_cts=sum(
            max(s.debit_cts - s.credit_cts, 0) for s in soldes if s.numero[0] == VOLONTAIRES
        ),
    )


def comptes_repartis(soldes: Iterable[Solde], regles: Regles) -> list[CompteReparti]:
    """The accounts of charges and of income, each with its rule: those of its analytic code first,
    then the longest prefix."""
    repartis = []
    for solde in soldes:
        if solde.numero[0] in (CHARGES, PRODUITS):
            regle = _regle_de(solde, regles)
            repartis.append(CompteReparti(solde, regle, regles[regle] if regle else {}))
    return repartis


def _regle_de(solde: Solde, regles: Regles) -> tuple[str, str] | None:
    for code in dict.fromkeys((solde.analytique, "")):
        for n in range(len(solde.numero), -1, -1):
            if (solde.numero[:n], code) in regles:
                return solde.numero[:n], code
    return None


def _partager(compte: CompteReparti) -> dict[str, int]:
    """Pole → cents: they add up to the account, to the cent."""
    if not compte.parts:
        return {}
    cts, parts = compte.montant_cts, repartir(abs(compte.montant_cts), list(compte.parts.values()))
    return {
        pole: -part if cts < 0 else part for pole, part in zip(compte.parts, parts, strict=True)
    }


def _compter(rang: RangDeResultat, compte: CompteReparti, cts: int) -> None:
    if compte.est_une_charge:
        rang.charges_cts += cts
    else:
        rang.produits_cts += cts
