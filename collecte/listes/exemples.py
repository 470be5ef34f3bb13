"""What people call what a heading of the trade holds, by the codes of the default lists. Pure."""

from typing import Any

from django.utils.translation import gettext_lazy as _

EXEMPLES: dict[str, Any] = {
    "textiles": _("linge, chaussures"),
    "gem-froid": _("frigo, congélateur"),
    "gem-hors-froid": _("lave-linge, four"),
    "ecrans": _("télé, moniteur"),
    "pam": _("lampe, grille-pain, aspirateur"),
}

# Two names that hold the same street: which one is meant.
REPERES: dict[str, Any] = {"quartier": _("du Chemin-Vert"), "75011": _("hors du quartier")}
