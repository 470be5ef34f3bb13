from typing import Any

from django.core.management.base import BaseCommand

from petiterockette.journal.examens import examiner
from petiterockette.verification import Constat


class Command(BaseCommand):
    help = (
        "Compare les livres entre eux : anomalies (sortie 1) et avis (sortie 0). "
        "Le résultat est enchaîné avec ce qui arrive à la maison."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        examen = examiner(de_nuit=False, dire=self._dire)
        if examen.anomalies:
            self.stderr.write(f"{examen.anomalies} anomalie(s).")
            raise SystemExit(1)
        self.stdout.write("Les livres s’accordent.")

    def _dire(self, nom: str, constats: list[Constat]) -> None:
        self.stdout.write(f"{nom} : {'rien à signaler' if not constats else ''}".rstrip())
        for constat in constats:
            marque = "ANOMALIE" if constat.anomalie else "avis"
            self.stdout.write(f"  {marque} : {constat.phrase}")
