"""What the page of a dossier shows around its paper: what may be ticked, what changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.familles import FAMILLES
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import INDICATEURS, Famille, Unite

from .contenu import ecrit, pieces_de, valeur_de
from .lecture import ce_qui_a_change
from .models import Choisi, Dossier
from .registre import Dessin

_DESSINS = {Dessin.EMPILE: _("graphique"), Dessin.TABLEAU: _("tableau")}


@dataclass(frozen=True)
class ACocher:
    """A line that a dossier may show; ``ecrit``: what it says today."""

    genre: str
    code: str
    nom: Any
    ecrit: str
    coche: bool


@dataclass(frozen=True)
class FamilleACocher:
    code: str
    nom: Any
    lignes: Sequence[ACocher]

    @property
    def coches(self) -> int:
        return sum(li.coche for li in self.lignes)


def familles_a_cocher(dossier: Dossier) -> list[FamilleACocher]:
    """All that a dossier may show, family by family, with its value and whether it is shown."""
    choisis = {(c.genre, c.code) for c in dossier.choisis.all()}
    chiffres = dossier.lecture.get("chiffres", {})
    lignes: dict[Famille, list[ACocher]] = {famille: [] for famille in Famille}
    for code, i in INDICATEURS.items():
        genre = str(Choisi.Genre.INDICATEUR)
        dit = ecrit(chiffres.get(code), i.unite)
        lignes[i.famille].append(ACocher(genre, code, i.libelle, dit, (genre, code) in choisis))
    for code, piece in pieces_de(dossier).items():
        genre = str(Choisi.Genre.PIECE)
        dit = str(_DESSINS[piece.dessin])
        lignes[piece.famille].append(ACocher(genre, code, piece.nom, dit, (genre, code) in choisis))
    return [
        FamilleACocher(str(f), FAMILLES[f], siennes) for f, siennes in lignes.items() if siennes
    ]


@dataclass(frozen=True)
class Depuis:
    """A frozen figure, and how it differs today."""

    libelle: str
    fige: str
    ecart: str
    bouge: bool


def depuis_l_envoi(
    contenu: Mapping[str, Any], lecture: Mapping[str, Any]
) -> tuple[list[Depuis], list[dict[str, Any]]]:
    """Line by line what moved since it was frozen, and the records that moved it."""
    aujourd_hui, bilans, lignes = lecture.get("chiffres", {}), [], []
    for li in contenu["lignes"]:
        avant, apres = valeur_de(li["valeur"]), valeur_de(aujourd_hui.get(li["code"]))
        bouge = avant != apres
        lignes.append(
            Depuis(li["libelle"], ecrit(li["valeur"], li["unite"]), _ecart(avant, apres, li), bouge)
        )
        if bouge and (indicateur := INDICATEURS.get(li["code"])):
            bilans.append(indicateur.bilan)
    return lignes, ce_qui_a_change(lecture, bilans)


def _ecart(avant: Any, apres: Any, ligne: Mapping[str, Any]) -> str:
    """« +320 kg », « −0,1 % »; what it is today where there is nothing to take it from; « — »."""
    unite = Unite(ligne["unite"])
    if avant == apres:
        return ecrire(None, unite)
    if avant is None or apres is None:
        return ecrire(apres, unite)
    ecart = Decimal(apres) - Decimal(avant)
    dit = ecrire(abs(ecart) if unite == Unite.POURCENT else int(abs(ecart)), unite)
    return f"{'+' if ecart > 0 else '−'}{dit}"
