"""A spreadsheet of before: its heads, the rows under them, its titles, the totals at its foot.

A head is a row that names two columns at least; a row whose first text begins with « total »
is a foot, left out and compared; a row of one text alone is a title.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from petiterockette.mots.chercher import plier
from petiterockette.saisie.classeurs import Faute, Onglet

from .grandeurs import CaseIllisible, Grandeur
from .mots import Listes
from .periodes import est_une_periode

# The heads are within so many rows.
TETES_DANS = 30
# Beyond, rows that are told twice are counted: weighings of a same weight are no slip.
PAREILLES_DITES = 10
TOTAUX = ("total", "totaux", "sous total", "sous totaux", "ensemble", "somme", "cumul")


@dataclass(frozen=True, slots=True)
class RangeeLue:
    """A row under the heads: its line in the file, its cells by place, and the title above it."""

    ligne: int
    cellules: Sequence[str]
    titre: str = ""

    def a(self, place: int) -> str:
        return self.cellules[place] if place < len(self.cellules) else ""


@dataclass(frozen=True)
class Releve:
    """A sheet as it was read: its heads, its rows, the totals among them, the notes left out.

    ``roles``: place of a column → code of its role; ``pieds``: pairs (total, how many rows stand
    above it).
    """

    tetes: Sequence[str]
    roles: Mapping[int, str]
    rangees: Sequence[RangeeLue] = ()
    pieds: Sequence[tuple[RangeeLue, int]] = ()
    notes: Sequence[RangeeLue] = ()

    def places(self, role: str) -> list[int]:
        return [place for place, code in self.roles.items() if code == role]

    def place(self, role: str) -> int | None:
        return next(iter(self.places(role)), None)


@dataclass
class _EnCours:
    rangees: list[RangeeLue] = field(default_factory=list)
    pieds: list[tuple[RangeeLue, int]] = field(default_factory=list)
    notes: list[RangeeLue] = field(default_factory=list)


def trouver_les_tetes(onglet: Onglet, role_de: Callable[[str], str]) -> int | None:
    """The rank of the row that names most columns, two at least; None where none does."""
    comptes = [
        (sum(bool(role_de(c)) for c in cellules), -rang)
        for rang, (_n, cellules) in enumerate(onglet.rangees[:TETES_DANS])
    ]
    meilleur, moins_rang = max(comptes, default=(0, 0))
    return -moins_rang if meilleur >= 2 else None


def relever(
    onglet: Onglet,
    tete: int,
    roles: Mapping[int, str],
    est_titre: Callable[[str], bool],
) -> Releve:
    """Read what stands under the heads. ``tete``: their rank; ``est_titre``: whether a text alone
    on its row says something of those that follow, instead of being a note."""
    _ligne, tetes = onglet.rangees[tete]
    lu, titre = _EnCours(), ""
    for ligne, cellules in onglet.rangees[tete + 1 :]:
        rangee = RangeeLue(ligne, cellules, titre)
        pleines = [c for c in cellules if c]
        if est_un_pied(pleines[0]):
            lu.pieds.append((rangee, len(lu.rangees)))
        elif len(pleines) > 1:
            lu.rangees.append(rangee)
        elif est_titre(pleines[0]):
            titre = pleines[0]
        else:
            lu.notes.append(rangee)
    return Releve(tetes, roles, lu.rangees, lu.pieds, lu.notes)


def pareilles(rangees: Sequence[RangeeLue], sauf: Collection[int]) -> Iterator[Faute]:
    """The lines that say, cell for cell, what another one says, but those of ``sauf``."""
    vues: dict[tuple[str, ...], int] = {}
    dites = []
    for rangee in rangees:
        deja = vues.setdefault((rangee.titre, *rangee.cellules), rangee.ligne)
        if deja != rangee.ligne and rangee.ligne not in sauf:
            dites.append((rangee.ligne, deja))
    phrase = _("elle est mot pour mot la ligne %(n)d : les deux comptent.")
    yield from (Faute(ligne, phrase % {"n": deja}) for ligne, deja in dites[:PAREILLES_DITES])
    if autres := len(dites[PAREILLES_DITES:]):
        phrase = _("D’autres lignes sont mot pour mot une autre (%(n)d) : toutes comptent.")
        yield Faute(0, phrase % {"n": autres})


def est_un_pied(texte: str) -> bool:
    dit = plier(texte)
    return any(dit == mot or dit.startswith(f"{mot} ") for mot in TOTAUX)


@dataclass(frozen=True)
class Colonne:
    """A column of amounts: its head, what it counts, its unit."""

    tete: str
    grandeur: Grandeur
    unite: str


def compares(
    pieds: Sequence[tuple[RangeeLue, int]],
    colonnes: Mapping[int, Sequence[int]],
    colonne: Callable[[int], Colonne],
) -> tuple[list[Faute], list[Faute]]:
    """The totals that the rows above do not make, since the total before or all; then the feet of
    which they make every total.

    ``pieds``: as in ``Releve``; ``colonnes``: place of a column of amounts → amount of each row.
    """
    ecarts: list[Faute] = []
    justes: list[Faute] = []
    avant = 0
    for pied, combien in pieds:
        dits = {place: _dit(pied, place, colonne(place)) for place in colonnes}
        siens = [
            Faute(pied.ligne, f"{la.tete}\u00a0: {ecart(la.grandeur, dits[place], sum(siennes))}")
            for place, lus in colonnes.items()
            for la, siennes in [(colonne(place), lus[:combien])]
            if dits[place] and dits[place] not in (sum(lus[avant:combien]), sum(siennes))
        ]
        if any(dits.values()) and not siens:
            phrase = _("« %(dit)s », comparée aux lignes au-dessus : elle tombe juste.")
            nom = next(c for c in pied.cellules if c)
            justes.append(Faute(pied.ligne, phrase % {"dit": nom[:40]}))
        ecarts += siens
        avant = combien
    return ecarts, justes


def total_lu(grandeur: Grandeur, texte: str, unite: str) -> int:
    """What a total says; 0 where it says nothing, or is no such amount."""
    try:
        return grandeur.lire(texte, unite)
    except CaseIllisible:
        return 0


def ecart(grandeur: Grandeur, dit: int, fait: int) -> str:
    """That a total and its lines are not the same, with both."""
    phrase = _("le total dit %(dit)s, les lignes font %(lu)s.")
    return phrase % {"dit": grandeur.dire(dit), "lu": grandeur.dire(fait)}


def _dit(pied: RangeeLue, place: int, colonne: Colonne) -> int:
    return total_lu(colonne.grandeur, pied.a(place), colonne.unite)


# Whether a text alone on its row may be a title that tells of the rows under it.
EstTitre = Callable[[str, Listes], bool]


def une_periode(texte: str, _listes: Listes) -> bool:
    """A year, or a month."""
    return est_une_periode(texte)


def un_mot(liste: str) -> EstTitre:
    """A word that a list knows for sure."""
    return lambda texte, listes: bool(listes[liste].sure(plier(texte)))


def l_un_ou_l_autre(*titres: EstTitre) -> EstTitre:
    return lambda texte, listes: any(est_titre(texte, listes) for est_titre in titres)


# A year, a month, or a site.
UNE_PERIODE_OU_UN_LIEU = l_un_ou_l_autre(une_periode, un_mot("lieu"))
