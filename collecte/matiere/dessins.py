"""How the destinations of what is weighed are drawn and shortened on buttons."""

from django.utils.translation import gettext_lazy as _

PICTOGRAMMES = {
    "a_trier": "boxes",
    "rayon": "store",
    "atelier": "wrench",
    "a_recycler": "recycle",
    "a_jeter": "trash-2",
}

NOMS_COURTS = {"a_recycler": _("Recycler"), "a_jeter": _("Jeter")}
