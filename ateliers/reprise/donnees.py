"""What the poles did before holds of people: nothing, heads are counted."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import exempter

exempter(
    _("nombres de séances et de présents, que personne ne nomme"),
    "ateliers_reprise.SeancesReprises.pole",
    "ateliers_reprise.SeancesReprises.intitule",
)
