"""What the home page and the journal say of the intake counter."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from collecte.bilans.masses import bilan
from collecte.bilans.passages import nombre_de_depots
from collecte.livre.models import Apport
from collecte.matiere.espace import RECEVOIR
from collecte.matiere.mots import masse
from petiterockette.affichage.accueil import ChiffreVif, PremierPas, Tuile
from petiterockette.comptes.lieux_lus import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import TIRET, nombre


def depots_du_jour(request: HttpRequest) -> ChiffreVif | None:
    """« 1 284 kg », « 41 dépôts aujourd’hui » at this reader's site, if he may read them."""
    lieu = lieu_d_ici(request, "collecte.lire_les_depots")
    if lieu is None:
        return None
    jour = timezone.localdate()
    n = nombre_de_depots(jour, jour, [lieu.pk])
    collecte_g = bilan(jour, jour, [lieu]).collecte_g
    if n == 0 and not collecte_g:
        return ChiffreVif(TIRET, _("aucun dépôt aujourd’hui"))
    phrase = ngettext("%(n)s dépôt aujourd’hui", "%(n)s dépôts aujourd’hui", n)
    return ChiffreVif(masse(collecte_g), phrase % {"n": nombre(n)})


PREMIERS_PAS = [
    PremierPas(
        rang=80,
        nom=gettext_lazy("Un premier dépôt"),
        texte=gettext_lazy("peser, toucher une catégorie, valider"),
        url="collecte:comptoir",
        droit="collecte.peser",
        fait=lambda: Apport.objects.exists(),
    ),
]

TUILES = [
    Tuile(
        nom=gettext_lazy("Peser un dépôt"),
        texte=gettext_lazy("ce qu’on nous apporte, au comptoir"),
        pictogramme="scale",
        url="collecte:comptoir",
        rang=100,
        droit="collecte.peser",
        groupe=RECEVOIR,
        mots=gettext_lazy("dépôt apport donner balance comptoir don pesée"),
        ici=True,
        chiffre=depots_du_jour,
        roles=(Role.BENEVOLE,),
        genres=(Point.Genre.COMPTOIR, Point.Genre.CAMION),
        pour=(Role.TRI, Role.CAISSE, Role.CAMION, Role.RESPONSABLE),
    ),
]

NATURES = {
    "collecte.depot.enregistre": gettext_lazy("dépôt enregistré"),
}
