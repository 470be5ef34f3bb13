"""What the brakes hold: digests of addresses, for a day."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import exempter

exempter(
    _("code, étape, total ou empreinte écrits par le logiciel"),
    "freins.Essai.frein",
    "freins.Essai.foyer",
)
