from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...services.remises import apres_une_remise


class Command(BaseCommand):
    help = (
        "Refait dans une base remise les effacements de personnes faits depuis ; "
        "« deploy/sauvegarde/remettre » s’en sert."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("liste", type=Path, help="le fichier effacements.json")
        parser.add_argument(
            "--sans-tetes",
            action="store_true",
            help="cette machine n’avait pas les têtes des chaînes : ouvrir de nouvelles séries",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            refaits = apres_une_remise(options["liste"], sans_tetes=options["sans_tetes"])
        except ValueError as erreur:
            raise CommandError(
                f"« {options['liste']} » ne se lit pas : les effacements n’ont pas été refaits."
            ) from erreur
        self.stdout.write(f"Personnes effacées à nouveau : {len(refaits.effacees)}.")
        for numero in refaits.actives:
            self.stdout.write(
                f"La personne nº {numero} avait été effacée ; elle a encore un compte ou une "
                "pastille dans cette base : fermez-les, puis effacez-la."
            )
