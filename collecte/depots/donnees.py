"""What is held of people: donors."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from collecte.livre.models import Apport
from petiterockette.personnes.donnees import Base, Donnee, Numeros, declarer
from petiterockette.personnes.services import DONATEUR_GARDE


def _donateurs(numeros: Numeros) -> dict[int, date]:
    """A donor is needed a year after the last deposit."""
    lignes = (
        Apport.objects.filter(donateur__in=numeros)
        .order_by()
        .values_list("donateur")
        .annotate(dernier=Max("bon__jour"))
    )
    return {numero: jour + DONATEUR_GARDE for numero, jour in lignes if numero is not None}


declarer(
    Donnee(
        "collecte_livre.Apport",
        nom=_("Dépôts d’objets"),
        finalite=_("remettre un bon d’apport, remercier"),
        base=Base.INTERET,
        duree=_("le nom, un an après le dernier dépôt ; les kilos, sans nom, sans limite"),
        personnes=("donateur",),
        montre=("bon__id", "bon__jour", "bon__lieu__nom"),
        conservation=_donateurs,
    ),
)
