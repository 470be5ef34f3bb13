"""One valid object of each constrained model of the animation, and what spoils it."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from ateliers.animation.models import Demande, Devis, Organisme, Provenance
from boutique.regles.models import Activite
from collecte.livre.models import Bon
from tests.fabriques import un_compte, un_lieu
from tests.seances.valides import la_seance, le_bilan

MAI = date(2026, 5, 1)


def l_organisme() -> Organisme:
    return Organisme.objects.get_or_create(nom="École Voltaire", defaults={"genre": "ecole"})[0]


def _pose(modele, nom: str, **champs):
    objet = modele(**VALIDES[nom]() | champs)
    objet.save(force_insert=True)
    return objet


def la_demande() -> Demande:
    return _pose(Demande, "animation.Demande")


def le_devis() -> Devis:
    return _pose(Devis, "animation.Devis")


def la_provenance() -> Provenance:
    return _pose(Provenance, "animation.Provenance")


def l_activite() -> Activite:
    defauts = {"nom": "Ateliers", "compte": "706000"}
    return Activite.objects.get_or_create(code="essai-animation", defaults=defauts)[0]


def le_bon() -> Bon:
    return Bon.objects.create(
        uuid=uuid4(),
        empreinte="e",
        nature="orientation",
        lieu=un_lieu(),
        jour=MAI,
        enregistre_le=timezone.now(),
        compte=un_compte(),
    )


VALIDES = {
    "animation.Organisme": lambda: {"nom": "Collège Neuf", "genre": "ecole"},
    "animation.Demande": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "organisme": l_organisme(),
        "public": "primaire",
        "effectif": 24,
        "theme": "couture",
        "recue_le": timezone.now(),
    },
    "animation.Etape": lambda: {
        "uuid": uuid4(),
        "demande": la_demande(),
        "geste": "deviser",
        "de": "demandee",
        "vers": "devisee",
        "le": timezone.now(),
    },
    "animation.Devis": lambda: {
        "uuid": uuid4(),
        "demande": la_demande(),
        "annee": 2026,
        "numero": 1,
        "jour": MAI,
        "valable_jusqu_au": MAI,
        "client_nom": "École Voltaire",
        "ht_cts": 10_000,
        "tva_cts": 2_000,
        "total_cts": 12_000,
        "emetteur": {},
        "mentions": [],
        "le": timezone.now(),
    },
    "animation.LigneDevis": lambda: {
        "devis": le_devis(),
        "rang": 1,
        "libelle": "Atelier",
        "quantite_m": 1_000,
        "prix_cts": 10_000,
        "activite": l_activite(),
        "regime": "non_assujetti",
        "ht_cts": 10_000,
        "tva_cts": 0,
    },
    "animation.Provenance": lambda: {
        "uuid": uuid4(),
        "bilan": le_bilan(),
        "rang": 1,
        "enregistree_le": timezone.now(),
    },
    "animation.Avis": lambda: {
        "uuid": uuid4(),
        "bilan": le_bilan(),
        "rang": 1,
        "contents": 5,
        "mitiges": 0,
        "decus": 1,
        "enregistree_le": timezone.now(),
    },
    "animation.TetesParZone": lambda: {"provenance": la_provenance(), "zone": "11", "presents": 3},
    "animation.Materiel": lambda: {"bon": le_bon(), "seance": la_seance(), "sens": "sorti"},
}

INTERDITS = {
    "animation_organisme_genre_connu": [{"genre": "secte"}],
    "animation_demande_effectif": [{"effectif": 0}, {"effectif": 2_001}],
    "animation_demande_finie": [{"etat": "faite"}, {"finie_le": timezone.now()}, {"etat": "rêvée"}],
    "animation_etape_motivee": [
        {"raison": "complet"},
        {"geste": "refuser", "vers": "refusee"},
        {"geste": "annuler", "vers": "annulee", "raison": "ennui"},
        {"geste": "danser"},
    ],
    "animation_etape_etats_connus": [{"vers": "rêvée"}, {"de": ""}],
    "animation_devis_sommes": [{"total_cts": 11_999}, {"ht_cts": 0, "tva_cts": 0, "total_cts": 0}],
    "animation_devis_validite": [{"valable_jusqu_au": date(2026, 4, 30)}],
    "animation_avis_un_au_moins": [{"contents": 0, "decus": 0}],
    "animation_tetes_zone_connue": [{"zone": "21"}, {"presents": 0}],
    "animation_materiel_sens_connu": [{"sens": "perdu"}],
}

UNIQUES = {
    "animation_devis_numero_unique": lambda: {"numero": 2, "uuid": uuid4()},
    "animation_ligne_devis_rang": {"rang": 2},
    "animation_provenance_rang_unique": lambda: {"rang": 2, "uuid": uuid4()},
    "animation_avis_rang_unique": lambda: {"rang": 2, "uuid": uuid4()},
    "animation_tetes_une_zone": {"zone": "12"},
}
