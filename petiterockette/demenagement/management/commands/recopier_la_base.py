from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from petiterockette.base.pannes import dire_la_panne
from petiterockette.mots.mesures import nombre
from petiterockette.refus import Refus

from ...services.recopies import ecrire_la_copie, poser_la_copie


class Command(BaseCommand):
    help = (
        "Recopie la base telle quelle d’un moteur à l’autre : « rockette changer-de-base » s’en "
        "sert. Le dossier contient tous ses secrets : il se supprime ensuite."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "geste",
            choices=("ecrire", "poser"),
            help="ecrire cette base dans le dossier, ou poser dans cette base ce qu’il contient",
        )
        parser.add_argument("dossier", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        geste = {"ecrire": ecrire_la_copie, "poser": poser_la_copie}[options["geste"]]
        try:
            n = geste(options["dossier"], dire=self._dire)
        except Refus as refus:
            raise CommandError(str(refus)) from refus
        except DatabaseError as erreur:
            raise CommandError(dire_la_panne(erreur) or str(erreur)) from erreur
        except OSError as erreur:
            raise CommandError(f"{erreur.filename} : {erreur.strerror}.") from erreur
        self.stdout.write(f"{nombre(n)} rangées.")

    def _dire(self, quoi: str, fait: int, total: int) -> None:
        self.stderr.write(f"[{fait}/{total}] {quoi}")
