"""Fields and choices of this trade: a mass in kg, a category as a tile, a chip with its drawing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CouleurField(forms.CharField):
    """A colour as « #rrvvbb »: typed, or picked where the browser can."""

    default_validators = [RegexValidator(r"^#[0-9a-f]{6}$", _("Par exemple : #12694a."))]

    def __init__(self, **options):
        options.setdefault("label", _("Couleur"))
        options.setdefault("widget", CouleurInput())
        super().__init__(**options)

    def to_python(self, value):
        couleur = (super().to_python(value) or "").lower()
        return couleur if couleur.startswith("#") or not couleur else f"#{couleur}"


class CouleurInput(forms.TextInput):
    template_name = "collecte/matiere/couleur.html"

    def __init__(self):
        super().__init__(attrs={"maxlength": 7, "autocomplete": "off", "spellcheck": "false"})


class Puces(forms.RadioSelect):
    """Radio chips; functions of an option's value tell its drawing, its mention, its attributes."""

    template_name = "collecte/matiere/puces.html"

    def __init__(self, pictogramme=None, mention=None, attributs=None):
        super().__init__()
        self.pictogramme = pictogramme or (lambda _valeur: "")
        self.mention = mention or (lambda _valeur: "")
        self.attributs: Callable[[Any], dict[str, Any]] = attributs or (lambda _valeur: {})

    def create_option(self, name, value, *args, **options):
        option = super().create_option(name, value, *args, **options)
        valeur = getattr(value, "instance", value)
        option["pictogramme"] = self.pictogramme(valeur) if valeur else ""
        option["mention"] = self.mention(valeur) if valeur else ""
        option["attrs"] |= self.attributs(valeur) if valeur else {}
        return option


class Tuiles(forms.RadioSelect):
    """Categories as tiles, each with what lies where this gesture may take from.

    ``stocks``: {category's id: [(stage's code, its name, grams)]}, None when the reader
    may not know. ``refus``: {category's id: why it cannot be chosen}. ``exigences``:
    {category's id: what it must have passed before the shelf}. ``seulement``: the ids that
    are shown, None for all.
    """

    template_name = "collecte/matiere/tuiles.html"
    stocks = None
    refus: dict[int, Any] = {}
    exigences: dict[int, Any] = {}
    seulement = None

    def optgroups(self, name, value, attrs=None):
        groupes = super().optgroups(name, value, attrs)
        if self.seulement is None:
            return groupes
        ids = self.seulement
        return [g for g in groupes if getattr(g[1][0]["categorie"], "pk", None) in ids]

    def create_option(self, name, value, *args, **options):
        option = super().create_option(name, value, *args, **options)
        categorie = getattr(value, "instance", None)
        option["categorie"] = categorie
        option["stocks"] = (self.stocks or {}).get(categorie.pk, []) if categorie else []
        option["refus"] = self.refus.get(categorie.pk, "") if categorie else ""
        option["exigences"] = self.exigences.get(categorie.pk, []) if categorie else []
        if option["refus"]:
            option["attrs"]["disabled"] = True
        return option


def choisissables(champ, actuels=()):
    """Offer the visible rows of a list, and those that are the current values."""
    modele = champ.queryset.model
    noms = {f.name for f in modele._meta.fields}
    if "visible" in noms:
        ids = [pk for pk in actuels if pk]
        champ.queryset = champ.queryset.filter(Q(visible=True) | Q(pk__in=ids))
    if "interne" in noms:
        champ.queryset = champ.queryset.filter(interne=False)
    mots = champ.error_messages
    if mots["invalid_choice"] == type(champ).default_error_messages["invalid_choice"]:
        mots["invalid_choice"] = _("Ce n’est plus proposé : choisissez à nouveau.")
