import sys
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from petiterockette.mots.mesures import nombre

from ...carnet.carnet import tenir_un_carnet
from ...examen.examen import examiner
from ...rapport.machine import en_json
from ...rapport.texte import en_texte
from ...refus import BaseRefusee

# Seconds between two lines of progress.
SILENCE = 5
REFUSEE, A_DECIDER = 1, 2


class Command(BaseCommand):
    help = (
        "Lit l’export d’une base d’Oressource (.sql, .sql.gz, .zip) sans rien en exécuter ni rien "
        "écrire, et dit ce qu’il y a dedans. Sortie 1 : refusé ; 2 : lu, mais quelqu’un doit "
        "décider de quelque chose avant d’aller plus loin."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fichier", type=Path, metavar="FICHIER", help="l’export à lire")
        parser.add_argument(
            "--json", type=Path, metavar="FICHIER", help="garder l’examen dans un fichier JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._depart = self._dit = monotonic()
        try:
            with (
                options["fichier"].open("rb") as export,
                tenir_un_carnet(export, self._suivre) as carnet,
            ):
                examen = examiner(carnet)
        except BaseRefusee as refus:
            raise CommandError(str(refus), returncode=REFUSEE) from refus
        except OSError as faute:
            raise CommandError(f"{options['fichier']} : {faute.strerror}") from faute
        if options["json"]:
            options["json"].write_text(en_json(examen), encoding="utf-8")
        self.stdout.write(en_texte(examen))
        if examen.a_decider:
            sys.exit(A_DECIDER)

    def _suivre(self, part: float, rangees: int) -> None:
        """Every few seconds, how much was read, and an honest guess of what remains."""
        maintenant = monotonic()
        if maintenant - self._dit < SILENCE or not part:
            return
        self._dit = maintenant
        reste = (maintenant - self._depart) * (1 - part) / part
        self.stderr.write(f"{part:.0%}, {nombre(rangees)} rangées ; encore {reste:.0f} s environ…")
