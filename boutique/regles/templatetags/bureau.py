"""The tabs of the till's office: the same on each of its pages."""

from typing import Any, NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.navigation import Acces, permis
from petiterockette.lieux.models import Association

register = template.Library()


class Onglet(NamedTuple):
    """A page of the office; ``par_lieu``: it is read site by site."""

    page: str
    nom: Any
    pictogramme: str
    acces: Acces = None
    par_lieu: bool = True


ONGLETS = (
    Onglet("sessions", _("Caisses"), "store"),
    Onglet("coffre", _("Coffre"), "vault", "boutique.tenir_les_especes"),
    Onglet("remises", _("Banque"), "landmark", "boutique.tenir_les_especes"),
    Onglet("cartes", _("Cartes"), "credit-card"),
    Onglet("clotures", _("Clôtures"), "book-lock"),
    Onglet("comptes", _("Comptabilité"), "scale"),
    Onglet("factures", _("Factures"), "file-text"),
    Onglet("archives", _("Archives"), "archive", "boutique.emporter_les_preuves", par_lieu=False),
    Onglet(
        "integrite", _("Intégrité"), "shield-check", "boutique.emporter_les_preuves", par_lieu=False
    ),
    Onglet("manuel", _("Manuel"), "book-open", par_lieu=False),
)


@register.inclusion_tag("boutique/regles/_iban.html", takes_context=True)
def iban_manquant(context: dict[str, Any]) -> dict[str, bool]:
    """Say that what is made now will not tell where to pay; lead there whoever may mend it."""
    note = Association.objects.filter(pk=1).exclude(iban="").exists()
    return {"manque": not note, "peut": context["request"].user.portee("lieux.gerer").partout}


@register.inclusion_tag("boutique/regles/_onglets.html", takes_context=True)
def onglets_du_bureau(context: dict[str, Any], ici: str, lieux_lus: Any = None) -> dict[str, Any]:
    """The pages that the reader may open; those of a site keep the site that is read."""
    compte = context["request"].user
    code = lieux_lus.lieu.code if lieux_lus and lieux_lus.lieu else ""
    return {
        "ici": ici,
        "onglets": [
            (onglet, reverse(f"boutique:{onglet.page}"), code if onglet.par_lieu else "")
            for onglet in ONGLETS
            if permis(compte, onglet.acces)
        ],
    }
