"""Partners: name, kind, address, how to reach them, SIRET, what they take; those that are there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.listes.models import Matiere
from collecte.listes.models.categories import SANS_MATIERE
from collecte.matiere.etapes import Etape
from petiterockette.mots.chercher import plier
from petiterockette.personnes.models import Structure
from petiterockette.reprise.genres import Examen, Tableau
from petiterockette.reprise.lecteur import Lecteur
from petiterockette.reprise.lecture import RangeeLue, Releve
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Liste, Listes
from petiterockette.reprise.periodes import PeriodeIllisible, lire_periode

from ..sorties.lecture import les_devenirs, les_structures

# What a name of before may be, beside a partner of the list.
NOUVEAU = "nouveau"
GENRES_DE_STRUCTURE = {
    Structure.Genre.RECYCLEUR: "recycleur recycleurs repreneur filiere recyclage collecteur",
    Structure.Genre.ASSOCIATION: "association associations asso partenaire ressourcerie emmaus",
    Structure.Genre.DECHETTERIE: "dechetterie decheterie",
    Structure.Genre.AUTRE: "autre autres entreprise collectivite mairie ecole",
}
DEVENIRS = {
    Structure.Genre.RECYCLEUR: Etape.RECYCLE,
    Structure.Genre.ASSOCIATION: Etape.DONNE_ASSOCIATION,
    Structure.Genre.DECHETTERIE: Etape.DECHETTERIE,
    Structure.Genre.AUTRE: Etape.AUTRE_STRUCTURE,
}
TEXTES = ("objet", "recepisse", "adresse", "courriel", "telephone")


@dataclass(frozen=True)
class Partenaire:
    """A partner to add, or to show again (``existant``: its id). ``reprend``: pairs (code of a
    material, code of what it becomes), since a day."""

    ligne: int
    nom: str
    genre: str
    siret: str
    textes: Mapping[str, str]
    reprend: tuple[tuple[str, str], ...]
    depuis: date
    existant: int | None = None


def examiner(fichier: Fichier, releve: Releve) -> Examen:
    """What a file of partners would write, and what stands in its way."""
    return _Lecteur(fichier, releve, listes_des_partenaires()).examen()


def listes_des_partenaires() -> Listes:
    """Partners that are there already, kinds, materials and what they become."""
    noms = {str(code): str(code.label) for code in Structure.Genre}
    mots = {m: str(code) for code, dits in GENRES_DE_STRUCTURE.items() for m in dits.split()}
    matieres = Matiere.objects.exclude(code=SANS_MATIERE)
    structures = {NOUVEAU: _("un nouveau partenaire"), **les_structures()}
    return {
        "structure": Liste(_("partenaire"), structures),
        "genre_structure": Liste(_("genre"), noms, mots),
        "matiere": Liste(_("matière"), dict(matieres.values_list("code", "nom"))),
        "devenir": les_devenirs(),
    }


class _Lecteur(Lecteur):
    DITS = ("nom", "genre", "siret", "contact", "matiere", "devenir", "depuis", *TEXTES)
    FACULTATIFS = ("matiere", "devenir")
    VIDE = gettext_lazy("Aucun partenaire n’est lu sous ces titres.")

    def manques(self) -> Iterator[str]:
        if self.releve.place("nom") is None:
            yield _("Aucune colonne ne dit le nom des partenaires.")
        if self.releve.place("genre") is None and not self.dit("genre_structure"):
            yield _("Dites de quel genre sont ces partenaires.")

    def garder(
        self, rangee: RangeeLue, dits: Mapping[str, str], montants: Mapping[int, int]
    ) -> None:
        ligne, nom = rangee.ligne, dits["nom"]
        if not nom:
            self.faute(ligne, _("Le nom manque."))
            return
        deja = self._lignes.setdefault(plier(nom), ligne)
        if deja != ligne:
            phrase = _("« %(nom)s » est déjà à la ligne %(n)d.")
            self.faute(ligne, phrase % {"nom": nom, "n": deja})
            return
        siret = re.sub(r"\s", "", dits["siret"])
        existant = self._existant(nom, siret)
        genre = self.code(ligne, "genre_structure", dits["genre"])
        reprend = self._ce_qu_il_reprend(ligne, dits, genre)
        depuis = self._depuis(ligne, dits["depuis"])
        if existant is None or not genre or reprend is None or depuis is None:
            return
        textes = {role: dits[role] for role in TEXTES}
        self._joindre(ligne, dits["contact"], textes)
        pk = int(existant) if existant != NOUVEAU else None
        if pk is not None and self._connues[pk].visible:
            phrase = _("« %(nom)s » est déjà dans la liste, sous « %(connu)s » : rien n’y change.")
            self.laisser(ligne, phrase % {"nom": nom, "connu": self._connues[pk].nom})
            return
        lu = Partenaire(ligne, nom, genre, siret, textes, reprend, depuis, pk)
        if self._est_juste(lu):
            self.lignes.append(lu)

    def tableaux(self) -> list[Tableau]:
        noms = {nom: liste.choix for nom, liste in self.mots.listes.items()}
        rangees = [
            [
                p.nom,
                noms["genre_structure"][p.genre],
                p.textes["adresse"],
                p.siret,
                ", ".join(noms["matiere"].get(m, "") for m, _vers in p.reprend),
                _("remontré") if p.existant else _("nouveau"),
            ]
            for p in self.lignes
        ]
        tetes = [_("Nom"), _("Genre"), _("Adresse"), _("SIRET"), _("Reprend"), ""]
        return [Tableau(_("Ce que dira la liste"), tetes, rangees, textes=len(tetes))]

    @cached_property
    def _connues(self) -> Mapping[int, Structure]:
        return {s.pk: s for s in Structure.objects.all()}

    @cached_property
    def _lignes(self) -> dict[str, int]:
        """Name, folded → the line that says it."""
        return {}

    def _existant(self, nom: str, siret: str) -> str | None:
        """Id of the partner of the list that this one is, ``NOUVEAU``, or None where somebody must
        say, or left it out."""
        par_siret = [s for s in self._connues.values() if siret and s.siret == siret]
        if par_siret:
            return str(par_siret[0].pk)
        vu = self.mots.voir("structure", nom)
        vu.lignes += 1
        if not vu.est_decide and not vu.valeur:
            # Nothing like it is in the list.
            vu.valeur, vu.est_decide = NOUVEAU, True
        elif not vu.est_decide:
            vu.pourquoi = _("peut-être déjà dans la liste")
        return vu.valeur if vu.est_decide and vu.valeur else None

    def _joindre(self, ligne: int, contact: str, textes: dict[str, str]) -> None:
        """How to reach them, where no other column says it; who they are stays out of a list of
        organisations."""
        reste = []
        for morceau in re.split(r"[,;/]| - ", contact):
            dit = morceau.strip()
            if "@" in dit and not textes["courriel"]:
                textes["courriel"] = dit
            elif re.fullmatch(r"\+?[0-9 .]{9,20}", dit) and not textes["telephone"]:
                textes["telephone"] = dit
            elif dit:
                reste.append(dit)
        if reste:
            phrase = _("« %(dit)s » n’est ni un courriel, ni un téléphone : laissé de côté.")
            self.laisser(ligne, phrase % {"dit": ", ".join(reste)})

    def _ce_qu_il_reprend(
        self, ligne: int, dits: Mapping[str, str], genre: str
    ) -> tuple[tuple[str, str], ...] | None:
        """None where a word is to be decided."""
        mots = [mot.strip() for mot in re.split(r"[,;/]", dits["matiere"]) if mot.strip()]
        matieres = [self.facultatif(ligne, "matiere", mot) for mot in mots]
        devenir = self.facultatif(ligne, "devenir", dits["devenir"])
        if "" in matieres or devenir == "" or not genre:
            return None
        vers = devenir or str(DEVENIRS[Structure.Genre(genre)])
        return tuple((m, vers) for m in dict.fromkeys(matieres) if m)

    def _depuis(self, ligne: int, dit: str) -> date | None:
        if not dit:
            return timezone.localdate()
        try:
            lue = lire_periode(dit)
        except PeriodeIllisible as illisible:
            self.faute(ligne, str(illisible))
            return None
        return lue.debut

    def _est_juste(self, p: Partenaire) -> bool:
        """Whether the list would take it; what is wrong is told, field by field."""
        avant = len(self.fautes)
        siret_faux = not re.fullmatch("([0-9]{14})?", p.siret)
        if siret_faux:
            self.faute(p.ligne, _("« %(dit)s » : un SIRET a 14 chiffres.") % {"dit": p.siret[:40]})
        try:
            structure_de(p).clean_fields(exclude={"siret"} if siret_faux else None)
        except ValidationError as refus:
            noms = {f.name: f.verbose_name for f in Structure._meta.fields}
            for champ, phrases in refus.message_dict.items():
                for phrase in phrases:
                    self.faute(p.ligne, f"{noms[champ]}\u00a0: {phrase}")
        return len(self.fautes) == avant


def structure_de(p: Partenaire) -> Structure:
    """The row of a partner; nothing is written."""
    return Structure(nom=p.nom, genre=p.genre, siret=p.siret, **p.textes)
