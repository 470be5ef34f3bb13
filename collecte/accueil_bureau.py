"""What the office of exits adds to the home page."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.affichage.accueil import Chiffre, Tuile
from petiterockette.affichage.espaces import PROUVER, REGLER
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mesures import nombre

from .services.receptions import attendues_au_pont


def tickets_attendus(request: HttpRequest) -> Chiffre | None:
    """« 2 », « tickets attendus » from the recyclers' weighbridges."""
    lieux = portee(request.user, "collecte.tenir_les_remises").ids_des_lieux
    n = attendues_au_pont(None if lieux is None else list(lieux)).count()
    if not n:
        return None
    return Chiffre(nombre(n), ngettext("ticket attendu", "tickets attendus", n))


TUILES_BUREAU = [
    Tuile(
        nom=_("Pont-bascule"),
        texte=_("les tickets de pesée des recycleurs, et leur écart"),
        pictogramme="scale",
        url="collecte:pont",
        rang=280,
        droit="collecte.tenir_les_remises",
        groupe=PROUVER,
        mots=_("ticket de pesée recycleur benne"),
        chiffre=tickets_attendus,
        pour=(Role.TRESORERIE,),
    ),
    Tuile(
        nom=_("Papiers des sorties"),
        texte=_("bordereaux, véhicules, argent reçu ou payé"),
        pictogramme="file-text",
        url="collecte:remises",
        rang=290,
        droit="collecte.tenir_les_remises",
        groupe=PROUVER,
        mots=_("bordereau véhicule recycleur"),
        pour=(Role.CAMION,),
    ),
    Tuile(
        nom=_("Registre des déchets"),
        texte=_("ce qui est sorti, mois par mois, et ce qui manque"),
        pictogramme="book-text",
        url="collecte:registre_courant",
        rang=300,
        droit="collecte.lire_le_registre",
        groupe=PROUVER,
        mots=_("déchets trackdéchets chronologique loi"),
    ),
    Tuile(
        nom=_("Poids moyens"),
        texte=_("ce que vaut un objet ; étalonner, recaler un mois"),
        pictogramme="weight",
        url="collecte:poids_moyens",
        rang=310,
        droit="collecte.vendre_hors_caisse",
        groupe=REGLER,
        mots=_("étalonner poids moyen objet"),
    ),
]

NATURES_BUREAU = {
    "collecte.scan.ajoute": _("papier d’une sortie photographié"),
    "collecte.scan.retire": _("scan d’un papier retiré"),
}
