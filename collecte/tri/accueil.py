"""What the home page and the journal say of sorting."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from collecte.bilans.attentes import attente_du_lieu
from collecte.matiere.espace import RECEVOIR, SUIVRE, TRIER
from collecte.matiere.etapes import Etape
from collecte.matiere.mots import masse
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.lieux_lus import lieu_d_ici
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import TIRET, nombre

from .models import Souhait

STOCK = "collecte.lire_le_stock"


def souhaits_ouverts(request: HttpRequest) -> ChiffreVif | None:
    """« 4 », « en cours »: what partners look for at the sites this account reads, or
    everywhere."""
    lieux = portee(request.user, "collecte.lire_le_stock").ids_des_lieux
    ouverts = Souhait.objects.ouverts(timezone.localdate())
    if lieux is not None:
        ouverts = ouverts.filter(lieu=None) | ouverts.filter(lieu__in=lieux)
    n = ouverts.count()
    return ChiffreVif(nombre(n), _("en cours")) if n else None


def au_tri(request: HttpRequest) -> ChiffreVif | None:
    """« 206 kg », « à trier, depuis 3 jours » at this reader's site."""
    lieu = lieu_d_ici(request, STOCK)
    if lieu is None:
        return None
    jour = timezone.localdate()
    la = attente_du_lieu(lieu.pk, Etape.A_TRIER, jour)
    if la is None:
        return ChiffreVif(TIRET, _("rien à trier"))
    return ChiffreVif(masse(la.masse_g), _depuis(la.jours(jour)))


def _depuis(jours: int | None) -> str:
    if jours is None:
        return _("à trier, depuis plus de 2 ans")
    if jours == 0:
        return _("à trier, d’aujourd’hui")
    mots = ngettext("à trier, depuis %(n)d jour", "à trier, depuis %(n)d jours", jours)
    return mots % {"n": jours}


TUILES = [
    Tuile(
        nom=gettext_lazy("Trier"),
        texte=gettext_lazy("au rayon, à l’atelier, au recyclage…"),
        pictogramme="boxes",
        url="collecte:comptoir_tri",
        rang=110,
        droit="collecte.orienter",
        groupe=TRIER,
        mots=gettext_lazy("tri orienter atelier rayon vrac fermer contenant"),
        ici=True,
        chiffre=au_tri,
        roles=(Role.TRI,),
        genres=(Point.Genre.ATELIER,),
        pour=(Role.RESPONSABLE,),
    ),
    Tuile(
        nom=gettext_lazy("Contrôler"),
        texte=gettext_lazy("sécurité, fonctionnement, données : avant la vente"),
        pictogramme="clipboard-check",
        url="collecte:controles",
        rang=190,
        droit="collecte.controler",
        groupe=TRIER,
        mots=gettext_lazy("contrôle électrique sécurité test"),
        ici=True,
        pour=(Role.TRI,),
    ),
    Tuile(
        nom=gettext_lazy("Les souhaits"),
        texte=gettext_lazy("ce que cherchent les associations partenaires"),
        pictogramme="heart-handshake",
        url="collecte:souhaits",
        rang=320,
        droit="collecte.lire_le_stock",
        groupe=SUIVRE,
        mots=gettext_lazy("associations partenaires recherche demande"),
        chiffre=souhaits_ouverts,
    ),
    Tuile(
        nom=gettext_lazy("Ce qui ne se vend pas"),
        texte=gettext_lazy("sièges auto, casques, matelas… et quoi en faire"),
        pictogramme="ban",
        url="collecte:non_vendables",
        rang=330,
        droit="collecte.peser",
        groupe=RECEVOIR,
        mots=gettext_lazy("refus dangereux matelas interdit"),
        pour=(Role.BENEVOLE,),
    ),
]

NATURES = {
    "collecte.orientation.enregistree": gettext_lazy("orientation enregistrée"),
    "collecte.contenant.ferme": gettext_lazy("contenant fermé"),
    "collecte.reclassement.enregistre": gettext_lazy("catégorie changée"),
    "collecte.controle.fait": gettext_lazy("contrôle avant la vente"),
    "collecte.controle.annule": gettext_lazy("contrôle annulé"),
    "collecte.souhait.note": gettext_lazy("souhait noté"),
    "collecte.souhait.change": gettext_lazy("souhait modifié"),
    "collecte.souhait.servi": gettext_lazy("souhait servi"),
    "collecte.souhait.clos": gettext_lazy("souhait clos"),
}
