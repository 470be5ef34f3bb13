"""One valid object of each constrained model of the séances, and what spoils it."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from ateliers.seances.models import Bilan, Seance
from tests.fabriques import un_compte, un_lieu

DEMAIN = timezone.now() + timedelta(days=1)


def la_seance() -> Seance:
    seance = Seance(**VALIDES["seances.Seance"]())
    seance.save(force_insert=True)
    return seance


def le_bilan(**champs) -> Bilan:
    bilan = Bilan(**VALIDES["seances.Bilan"]() | champs)
    bilan.save(force_insert=True)
    return bilan


VALIDES = {
    "seances.Serie": lambda: {
        "rythme": "semaine",
        "debut": date(2026, 12, 5),
        "fin": date(2026, 12, 26),
    },
    "seances.Seance": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "titre": "Couture",
        "debut": DEMAIN,
        "fin": DEMAIN + timedelta(hours=2),
    },
    "seances.Inscription": lambda: {
        "uuid": uuid4(),
        "seance": la_seance(),
        "nom": "Awa",
        "etat": "confirmee",
        "code": "BCDFGH",
        "recue_le": timezone.now(),
    },
    "seances.Comptee": lambda: {
        "uuid": uuid4(),
        "seance": la_seance(),
        "public": "tous",
        "pas": 1,
        "le": timezone.now(),
    },
    "seances.Photo": lambda: {
        "uuid": uuid4(),
        "seance": la_seance(),
        "largeur": 640,
        "hauteur": 480,
        "empreinte": "0" * 64,
        "droits": "personne",
        "le": timezone.now(),
        "compte": un_compte("direction"),
    },
    "seances.Bilan": lambda: {
        "uuid": uuid4(),
        "seance": la_seance(),
        "rang": 1,
        "presents": 3,
        "minutes": 90,
        "enregistre_le": timezone.now(),
    },
    "seances.TetesComptees": lambda: {"bilan": le_bilan(), "public": "tous", "presents": 3},
}

INTERDITS = {
    "seances_serie_rythme_connu": [{"rythme": "lune"}],
    "seances_serie_fin_apres_debut": [{"fin": date(2026, 12, 4)}],
    "seances_seance_fin_apres_debut": [{"fin": DEMAIN}],
    "seances_seance_places": [{"places": 0}],
    "seances_seance_prix": [
        {"prix_cts": 500},
        {"mode_prix": "libre", "prix_cts": 500},
        {"mode_prix": "fixe"},
        {"mode_prix": "fixe", "prix_cts": 0},
        {"mode_prix": "troc"},
    ],
    "seances_seance_public_connu": [{"public": "martiens"}],
    "seances_seance_annulation_motivee": [{"motif": "Travaux"}, {"annulee_le": DEMAIN}],
    "seances_inscription_places": [{"places": 0}, {"places": 61}],
    "seances_inscription_venus": [{"venus": 2}],
    "seances_inscription_etat_delai": [{"etat": "demandee"}, {"avant": DEMAIN}, {"etat": "perdue"}],
    "seances_inscription_annonce": [{"annonce": "appel"}, {"etat": "annulee", "annonce": "pigeon"}],
    "seances_comptee_une_a_la_fois": [{"pas": 2}, {"pas": 0}, {"public": "martiens"}],
    "seances_bilan_correction_motivee": [
        {"motif": "compte"},
        {"rang": 2},
        {"rang": 2, "motif": "ennui"},
        {"rang": 0},
    ],
    "seances_bilan_duree": [{"minutes": 0}, {"minutes": 1_441}],
    "seances_photo_droits": [
        {"droits": "accords"},
        {"droits": "accords", "accords": "classeur"},
        {"accords": "classeur"},
        {"droits": "equipe"},
        {"droits": "personne", "terme": date(2030, 1, 1)},
        {"droits": "autre"},
    ],
    "seances_tetes_public_connu": [{"public": "martiens"}, {"presents": 0}],
}

UNIQUES = {
    "seances_seance_un_geste": {"rang": 1},
    "seances_bilan_rang_unique": lambda: {"uuid": uuid4(), "rang": 2, "motif": "compte"},
    "seances_tetes_un_public": {"public": "seniors"},
    "seances_photo_unique": lambda: {"uuid": uuid4(), "cle": uuid4(), "empreinte": "1" * 64},
}
