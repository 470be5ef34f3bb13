"""What the home page and the journal say of rounds."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from collecte.matiere.espace import RECEVOIR
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import TIRET, nombre

from .models import Arret, Demande
from .models.tournees import ArretQuerySet


def demandes_a_traiter(request: HttpRequest) -> ChiffreVif | None:
    """« 3 », « à traiter » at the sites whose requests this account keeps."""
    lieux = portee(request.user, "collecte.tenir_les_rendez_vous").ids_des_lieux
    n = Demande.objects.visibles(lieux).a_traiter().count()
    return ChiffreVif(nombre(n), _("à traiter")) if n else None


def _arrets_du_jour(request: HttpRequest) -> ArretQuerySet:
    """Today's stops, at the sites whose rounds one makes."""
    lieux = portee(request.user, "collecte.faire_la_tournee").ids_des_lieux
    du_jour = Arret.objects.filter(tournee__jour=timezone.localdate()).order_by()
    return du_jour if lieux is None else du_jour.filter(tournee__lieu__in=lieux)


def _issues_du_jour(request: HttpRequest) -> list[str]:
    """What came of them, « » for those to come; read once a page."""
    if not hasattr(request, "_issues_du_jour"):
        issues = list(_arrets_du_jour(request).values_list("issue", flat=True))
        request._issues_du_jour = issues  # type: ignore[attr-defined]
    return request._issues_du_jour  # type: ignore[attr-defined]


def une_tournee_aujourd_hui(request: HttpRequest) -> bool:
    """All day, the last stop told too: what was weighed of it is still to be tied."""
    return bool(_issues_du_jour(request))


def arrets_du_jour(request: HttpRequest) -> ChiffreVif | None:
    """« 2 », « arrêts à faire, sur 4 »; once all are told, those that nothing weighed."""
    issues = _issues_du_jour(request)
    if not issues:
        return ChiffreVif(TIRET, _("pas de tournée aujourd’hui"))
    reste = issues.count("")
    if not reste and (a_peser := _arrets_du_jour(request).a_peser().count()):
        return ChiffreVif(nombre(a_peser), ngettext("arrêt à peser", "arrêts à peser", a_peser))
    phrase = ngettext("arrêt à faire, sur %(n)s", "arrêts à faire, sur %(n)s", reste)
    return ChiffreVif(nombre(reste), phrase % {"n": nombre(len(issues))})


TUILES = [
    Tuile(
        nom=gettext_lazy("La tournée"),
        texte=gettext_lazy("où passer, dans quel ordre, et ce qui est fait"),
        pictogramme="map",
        url="collecte:tournees",
        rang=130,
        droit="collecte.faire_la_tournee",
        groupe=RECEVOIR,
        mots=gettext_lazy("camion adresses enlèvement arrêts"),
        chiffre=arrets_du_jour,
        roles=(Role.CAMION,),
        quand=une_tournee_aujourd_hui,
        pour=(Role.RESPONSABLE,),
    ),
    Tuile(
        nom=gettext_lazy("Rendez-vous à domicile"),
        texte=gettext_lazy("noter un appel, accepter, donner un jour"),
        pictogramme="phone",
        url="collecte:demandes",
        rang=180,
        droit="collecte.tenir_les_rendez_vous",
        groupe=RECEVOIR,
        mots=gettext_lazy("domicile appel téléphone enlèvement collecte"),
        chiffre=demandes_a_traiter,
    ),
]

NATURES = {
    "collecte.demande.recue": gettext_lazy("demande de passage reçue"),
    "collecte.demande.acceptee": gettext_lazy("demande de passage acceptée"),
    "collecte.demande.refusee": gettext_lazy("demande de passage refusée"),
    "collecte.demande.annulee": gettext_lazy("demande de passage annulée"),
    "collecte.coordonnees.oubliees": gettext_lazy("coordonnées oubliées"),
    "collecte.tournee.prevue": gettext_lazy("tournée prévue"),
    "collecte.tournee.changee": gettext_lazy("équipage d’une tournée changé"),
    "collecte.tournee.abandonnee": gettext_lazy("tournée abandonnée"),
    "collecte.tournee.ordonnee": gettext_lazy("arrêts d’une tournée ordonnés"),
    "collecte.arret.ajoute": gettext_lazy("arrêt ajouté à une tournée"),
    "collecte.arret.retire": gettext_lazy("arrêt retiré d’une tournée"),
    "collecte.arret.dit": gettext_lazy("issue d’un arrêt"),
    "collecte.arret.corrige": gettext_lazy("issue d’un arrêt corrigée"),
    "collecte.arret.pese": gettext_lazy("arrêt relié à son dépôt"),
    "collecte.arret.delie": gettext_lazy("arrêt délié de son dépôt"),
}
