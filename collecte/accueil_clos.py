"""What counts and closings add to the home page."""

from django.db.models import Count, Max, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Chiffre, Tuile
from petiterockette.affichage.espaces import CLORE
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.dates import date_format
from petiterockette.mesures import TIRET, nombre

from .etrangetes import etrangetes
from .models import Inventaire, Mois


def inventaires_en_cours(request: HttpRequest) -> Chiffre | None:
    """« 1 », « en cours » at the sites where this account counts."""
    lieux = portee(request.user, "collecte.inventorier").ids_des_lieux
    commences = Inventaire.objects.filter(bon=None, abandonne_le=None)
    if lieux is not None:
        commences = commences.filter(lieu__in=lieux)
    n = commences.count()
    return Chiffre(nombre(n), _("en cours")) if n else None


def choses_a_regulariser(request: HttpRequest) -> Chiffre | None:
    """« 4 », « étrangetés de stock » at the sites where this account counts."""
    n = len(etrangetes(portee(request.user, "collecte.inventorier").ids_des_lieux))
    if not n:
        return Chiffre(TIRET, _("rien à régulariser"))
    return Chiffre(nombre(n), ngettext("étrangeté de stock", "étrangetés de stock", n))


def mois_a_clore(request: HttpRequest) -> Chiffre | None:
    """« 2 », « mois à clore » at the sites where this account closes; « octobre », « clos »."""
    lieux = portee(request.user, "collecte.clore_les_mois").ids_des_lieux
    finis = Mois.objects.filter(mois__lt=timezone.localdate().replace(day=1))
    if lieux is not None:
        finis = finis.filter(lieu__in=lieux)
    lus = finis.aggregate(n=Count("pk", filter=Q(clos_le=None)), dernier=Max("mois"))
    if lus["n"]:
        return Chiffre(nombre(lus["n"]), _("mois à clore"))
    # All that is over is closed: the last month says it by its name.
    if lus["dernier"]:
        return Chiffre(date_format(lus["dernier"], "F"), _("clos, tout l’est"))
    return Chiffre(TIRET, _("tout est clos"))


TUILES_CLOS = [
    Tuile(
        nom=gettext_lazy("À régulariser"),
        texte=gettext_lazy("ce qui est étrange dans les comptes, et quoi faire"),
        pictogramme="list-checks",
        url="collecte:a_regulariser",
        rang=240,
        droit="collecte.inventorier",
        groupe=CLORE,
        mots=gettext_lazy("étranges anomalies écarts pesées bizarres poids erreurs"),
        chiffre=choses_a_regulariser,
        pour=(Role.RESPONSABLE, Role.DIRECTION),
    ),
    Tuile(
        nom=gettext_lazy("Inventaires"),
        texte=gettext_lazy("compter ce qui est vraiment là, sans fermer la boutique"),
        pictogramme="clipboard-list",
        url="collecte:inventaires",
        rang=250,
        droit="collecte.inventorier",
        groupe=CLORE,
        mots=gettext_lazy("compter comptage stock recensement"),
        chiffre=inventaires_en_cours,
    ),
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
