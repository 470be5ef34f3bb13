"""What the home page and the journal say of the office of exits."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import ChiffreVif, Tuile, page
from petiterockette.affichage.espaces import PROUVER
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import nombre

from .services.receptions import attendues_au_pont


def tickets_attendus(request: HttpRequest) -> ChiffreVif | None:
    """« 2 », « tickets attendus » from the recyclers' weighbridges."""
    lieux = portee(request.user, "collecte.tenir_les_remises").ids_des_lieux
    n = attendues_au_pont(None if lieux is None else list(lieux)).count()
    if not n:
        return None
    return ChiffreVif(nombre(n), ngettext("ticket attendu", "tickets attendus", n))


TUILES = [
    Tuile(
        nom=gettext_lazy("Pont-bascule"),
        texte=gettext_lazy("les tickets de pesée des recycleurs, et leur écart"),
        pictogramme="scale",
        url="collecte:pont",
        rang=280,
        droit="collecte.tenir_les_remises",
        groupe=PROUVER,
        mots=gettext_lazy("ticket de pesée recycleur benne"),
        chiffre=tickets_attendus,
        pour=(Role.TRESORERIE,),
    ),
    Tuile(
        nom=gettext_lazy("Papiers des sorties"),
        texte=gettext_lazy("bordereaux, véhicules, argent reçu ou payé"),
        pictogramme="file-text",
        url="collecte:remises",
        rang=290,
        droit="collecte.tenir_les_remises",
        groupe=PROUVER,
        mots=gettext_lazy("bordereau véhicule recycleur"),
        pour=(Role.CAMION,),
    ),
    Tuile(
        nom=gettext_lazy("Registre des déchets"),
        texte=gettext_lazy("ce qui est sorti, mois par mois, et ce qui manque"),
        pictogramme="book-text",
        url="collecte:registre_courant",
        rang=300,
        droit="collecte.lire_le_registre",
        groupe=PROUVER,
        mots=gettext_lazy("déchets trackdéchets chronologique loi"),
    ),
    page(
        gettext_lazy("Registre des déchets entrants"),
        "collecte:registre_entrants_courant",
        "collecte.lire_le_registre",
        "book-text",
        rang=363,
    ),
]

NATURES = {
    "collecte.reception.enregistree": gettext_lazy("retour du pont-bascule"),
    "collecte.remise.tenue": gettext_lazy("papiers d’une sortie notés"),
    "collecte.scan.ajoute": gettext_lazy("papier d’une sortie photographié"),
    "collecte.scan.retire": gettext_lazy("scan d’un papier retiré"),
}
