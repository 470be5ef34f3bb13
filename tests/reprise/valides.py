"""One valid object of each model of what is brought in, what spoils it, what may stand beside."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from ateliers.reprise.models import SeancesReprises
from petiterockette.reprise.models import Fichier
from tests.fabriques import un_compte, un_lieu, une_personne


def un_fichier(**dits) -> Fichier:
    """One that waits."""
    a_part = {"etat": "recu", "decide_le": None, "motif": ""}
    return Fichier.objects.create(**_un_fichier() | a_part | dits)


def _un_fichier() -> dict:
    return {
        "etat": "annule",
        "decide_le": timezone.now(),
        "motif": "mauvais lieu",
        "uuid": uuid4(),
        "genre": "tonnages",
        "nom": "Tonnages.csv",
        "octets": "Année;Réemploi (t)\n2019;12,5\n".encode(),
        "empreinte": uuid4().hex,
        "recu_le": timezone.now(),
        "compte": un_compte(),
    }


def _un_repris() -> dict:
    from tests.valides import un_bon

    return {
        "bon": un_bon(uuid=uuid4()),
        "fichier": un_fichier(),
        "debut": timezone.localdate(),
        "entre": True,
    }


def _une_adhesion_reprise() -> dict:
    from boutique.adhesions.models import Adhesion
    from tests.valides import VALIDES as TOUTES

    sans_ticket = TOUTES["boutique_adhesions.Adhesion"]() | {"ligne": None}
    return {"adhesion": Adhesion.objects.create(**sans_ticket), "fichier": un_fichier()}


def _des_seances() -> dict:
    return {
        "fichier": un_fichier(),
        "lieu": un_lieu(),
        "pole": "animation",
        "debut": date(2019, 1, 1),
        "fin": date(2019, 12, 31),
        "seances": 2,
        "participants": 20,
        "enregistre_le": timezone.now(),
    }


def _une_source() -> dict:
    from tests.valides import un_bon

    return {
        "base": 1,
        "table": "sorties",
        "numero": 12,
        "rang": 1,
        "bon": un_bon(uuid=uuid4()),
        "empreinte": uuid4().hex,
        "lignes": 2,
        "point": 1,
        "classe": "sortiesc",
    }


VALIDES = {
    "ateliers_reprise.SeancesReprises": _des_seances,
    "ateliers_reprise.PublicRepris": lambda: {
        "reprises": SeancesReprises.objects.create(**_des_seances()),
        "public": "tous",
        "participants": 12,
    },
    "reprise.Fichier": _un_fichier,
    "reprise.Mot": lambda: {
        "liste": "flux",
        "mot": "reemploi",
        "dit": "Réemploi",
        "valeur": "vendu",
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "collecte_reprise.Repris": _un_repris,
    "boutique_adhesions_reprises.AdhesionReprise": _une_adhesion_reprise,
    "boutique_adhesions_reprises.PersonneReconnue": lambda: {
        "cle": "a" * 64,
        "personne": une_personne(),
        "fichier": un_fichier(),
        "inscrite": True,
    },
    "boutique_pesees_reprises.Source": _une_source,
}

INTERDITS: dict[str, list] = {
    "ateliers_reprise_signe": [{"seances": -1}, {"minutes": -1}, {"participants": -1}],
    "ateliers_reprise_jours": [{"fin": date(2018, 12, 31)}],
    "ateliers_reprise_public_connu": [{"public": "martiens"}, {"participants": 0}],
    "reprise_fichier_etat_connu": [{"etat": "perdu", "motif": ""}],
    "reprise_fichier_decide": [{"decide_le": None}, {"etat": "recu", "motif": ""}],
    "boutique_source_connue": [{"table": "prets"}, {"classe": "ailleurs"}],
    "boutique_source_version": [{"rang": 0}],
    "reprise_fichier_annule_avec_motif": [{"motif": ""}, {"etat": "repris"}],
}

UNIQUES: dict[str, dict] = {
    "reprise_mot_unique": {"mot": "reutilisation"},
    "adhesions_reprises_reconnue_une_fois": {"cle": "b" * 64},
    "ateliers_reprise_un_public": {"public": "primaire"},
    "boutique_source_unique": {"rang": 2, "bon": None},
}
