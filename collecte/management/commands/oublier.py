from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from collecte.services.donateurs import oublier_les_donateurs


class Command(BaseCommand):
    help = "Oublie les noms des donateurs à leur terme (un an) ; à lancer chaque nuit."

    def handle(self, *args: Any, **options: Any) -> None:
        n = oublier_les_donateurs(aujourd_hui=timezone.localdate())
        self.stdout.write(f"{n} donateur(s) anonymisé(s).")
