"""What « Aller à… » says of people: until when they are members."""

from datetime import date

from django.db.models import Max, OuterRef, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.affichage.aller_ici import Mention
from petiterockette.dates import date_format

from .droits import ACCUEILLIR
from .lectures import etat_au
from .models import Adhesion, numeros_de


def derniere_fin() -> Subquery:
    """The last day paid for by a person, by those merged into them too."""
    siennes = Adhesion.objects.en_cours().order_by()
    par_elle = siennes.filter(carte__personne__in=numeros_de(OuterRef("pk")))
    return Subquery(par_elle.values(un=Value(1)).values_list(Max("fin")))


def dire(fin: date | None) -> str:
    """« adhésion jusqu’au 3 mai 2027 », « adhésion échue le 3 mai 2026 »; nobody: nothing."""
    if fin is None:
        return ""
    phrase = _("adhésion échue le %(jour)s")
    if etat_au(fin, timezone.localdate()).valable:
        phrase = _("adhésion jusqu’au %(jour)s")
    return phrase % {"jour": date_format(fin)}


MENTIONS = {"adhesion_fin": Mention(ACCUEILLIR, derniere_fin, dire)}
