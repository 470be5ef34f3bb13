"""The « compte rendu financier » of a grant: what was typed, and what the grant says itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from petiterockette.mots.monnaie import euros
from petiterockette.mots.taux import rapport

from .cerfa import CETTE_SUBVENTION, SUBVENTIONS, TEXTES, Cote, Groupe, groupes
from .models import CompteRendu, Subvention

# Post → what was planned of it, what was done, in cents.
Dites = Mapping[str, tuple[int | None, int | None]]


@dataclass(frozen=True)
class Ligne:
    """A line of the table, in cents; None where nobody said it."""

    code: str
    nom: str
    prevu_cts: int | None
    realise_cts: int | None

    @property
    def pourcent(self) -> Decimal | None:
        """What was done, of what was planned."""
        return _sur(self.realise_cts, self.prevu_cts)


@dataclass(frozen=True)
class GroupeRendu:
    nom: str
    volontaire: bool
    lignes: Sequence[Ligne]


@dataclass(frozen=True)
class Somme:
    """``prevu_cts``, ``realise_cts``: of money; ``nature_…``: of what was given in kind."""

    prevu_cts: int
    realise_cts: int
    nature_prevu_cts: int
    nature_realise_cts: int

    @property
    def pourcent(self) -> Decimal | None:
        return _sur(self.realise_cts, self.prevu_cts)


@dataclass(frozen=True)
class CoteRendu:
    """The charges, or the income: what was said of them, and their sums."""

    cote: Cote
    groupes: Sequence[GroupeRendu]
    somme: Somme

    @property
    def total(self) -> str:
        """What its sum is called."""
        charges = self.cote == Cote.CHARGES
        return _("Total des charges") if charges else _("Total des produits")


@dataclass(frozen=True)
class TexteRendu:
    champ: str
    nom: str
    mots: str
    annexe: bool
    facultatif: bool


@dataclass(frozen=True)
class CompteRenduCompose:
    """The account as it is read; what it lacks, ``manques.py`` names."""

    charges: CoteRendu
    produits: CoteRendu
    textes: Sequence[TexteRendu]
    part_du_total: Decimal | None
    reste_cts: int | None

    @property
    def equilibre(self) -> str:
        """How the charges and the income that were done stand to each other, in words."""
        ecart = self.produits.somme.realise_cts - self.charges.somme.realise_cts
        if not ecart:
            return _("Charges et produits réalisés sont égaux.")
        dit = (
            _("Les produits réalisés dépassent les charges de %(ecart)s.")
            if ecart > 0
            else _("Les charges réalisées dépassent les produits de %(ecart)s.")
        )
        return dit % {"ecart": euros(abs(ecart))}


def composer(subvention: Subvention) -> CompteRenduCompose:
    """What is typed of an account beside what the grant itself says of its own line.

    ``part_du_total``: what the grant is, of all the income that was done, in percent.
    ``reste_cts``: of what is agreed, what its income is above its charges, at most the whole;
    None while no charge was said to be done.
    """
    rendu = rendu_de(subvention)
    dites = {li.poste: (li.prevu_cts, li.realise_cts) for li in rendu.lignes.all()} if rendu else {}
    charges = _cote(Cote.CHARGES, dites, None)
    produits = _cote(Cote.PRODUITS, dites, subvention)
    accorde = subvention.accorde_cts or 0
    reste = None
    if charges.somme.realise_cts:
        reste = min(accorde, max(0, produits.somme.realise_cts - charges.somme.realise_cts))
    return CompteRenduCompose(
        charges=charges,
        produits=produits,
        textes=[
            TexteRendu(
                t.champ,
                str(t.nom),
                getattr(rendu, t.champ) if rendu else "",
                t.annexe,
                t.facultatif,
            )
            for t in TEXTES
        ],
        part_du_total=_sur(accorde, produits.somme.realise_cts),
        reste_cts=reste,
    )


def rendu_de(subvention: Subvention) -> CompteRendu | None:
    """What was typed of the account of a grant; None before anything was."""
    return getattr(subvention, "compte_rendu", None)


def _cote(cote: Cote, dites: Dites, subvention: Subvention | None) -> CoteRendu:
    rendus = [_groupe(groupe, dites, subvention) for groupe in groupes(cote)]
    en_argent = [li for g in rendus if not g.volontaire for li in g.lignes]
    en_nature = [li for g in rendus if g.volontaire for li in g.lignes]
    return CoteRendu(
        cote,
        [g for g in rendus if g.lignes],
        Somme(
            prevu_cts=sum(li.prevu_cts or 0 for li in en_argent),
            realise_cts=sum(li.realise_cts or 0 for li in en_argent),
            nature_prevu_cts=sum(li.prevu_cts or 0 for li in en_nature),
            nature_realise_cts=sum(li.realise_cts or 0 for li in en_nature),
        ),
    )


def _groupe(groupe: Groupe, dites: Dites, subvention: Subvention | None) -> GroupeRendu:
    lignes = [Ligne(p.code, str(p), *dites[p.code]) for p in groupe.postes if p.code in dites]
    if subvention and groupe.nom == SUBVENTIONS:
        lignes.insert(
            0,
            Ligne(
                CETTE_SUBVENTION,
                f"{subvention.financeur} ({subvention.dispositif})",
                subvention.demande_cts,
                subvention.accorde_cts,
            ),
        )
    return GroupeRendu(str(groupe.nom), groupe.volontaire, lignes)


def _sur(valeur: int | None, base: int | None) -> Decimal | None:
    return None if valeur is None or not base else rapport(valeur, base)
