"""One valid object of each constrained model of the bike workshop, and what spoils it."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from ateliers.permanences.models import Permanence
from ateliers.velo.models import Changement, Controle, Demontage, Velo
from collecte.livre.models import Bon
from tests.collecte.objets.suivis import un_objet
from tests.fabriques import un_compte, un_depot, un_lieu, un_point, une_personne


def un_velo(**champs) -> Velo:
    velo = Velo(**VALIDES["velo.Velo"]() | champs)
    velo.save(force_insert=True)
    return velo


def une_permanence() -> Permanence:
    return Permanence.objects.create(**VALIDES["permanences.Permanence"]())


def un_controle() -> Controle:
    return Controle.objects.create(**VALIDES["velo.Controle"]())


def un_demontage() -> Demontage:
    return Demontage.objects.create(**VALIDES["velo.Demontage"]())


def un_bon() -> Bon:
    return un_depot(point=un_point())


def un_changement() -> Changement:
    return Changement.objects.create(**VALIDES["velo.Changement"]())


VALIDES = {
    "velo.Velo": lambda: {
        "uuid": uuid4(),
        "objet": un_objet("velo"),
        "genre": "ville",
        "roue_dp": 280,
        "identifiant": "BC12345678",
        "etape": "atelier",
        "masse_g": 14_000,
        "mesure": "pesee",
        "recu_le": timezone.now(),
    },
    "velo.Changement": lambda: {
        "velo": un_velo(identifiant=""),
        "uuid": uuid4(),
        "vers": "recu",
        "le": timezone.now(),
        "lieu": un_lieu(),
        "masse_g": 14_000,
        "compte": un_compte(),
    },
    "velo.Verification": lambda: {
        "uuid": uuid4(),
        "velo": un_velo(identifiant=""),
        "reponse": "non_declare",
        "cherche": "BC12345678",
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "velo.Controle": lambda: {
        "uuid": uuid4(),
        "velo": un_velo(identifiant=""),
        "le": timezone.now(),
        "conforme": True,
        "compte": un_compte(),
    },
    "velo.PointControle": lambda: {"controle": un_controle(), "point": "freins", "resultat": "ok"},
    "velo.Demontage": lambda: {
        "velo": un_velo(identifiant=""),
        "bon": un_bon(),
        "le": timezone.now(),
        "masse_g": 14_000,
        "pieces_g": 5_000,
        "carcasse_g": 9_000,
        "dechets_g": 0,
    },
    "velo.PieceDemontee": lambda: {"demontage": un_demontage(), "genre": "roues", "masse_g": 2_000},
    "velo.Pret": lambda: {
        "velo": un_velo(identifiant=""),
        "personne": une_personne(),
        "le": timezone.now(),
        "jusqu_au": date(2027, 5, 1),
    },
    "velo.Declaration": lambda: {
        "changement": (le := un_changement()),
        "velo": le.velo,
        "identifiant": "BC12345678",
        "le": timezone.now(),
    },
    "permanences.Permanence": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "pieds": 4,
        "ouverte_le": timezone.now(),
        "compte": un_compte(),
    },
    "permanences.Visite": lambda: {
        "uuid": uuid4(),
        "permanence": une_permanence(),
        "arrivee_le": timezone.now(),
    },
    "permanences.Releve": lambda: {
        "uuid": uuid4(),
        "permanence": une_permanence(),
        "rang": 1,
        "passages": 3,
        "adherents": 1,
        "repares": 2,
        "ouverture_min": 240,
        "benevoles_min": 480,
        "salaries_min": 0,
        "le": timezone.now(),
        "compte": un_compte(),
    },
}
_HIER = timezone.now() - timedelta(days=1)
INTERDITS: dict[str, list] = {
    "velo_velo_mots_connus": [
        {"statut": "perdu", "etape": ""},
        {"mesure": "deduite"},
        {"roue_dp": 700},
    ],
    "velo_velo_masse_positive": [{"masse_g": 0}],
    "velo_velo_etape": [{"etape": ""}, {"etape": "vendu"}, {"statut": "restitue"}],
    "velo_velo_vendu_identifie": [
        lambda: {"statut": "en_vente", "identifiant": "", "controle": un_controle()},
        lambda: {"statut": "vendu", "etape": "", "identifiant": "", "controle": un_controle()},
    ],
    "velo_velo_controle": [{"statut": "en_vente"}, {"statut": "prete"}],
    "velo_velo_marquage": [
        {"marquage_le": date(2026, 3, 7), "identifiant": "", "operateur": ""},
        {"marquage_le": date(2026, 3, 7), "identifiant": "ABCDEF", "ancien": True},
    ],
    "velo_velo_reserve": [{"statut": "reserve"}],
    "velo_changement_mots_connus": [{"vers": "perdu"}, {"de": "perdu"}],
    "velo_changement_motive": [{"vers": "restitue"}],
    "velo_verification_cherche": [{"cherche": ""}, {"reponse": "sans_identifiant"}],
    "velo_point_mots_connus": [{"point": "moteur"}, {"resultat": "bof"}],
    "velo_demontage_equilibre": [{"carcasse_g": 8_999}, {"surplus_g": 1}, {"perte_g": 1}],
    "velo_piece_mots_connus": [{"genre": "moteur"}, {"masse_g": 0}],
    "velo_pret_rendu_apres": [{"rendu_le": _HIER}],
    "velo_declaration_effacee": [
        {"transmise_le": timezone.now(), "nom": "Ada Lune"},
        {"annulee_le": timezone.now(), "telephone": "0601020304"},
        {"fait": "demontage", "adresse": "2 rue du Pont"},
    ],
    "velo_declaration_fait_connu": [{"fait": "perdu"}],
    "velo_declaration_une_fin": [{"transmise_le": timezone.now(), "annulee_le": timezone.now()}],
    "permanences_permanence_fin_apres": [{"fermee_le": _HIER}],
    "permanences_permanence_pieds": [{"pieds": 0}, {"pieds": 31}],
    "permanences_visite_installee": [{"pied": 1}, {"installee_le": timezone.now()}],
    "permanences_visite_annulee": [
        {"annulee_le": timezone.now()},
        {"annulee_le": timezone.now(), "partie_le": timezone.now(), "a_repare": True},
    ],
    "permanences_releve_sommes": [{"adherents": 4}, {"repares": 4}],
}
UNIQUES: dict[str, dict] = {
    "velo_velo_identifiant": {
        "identifiant": "BC12345679",
        "uuid": uuid4,
        "objet": lambda: un_objet("velo"),
    },
    "velo_point_une_fois": {"point": "selle"},
    "velo_piece_une_fois": {"genre": "selle"},
    "velo_pret_un_seul": {"rendu_le": lambda: timezone.now() + timedelta(days=1)},
    "permanences_permanence_une_seule": {
        "uuid": uuid4,
        "fermee_le": lambda: timezone.now() + timedelta(days=1),
    },
    "permanences_visite_un_pied": {"uuid": uuid4, "pied": 2},
    "permanences_visite_une_fois": {"uuid": uuid4, "personne": une_personne},
    "permanences_releve_un_par_rang": {"uuid": uuid4, "rang": 2},
}
DEPART: dict[str, object] = {
    "permanences_visite_un_pied": lambda: {"pied": 1, "installee_le": timezone.now()},
    "permanences_visite_une_fois": lambda: {"personne": une_personne()},
}
