"""A dossier as its paper shows it: key figures, charts, words, and how all of it is counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from petiterockette.indicateurs.familles import FAMILLES
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import Famille, Unite
from petiterockette.mots.mesures import TIRET, nombre

from .contenu import ecrit
from .dessins import Empilement, empiler
from .lecture import cellule_lue
from .models import Figement
from .photos import photo_en_ligne
from .registre import Cellule

# The first figures are read first, in big.
EN_GRAND = 4


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
class PieceMontree:
    """A piece: its drawing, where its figures make one, and its table, written out.

    ``entetes``, ``rangees``: words, each with whether it stands as a figure does.
    """

    code: str
    nom: str
    empilement: Empilement | None
    entetes: Sequence[tuple[str, bool]]
    rangees: Sequence[Sequence[tuple[str, bool]]]


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
    surs = [
        c
        for li, c in zip(contenu["lignes"], chiffres, strict=True)
        if not li.get("estimation", False)
    ]
    en_grand = surs[:EN_GRAND]
    return {
        "contenu": contenu,
        "debut": date.fromisoformat(contenu["debut"]),
        "fin": date.fromisoformat(contenu["fin"]),
        "depuis": date.fromisoformat(contenu["depuis"]) if contenu["depuis"] else None,
        "des_vides": any(li["valeur"] is None for li in contenu["lignes"]),
        "lu_le": datetime.fromisoformat(contenu["lu_le"]) if contenu["lu_le"] else None,
        "figement": figement,
        "en_grand": en_grand,
        "par_famille": _par_famille(contenu["lignes"], chiffres, en_grand),
        "chiffres": chiffres,
        "pieces": [_piece(p) for p in contenu["pieces"]],
        "textes": [
            t | {"image": image(t["photo"]) if t["photo"] else ""} for t in contenu["textes"]
        ],
    }


def _chiffre(ligne: Mapping[str, Any], avant: Mapping[str, Any] | None) -> Chiffre:
    unite = ligne["unite"]
    return Chiffre(
        code=ligne["code"],
        libelle=ligne["libelle"],
        ecrit=ecrit(ligne["valeur"], unite),
        avant=ecrit(avant["valeurs"].get(ligne["code"]), unite) if avant else "",
        **{nom: ligne[nom] for nom in ("definition", "formule", "exclusions", "source", "methode")},
    )


def _par_famille(
    lignes: Sequence[Mapping[str, Any]], chiffres: Sequence[Chiffre], en_grand: Sequence[Chiffre]
) -> list[tuple[Any, list[Chiffre]]]:
    """The figures that are not in big, by family, in the order of the reports."""
    grands = {c.code for c in en_grand}
    suite = [(li, c) for li, c in zip(lignes, chiffres, strict=True) if c.code not in grands]
    groupes = [
        (FAMILLES[famille], [c for li, c in suite if li["famille"] == famille])
        for famille in Famille
    ]
    return [(nom, siens) for nom, siens in groupes if siens]


def _piece(piece: Mapping[str, Any]) -> PieceMontree:
    unites = [Unite(c["unite"]) if c["unite"] else None for c in piece["colonnes"]]
    return PieceMontree(
        code=piece["code"],
        nom=piece["nom"],
        empilement=empiler(piece),
        entetes=[(piece["de"], False), *((c["nom"], bool(c["unite"])) for c in piece["colonnes"])],
        rangees=[
            [
                (nom, False),
                *((_dit(cellule_lue(v), u), bool(u)) for v, u in zip(valeurs, unites, strict=True)),
            ]
            for nom, *valeurs in piece["rangees"]
        ],
    )


def _dit(cellule: Cellule, unite: Unite | None) -> str:
    """A cell as people read it: a text as it is, a number in its unit or without one."""
    if isinstance(cellule, str):
        return cellule
    if cellule is None:
        return TIRET
    return ecrire(cellule, unite) if unite else nombre(cellule)
