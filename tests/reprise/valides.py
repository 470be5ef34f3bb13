"""One valid object of each model of what is brought in, what spoils it, what may stand beside."""

from uuid import uuid4

from django.utils import timezone

from petiterockette.reprise.models import Fichier
from tests.fabriques import un_compte, une_personne


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


VALIDES = {
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
}

INTERDITS: dict[str, list] = {
    "reprise_fichier_etat_connu": [{"etat": "perdu", "motif": ""}],
    "reprise_fichier_decide": [{"decide_le": None}, {"etat": "recu", "motif": ""}],
    "reprise_fichier_annule_avec_motif": [{"motif": ""}, {"etat": "repris"}],
}

UNIQUES: dict[str, dict] = {
    "reprise_mot_unique": {"mot": "reutilisation"},
    "adhesions_reprises_reconnue_une_fois": {"cle": "b" * 64},
}
