from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from collecte.tournees.services.coordonnees import oublier_les_rendez_vous
from petiterockette.abonnements.services.abonnements import oublier_les_adresses

from ...services.donateurs import oublier_les_donateurs


class Command(BaseCommand):
    help = (
        "Oublie les noms des donateurs et les coordonnées des rendez-vous à leur terme (un an), "
        "les adresses de courriel des comptes fermés ; « manage.py nuit » le fait aussi."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        aujourd_hui = timezone.localdate()
        n = oublier_les_donateurs(aujourd_hui=aujourd_hui)
        self.stdout.write(f"{n} donateur(s) anonymisé(s).")
        n = oublier_les_rendez_vous(aujourd_hui=aujourd_hui)
        self.stdout.write(f"{n} rendez-vous réduit(s) à leur commune.")
        n = oublier_les_adresses(aujourd_hui=aujourd_hui)
        self.stdout.write(f"{n} adresse(s) de courriel effacée(s).")
