"""What every kind of file reads alike: its rows one after the other, its words, its totals.

A kind inherits ``Lecteur``, names its roles, and says in ``garder`` what it keeps of a row::

    class _Lecteur(Lecteur):
        REPETES = ("lieu",)
        DITS = ("jour",)
        GRANDEURS = {"montant": EUROS}

        def garder(self, rangee, dits, montants):
            lieu = self.code(rangee.ligne, "lieu", dits["lieu"], sum(montants.values()))
            if lieu:
                self.lignes.append(Vente(rangee.ligne, lieu, …))

    def examiner(fichier, releve):
        return _Lecteur(fichier, releve, listes()).examen()
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.saisie.classeurs import Faute, est_une_erreur

from .genres import Examen, Tableau
from .grandeurs import CaseIllisible, Grandeur
from .lecture import Colonne, RangeeLue, Releve, compares, ecart, pareilles, total_lu
from .models import Fichier
from .mots import Listes, Mots


class Lecteur:
    """Reads a file once, from top to bottom; a kind says what it keeps of each row.

    ``reglages``: what was said of the whole file; ``mots``: its words, decided or not; ``fautes``
    and ``laissees``: what is wrong, what is left out; ``lignes``: what the kind will write.
    """

    # The roles that a merged cell says once for several rows: empty, it is the one above.
    REPETES: ClassVar[tuple[str, ...]] = ()
    # The other roles that are read as texts.
    DITS: ClassVar[tuple[str, ...]] = ()
    # Role of a column of amounts → what it counts.
    GRANDEURS: ClassVar[Mapping[str, Grandeur]] = {}
    # The lists whose words may be left out alone: the rest of their rows is kept.
    FACULTATIFS: ClassVar[tuple[str, ...]] = ()
    # Whether a row says something where its columns of amounts are empty.
    SANS_CHIFFRE: ClassVar[bool] = False
    # Whether two rows that are the same both count.
    PAREILLES: ClassVar[bool] = True
    # What is said of a file that nothing is read of.
    VIDE: ClassVar[Any] = gettext_lazy("Aucune ligne n’est lue sous ces titres.")

    def __init__(self, fichier: Fichier, releve: Releve, listes: Listes) -> None:
        self.releve, self.reglages = releve, fichier.reglages
        # What a word carries is counted in the first of them.
        self.mots = Mots(listes, next((g.dire for g in self.GRANDEURS.values()), None))
        self.fautes: list[Faute] = []
        self.laissees: list[Faute] = []
        self.lignes: list[Any] = []
        # Place of each column of amounts → what it counts.
        self.grandeurs = {
            place: self.GRANDEURS[role]
            for place, role in releve.roles.items()
            if role in self.GRANDEURS
        }
        self._derniers: dict[str, str] = {}
        # Place of a column of amounts → amount of each row, for the totals at the foot.
        self._colonnes: dict[int, list[int]] = defaultdict(list)

    # What a kind says.

    def manques(self) -> Iterable[str]:
        """What neither a column nor ``reglages`` tells: while there is some, nothing is read."""
        return ()

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        """Add to ``lignes`` what a row says, or to ``fautes`` what is wrong with it.

        ``dits``: role of ``REPETES`` and ``DITS`` → text, empty where nothing says it;
        ``montants``: place of each column of amounts → integer, 0 where it is empty or wrong
        (which is then told already).
        """
        raise NotImplementedError

    def finir(self) -> None:
        """Judge together what all the rows say: what stands twice, what is there already."""

    def fautes_des_lieux(self) -> Iterable[Faute]:
        """What stands in the way of many lines of a site, told once."""
        return ()

    def tableaux(self) -> list[Tableau]:
        """What is shown of what would be written."""
        return []

    def unite(self, place: int, dits: Mapping[str, str]) -> str:
        """The unit of the amounts of a column, where a cell does not say its own."""
        grandeur = self.grandeurs[place]
        par_la_rangee = grandeur.unite_dite(dits.get("unite", ""))
        return par_la_rangee or grandeur.unite_dite(self.tete(place)) or self.dit("unite")

    # What a kind asks.

    def faute(self, ligne: int, phrase: str, *, au_tableur: bool = True) -> None:
        """Something to correct, at a line of the file (0: in the whole of it)."""
        self.fautes.append(Faute(ligne, phrase, au_tableur=au_tableur))

    def laisser(self, ligne: int, phrase: str) -> None:
        """Something that is left out, and why."""
        self.laissees.append(Faute(ligne, phrase))

    def dit(self, quoi: str) -> str:
        """What was said once for the whole file; empty where nothing was."""
        return str(self.reglages.get(quoi) or "")

    def tete(self, place: int) -> str:
        """The head of a column."""
        return self.releve.tetes[place] if place < len(self.releve.tetes) else ""

    def code(
        self,
        ligne: int,
        liste: str,
        dit: str,
        montant: int = 0,
        annees: Iterable[int] = (),
        sans: str = "",
    ) -> str:
        """The code that a word of a list names; empty where nobody decided it, or left it out.

        An empty word is what was said for the whole file, else ``sans``, else a fault.
        ``montant`` and ``annees``: what this row makes the word carry.
        """
        if not dit:
            code = self.dit(liste) or sans
            if not code:
                quoi = self.mots.listes[liste].nom
                self.faute(ligne, _("la case « %(quoi)s » est vide.") % {"quoi": quoi})
            return code
        vu = self.mots.voir(liste, dit)
        vu.montant += montant
        vu.lignes += 1
        vu.annees.update(annees)
        return vu.valeur if vu.est_decide else ""

    def facultatif(
        self, ligne: int, liste: str, dit: str, montant: int = 0, annees: Iterable[int] = ()
    ) -> str | None:
        """The code that a word of ``FACULTATIFS`` names; empty where nobody decided it, None where
        nothing is said, or where the word was left out."""
        if not dit and not self.dit(liste):
            return None
        code = self.code(ligne, liste, dit, montant, annees)
        if not code and self.mots.voir(liste, dit).est_decide:
            return None
        return code

    # What is done with them.

    def examen(self) -> Examen:
        """What the file would write, and all that stands in its way."""
        manques = list(self.manques())
        if manques:
            return Examen(fautes=[Faute(0, phrase) for phrase in manques])
        for rangee in self.releve.rangees:
            self._lire(rangee)
        self.laissees += self._laisses()
        self.finir()
        self.fautes += self.fautes_des_lieux()
        if self.PAREILLES:
            self.laissees += pareilles(self.releve.rangees, {f.ligne for f in self.fautes})
        if not (self.lignes or self.fautes or self.mots.vus):
            self.faute(0, str(self.VIDE))
        ecarts, justes = compares(self.releve.pieds, self._colonnes, self._colonne)
        return Examen(
            fautes=sorted(set(self.fautes), key=lambda f: (f.ligne, f.phrase)),
            mots=list(self.mots.vus.values()),
            laissees=self.laissees,
            ecarts=ecarts,
            justes=justes,
            tableaux=self.tableaux(),
            lignes=self.lignes,
        )

    def _lire(self, rangee: RangeeLue) -> None:
        dits = self._dits(rangee)
        montants = {place: self._montant(rangee, place, dits) for place in self.grandeurs}
        est_la_somme = self._est_la_somme(rangee, montants)
        for place, montant in montants.items():
            self._colonnes[place].append(montant)
        if self._est_en_erreur(rangee):
            return
        self._comparer_la_rangee(rangee, montants)
        if est_la_somme:
            self.laisser(rangee.ligne, _("c’est la somme des autres lignes : elle ne compte pas."))
        elif montants and not self.SANS_CHIFFRE and not any(rangee.a(p) for p in montants):
            self.laisser(rangee.ligne, _("aucun chiffre sous ces titres : laissée de côté."))
        else:
            self.garder(rangee, dits, montants)

    def _est_en_erreur(self, rangee: RangeeLue) -> bool:
        """Whether a formula failed in a cell that is read, which is then told."""
        fausses = [p for p in self.releve.roles if est_une_erreur(rangee.a(p))]
        for place in fausses:
            phrase = _(
                "« %(dit)s » : la formule de la colonne « %(tete)s » est en erreur, "
                "écrivez ce qu’elle vaut."
            )
            self.faute(rangee.ligne, phrase % {"dit": rangee.a(place), "tete": self.tete(place)})
        return bool(fausses)

    def _est_la_somme(self, rangee: RangeeLue, montants: Mapping[int, int]) -> bool:
        """Whether the last row is the total of those above, though no word says so."""
        if rangee is not self.releve.rangees[-1] or not any(montants.values()):
            return False
        muette = not any(dit for p, dit in enumerate(rangee.cellules) if p not in montants)
        colonnes = [(montant, self._colonnes[place]) for place, montant in montants.items()]
        return muette and all(len(lus) > 1 and m == sum(lus) for m, lus in colonnes)

    def _dits(self, rangee: RangeeLue) -> dict[str, str]:
        dits = {}
        for role in (*self.REPETES, *self.DITS):
            place = self.releve.place(role)
            dit = rangee.a(place) if place is not None else ""
            dits[role] = "" if est_une_erreur(dit) else dit
            if role in self.REPETES:
                dits[role] = dits[role] or self._derniers.get(role, "")
                self._derniers[role] = dits[role]
        return dits

    def _montant(self, rangee: RangeeLue, place: int, dits: Mapping[str, str]) -> int:
        dit = rangee.a(place)
        try:
            return (
                0
                if est_une_erreur(dit)
                else self.grandeurs[place].lire(dit, self.unite(place, dits))
            )
        except CaseIllisible as illisible:
            self.faute(rangee.ligne, str(illisible))
            return 0

    def _laisses(self) -> Iterator[Faute]:
        """The notes, and the words that somebody decided to leave out."""
        for note in self.releve.notes:
            phrase = _("« %(dit)s » : une note, laissée de côté.")
            dit = next((c for c in note.cellules if c), "")
            yield Faute(note.ligne, phrase % {"dit": dit[:80]})
        for vu in self.mots.vus.values():
            if vu.est_decide and not vu.valeur and vu.liste in self.FACULTATIFS:
                phrase = _("« %(mot)s » (%(porte)s) : le mot seul est laissé de côté.")
                yield Faute(0, phrase % {"mot": vu.dit, "porte": vu.porte})
            elif vu.est_decide and not vu.valeur:
                phrase = _("« %(mot)s » : %(porte)s, laissé de côté.")
                yield Faute(0, phrase % {"mot": vu.dit, "porte": vu.porte})

    def _colonne(self, place: int) -> Colonne:
        return Colonne(self.tete(place), self.grandeurs[place], self.unite(place, {}))

    def _comparer_la_rangee(self, rangee: RangeeLue, montants: Mapping[int, int]) -> None:
        """The total of a row, where a column says it, is what its amounts make."""
        for place in self.releve.places("total"):
            premiere = next(iter(montants), None)
            if premiere is None:
                continue
            grandeur = self.grandeurs[premiere]
            fait = sum(m for p, m in montants.items() if self.grandeurs[p] is grandeur)
            unite = grandeur.unite_dite(self.tete(place)) or self.dit("unite")
            dit = total_lu(grandeur, rangee.a(place), unite)
            if dit and fait and dit != fait:
                self.laissees.append(Faute(rangee.ligne, ecart(grandeur, dit, fait)))
