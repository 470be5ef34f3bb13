"""What may be brought in: the registry of kinds of files, that upper rooms fill.

A kind names the roles that a column may have, the lists whose words a person decides, and three
functions: what a file would write (``examiner``), writing it, cancelling it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre
from petiterockette.saisie.classeurs import COURANTES, Bornes, Faute

from .lecture import Releve
from .models import Fichier
from .mots import Listes, MotVu

# Beyond, what a page would show is counted, no longer told one by one.
MONTREES = 50
REPRIS = _("C’est repris.")
ANNULATION = _("Tout ce que ce fichier a apporté repart d’un coup.")


@dataclass(frozen=True)
class Role:
    """What a column may hold. ``debuts``: how its head may begin, folded; ``par_titre``: its cells
    are amounts whose word is the head itself, so several columns may have it."""

    code: str
    nom: Any
    debuts: tuple[str, ...] = ()
    par_titre: bool = False


@dataclass(frozen=True)
class Tableau:
    """A table of what would be written: ``tetes``, then rows of texts. ``textes``: how many of its
    columns, from the left, are words; the others are numbers; ``de_plus``: how many rows more it
    had, that were not kept."""

    titre: Any
    tetes: Sequence[Any]
    rangees: Sequence[Sequence[str]]
    textes: int = 2
    de_plus: int = 0

    @property
    def montrees(self) -> Sequence[Sequence[str]]:
        return self.rangees[:MONTREES]

    @property
    def autres(self) -> int:
        """How many rows are counted, no longer shown."""
        return max(0, len(self.rangees) - MONTREES) + self.de_plus


@dataclass(frozen=True)
class Question:
    """What a person must say of a line of one file, beside its words: who somebody is, say.

    ``cle`` names nobody; ``dit`` and ``precisions`` are shown, never kept; ``choix``: pairs (code,
    name); ``valeur``: the code that was answered, or that is proposed (empty: none is).
    """

    cle: str
    dit: str
    choix: Sequence[tuple[str, str]]
    precisions: str = ""
    valeur: str = ""
    est_repondue: bool = False


@dataclass(frozen=True)
class Avis:
    """What somebody must know before a file is brought in, and what they may do about it."""

    titre: str
    texte: str


@dataclass(frozen=True)
class Examen:
    """What a file would write, and all that stands in its way.

    ``fautes``: to correct in the file or in what is said of it; ``mots``: every word of its lists;
    ``laissees``: lines left out, with their reason; ``ecarts``: totals of the file that its lines
    do not make; ``justes``: those that they make; ``lignes``: what the kind will write, its own;
    ``questions``: what else a person says of this file alone; ``avis``: what is lost without it,
    said in plain view.
    """

    fautes: Sequence[Faute] = ()
    mots: Sequence[MotVu] = ()
    laissees: Sequence[Faute] = ()
    ecarts: Sequence[Faute] = ()
    justes: Sequence[Faute] = ()
    tableaux: Sequence[Tableau] = ()
    lignes: Sequence[Any] = ()
    questions: Sequence[Question] = ()
    avis: Sequence[Avis] = ()

    @property
    def a_repondre(self) -> list[Question]:
        """The questions that nobody answered, in the order of the file."""
        return [q for q in self.questions if not q.est_repondue]

    @property
    def a_decider(self) -> list[MotVu]:
        """The words that nobody decided, the heaviest first."""
        indecis = (m for m in self.mots if not m.est_decide)
        return sorted(indecis, key=lambda m: (-m.montant, -m.lignes))

    @property
    def decides(self) -> list[MotVu]:
        """The words that mean something already, or that somebody left out, list by list."""
        return sorted((m for m in self.mots if m.est_decide), key=lambda m: (m.liste, m.mot))

    @property
    def est_pret(self) -> bool:
        attend = self.fautes or self.a_decider or self.a_repondre
        return not attend and bool(self.lignes)

    @property
    def reste(self) -> str:
        """« 1 ligne à corriger, 3 mots à décider »; empty where nothing is left to say."""
        lignes = len({f.ligne for f in self.fautes if f.ligne})
        pour_tout = sum(not f.ligne for f in self.fautes)
        restes = [
            (
                pour_tout,
                ngettext(
                    "%(n)s chose à dire du fichier", "%(n)s choses à dire du fichier", pour_tout
                ),
            ),
            (lignes, ngettext("%(n)s ligne à corriger", "%(n)s lignes à corriger", lignes)),
            (
                mots := len(self.a_decider),
                ngettext("%(n)s mot à décider", "%(n)s mots à décider", mots),
            ),
            (
                gens := len(self.a_repondre),
                ngettext("%(n)s personne à reconnaître", "%(n)s personnes à reconnaître", gens),
            ),
        ]
        return ", ".join(phrase % {"n": nombre(n)} for n, phrase in restes if n)


@dataclass(frozen=True)
class Fige:
    """Why what a file wrote is no longer cancelled as one: sentences that say what to do instead,
    and the address of where it is done."""

    phrase: str
    adresse: str


@dataclass(frozen=True)
class Genre:
    """A kind of file.

    ``manques``: the fields of what is said once for the whole file, where no column says it;
    ``ecrire`` returns what was written: ``lignes``, how many; ``dits``, pairs (name, text) that the
    page shows; ``voir``, pairs (name, address) of where it shows; ``modele``: heads, then example
    rows, of the file to download; ``repris``, ``annulation``: what is said once all is written,
    and before it is cancelled; ``bornes``: how large its files may be; ``droits``: what it asks
    beside bringing in; ``longues``: how many lines are written in about a second, on two cores,
    beyond which nobody is kept waiting in front of the page; ``de_personnes``: its files tell of
    people, and are left waiting less long.
    """

    code: str
    nom: Any
    texte: Any
    pictogramme: str
    roles: Sequence[Role]
    listes: Callable[[], Listes]
    manques: Callable[[], Mapping[str, forms.Field]]
    examiner: Callable[[Fichier, Releve], Examen]
    ecrire: Callable[[Fichier, Examen, Compte], Mapping[str, Any]]
    annuler: Callable[[Fichier, Compte, str], None]
    modele: Sequence[Sequence[str]] = field(default_factory=list)
    bornes: Bornes = COURANTES
    repris: Any = REPRIS
    annulation: Any = ANNULATION
    droits: Sequence[str] = ()
    de_personnes: bool = False
    longues: int = 2_000
    # What is left to close once all was brought in, in words; and closing it: what was, in words.
    a_clore: Callable[[], Sequence[str]] = list
    clore: Callable[[Compte], Sequence[str]] = lambda _compte: []
    # What keeps a file that was brought in from being cancelled as one; None where it may be.
    fige: Callable[[Fichier], Fige | None] = lambda _fichier: None
    # What a folded head says of its own, beside ``debuts``: the code of a role, or nothing.
    deviner: Callable[[str, Listes], str] = lambda _tete, _listes: ""
    # Whether a text alone on its row says something of those under it, instead of being a note.
    est_titre: Callable[[str, Listes], bool] = lambda _texte, _listes: False


def rien_de_dit(reste: str) -> str:
    """That a form was sent with nothing said, and what is left."""
    phrase = dire("Rien n’est noté\u00a0: choisissez d’abord dans les listes. Il reste %(quoi)s.")
    return phrase % {"quoi": reste}


GENRES: dict[str, Genre] = {}


def inscrire(genre: Genre) -> None:
    """Let files of this kind be brought in."""
    GENRES[genre.code] = genre
