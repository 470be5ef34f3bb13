"""What the home page and the journal say of closings."""

from django.db.models import Count, Max, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.mois.models import Mois
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.affichage.espaces import CLORE
from petiterockette.comptes.portees import portee
from petiterockette.mots.mesures import TIRET, nombre
from petiterockette.temps.dates import date_format


def mois_a_clore(request: HttpRequest) -> ChiffreVif | None:
    """« 2 », « mois à clore » at the sites where this account closes; « octobre », « clos »."""
    lieux = portee(request.user, "collecte.clore_les_mois").ids_des_lieux
    finis = Mois.objects.filter(mois__lt=timezone.localdate().replace(day=1))
    if lieux is not None:
        finis = finis.filter(lieu__in=lieux)
    lus = finis.aggregate(n=Count("pk", filter=Q(clos_le=None)), dernier=Max("mois"))
    if lus["n"]:
        return ChiffreVif(nombre(lus["n"]), _("mois à clore"))
    # All that is over is closed: the last month says it by its name.
    if lus["dernier"]:
        return ChiffreVif(date_format(lus["dernier"], "F"), _("clos, tout l’est"))
    return ChiffreVif(TIRET, _("tout est clos"))


TUILES = [
    Tuile(
        nom=gettext_lazy("Clôtures"),
        texte=gettext_lazy("geler les chiffres d’un mois, et ce qui l’a révisé"),
        pictogramme="lock",
        url="collecte:clotures",
        rang=260,
        droit="collecte.clore_les_mois",
        groupe=CLORE,
        mots=gettext_lazy("clore mois geler fermer"),
        chiffre=mois_a_clore,
    ),
]

NATURES = {
    "collecte.solde.ecrit": gettext_lazy("ventes déduites par solde"),
    "collecte.mois.clos": gettext_lazy("mois clos"),
    "collecte.mois.rouvert": gettext_lazy("mois rouvert"),
}
