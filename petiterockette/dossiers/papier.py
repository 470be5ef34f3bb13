"""A dossier as its paper shows it: key figures, charts, words, and how all of it is counted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.familles import FAMILLES
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import Famille, Unite

from .cases import dite
from .contenu import ecrit, valeur_de
from .dessins import Empilement, empiler
from .models import Choisi, Dossier, Figement, Texte
from .photos import photo_en_ligne
from .rangees import Rangee, groupes_de

# The first figures are read first, in big.
EN_GRAND = 4
# Beyond so many columns a table is written smaller; up to so many rows, it is not cut by a page.
LARGE, COURTE = 7, 8
# Beyond so many sections a paper says on which page each of them is.
SANS_SOMMAIRE = 4
# What such a paper is called, whatever its title.
DOCUMENTS = {
    Dossier.Objet.RAPPORT: _("Rapport d’activité"),
    Dossier.Objet.SUBVENTION: _("Dossier de subvention"),
    Dossier.Objet.CONSEIL: _("Dossier du conseil d’administration"),
    Dossier.Objet.ENQUETE: _("Réponses à une enquête"),
    Dossier.Objet.DECLARATION: _("Déclaration"),
    Dossier.Objet.REPONSE: _("Réponse à une demande"),
}
# The figures that are of kilograms, all or part of which may be estimated.
EN_KILOS = {Famille.MATIERE, Famille.TAUX}
TOUT_PESE = 100


@dataclass(frozen=True)
class Chiffre:
    """A figure as it is read, beside that of the dossier before, and what it means."""

    code: str
    libelle: str
    ecrit: str
    avant: str
    definition: str
    formule: str
    exclusions: str
    source: str
    methode: str

    @property
    def nombre(self) -> str:
        """« 321 400 » of « 321 400 kg »."""
        return self.ecrit.rpartition("\u00a0")[0] or self.ecrit

    @property
    def unite(self) -> str:
        """« kg » of « 321 400 kg »; nothing for a count."""
        nombre, _espace, unite = self.ecrit.rpartition("\u00a0")
        return unite if nombre and not unite[-1:].isdigit() else ""


@dataclass(frozen=True)
class Bloc:
    """A stretch of the paper: a piece, a passage, or figures of one family in a table.

    ``rang``: among all of them, from 1.
    """

    piece: "PieceMontree | None" = None
    texte: Mapping[str, Any] | None = None
    famille: Any = ""
    chiffres: Sequence[Chiffre] = ()
    rang: int = 0

    @property
    def nom(self) -> Any:
        return self.piece.nom if self.piece else self.texte["titre"] if self.texte else self.famille

    @property
    def ancre(self) -> str:
        """What an address names it by, in its page."""
        return f"section-{self.rang}"


@dataclass(frozen=True)
class RangeeMontree:
    """A row: of each cell the name of its column, which a phone reads there, what is written, and
    whether it stands as a figure does."""

    nom: str
    cases: Sequence[tuple[str, str, bool]]
    total: bool


@dataclass(frozen=True)
class PieceMontree:
    """A piece: its drawing, where its figures make one, its table, written out, its words.

    ``de``: the name of the first column. ``entetes``: the names of the others, and whether figures
    are under it; ``groupes``: a title, empty where there is none, then its rows. ``signee``: its
    last words are to be signed.
    """

    code: str
    nom: str
    empilement: Empilement | None
    de: str
    entetes: Sequence[tuple[str, bool]]
    groupes: Sequence[tuple[str, Sequence[RangeeMontree]]]
    textes: Sequence[Sequence[str]]
    signee: bool

    @property
    def large(self) -> bool:
        """Whether it has more columns than a paper's usual size can hold."""
        return len(self.entetes) > LARGE

    @property
    def courte(self) -> bool:
        """Whether its table is never cut by a page."""
        return sum(len(rangees) for _titre, rangees in self.groupes) <= COURTE


