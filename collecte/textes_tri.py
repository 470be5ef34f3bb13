"""What the sorting counter says: the scripts of the page hold no sentence of their own.

Written as ``textes.py``: ``{name}`` marks what the page fills in; ``_un`` serves for 0 and 1.
"""

from django.utils.translation import gettext_lazy as _

MOTIFS_TRI = (
    _("Mauvaise catégorie"),
    _("Mauvais poids"),
    _("Mauvaise destination"),
    _("Saisi deux fois"),
    _("Autre raison"),
)

TEXTES_TRI = {}
