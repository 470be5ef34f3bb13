"""Where what is odd is put right: links to the very page, with what it is about filled in."""

from collections.abc import Sequence
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from petiterockette.alertes.registre import Remede


def vers_la_page(
    nom: str, pictogramme: str, *pages: str, arguments: Sequence[Any] = (), **demande: str
) -> list[Remede]:
    """A link to the first of these pages that this installation has; none if it has none."""
    for page in pages:
        try:
            url = reverse(page, args=list(arguments))
        except NoReverseMatch:
            continue
        return [Remede(nom, pictogramme, f"{url}?{urlencode(demande)}" if demande else url)]
    return []


def compter(lieu: str, etape: str = "", categorie: str = "") -> Remede:
    """Count a site, or one category at one stage of it."""
    url = reverse("collecte:inventaire_nouveau", args=[lieu])
    demande = {n: str(v) for n, v in (("etape", etape), ("categorie", categorie)) if v}
    nom = _("Recompter") if categorie else _("Faire l’inventaire")
    return Remede(nom, "clipboard-list", f"{url}?{urlencode(demande)}" if demande else url)


def voir(bon: int, nom: str = "") -> Remede:
    """A bon's own page, where it is cancelled with its reason."""
    return Remede(nom or _("Voir le bon"), "receipt-text", reverse("collecte:bon", args=[bon]))
