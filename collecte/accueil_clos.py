"""What counts and closings add to the home page."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Groupe, Tuile
from petiterockette.comptes.portees import portee

from .etrangetes import etrangetes
from .models import Inventaire, Mois


def inventaires_en_cours(request: HttpRequest) -> str | None:
    """« 1 inventaire en cours » at the sites where this account counts."""
    lieux = portee(request.user, "collecte.inventorier").ids_des_lieux
    commences = Inventaire.objects.filter(bon=None, abandonne_le=None)
    if lieux is not None:
        commences = commences.filter(lieu__in=lieux)
    n = commences.count()
    return ngettext("%(n)d en cours", "%(n)d en cours", n) % {"n": n} if n else _("aucun en cours")


def choses_a_regulariser(request: HttpRequest) -> str | None:
    """« 7 choses à regarder » at the sites where this account counts."""
    n = len(etrangetes(portee(request.user, "collecte.inventorier").ids_des_lieux))
    if not n:
        return _("rien à régulariser")
    return ngettext("%(n)d chose à regarder", "%(n)d choses à regarder", n) % {"n": n}


def mois_a_clore(request: HttpRequest) -> str | None:
    """« 2 mois à clore »: finished, still open, at the sites that this account closes."""
    lieux = portee(request.user, "collecte.clore_les_mois").ids_des_lieux
    ouverts = Mois.objects.filter(clos_le=None, mois__lt=timezone.localdate().replace(day=1))
    if lieux is not None:
        ouverts = ouverts.filter(lieu__in=lieux)
    n = ouverts.count()
    if not n:
        return _("tout est clos")
    return ngettext("%(n)d mois à clore", "%(n)d mois à clore", n) % {"n": n}


TUILES_CLOS = [
    Tuile(
        nom=gettext_lazy("À régulariser"),
        texte=gettext_lazy("ce qui est étrange dans les comptes, et quoi faire"),
        pictogramme="list-checks",
        url="collecte:a_regulariser",
        droit="collecte.inventorier",
        groupe=Groupe.SUIVI,
        chiffre=choses_a_regulariser,
    ),
    Tuile(
        nom=gettext_lazy("Inventaires"),
        texte=gettext_lazy("compter ce qui est vraiment là, porte ouverte"),
        pictogramme="clipboard-list",
        url="collecte:inventaires",
        droit="collecte.inventorier",
        groupe=Groupe.SUIVI,
        chiffre=inventaires_en_cours,
    ),
    Tuile(
        nom=gettext_lazy("Clôtures"),
        texte=gettext_lazy("geler les chiffres d’un mois, et ce qui l’a révisé"),
        pictogramme="lock",
        url="collecte:clotures",
        droit="collecte.clore_les_mois",
        groupe=Groupe.SUIVI,
        chiffre=mois_a_clore,
    ),
]
