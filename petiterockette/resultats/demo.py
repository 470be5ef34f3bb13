"""The accounts of last year's exercise in the demo, and most of them shared between the poles."""

import hashlib
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .lecteurs.fichiers import BalanceLue
from .models import Balance
from .registre import HORS_POLE, RESSOURCERIE
from .services.balances import importer
from .services.repartitions import repartir_les_comptes

# Account, name, cents: debits above zero, credits below. The bank makes it balance.
COMPTES = (
    ("606100", "Eau et électricité", 1_421_560),
    ("606400", "Fournitures", 384_215),
    ("613200", "Loyers", 9_600_000),
    ("615500", "Entretien du camion", 312_890),
    ("641100", "Salaires", 61_204_350),
    ("645100", "Cotisations sociales", 12_118_472),
    ("707100", "Ventes de la boutique", -38_451_225),
    ("707200", "Ventes du café", -5_214_870),
    ("707300", "Ventes de l’atelier vélo", -3_108_400),
    ("706100", "Ateliers et animations", -1_842_000),
    ("706200", "Formation", -2_450_000),
    ("741000", "Subventions", -35_604_900),
    ("756000", "Adhésions", -412_300),
)
BANQUE = "512000"
PARTS = {
    "613": {RESSOURCERIE: 700, "cafe": 150, "velo": 150},
    "615": {RESSOURCERIE: 1_000},
    "64": {RESSOURCERIE: 620, "cafe": 140, "animation": 90, "formation": 50, "velo": 100},
    "7071": {RESSOURCERIE: 1_000},
    "7072": {"cafe": 1_000},
    "7073": {"velo": 1_000},
    "7061": {"animation": 1_000},
    "7062": {"formation": 1_000},
    "74": {HORS_POLE: 1_000},
    "756": {HORS_POLE: 1_000},
}


class Exercice(Chapitre):
    """The balance of the year before, imported once it was closed."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction, annee = compte_de_la_direction(), jour.year - 1
        if direction is None or Balance.objects.exists():
            return
        lue = BalanceLue("balance", f"balance-{annee}.xlsx")
        for numero, libelle, cts in (*COMPTES, (BANQUE, "Banque", -sum(c for *_, c in COMPTES))):
            lue.ajouter(numero, libelle, "", max(cts, 0), max(-cts, 0))
        lue.empreinte = hashlib.sha256(lue.nom.encode()).hexdigest()
        importer(
            lue=lue,
            debut=date(annee, 1, 1),
            fin=date(annee, 12, 31),
            uuid=uuid5(NAMESPACE_URL, f"demo-exercice-{annee}"),
            compte=direction,
        )
        for prefixe, parts in PARTS.items():
            repartir_les_comptes(prefixe=prefixe, parts=parts, compte=direction)


CHAPITRES.append(Exercice())
