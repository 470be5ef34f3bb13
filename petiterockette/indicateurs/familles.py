"""The names of the groups of indicators."""

from django.utils.translation import gettext_lazy as _

from .registre import Famille

FAMILLES = {
    Famille.MATIERE: _("La matière"),
    Famille.TAUX: _("Les taux"),
    Famille.ACCUEIL: _("L’accueil"),
    Famille.CAISSE: _("La caisse"),
    Famille.ATELIERS: _("Les pôles"),
    Famille.EMPLOI: _("Les emplois"),
    Famille.VIE: _("La vie de la maison"),
}
