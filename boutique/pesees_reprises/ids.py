"""The rows of the lists here that the words of an old base name."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from boutique.oressource.decisions import Decisions
from collecte.listes.models import Accord, Categorie, Localite, Matiere, Origine
from collecte.livre.services.mouvements import referentiel
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import FINS, FINS_DE_DON, Etape, Famille
from collecte.sorties.services.preneurs import types_de_don
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure

from .refus import MotInconnu

# Class of an exit → (the list that names who took it, its column).
PARTENAIRES = {
    "sorties": ("type_sortie", "type"),
    "sortiesc": ("conventions_sorties", "convention"),
    "sortiesr": ("filieres_sortie", "filiere"),
}
# What a gift becomes, by who took it; without anybody, by its class.
CHEZ = {
    Structure.Genre.ASSOCIATION: Etape.DONNE_ASSOCIATION,
    Structure.Genre.RECYCLEUR: Etape.RECYCLE,
    Structure.Genre.DECHETTERIE: Etape.DECHETTERIE,
    Structure.Genre.AUTRE: Etape.AUTRE_STRUCTURE,
}
DE_LA_CLASSE = {
    "sorties": Etape.DONNE_PARTICULIER,
    "sortiesc": Etape.AUTRE_STRUCTURE,
    "sortiesr": Etape.RECYCLE,
    "sortiesp": Etape.DECHETTERIE,
    "sortiesd": Etape.DECHETTERIE,
}


class Ids:
    """Raises ``MotInconnu`` where a decision names a row that is not there."""

    def __init__(self, decisions: Decisions) -> None:
        self.dit, self.ref = decisions, referentiel()
        self.lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
        objets = Categorie.objects.filter(famille=Famille.OBJETS)
        structures = list(Structure.objects.values_list("pk", "genre"))
        self.genres = dict(structures)
        self.accords = {
            (structure, matiere or self.ref.sans_matiere): vers
            for structure, matiere, vers in Accord.objects.filter(categorie=None)
            .order_by("debut", "id")
            .values_list("structure", "matiere", "vers")
        }
        self.types_don = {vers: type_don.pk for vers, type_don in types_de_don().items()}
        categories, matieres = _codes(objets), _codes(Matiere.objects.all())
        personnes = {str(pk): pk for pk, _genre in structures}
        self._ids = {
            **dict.fromkeys(("points_collecte", "points_sortie", "points_vente"), self.lieux),
            "type_dechets": categories,
            "type_dechets_evac": matieres,
            "types_poubelles": {str(e): str(e) for e in FINS},
            "type_collecte": _codes(Origine.objects.all()),
            "localites": _codes(Localite.objects.all()),
            **dict.fromkeys(("conventions_sorties", "filieres_sortie"), personnes),
            # A gift may say what sort of taker it had, and name none.
            "type_sortie": {**dict.fromkeys(map(str, FINS_DE_DON)), **personnes},
        }
        nommes = [
            *((liste, code) for (liste, _n), code in decisions.mots.items()),
            *((li, code) for (li, _n), parts in decisions.parts.items() for code, _pc in parts),
        ]
        for liste, code in nommes:
            if code and code not in self._ids.get(liste, {code: 0}):
                raise MotInconnu(code=code, liste=liste)

    def categorie(self, numero: int | None) -> int | None:
        """« Sans catégorie » where nothing was said; None for a word that is left out."""
        if not numero or numero < 0:
            return self.ref.sans_categorie
        return self._id("type_dechets", numero)

    def partager(self, pas: Pas, numero: int | None) -> list[Pas]:
        """A step, or one for each category that its old one is shared between."""
        if pas.categorie == self.ref.sans_categorie:
            return [pas]
        ids = self._ids["type_dechets"]
        parts = self.dit.partager("type_dechets", numero, pas.masse_g)
        return [replace(pas, categorie=ids[code], masse_g=g) for code, g in parts] or [pas]

    def matiere(self, numero: int) -> int | None:
        return self._id("type_dechets_evac", numero)

    def origine(self, numero: int | None) -> int | None:
        return self._id("type_collecte", numero)

    def localite(self, numero: int | None) -> int | None:
        return self._id("localites", numero)

    def structure(self, classe: str, rangee: Any) -> int | None:
        if classe not in PARTENAIRES:
            return None
        liste, colonne = PARTENAIRES[classe]
        return self._id(liste, getattr(rangee, colonne))

    def don(self, classe: str, rangee: Any) -> str:
        """What the kind of a gift says that it became, without naming who took it; else empty."""
        dit = self.dit.mot("type_sortie", rangee.type) if classe == "sorties" else ""
        return dit if dit in FINS_DE_DON else ""

    def devenir(
        self, classe: str, structure: int | None, matiere: int, bac: str, don: str = ""
    ) -> str:
        """The end of what went out: its bin's, its recycler's agreement, who took it, what is said
        of a gift, its class."""
        if classe == "sortiesp" and bac:
            return bac
        if structure and classe == "sortiesr":
            return self.accords.get((structure, matiere), str(Etape.RECYCLE))
        if structure and classe in PARTENAIRES:
            return str(CHEZ[Structure.Genre(self.genres[structure])])
        return don or str(DE_LA_CLASSE[classe])

    def _id(self, liste: str, numero: int | None) -> Any:
        return self._ids[liste].get(self.dit.mot(liste, numero))


def _codes(rangees: Any) -> dict[str, Any]:
    lues: Iterable[tuple[str, int]] = rangees.values_list("code", "pk")
    return dict(lues)
