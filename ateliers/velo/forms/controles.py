"""The safety checklist, and what was found in a bike that was taken apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.etapes import Etape
from petiterockette.champs import MasseField
from petiterockette.lieux.models import Lieu

from ..models import PieceDemontee, Velo
from ..securite import TOUJOURS, Point, Resultat
from ..services.pieces import DESTINATIONS
from .velos import GesteForm


class ControleForm(GesteForm):
    """Sixteen points, three answers each; those that a bike always has admit two."""

    remarque = forms.CharField(label=_("Remarque"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)
        toujours = set(TOUJOURS)
        if not velo.est_exempte:
            toujours.add(Point.IDENTIFIANT)
        if velo.est_electrique:
            toujours.add(Point.ELECTRIQUE)
        for point in Point:
            choix = [r for r in Resultat if r != Resultat.SANS_OBJET or point not in toujours]
            self.fields[point.value] = forms.ChoiceField(
                label=point.label.capitalize(),
                choices=[(r.value, r.label) for r in choix],
                widget=forms.RadioSelect(attrs={"class": "puce-choix"}),
                error_messages={"required": _("À juger.")},
            )
        self.order_fields([*(p.value for p in Point), "remarque", "uuid"])

    def points(self) -> list[Any]:
        return [self[p.value] for p in Point]

    def geste(self) -> dict[str, Any]:
        propre = super().geste()
        remarque = propre.pop("remarque")
        return {"reponses": propre, "remarque": remarque}


class DemonterForm(GesteForm):
    """Kilograms of each kind of part that is kept, then what goes to recycling and to the bin."""

    carcasse = MasseField(
        label=_("Carcasse et ferraille, au recyclage"),
        error_messages={"required": _("Pesez ce qui part au recyclage ; 0 s’il n’y a rien.")},
    )
    dechets = MasseField(label=_("À jeter"), required=False)

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)
        for genre in PieceDemontee.Genre:
            self.fields[genre.value] = MasseField(label=genre.label.capitalize(), required=False)
        self.order_fields([*PieceDemontee.Genre.values, "carcasse", "dechets", "uuid"])

    def geste(self) -> dict[str, Any]:
        propre = super().geste()
        return {
            "carcasse_g": propre.pop("carcasse"),
            "dechets_g": propre.pop("dechets") or 0,
            "pieces": {genre: g for genre, g in propre.items() if g},
        }


class PiecesForm(GesteForm):
    """Kilograms of parts that leave their bins."""

    lieu = forms.ModelChoiceField(Lieu.objects.none(), label=_("Lieu"), empty_label=None)
    vers = forms.ChoiceField(
        label=_("Où vont-elles"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites où elles vont.")},
    )
    masse_g = MasseField(label=_("Poids"), error_messages={"required": _("Pesez-les.")})

    NOMS = {
        Etape.RAYON: _("au rayon, pour la caisse"),
        Etape.DONNE_PARTICULIER: _("données, ou montées sur le vélo de quelqu’un"),
        Etape.A_RECYCLER: _("au recyclage"),
        Etape.A_JETER: _("à jeter"),
    }

    def __init__(self, data: Any = None, *, lieux: Any) -> None:
        super().__init__(data, initial={"lieu": lieux.first()})
        champs: dict[str, Any] = self.fields
        champs["lieu"].queryset = lieux
        champs["vers"].choices = [(e.value, self.NOMS[e]) for e in DESTINATIONS]
