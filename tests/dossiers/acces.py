"""Who opens what, of the dossiers: typed by hand, like the whole table."""

from typing import Any
from uuid import uuid4

from petiterockette.dossiers.services.fichiers import faire_les_fichiers
from petiterockette.dossiers.services.partages import partager
from petiterockette.dossiers.services.textes import ecrire
from petiterockette.photos.images import preparer_la_photo
from tests.fabriques_tournees import une_image

from .les_dossiers import fige, un_dossier

TIENT = {"tresorerie", "direction"}


def rien(_monde) -> list:
    return []


def le_dossier(_monde) -> list:
    return [un_dossier(uuid=uuid4()).pk]


def le_texte(_monde) -> list:
    dossier = un_dossier(uuid=uuid4())
    return [dossier.pk, dossier.textes.first().pk]


def la_photo(_monde) -> list:
    dossier = _avec_une_photo()
    return [dossier.pk, dossier.textes.latest("pk").photo]


def le_fige(_monde) -> list:
    dossier = un_dossier(uuid=uuid4())
    fige(dossier)
    return [dossier.pk]


def le_fichier(_monde) -> list:
    dossier = un_dossier(uuid=uuid4())
    faire_les_fichiers(fige(dossier))
    return [dossier.pk, "pdf"]


def le_partage(_monde) -> list:
    dossier = _avec_une_photo()
    fige(dossier)
    return [partager(dossier=dossier, compte=dossier.compte).jeton]


def le_partage_retire(_monde) -> list:
    dossier = un_dossier(uuid=uuid4())
    fige(dossier)
    partager(dossier=dossier, compte=dossier.compte)
    return [dossier.pk]


def la_photo_partagee(_monde) -> list:
    dossier = _avec_une_photo()
    fige(dossier)
    lien = partager(dossier=dossier, compte=dossier.compte)
    return [lien.jeton, dossier.textes.latest("pk").photo]


def _avec_une_photo():
    dossier = un_dossier(uuid=uuid4())
    ecrire(
        dossier=dossier,
        compte=dossier.compte,
        texte=None,
        titre="La boutique",
        mots="Un samedi.",
        photo=preparer_la_photo(une_image(), 1_000),
        legende="La boutique, un samedi",
    )
    return dossier


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "dossiers:dossiers": ("get", rien, TIENT),
    "dossiers:nouveau": ("get", rien, TIENT),
    "dossiers:dossier": ("get", le_dossier, TIENT),
    "dossiers:changer": ("get", le_dossier, TIENT),
    "dossiers:choisir": ("post", le_dossier, TIENT),
    "dossiers:ordonner": ("post", le_dossier, TIENT),
    "dossiers:relire": ("post", le_dossier, TIENT),
    "dossiers:texte_proposer": ("get", le_dossier, TIENT),
    "dossiers:texte_nouveau": ("get", le_dossier, TIENT),
    "dossiers:texte": ("get", le_texte, TIENT),
    "dossiers:texte_retirer": ("post", le_texte, TIENT),
    "dossiers:photo": ("get", la_photo, TIENT),
    "dossiers:figer": ("post", le_dossier, TIENT),
    "dossiers:reprendre": ("get", le_fige, TIENT),
    "dossiers:abandonner": ("get", le_dossier, TIENT),
    "dossiers:envoyer": ("post", le_fige, TIENT),
    "dossiers:solder": ("post", le_fige, TIENT),
    "dossiers:partage": ("post", le_fige, TIENT),
    "dossiers:partage_retirer": ("post", le_partage_retire, TIENT),
    "dossiers:fichiers": ("post", le_fige, TIENT),
    "dossiers:fichier": ("get", le_fichier, TIENT),
}
# Whoever has the link opens these.
PUBLIQUES: dict[str, Any] = {
    "dossiers:public": le_partage,
    "dossiers:photo_publique": la_photo_partagee,
}
