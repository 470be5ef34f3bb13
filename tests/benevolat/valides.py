"""One valid object of each model of volunteering, what spoils it, what may stand beside it."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

from django.utils import timezone

from petiterockette.benevolat.models import HeuresFaites, Inscription, Permanence
from tests.fabriques import un_compte, un_lieu, une_personne
from tests.reprise.valides import un_fichier

from .benevoles import des_heures, un_besoin, un_pole, une_activite

MAI, JUIN = date(2026, 5, 1), date(2026, 6, 1)


def _une_permanence() -> Permanence:
    return un_besoin(un_lieu()).permanences.first()


def _une_inscription() -> Inscription:
    return Inscription.objects.create(
        permanence=_une_permanence(), personne=une_personne(), place=1, le=timezone.now()
    )


def _une_heure() -> HeuresFaites:
    return des_heures(un_lieu())


VALIDES = {
    "benevolat.TauxHoraire": lambda: {
        "debut": date(2026, 1, 1),
        "rang": 1,
        "uuid": uuid4(),
        "taux_cts": 1_500,
        "source": "choisi par le conseil",
        "enregistre_le": timezone.now(),
        "compte": un_compte(),
    },
    "benevolat.Pole": lambda: {"code": "grenier", "nom": "Grenier"},
    "benevolat.Activite": lambda: {"pole": un_pole(), "nom": "Vitrine"},
    "benevolat.HeuresFaites": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "personne": une_personne(),
        "jour": MAI,
        "pole": un_pole(),
        "activite": une_activite(),
        "minutes": 90,
        "enregistre_le": timezone.now(),
    },
    "benevolat.HeuresReprises": lambda: {
        "fichier": un_fichier(),
        "lieu": un_lieu(),
        "pole": un_pole(),
        "debut": date(2019, 1, 1),
        "fin": date(2019, 12, 31),
        "minutes": 90,
        "enregistre_le": timezone.now(),
    },
    "benevolat.Arrivee": lambda: {
        "personne": une_personne(),
        "lieu": un_lieu(),
        "pole": un_pole(),
        "le": timezone.now(),
    },
    "benevolat.Besoin": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "pole": un_pole(),
        "debut": MAI,
        "de": time(10),
        "a": time(13),
        "places": 2,
    },
    "benevolat.Permanence": lambda: {
        "besoin": un_besoin(un_lieu()),
        "lieu": un_lieu(),
        "pole": un_pole(),
        "jour": MAI,
        "debut": datetime(2026, 5, 1, 8, tzinfo=UTC),
        "fin": datetime(2026, 5, 1, 11, tzinfo=UTC),
        "places": 2,
    },
    "benevolat.Inscription": lambda: {
        "permanence": _une_permanence(),
        "personne": une_personne(),
        "place": 1,
        "le": timezone.now(),
    },
}
INTERDITS: dict[str, list] = {
    "benevolat_taux_positif": [{"taux_cts": 0}, {"rang": 0}],
    "benevolat_taux_source_dite": [{"source": ""}],
    "benevolat_heures_signe": [
        {"minutes": 0},
        {"minutes": 1441},
        {"minutes": -90},
        lambda: {"contre": _une_heure(), "motif": "duree"},
        lambda: {"contre": _une_heure(), "minutes": -90},
    ],
    "benevolat_reprises_signe": [{"minutes": 0}, {"minutes": -90}],
    "benevolat_reprises_jours": [{"fin": date(2018, 12, 31)}],
    "benevolat_heures_motif_connu": [{"motif": "humeur"}],
    "benevolat_besoin_heures": [{"a": time(10)}, {"a": time(9)}],
    "benevolat_besoin_jours": [{"fin": date(2026, 4, 30)}],
    "benevolat_besoin_nombres": [{"places": 0}, {"places": 31}, {"toutes_les": 9}],
    "benevolat_permanence_heures": [
        {"fin": datetime(2026, 5, 1, 8, tzinfo=UTC)},
        {"places": 0},
        {"places": 31},
    ],
    "benevolat_permanence_motivee": [{"annulee_le": timezone.now()}],
    "benevolat_inscription_place": [{"place": 0}, {"place": 31}],
    "benevolat_inscription_retrait_motive": [{"retiree_le": timezone.now()}],
}
UNIQUES: dict[str, dict] = {
    "benevolat_taux_rang_unique": {"rang": 2, "uuid": uuid4},
    "benevolat_activite_unique": {"nom": "Autre vitrine"},
    "benevolat_heures_geste_unique": {"rang": 1},
    "benevolat_permanence_un_jour": {"jour": JUIN},
    "benevolat_inscription_une_fois": {"personne": une_personne, "place": 2},
    "benevolat_inscription_une_place": {"personne": une_personne, "place": 2},
}
