"""One valid object of each constrained model of the café, and what its base refuses."""

from datetime import date
from itertools import count
from uuid import uuid4

from django.utils import timezone

from ateliers.cafe.models import Carte, Enceinte, Plat, Ramasse, Zone
from collecte.livre.models import Bon
from tests.boutique.valides import une_ligne_vendue
from tests.cafe.cuisine import une_denree
from tests.fabriques import structure, un_compte, un_lieu

MAI = date(2026, 5, 1)
_n = count(1)


def _bon() -> Bon:
    return Bon.objects.create(
        uuid=uuid4(),
        empreinte="e",
        nature="denrees",
        lieu=un_lieu(),
        jour=MAI,
        enregistre_le=timezone.now(),
        compte=un_compte(),
    )


def _ecrit(modele):
    rangee = modele(**VALIDES[modele._meta.label]())
    rangee.save(force_insert=True)
    return rangee


def _geste() -> dict:
    return {"uuid": uuid4(), "compte": un_compte()}


VALIDES = {
    "cafe.Plat": lambda: {"nom": f"Soupe {next(_n)}", "genre": "entree", "prix_cts": 400},
    "cafe.AllergeneDuPlat": lambda: {"plat": _ecrit(Plat), "allergene": "lait"},
    "cafe.Carte": lambda: {"lieu": un_lieu(), "jour": MAI},
    "cafe.PlatDuJour": lambda: {"carte": _ecrit(Carte), "plat": _ecrit(Plat)},
    "cafe.Ramasse": lambda: {
        **_geste(),
        "lieu": un_lieu(),
        "bon": _bon(),
        "le": timezone.now(),
        "jour": MAI,
        "donneur": structure(),
        "categorie": une_denree(),
        "produit": "Courgettes",
        "masse_g": 5_000,
    },
    "cafe.Reste": lambda: {"ramasse": _ecrit(Ramasse), "masse_g": 5_000},
    "cafe.SortieDenrees": lambda: {
        "bon": _bon(),
        "ramasse": _ecrit(Ramasse),
        "vers": "servi",
        "masse_g": 1_000,
    },
    "cafe.Enceinte": lambda: {
        "lieu": un_lieu(),
        "nom": "Frigo",
        "genre": "positif",
        "mini_dc": 0,
        "maxi_dc": 40,
    },
    "cafe.Releve": lambda: {
        **_geste(),
        "enceinte": _ecrit(Enceinte),
        "jour": MAI,
        "moment": "matin",
        "le": timezone.now(),
        "lue_dc": 31,
        "mini_dc": 0,
        "maxi_dc": 40,
    },
    "cafe.Refroidissement": lambda: {
        **_geste(),
        "lieu": un_lieu(),
        "plat": _ecrit(Plat),
        "debut": timezone.now(),
        "debut_dc": 680,
        "duree_min": 95,
        "fin_dc": 84,
    },
    "cafe.Zone": lambda: {"lieu": un_lieu(), "nom": "Hotte", "frequence": "mois"},
    "cafe.Nettoyage": lambda: {**_geste(), "zone": _ecrit(Zone), "jour": MAI, "le": timezone.now()},
    "cafe.Cagnotte": lambda: {"lieu": un_lieu(), "solde": 2},
    "cafe.MouvementSuspendu": lambda: {
        "lieu": un_lieu(),
        "rang": 1,
        "nature": "achete",
        "nombre": 2,
        "solde": 2,
        "achetes": 2,
        "donnes": 0,
        "ligne": une_ligne_vendue(),
        "le": timezone.now(),
    },
}

INTERDITS: dict[str, list] = {
    "cafe_plat_genre_connu": [{"genre": "amuse"}],
    "cafe_plat_prix": [{"prix_cts": 2_000_000_000}],
    "cafe_allergene_connu": [{"allergene": "tomate"}],
    "cafe_ramasse_masse_positive": [{"masse_g": 0}],
    "cafe_ramasse_prise_ou_refusee": [
        {"bon": None},
        {"refus": "date"},
        {"bon": None, "refus": "x"},
    ],
    "cafe_ramasse_date": [{"genre_date": "dlc"}, {"limite": MAI}],
    "cafe_reste_jamais_negatif": [{"masse_g": -1}],
    "cafe_sortie_masse_positive": [{"masse_g": 0}],
    "cafe_sortie_fin_connue": [{"vers": "vendu"}],
    "cafe_sortie_donnee_a": [lambda: {"structure": structure()}],
    "cafe_enceinte_genre_connu": [{"genre": "cave"}],
    "cafe_enceinte_limites": [{"mini_dc": None, "maxi_dc": None}, {"mini_dc": 50}],
    "cafe_releve_moment_connu": [{"moment": "midi"}],
    "cafe_releve_hors_limites_corrige": [{"lue_dc": 41}, {"lue_dc": -1}],
    "cafe_releve_eteint_sans_action": [{"lue_dc": None, "action": "porte"}],
    "cafe_refroidissement_duree": [{"duree_min": 0}, {"duree_min": 1_441, "action": "jete"}],
    "cafe_refroidissement_corrige": [{"duree_min": 120}, {"fin_dc": 101}],
    "cafe_zone_frequence_connue": [{"frequence": "an"}],
    "cafe_cagnotte_jamais_negative": [{"solde": -1}],
    "cafe_suspendu_jamais_negatif": [{"solde": -1, "achetes": 0, "donnes": 1}],
    "cafe_suspendu_compteurs": [{"solde": 3}],
    "cafe_suspendu_sens": [{"nombre": -2}, {"nature": "donne"}],
}

UNIQUES: dict[str, dict] = {
    "cafe_allergene_une_fois": {"allergene": "soja"},
    "cafe_carte_une_par_jour": {"jour": date(2026, 5, 2)},
    "cafe_plat_du_jour_une_fois": {"plat": lambda: _ecrit(Plat)},
    "cafe_enceinte_nom": {"nom": "Congélateur"},
    "cafe_zone_nom": {"nom": "Sol"},
    "cafe_suspendu_rang": {"rang": 2, "ligne": une_ligne_vendue},
}
