"""A hundred thousand weighings of before in one spreadsheet: read, written, cancelled."""

import random
import resource
from datetime import date, timedelta
from time import perf_counter
from typing import Any
from uuid import uuid4

from django.db import transaction

from collecte.listes.models import Categorie
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de
from petiterockette.reprise.services.fichiers import annuler, dire, recevoir, reprendre

GRAINE, PESEES = 20_140_702, 100_000
DEBUT, JOURS = date(2004, 1, 5), 3_650
DEVENIRS = ("entré", "entré", "vendu", "recyclé", "déchetterie")


def reprendre_un_tableur() -> dict[str, Any]:
    """Seconds that a file of weighings takes to be read and judged, written, cancelled, and the
    memory it adds, in MB; nothing of it stays in the base."""
    compte = Compte.objects.get(identifiant="direction")
    avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with transaction.atomic():
        lieu = Lieu.objects.create(code="avant", nom="Avant", ouvert_le=DEBUT)
        fichier, _neuf = recevoir(
            compte=compte, uuid=uuid4(), genre="pesees", nom="avant.csv", octets=_des_pesees()
        )
        dites = {"lieu": lieu.code, "mesure": "pesee"}
        fichier = dire(fichier=fichier, compte=compte, reglages=dites)
        depart = perf_counter()
        vu = empreinte_de_l_examen(examen_de(fichier))
        lu = perf_counter()
        fichier = reprendre(fichier=fichier, compte=compte, vu=vu)
        ecrit = perf_counter()
        annuler(fichier=fichier, compte=compte, motif="mesure")
        fin = perf_counter()
        transaction.set_rollback(True)
    apres = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "pesees": fichier.compte_rendu["lignes"],
        "lire": lu - depart,
        "ecrire": ecrit - lu,
        "annuler": fin - ecrit,
        "mo": (apres - avant) / 1024,
    }


def _des_pesees() -> bytes:
    tirage = random.Random(GRAINE)
    objets = Categorie.objects.filter(famille="objets", interne=False)
    noms = list(objets.order_by("code").values_list("nom", flat=True))
    rangees = ["Date;Catégorie;Entrée ou devenir;Poids (kg)"]
    for rang in range(PESEES):
        jour = DEBUT + timedelta(days=rang * JOURS // PESEES)
        poids = f"{tirage.randrange(1, 99_999) / 1000:.3f}".replace(".", ",")
        quoi = (tirage.choice(noms), tirage.choice(DEVENIRS), poids)
        rangees.append(";".join((f"{jour:%d/%m/%Y}", *quoi)))
    return "\n".join(rangees).encode()
