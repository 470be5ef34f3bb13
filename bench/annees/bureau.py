"""What the office asks of a year of tickets: close a month of them, archive the year."""

import resource
from datetime import date
from time import monotonic
from typing import Any

from django.db import models
from django.db.models import Count, Max

from boutique.archives.services.archives import archiver
from boutique.caisses.models import Caisse
from boutique.clotures.chiffres import additionner, chiffres_des_jours
from boutique.ventes.models import Vente

# Tickets of a year, and of one of its months.
DE_L_ANNEE = 100_000
DU_MOIS = DE_L_ANNEE // 12


def clore_un_mois() -> dict[str, Any]:
    """Seconds that closing the days of a till takes, then summing them, for a month's tickets."""
    caisse = Caisse.objects.annotate(n=Count("series__ventes")).latest("n")
    ventes = Vente.objects.reelles().filter(serie__caisse=caisse)
    debut, fin, tickets = _derniers_jours(ventes, DU_MOIS)
    depart = monotonic()
    additionner(chiffres_des_jours(caisse, debut, fin).values())
    return {"secondes": monotonic() - depart, "tickets": tickets}


def archiver_une_annee() -> dict[str, Any]:
    """Seconds that an archive of a year's tickets takes, read again, and the memory it adds."""
    debut, fin, _tickets = _derniers_jours(Vente.objects.all(), DE_L_ANNEE)
    avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    depart = monotonic()
    archive = archiver(debut, fin, compte=None, par=None)
    duree = monotonic() - depart
    apres = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "secondes": duree,
        "tickets": archive.tickets,
        "mo": (apres - avant) / 1024,
        "fautes": archive.fautes,
    }


def _derniers_jours(ventes: models.QuerySet[Vente], nombre: int) -> tuple[date, date, int]:
    """The last days that hold so many tickets, all of them where there are fewer."""
    par_jour = ventes.order_by().values_list("jour").annotate(Count("pk")).order_by("-jour")
    fin = ventes.aggregate(fin=Max("jour"))["fin"]
    debut, trouves = fin, 0
    for debut, n in par_jour:  # noqa: B007
        trouves += n
        if trouves >= nombre:
            break
    return debut, fin, trouves
