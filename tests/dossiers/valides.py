"""One valid object of each model of the dossiers, what spoils it, what may stand beside it."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from petiterockette.dossiers.models import Dossier, Figement
from tests.fabriques import un_compte


def _un_dossier() -> Dossier:
    return Dossier.objects.create(**VALIDES["dossiers.Dossier"]())


def _un_figement() -> Figement:
    return Figement.objects.create(**VALIDES["dossiers.Figement"]())


VALIDES = {
    "dossiers.Dossier": lambda: {
        "uuid": uuid4(),
        "objet": "rapport",
        "titre": "Rapport d’activité",
        "debut": date(2026, 1, 1),
        "fin": date(2026, 12, 31),
        "cree_le": timezone.now(),
        "compte": un_compte(),
    },
    "dossiers.Choisi": lambda: {
        "dossier": _un_dossier(),
        "genre": "indicateur",
        "code": "T_COLLECTE",
        "rang": 1,
    },
    "dossiers.Texte": lambda: {"dossier": _un_dossier(), "rang": 1, "titre": "Qui nous sommes"},
    "dossiers.Figement": lambda: {
        "dossier": _un_dossier(),
        "rang": 1,
        "fige_le": timezone.now(),
        "compte": un_compte(),
        "contenu": {"titre": "Rapport d’activité"},
    },
    "dossiers.Fichier": lambda: {
        "figement": _un_figement(),
        "format": "pdf",
        "octets": b"%PDF",
        "empreinte": "a" * 64,
    },
    "dossiers.Etape": lambda: {
        "dossier": _un_dossier(),
        "rang": 2,
        "devient": "brouillon",
        "motif": "un oubli",
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "dossiers.Partage": lambda: {
        "dossier": _un_dossier(),
        "jeton": uuid4().hex,
        "cree_le": timezone.now(),
        "compte": un_compte(),
    },
}

INTERDITS: dict[str, list] = {
    "dossiers_dossier_jours_dans_l_ordre": [{"fin": date(2025, 12, 31)}],
    "dossiers_dossier_titre_dit": [{"titre": ""}],
    "dossiers_dossier_mots_connus": [{"objet": "autre"}, {"etat": "perdu"}],
    "dossiers_choisi_mots_connus": [{"genre": "autre"}, {"code": ""}],
    "dossiers_texte_titre_dit": [{"titre": ""}],
    "dossiers_texte_photo_dite": [{"photo": uuid4()}],
    "dossiers_figement_rang_compte": [{"rang": 0}],
    "dossiers_fichier_mots_connus": [{"format": "doc"}, {"empreinte": ""}],
    "dossiers_etape_motivee": [{"motif": ""}, {"rang": 1}, {"devient": "perdu"}],
}
UNIQUES: dict[str, dict] = {
    "dossiers_choisi_une_fois": {"code": "CA"},
    "dossiers_figement_rang_unique": {"rang": 2},
    "dossiers_fichier_un_par_format": {"format": "ods"},
    "dossiers_etape_rang_unique": {"rang": 3},
    "dossiers_partage_un_seul": {"retire_le": timezone.now, "jeton": lambda: uuid4().hex},
}
