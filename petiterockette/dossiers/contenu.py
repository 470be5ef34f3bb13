"""What a dossier shows, as one value: made of its draft, or kept as it was frozen."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.comptes.poles import POLES
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import INDICATEURS, Unite, Valeur

from .models import Choisi, Dossier
from .registre import PIECES, Piece

# The indicator of how much was weighed of what went out.
CERTITUDE = "R_CERTITUDE"
# How a figure is counted of which a part comes from before.
EN_PARTIE_REPRIS = gettext_lazy("Une part au moins a été reprise d’avant ce logiciel.")


def composer(dossier: Dossier) -> dict[str, Any]:
    """The whole of what a draft shows, a JSON value: what is frozen is this very value.

    ``lignes``: each indicator with its value as a text and all that defines it; ``pieces``: each
    with its table and its words; ``textes``; ``suite``: kind and code of each of these, in the
    order of the paper; ``avant``: the dossier it started from, what that one had frozen;
    ``certitude``: how much of the kilograms that went out was weighed, in percent.
    """
    lecture, libelles = dossier.lecture, libelles_entiers(dossier.poles)
    choisis, pieces = list(dossier.choisis.all()), pieces_de(dossier)
    return {
        "titre": dossier.titre,
        "objet": dossier.objet,
        "pour": dossier.pour,
        "debut": dossier.debut.isoformat(),
        "fin": dossier.fin.isoformat(),
        "lieux": [lieu.nom for lieu in dossier.lieux.all()],
        "poles": [str(POLES.get(code, code)) for code in dossier.poles],
        "couverture": dossier.couverture,
        "depuis": lecture.get("depuis", ""),
        "lu_le": dossier.lu_le.isoformat() if dossier.lu_le else "",
        "lignes": [
            _ligne(c.code, libelles[c.code], lecture)
            for c in choisis
            if c.genre == Choisi.Genre.INDICATEUR and c.code in INDICATEURS
        ],
        "pieces": [
            _piece(c.code, lecture)
            for c in choisis
            if c.genre == Choisi.Genre.PIECE and c.code in pieces
        ],
        "textes": [
            {
                "code": str(t.pk),
                "titre": t.titre,
                "texte": t.texte,
                "photo": str(t.photo) if t.photo else "",
                "legende": t.legende,
            }
            for t in dossier.textes.all()
        ],
        "suite": [list(montre.place) for montre in dossier.suite],
        "avant": _avant(dossier),
        "certitude": lecture.get("chiffres", {}).get(CERTITUDE),
    }


def pieces_de(dossier: Dossier) -> dict[str, Piece]:
    """The pieces that a dossier may show, by code: those of any, and those that were read of it."""
    lues = dossier.lecture.get("pieces", {})
    return {
        code: piece
        for code, piece in PIECES.items()
        if piece.convient(dossier) and (not piece.objet or code in lues)
    }


def valeur_de(texte: str | None) -> Valeur:
    """A value back from its text: an integer, or a decimal where it has a point."""
    if texte is None:
        return None
    return Decimal(texte) if "." in texte else int(texte)


def textes_des_valeurs(contenu: Mapping[str, Any]) -> dict[str, str | None]:
    """The figures of what was frozen, as texts, by code."""
    return {li["code"]: li["valeur"] for li in contenu["lignes"]}


def valeurs_de(textes: Mapping[str, str | None]) -> dict[str, Valeur]:
    """Values back from their texts, by code."""
    return {code: valeur_de(texte) for code, texte in textes.items()}


def ecrit(texte: str | None, unite: str) -> str:
    """A value as people read it: « 321 400 kg », « 91,1 % »; « — » where nothing is known."""
    return ecrire(valeur_de(texte), Unite(unite))


def libelles_entiers(poles: Sequence[str] = ()) -> dict[str, str]:
    """The names of the indicators out of their list, by code: « Réemployé, dont vendu » for « dont
    vendu »; where ``poles`` are named, what is not theirs says so."""
    entiers, parent = {}, ""
    for code, indicateur in INDICATEURS.items():
        libelle = str(indicateur.libelle)
        if poles and indicateur.par_pole:
            libelle = str(indicateur.libelle_du_pole or libelle)
        partie = libelle.removeprefix("… ")
        if partie.startswith("dont "):
            libelle = f"{parent}, {partie}"
        else:
            parent = libelle
        if not indicateur.concerne(poles):
            libelle = _("%(libelle)s (toute la maison)") % {"libelle": libelle}
        entiers[code] = libelle
    return entiers


def _ligne(code: str, libelle: str, lecture: Mapping[str, Any]) -> dict[str, Any]:
    indicateur, repris = INDICATEURS[code], code in lecture.get("repris", ())
    return {
        "code": code,
        "famille": str(indicateur.famille),
        "libelle": _("%(libelle)s (repris)") % {"libelle": libelle} if repris else libelle,
        "unite": str(indicateur.unite),
        "valeur": lecture.get("chiffres", {}).get(code),
        "definition": str(indicateur.definition),
        "formule": str(indicateur.formule),
        "exclusions": str(indicateur.exclusions),
        "source": str(indicateur.source),
        "methode": lecture.get("methodes", {}).get(code, str(EN_PARTIE_REPRIS) if repris else ""),
        "estimation": bool(indicateur.page),
    }


def _piece(code: str, lecture: Mapping[str, Any]) -> dict[str, Any]:
    piece = PIECES[code]
    vide: dict[str, Any] = {"de": "", "colonnes": [], "rangees": [], "textes": []}
    lu = lecture.get("pieces", {}).get(code) or vide
    dit = {"nom": str(piece.nom), "dessin": str(piece.dessin), "signee": piece.signee}
    return {"code": code, **dit, **lu}


def _avant(dossier: Dossier) -> dict[str, Any] | None:
    """What the dossier before had frozen: its title, its day, its values by code."""
    if dossier.part_de_id is None:
        return None
    fige = dossier.part_de.dernier_figement
    if fige is None:
        return None
    return {
        "titre": dossier.part_de.titre,
        "debut": fige.contenu["debut"],
        "fin": fige.contenu["fin"],
        "valeurs": textes_des_valeurs(fige.contenu),
    }
