"""What a test of the café leans on: a lot in the pantry, an enclosure, a dish, a till."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import uuid4

from django.utils import timezone

from ateliers.cafe.models import Carte, Enceinte, Plat, Ramasse, Zone
from ateliers.cafe.services.cartes import composer_la_carte, tenir_le_plat
from ateliers.cafe.services.denrees import recevoir, sortir
from ateliers.cafe.services.hygiene import tenir_l_enceinte, tenir_la_zone
from ateliers.cafe.services.listes import charger_le_cafe
from ateliers.services import charger_les_poles
from collecte.listes.models import Categorie
from collecte.livre.models import Bon
from petiterockette.lieux.models import Lieu
from tests.boutique.a_la_caisse import ALaCaisse, une_caisse
from tests.fabriques import entete, les_listes, structure, un_compte, un_lieu

_n = count(1)


def une_denree(code: str = "denrees-legumes") -> Categorie:
    les_listes()
    charger_le_cafe()
    return Categorie.objects.get(code=code)


def un_lot(masse_g: int = 12_500, *, lieu: Lieu | None = None, **champs) -> Ramasse:
    """12,5 kg of courgettes, without a date, taken in today."""
    lieu = lieu or un_lieu()
    champs.setdefault("categorie", une_denree())
    champs.setdefault("donneur", structure())
    champs.setdefault("produit", "Courgettes")
    champs.setdefault("entete", entete(lieu=lieu))
    return recevoir(masse_g=masse_g, **champs)[0]


def un_lot_qui_finit(limite: date, genre_date: str = "dlc", **champs) -> Ramasse:
    return un_lot(produit="Yaourts", genre_date=genre_date, limite=limite, **champs)


def sorti(lot: Ramasse, vers: str, masse_g: int, **champs) -> Bon:
    champs.setdefault("entete", entete(lieu=lot.lieu))
    return sortir(ramasse=lot, vers=vers, masse_g=masse_g, **champs)[0]


def une_enceinte(lieu: Lieu | None = None, **champs) -> Enceinte:
    """A fridge, from 0 to 4 °C."""
    lieu = lieu or un_lieu()
    champs.setdefault("nom", f"Frigo {next(_n)}")
    champs.setdefault("genre", "positif")
    champs.setdefault("mini_dc", 0)
    champs.setdefault("maxi_dc", 40)
    compte = un_compte("responsable", lieu=lieu)
    return tenir_l_enceinte(lieu=lieu, enceinte=None, compte=compte, **champs)


def une_zone(lieu: Lieu | None = None, **champs) -> Zone:
    lieu = lieu or un_lieu()
    champs.setdefault("nom", f"Plan de travail {next(_n)}")
    champs.setdefault("frequence", "jour")
    compte = un_compte("responsable", lieu=lieu)
    return tenir_la_zone(lieu=lieu, zone=None, compte=compte, **champs)


def un_plat(nom: str = "Dahl de lentilles", allergenes=("moutarde", "celeri"), **champs) -> Plat:
    champs.setdefault("genre", "plat")
    champs.setdefault("prix_cts", 800)
    champs.setdefault("sans_allergene", not allergenes)
    return tenir_le_plat(
        plat=None, nom=nom, allergenes=allergenes, compte=un_compte("direction"), **champs
    )


def composee(lieu: Lieu, *plats: Plat, jour: date | None = None) -> Carte:
    """The menu of that day, today if none is said."""
    return composer_la_carte(
        lieu=lieu, jour=jour or timezone.localdate(), plats=plats, compte=un_compte("direction")
    )


def une_caisse_de_cafe(**champs) -> ALaCaisse:
    """An open till that has the café's lines."""
    tenue = une_caisse(**champs)
    charger_les_poles()
    return tenue


@dataclass(frozen=True)
class UnCafe:
    """One of each thing of the café that an address may name."""

    plat: Plat
    lot: Ramasse
    enceinte: Enceinte
    zone: Zone


def un_cafe(lieu: Lieu) -> UnCafe:
    """All of them at one site, with a menu on 5 October 2026."""
    charger_les_poles()
    plat = un_plat()
    composee(lieu, plat, jour=date(2026, 10, 5))
    return UnCafe(plat, un_lot(lieu=lieu), une_enceinte(lieu), une_zone(lieu))


def un_uuid():
    return uuid4()
