"""The step of this app in the night's work."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.travaux.registre import etape

from .disque import mesurer


# Before the alerts are looked for, which read it.
@etape("disque", gettext_lazy("Mesurer le disque"), rang=3)
def mesurer_le_disque(jour: date) -> str:
    la = mesurer(jour)
    return _("%(pc)d\u00a0%% pris\u00a0: %(place)s.") % {"pc": la.pourcent, "place": la}
