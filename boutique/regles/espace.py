"""The space of the shop: what is sold, what is made ready, what is counted."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.espaces import Espace, Groupe

VENDRE = Groupe("boutique", _("Vendre"))
PREPARER = Groupe("boutique", _("Préparer"))
COMPTER = Groupe("boutique", _("Compter et prouver"))

BOUTIQUE = Espace(
    code="boutique",
    nom=_("Boutique"),
    texte=_("vendre, préparer le rayon, compter"),
    pictogramme="store",
    groupes=(VENDRE, PREPARER, COMPTER),
    apps=("boutique", "adhesions"),
)
