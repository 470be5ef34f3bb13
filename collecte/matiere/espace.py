"""The space of the matter: what comes in, what is sorted, what is followed."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.espaces import Espace, Groupe

RECEVOIR = Groupe("collecte", _("Recevoir"))
TRIER = Groupe("collecte", _("Trier et sortir"))
SUIVRE = Groupe("collecte", _("Retrouver"))

COLLECTE = Espace(
    code="collecte",
    nom=_("Collecte"),
    texte=_("peser, trier, sortir, retrouver"),
    pictogramme="scale",
    groupes=(RECEVOIR, TRIER, SUIVRE),
    apps=("collecte",),
)
