"""Why columns hold nothing of anybody, in the words of several rooms."""

from django.utils.translation import gettext_lazy as _

TENUE_PAR_LA_MAISON = _("liste tenue par la maison")
ECRIT_PAR_LE_LOGICIEL = _("code, étape, total ou empreinte écrits par le logiciel")
