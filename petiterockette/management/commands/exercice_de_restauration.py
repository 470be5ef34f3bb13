from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from deploy.sauvegarde.__main__ import main


class Command(BaseCommand):
    help = (
        "Remet la dernière sauvegarde à côté, la compare rangée pour rangée, vérifie ses livres, "
        "dit en combien de temps (sortie 1 si quelque chose diffère)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--endroit", default="", help="lequel, s’il y en a plusieurs")

    def handle(self, *args: Any, **options: Any) -> None:
        endroit = [f"--endroit={options['endroit']}"] if options["endroit"] else []
        if main(["exercice", *endroit]):
            raise SystemExit(1)
