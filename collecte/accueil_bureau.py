"""What the office of exits adds to the home page."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.affichage.accueil import Groupe, Tuile
from petiterockette.comptes.portees import portee
from petiterockette.mesures import nombre

from .services.receptions import attendues_au_pont


def tickets_attendus(request: HttpRequest) -> str | None:
    """« 3 tickets attendus » at the sites whose papers this account keeps."""
    lieux = portee(request.user, "collecte.tenir_les_remises").ids_des_lieux
    n = attendues_au_pont(None if lieux is None else list(lieux)).count()
    return (
        ngettext("%(n)s ticket attendu", "%(n)s tickets attendus", n) % {"n": nombre(n)}
        if n
        else None
    )


TUILES_BUREAU = [
    Tuile(
        nom=_("Pont-bascule"),
        texte=_("les tickets de pesée des recycleurs, et leur écart"),
        pictogramme="scale",
        url="collecte:pont",
        droit="collecte.tenir_les_remises",
        groupe=Groupe.SUIVI,
        chiffre=tickets_attendus,
    ),
    Tuile(
        nom=_("Papiers des sorties"),
        texte=_("bordereaux, véhicules, argent reçu ou payé"),
        pictogramme="file-text",
        url="collecte:remises",
        droit="collecte.tenir_les_remises",
        groupe=Groupe.SUIVI,
    ),
    Tuile(
        nom=_("Registre des déchets"),
        texte=_("ce qui est sorti, mois par mois, et ce qui manque"),
        pictogramme="book-text",
        url="collecte:registre_courant",
        droit="collecte.lire_le_registre",
        groupe=Groupe.SUIVI,
    ),
    Tuile(
        nom=_("Poids moyens"),
        texte=_("ce que vaut un objet ; étalonner, recaler un mois"),
        pictogramme="weight",
        url="collecte:poids_moyens",
        droit="collecte.vendre_hors_caisse",
        maison=True,
    ),
    Tuile(
        nom=_("Réglages des lieux"),
        texte=_("façon de trier, façon de connaître ce qui est vendu"),
        pictogramme="sliders-horizontal",
        url="collecte:reglages",
        droit="lieux.gerer",
        maison=True,
    ),
]

NATURES_BUREAU = {
    "collecte.scan.ajoute": _("papier d’une sortie photographié"),
    "collecte.scan.retire": _("scan d’un papier retiré"),
}