def contexte_du_papier(
    contenu: Mapping[str, Any],
    figement: Figement | None = None,
    *,
    image: Callable[[str], str] | None = None,
) -> dict[str, Any]:
    """What a page or a paper of a dossier needs, from ``contenu`` alone (``contenu.py``).

    ``figement``: what it was frozen as; None for a draft. ``image``: where a picture is, from its
    key; by default the paper holds it.
    """
    image = image or photo_en_ligne
    chiffres = [_chiffre(li, contenu["avant"]) for li in contenu["lignes"]]
    # An estimate is never in big, wherever it stands.
    estimes = {li["code"] for li in contenu["lignes"] if li["estimation"]}
    en_grand = [c for c in chiffres if c.code not in estimes][:EN_GRAND]
    siens = _blocs(contenu, [c for c in chiffres if c not in en_grand], image)
    blocs = [replace(bloc, rang=rang) for rang, bloc in enumerate(siens, start=1)]
    return {
        "contenu": contenu,
        "document": _document(contenu),
        "debut": date.fromisoformat(contenu["debut"]),
        "fin": date.fromisoformat(contenu["fin"]),
        "depuis": date.fromisoformat(contenu["depuis"]) if contenu["depuis"] else None,
        "arretes_le": _arretes_le(contenu),
        "des_vides": any(li["valeur"] is None for li in contenu["lignes"]),
        "lu_le": datetime.fromisoformat(contenu["lu_le"]) if contenu["lu_le"] else None,
        "figement": figement,
        "en_grand": en_grand,
        "blocs": blocs,
        "sommaire": blocs if len(blocs) > SANS_SOMMAIRE else [],
        "chiffres": chiffres,
        "certitude": _certitude(contenu),
    }


def _document(contenu: Mapping[str, Any]) -> Any:
    """What the paper is; nothing where its title begins by saying it."""
    nom = DOCUMENTS[Dossier.Objet(contenu["objet"])]
    return "" if contenu["titre"].lower().startswith(str(nom).lower()) else nom


def _certitude(contenu: Mapping[str, Any]) -> str:
    """How much of its kilograms was weighed, where some was not; nothing where it tells of none."""
    valeur = valeur_de(contenu.get("certitude"))
    en_kilos = any(li["famille"] in EN_KILOS for li in contenu["lignes"])
    return "" if valeur in (None, TOUT_PESE) or not en_kilos else ecrire(valeur, Unite.POURCENT)


def _arretes_le(contenu: Mapping[str, Any]) -> date | None:
    """The day when its figures were read, where its last one was not over."""
    if not contenu["lu_le"]:
        return None
    jour = timezone.localdate(datetime.fromisoformat(contenu["lu_le"]))
    return jour if jour <= date.fromisoformat(contenu["fin"]) else None


def _chiffre(ligne: Mapping[str, Any], avant: Mapping[str, Any] | None) -> Chiffre:
    unite = ligne["unite"]
    return Chiffre(
        code=ligne["code"],
        libelle=ligne["libelle"],
        ecrit=ecrit(ligne["valeur"], unite),
        avant=ecrit(avant["valeurs"].get(ligne["code"]), unite) if avant else "",
        **{nom: ligne[nom] for nom in ("definition", "formule", "exclusions", "source", "methode")},
    )


def _blocs(
    contenu: Mapping[str, Any], chiffres: Sequence[Chiffre], image: Callable[[str], str]
) -> Iterator[Bloc]:
    """What comes under the key figures, in the order of the dossier."""
    suivants = {c.code: c for c in chiffres}
    familles = {li["code"]: li["famille"] for li in contenu["lignes"]}
    pieces = {p["code"]: p for p in contenu["pieces"]}
    textes = {t["code"]: t for t in contenu["textes"]}

    def famille_de(place: Sequence[str]) -> str:
        genre, code = place
        return familles.get(code, "") if genre == Choisi.Genre.INDICATEUR else ""

    for famille, places in groupby(contenu["suite"], famille_de):
        if famille:
            siens = [suivants[code] for _genre, code in places if code in suivants]
            if siens:
                yield Bloc(famille=FAMILLES[Famille(famille)], chiffres=siens)
            continue
        for genre, code in places:
            if genre == Choisi.Genre.PIECE and code in pieces:
                yield Bloc(piece=_piece(pieces[code]))
            elif genre == Texte.GENRE and (t := textes.get(code)) and (t["texte"] or t["photo"]):
                yield Bloc(texte=t | {"image": image(t["photo"]) if t["photo"] else ""})


def _piece(piece: Mapping[str, Any]) -> PieceMontree:
    colonnes = piece["colonnes"]
    return PieceMontree(
        code=piece["code"],
        nom=piece["nom"],
        empilement=empiler(piece),
        de=piece["de"],
        entetes=[(c["nom"], bool(c["unite"])) for c in colonnes],
        groupes=[(g.titre, [_rangee(r, colonnes) for r in g.rangees]) for g in groupes_de(piece)],
        textes=piece["textes"],
        signee=piece.get("signee", False),
    )


def _rangee(rangee: Rangee, colonnes: Sequence[Mapping[str, Any]]) -> RangeeMontree:
    return RangeeMontree(
        rangee.nom,
        [
            (c["nom"], dite(case, c), bool(c["unite"]))
            for case, c in zip(rangee.cases, colonnes, strict=True)
        ],
        rangee.total,
    )
