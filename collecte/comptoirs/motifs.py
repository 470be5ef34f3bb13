"""The reasons that every counter proposes for a correction."""

from django.utils.translation import gettext_lazy as _

MAUVAISE_PROVENANCE = _("Mauvaise provenance")

MAUVAISE_CATEGORIE = _("Mauvaise catégorie")

# Those that are about one of its weighings.
MOTIFS_DE_LIGNE = (MAUVAISE_CATEGORIE, _("Mauvais poids"), _("Mauvaise tare"))

# The one reason after which there is nothing to type again.
SAISI_DEUX_FOIS = _("Saisi deux fois")

MOTIFS_CORRECTION = (*MOTIFS_DE_LIGNE, MAUVAISE_PROVENANCE, SAISI_DEUX_FOIS, _("Autre raison"))
