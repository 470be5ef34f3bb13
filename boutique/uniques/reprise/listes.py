"""The lists that words of an inventory are looked for in: sites, categories, states, stages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.matiere.etapes import AMONT, Etape, Famille
from collecte.objets.models import Objet
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.mots import Liste, Listes

_ETATS = {
    Objet.Etat.NEUF: "neuf neuve",
    Objet.Etat.BON: "bon bonne",
    Objet.Etat.USE: "use usee usage moyen correct",
    Objet.Etat.A_REPARER: "hs casse cassee panne",
    Objet.Etat.POUR_PIECES: "epave pieces",
}
_ETAPES = {
    Etape.A_TRIER: "tri reserve stock",
    Etape.RAYON: "boutique magasin vente",
    Etape.ATELIER: "reparation",
}


def listes() -> Listes:
    """Code of a list → the list, as it stands now."""
    objets = Categorie.objects.filter(famille=Famille.OBJETS, interne=False, vrac=False)
    return {
        "lieu": Liste(_("lieu"), dict(Lieu.objects.values_list("code", "nom"))),
        "categorie": Liste(_("catégorie"), dict(objets.values_list("code", "nom"))),
        "etat": Liste(_("état"), {e.value: str(e.label) for e in Objet.Etat}, _en_mots(_ETATS)),
        "etape": Liste(_("étape"), {str(e): str(e.label) for e in AMONT}, _en_mots(_ETAPES)),
    }


def _en_mots(synonymes: Mapping[Any, str]) -> dict[str, str]:
    return {mot: str(code) for code, mots in synonymes.items() for mot in mots.split()}
