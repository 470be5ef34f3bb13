"""One valid object of each model of an old base, what spoils it, what may stand beside."""

import json
from uuid import uuid4

from django.utils import timezone

from boutique.oressource.rapport.machine import en_json
from boutique.reprise.models import BaseDAvant, Export
from tests.boutique.oressource.des_bases import export, lire_le_dump, un_examen
from tests.fabriques import un_compte, une_personne


def un_export(**dits) -> Export:
    """One that is read and waits to be decided; its file is not on the disk."""
    a_decider = {"etat": "examine", "examen": un_examen_lu(), "repris_le": None, "phrase": ""}
    return Export.objects.create(**_un_export() | a_decider | dits)


def un_examen_lu() -> dict:
    """What the first pass says of a small base."""
    return json.loads(en_json(un_examen(export(lire_le_dump("02")))))


def _une_base() -> BaseDAvant:
    return BaseDAvant.objects.get_or_create(nom="La ressourcerie")[0]


def _un_export() -> dict:
    return {
        "uuid": uuid4(),
        "base": _une_base(),
        "nom": "oressource.sql",
        "octets": 12_000,
        "empreinte": uuid4().hex,
        "etat": "repris",
        "recu_le": timezone.now(),
        "compte": un_compte(),
        "repris_le": timezone.now(),
    }


VALIDES = {
    "boutique_reprise.BaseDAvant": lambda: {"nom": "Une autre ressourcerie"},
    "boutique_reprise.Export": _un_export,
    "boutique_reprise.CompteDAvant": lambda: {
        "base": _une_base(),
        "numero": 12,
        "personne": une_personne(),
    },
}

INTERDITS: dict[str, list] = {
    "boutique_reprise_export_etat_connu": [{"etat": "perdu", "repris_le": None}],
    "boutique_reprise_export_refuse_avec_phrase": [
        {"etat": "refuse", "repris_le": None},
        {"phrase": "mauvais fichier"},
    ],
    "boutique_reprise_export_repris_a_son_heure": [{"repris_le": None}, {"etat": "examine"}],
}

UNIQUES: dict[str, dict] = {
    "boutique_reprise_export_unique": {"empreinte": "autre", "uuid": uuid4()},
    "boutique_reprise_compte_unique": {"numero": 13},
}
