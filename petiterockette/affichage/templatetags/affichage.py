"""How figures, pictograms and forms are written in pages: a builtin in the settings."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from petiterockette.comptes.roles import qui_peut
from petiterockette.journaux import NUMERO
from petiterockette.mots import francais, mesures, monnaie, numeros
from petiterockette.mots.chercher import plier

register = template.Library()

# « 11e », « 1er », « 20ᵉ arr. »: the letters that follow a rank are raised.
RANG = re.compile(r"\b(\d+)(er|e)\b")


@cache
def _pictogramme(nom: str, taille: int, classe: str) -> SafeString:
    # “+” turns the SafeStrings of the template back into plain ones before they are escaped.
    attributs: dict[str, Any] = {"aria_hidden": "true", "focusable": "false"}
    if classe:
        attributs["class"] = classe + ""
    return lucide(nom + "", size=taille, **attributs)


@register.simple_tag
def pictogramme(nom: str, taille: int = 24, classe: str = "") -> SafeString:
    """Inline a lucide drawing in the current colour, hidden from screen readers."""
    return _pictogramme(nom, taille, classe)


@register.simple_tag
def planche(*noms: str) -> SafeString:
    """Hidden sheet of symbols ``#p-<name>``, for what a script draws with ``<use>``."""
    symboles = ""
    for nom in dict.fromkeys(noms):
        interieur = re.sub(r"^<svg[^>]*>|</svg>$", "", _pictogramme(nom, 24, "").strip())
        symboles += f'<symbol id="p-{nom}" viewBox="0 0 24 24">{interieur}</symbol>'
    # The names come from our templates and the drawings from lucide: nothing typed by anyone.
    return mark_safe(f'<svg hidden aria-hidden="true">{symboles}</svg>')


@register.simple_tag
def feuilles(*noms: str) -> SafeString:
    """The style sheets of a page, by their names: ``{% feuilles "listes" "photo" %}``."""
    adresses = ((static(f"css/{nom}.css"),) for nom in noms)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', adresses)


@register.simple_tag
def numero_de_la_demande() -> str:
    """What the server’s own lines carry of this request; nothing outside of one."""
    return NUMERO.get()


@register.inclusion_tag("_fusee.html")
def fusee(taille: int = 40, encre: bool = False) -> dict[str, int | bool]:
    """Draw the rocket, standing still; ``encre``: in ink only, where no sheet can say it."""
    return {"taille": taille, "encre": encre}


@register.inclusion_tag("_vide.html")
def vide(titre: str, texte: str = "") -> dict[str, str]:
    """Where there is nothing: what there is none of, and what would bring some here."""
    return {"titre": titre, "texte": texte}


@register.inclusion_tag("_annonce.html")
def annonce(genre: str, titre: str, texte: str = "") -> dict[str, str]:
    """Something to know before the rest: of success, error, warning, right, or plain ``info``."""
    return {"genre": genre, "titre": titre, "texte": texte}


@register.inclusion_tag("_prevenir.html")
def prevenir(droit: str, pour: str) -> dict[str, str]:
    """Say who does what this reader may not: « Pour la faire partir, prévenez l’équipe camion. »"""
    return {"pour": pour, "qui": qui_peut(droit)}


@register.inclusion_tag("_prevenir.html", takes_context=True)
def sinon_prevenir(context: template.Context, droit: str, pour: str) -> dict[str, str]:
    """Say who does what this reader may not; nothing to a reader who may do it."""
    peut = context["user"].has_perm(droit)
    return {"pour": pour, "qui": "" if peut else qui_peut(droit)}


@register.inclusion_tag("comptes/_qui_donne_un_role.html", takes_context=True)
def qui_donne_un_role(context: template.Context) -> dict[str, bool]:
    """Say who gives a role; lead there whoever may."""
    return {"peut": context["user"].has_perm("comptes.gerer")}


@register.filter
def nombre(valeur: int | Decimal | None, decimales: int | None = None) -> str:
    """« 1 284 », « −38 »; « — » where there is nothing."""
    return mesures.TIRET if valeur is None else mesures.nombre(valeur, decimales)


@register.filter
def taille(octets: int) -> str:
    """« 381,7 Mo »: how big a file is."""
    return mesures.octets(octets)


