"""Who opens the pages of the directory."""

from django.utils import timezone

from petiterockette.personnes.models import Consentement, Effacement
from tests.fabriques import une_personne
from tests.monde import Monde, rien

CHOISIR = {
    *("benevole", "tri", "caisse", "camion", "responsable", "pole", "tresorerie", "direction"),
    *("cuisine", "animation", "formation", "mecanique", "administration"),
}
LIRE = {"responsable", "pole", "tresorerie", "direction"}
TENIR = {"responsable", "pole", "direction"}
FUSIONNER = {"responsable", "direction"}
DIRECTION = {"direction"}


def la_personne(monde: Monde) -> list[int]:
    return [monde.equipier.personne_id]


def deux_personnes(monde: Monde) -> list[int]:
    return [monde.equipier.personne_id, une_personne("Zoé").pk]


def un_accord(monde: Monde) -> list[int]:
    accord = Consentement.objects.create(
        personne=monde.equipier.personne,
        donnee="courriel",
        finalite="nouvelles",
        donne_le=timezone.now(),
    )
    return [accord.pk]


def un_recu(monde: Monde) -> list[int]:
    return [Effacement.objects.create(motif="demande", le=timezone.now()).pk]


TABLE = {
    "personnes:annuaire": ("get", rien, LIRE),
    "personnes:choisir": ("get", rien, CHOISIR),
    "personnes:personne_nouvelle": ("get", rien, TENIR),
    "personnes:personne": ("get", la_personne, LIRE),
    "personnes:personne_modifier": ("get", la_personne, TENIR),
    "personnes:personne_exporter": ("post", la_personne, DIRECTION),
    "personnes:personne_anonymiser": ("get", la_personne, DIRECTION),
    "personnes:accord_retirer": ("post", un_accord, TENIR),
    "personnes:traitements": ("get", rien, LIRE),
    "personnes:doublons": ("get", rien, FUSIONNER),
    "personnes:doublons_fusionner": ("get", deux_personnes, FUSIONNER),
    "personnes:doublons_ecarter": ("post", deux_personnes, FUSIONNER),
    "personnes:purge": ("get", rien, DIRECTION),
    "personnes:recu": ("get", un_recu, DIRECTION),
    "recu_pdf": ("get", un_recu, DIRECTION),
}
