"""The grid of coins and notes: how many of each, as fingers count them."""

from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _

from boutique.caisses.forms.qui import QuiForm
from petiterockette.mots.mesures import INSECABLE
from petiterockette.saisie.champs import EntierField

from ..services.comptages import COUPURES

BILLET = 500
COUPURE_MAX = 9_999


class ChampDeCoupure(NamedTuple):
    """A coin or a note of the grid: its cents, its name, its field."""

    valeur: int
    nom: str
    champ: forms.BoundField


def nom_de(valeur: int) -> str:
    """« 50 € », « 20 c »."""
    if valeur >= 100:
        return f"{valeur // 100}{INSECABLE}€"
    return f"{valeur}{INSECABLE}c"


class CoupuresForm(QuiForm):
    """A page where cash is counted; nothing typed beside a coin is none of it."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        for valeur in COUPURES:
            self.fields[f"n_{valeur}"] = _combien(valeur)

    @property
    def billets(self) -> list[ChampDeCoupure]:
        return [r for r in self.rangees if r.valeur >= BILLET]

    @property
    def pieces(self) -> list[ChampDeCoupure]:
        return [r for r in self.rangees if r.valeur < BILLET]

    @property
    def rangees(self) -> list[ChampDeCoupure]:
        return [ChampDeCoupure(v, nom_de(v), self[f"n_{v}"]) for v in COUPURES]

    @property
    def erreurs_de_la_grille(self) -> list[tuple[str, str]]:
        """What is wrong in the grid: the name of the coin, the sentence."""
        return [(r.nom, str(e)) for r in self.rangees for e in r.champ.errors]

    def coupures(self) -> dict[int, int]:
        """Cents of a coin or note → how many of it, those that are there."""
        propre = self.cleaned_data
        return {v: n for v in COUPURES if (n := propre.get(f"n_{v}"))}

    @property
    def especes_cts(self) -> int:
        return sum(valeur * n for valeur, n in self.coupures().items())


def _combien(valeur: int) -> EntierField:
    nom = nom_de(valeur)
    genre = _("billets") if valeur >= BILLET else _("pièces")
    phrase = _("Tapez combien de %(genre)s, en chiffres\u00a0: 0, 1, 2…") % {"genre": genre}
    return EntierField(
        label=_("%(genre)s de %(nom)s") % {"genre": genre.capitalize(), "nom": nom},
        required=False,
        min_value=0,
        max_value=COUPURE_MAX,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "data-valeur": valeur}
        ),
        error_messages={
            "invalid": phrase,
            "min_value": _("Il ne peut pas en manquer\u00a0: 0 s’il n’y en a pas."),
            "max_value": _("C’est beaucoup\u00a0: recomptez."),
        },
    )