@register.filter
def signe(valeur: int | Decimal | None, decimales: int | None = None) -> str:
    """« +4,0 », « −2,0 », « 0 »: a difference always shows its sign."""
    ecrit = nombre(valeur, decimales)
    return f"+{ecrit}" if valeur is not None and valeur > 0 else ecrit


@register.filter
def kilos(grammes: int | None, decimales: int | None = None) -> str:
    """« 7,4 kg », as typed at the counter, or with the decimals of its column."""
    return mesures.TIRET if grammes is None else mesures.kilos(grammes, decimales)


@register.filter
def kilos_nombre(grammes: int | None, decimales: int | None = None) -> str:
    """« 7,4 »: kilograms without their unit, where the column's head says it."""
    return mesures.TIRET if grammes is None else mesures.kilos_nombre(grammes, decimales)


@register.filter
def tonnes(grammes: int | None, decimales: int = 1) -> str:
    """« 30,4 t »."""
    if grammes is None:
        return mesures.TIRET
    return mesures.nombre(Decimal(grammes) / 1_000_000, decimales) + mesures.INSECABLE + "t"


@register.filter
def euros(centimes: int | None) -> str:
    """« 12,50 € »; « — » where there is no money."""
    return mesures.TIRET if centimes is None else monnaie.euros(centimes)


@register.filter
def siret(chiffres: str) -> str:
    """« 123 456 789 00012 », in one piece; nothing where it is not known."""
    return numeros.siret(chiffres)


@register.filter
def nombres_entiers(texte: str) -> str:
    """« 1 578 kg » that somebody typed, in one piece at the end of a line."""
    return francais.nombres_entiers(texte)


@register.filter
def pourcent(taux: int | Decimal | None) -> str:
    """« 91,1 % »; « — » where the denominator is zero or negative."""
    if taux is None:
        return mesures.TIRET
    return mesures.nombre(taux) + mesures.INSECABLE + "%"


@register.simple_tag
def masse(grammes: int | None, decimales: int | None = None) -> SafeString:
    """A mass that people read and machines parse: ``<data value="28150">28,15 kg</data>``."""
    if grammes is None:
        return format_html("{}", mesures.TIRET)
    return format_html('<data value="{}">{}</data>', grammes, kilos(grammes, decimales))


@register.filter
def rang(texte: str) -> SafeString:
    """Raise the letters of ranks: « 11e » becomes ``<span>11<sup>e</sup></span>``."""
    # Escaped first: only the tags that we add ourselves are HTML. The span keeps number
    # and letters together inside a flex chip.
    ecrit = conditional_escape(texte).replace("ᵉ", "e")
    releve = RANG.sub(r"\1<sup>\2</sup>", ecrit)
    return mark_safe(f"<span>{releve}</span>")


@register.filter
def du(nom: object) -> str:
    """« d’Inès », « du Hangar », « de La Cadette », « du Chemin-Vert »."""
    return francais.du(nom)


@register.filter
def au(nom: object) -> str:
    """« au Hangar », « à La Cadette », « au Chemin-Vert »."""
    return francais.au(nom)


@register.filter
def marquer(texte: str, mots: Iterable[str]) -> SafeString:
    """Mark the letters that were typed, accents ignored: ``<mark>Coup</mark>e-vent``."""
    morceaux = re.split(r"(\w+)", texte)
    return format_html_join("", "{}", ((_marque(morceau, mots),) for morceau in morceaux))


def _marque(morceau: str, mots: Iterable[str]) -> str:
    dit = plier(morceau)
    n = max((len(mot) for mot in mots if dit.startswith(mot)), default=0)
    return format_html("<mark>{}</mark>{}", morceau[:n], morceau[n:]) if n else morceau


@register.filter
def unite(champ: BoundField) -> str:
    """The unit shown inside a field: what its form wrote on it as ``unite``."""
    return getattr(champ.field, "unite", "")


@register.filter
def est_facultatif(champ: BoundField) -> bool:
    """Whether nothing need be said: neither the field, nor what else would do (``ou_bien``)."""
    return not champ.field.required and not getattr(champ.field, "ou_bien", False)


@register.filter
def genre_de_champ(champ: BoundField) -> str:
    """How a field is laid out: « case », « groupe » or « simple »."""
    widget = champ.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "groupe"
    return "case" if isinstance(widget, CheckboxInput) else "simple"
