from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from petiterockette.journal.examens.dits import dire_l_examen
from petiterockette.journal.examens.passer import dernier_repere, examiner
from petiterockette.journal.refus import CleFausse
from petiterockette.journal.verifications.tetes import comparer_au_fichier
from petiterockette.verification import DEBUT, Constat


class Command(BaseCommand):
    help = (
        "Compare les livres entre eux : anomalies (sortie 1) et avis (sortie 0). "
        "Le résultat est enchaîné avec ce qui arrive à la maison."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--tetes",
            type=Path,
            nargs="+",
            metavar="FICHIER",
            help="compare seulement la base avec des têtes parties (dossier ou courriel)",
        )

        parser.add_argument(
            "--suite",
            action="store_true",
            help="seulement ce qui suit le dernier point scellé, comme la nuit ; tout sinon",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["tetes"]:
            self._comparer(options["tetes"])
            return
        depuis = dernier_repere() if options["suite"] else DEBUT
        try:
            examen = examiner(
                de_nuit=False, depuis=depuis, dire=self._dire, commencer=self._commencer
            )
        except CleFausse as refus:
            raise CommandError(str(refus)) from refus
        self.stdout.write(dire_l_examen(examen))
        if examen.anomalies:
            self.stderr.write(f"{examen.anomalies} anomalie(s).")
            raise SystemExit(1)
        self.stdout.write("Les livres s’accordent.")

    def _comparer(self, fichiers: list[Path]) -> None:
        """Only read: what left says where the base is not what it was."""
        anomalies = 0
        for fichier in fichiers:
            constats = list(comparer_au_fichier(fichier))
            self._dire(str(fichier), constats)
            anomalies += sum(c.anomalie for c in constats)
        if anomalies:
            raise CommandError(f"{anomalies} anomalie(s).")
        self.stdout.write("La base a tout ce que ces têtes disent.")

    def _commencer(self, nom: str, rang: int, total: int) -> None:
        self.stderr.write(f"[{rang}/{total}] {nom}…")

    def _dire(self, nom: str, constats: list[Constat]) -> None:
        self.stdout.write(f"{nom} : {'rien à signaler' if not constats else ''}".rstrip())
        for constat in constats:
            marque = "ANOMALIE" if constat.anomalie else "avis"
            self.stdout.write(f"  {marque} : {constat.phrase}")
