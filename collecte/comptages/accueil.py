"""What the home page and the journal say of counts and the stock."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.bilans.masses import stock_vif
from collecte.matiere.espace import SUIVRE
from collecte.matiere.mots import masse
from petiterockette.affichage.accueil import ChiffreVif, PremierPas, Tuile
from petiterockette.affichage.espaces import CLORE
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import nombre

from .models import Inventaire


def en_stock(request: HttpRequest) -> ChiffreVif | None:
    """« 39 620 kg », « en stock » at the sites this account reads."""
    stock_g = stock_vif(portee(request.user, "collecte.lire_le_stock").ids_des_lieux)
    return ChiffreVif(masse(stock_g), _("en stock"))


def inventaires_en_cours(request: HttpRequest) -> ChiffreVif | None:
    """« 1 », « en cours » at the sites where this account counts."""
    lieux = portee(request.user, "collecte.inventorier").ids_des_lieux
    commences = Inventaire.objects.filter(bon=None, abandonne_le=None)
    if lieux is not None:
        commences = commences.filter(lieu__in=lieux)
    n = commences.count()
    return ChiffreVif(nombre(n), _("en cours")) if n else None


PREMIERS_PAS = [
    PremierPas(
        rang=60,
        nom=gettext_lazy("Le stock d’ouverture"),
        texte=gettext_lazy("ce qui est déjà là, compté ou repris d’un tableur"),
        url="collecte:inventaires",
        droit="collecte.inventorier",
        fait=lambda: (
            Inventaire.objects.filter(ouverture=True, bon__annulation=None)
            .exclude(bon=None)
            .exists()
        ),
    ),
]

TUILES = [
    Tuile(
        nom=gettext_lazy("Le stock"),
        texte=gettext_lazy("ce qui attend, étape par étape"),
        pictogramme="warehouse",
        url="collecte:stock",
        rang=210,
        droit="collecte.lire_le_stock",
        groupe=SUIVRE,
        mots=gettext_lazy("ce qui reste réserve tas rayon kilos"),
        chiffre=en_stock,
        pour=(Role.DIRECTION,),
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
]

PAR_LIEU = ["collecte:stock", "collecte:inventaires"]

NATURES = {
    "collecte.inventaire.commence": gettext_lazy("inventaire commencé"),
    "collecte.inventaire.abandonne": gettext_lazy("inventaire abandonné"),
    "collecte.inventaire.arrete": gettext_lazy("inventaire arrêté"),
}
