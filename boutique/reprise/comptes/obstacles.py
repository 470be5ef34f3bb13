"""What keeps a base out, told before anything is made, with where it is mended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.decisions import Decisions
from petiterockette.refus import Refus
from petiterockette.reprise.empechements import ou_ouvrir
from petiterockette.saisie.ici import en_gardant

from ..models import Export
from ..mots.listes import NOUVEAU
from .parts import PARTS


@dataclass(frozen=True)
class Obstacle:
    """``phrase``: what is refused; ``quoi_faire``: a sentence; ``geste`` and ``adresse``: the page
    where it is done."""

    phrase: str
    quoi_faire: str
    geste: str
    adresse: str


# A page: the words that lead there, its address.
_Page = tuple[Any, Callable[[Export, Mapping[str, Any]], str]]
_LES_MOTS: _Page = (
    _("Voir les mots"),
    lambda export, _dits: reverse("boutique_reprise:mots", args=[export.pk]),
)
# Code of a refusal → what to do, and where.
_QUOI_FAIRE: Mapping[str, tuple[Any, _Page]] = {
    "LieuPasEncoreOuvert": (
        _(
            "Si ce lieu était déjà ouvert, changez son jour d’ouverture\u00a0; sinon, laissez ce "
            "point dehors."
        ),
        (
            _("Changer son jour d’ouverture"),
            lambda export, dits: en_gardant(
                ou_ouvrir(dits["code_du_lieu"], dits["des"]),
                reverse("boutique_reprise:essai", args=[export.pk]),
            ),
        ),
    ),
    "MoisDejaClos": (
        _("Rouvrez ce mois, ou laissez ce point dehors."),
        (_("Voir les clôtures"), lambda _export, _dits: reverse("collecte:clotures")),
    ),
    "DejaReprisDAilleurs": (
        _("Ses kilos compteraient deux fois."),
        (_("Voir les fichiers repris"), lambda _export, _dits: reverse("reprise:reprise")),
    ),
    "DejaReprisDUneAutreBase": (
        _("Rien ne compte deux fois."),
        (
            _("Laisser ce point dehors"),
            lambda export, _dits: reverse(
                "boutique_reprise:liste", args=[export.pk, "points_collecte"]
            ),
        ),
    ),
}
_REDECIDER = (_("Décidez-en à nouveau."), _LES_MOTS)


def obstacles(export: Export, carnet: Carnet, decisions: Decisions) -> Sequence[Obstacle]:
    """All that would refuse a base, each of its rooms asked; nothing: it may be written."""
    return [_dit(export, refus) for refus in refus_des_salles(export, carnet, decisions)]


def refus_des_salles(export: Export, carnet: Carnet, decisions: Decisions) -> list[Refus]:
    # The rows of new words are made with the writing.
    connus = {cle: "" if code.startswith(NOUVEAU) else code for cle, code in decisions.mots.items()}
    dites = replace(decisions, mots=connus)
    return [refus for part in PARTS for refus in part.ce_qui_empeche(carnet, dites, export.base_id)]


def _dit(export: Export, refus: Refus) -> Obstacle:
    quoi_faire, (geste, adresse) = _QUOI_FAIRE.get(str(refus.code), _REDECIDER)
    return Obstacle(str(refus), dire(quoi_faire), str(geste), adresse(export, refus.params or {}))


def en_json(vus: Sequence[Obstacle]) -> list[dict[str, str]]:
    """As JSON keeps them."""
    return [asdict(obstacle) for obstacle in vus]
