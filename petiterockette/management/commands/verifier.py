from typing import Any

from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules

from petiterockette.verification import VERIFICATIONS


class Command(BaseCommand):
    help = "Compare les livres entre eux : anomalies (sortie 1) et avis (sortie 0)."

    def handle(self, *args: Any, **options: Any) -> None:
        autodiscover_modules("verifications")
        anomalies = 0
        for nom, verification in VERIFICATIONS:
            constats = list(verification())
            anomalies += sum(c.anomalie for c in constats)
            self.stdout.write(f"{nom} : {'rien à signaler' if not constats else ''}".rstrip())
            for constat in constats:
                marque = "ANOMALIE" if constat.anomalie else "avis"
                self.stdout.write(f"  {marque} : {constat.phrase}")
        if anomalies:
            self.stderr.write(f"{anomalies} anomalie(s).")
            raise SystemExit(1)
        self.stdout.write("Les livres s’accordent.")
