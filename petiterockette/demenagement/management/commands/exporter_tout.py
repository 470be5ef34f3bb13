import sys
from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from petiterockette.mots.mesures import nombre
from petiterockette.refus import Refus

from ...services.exports import chiffrement, exporter


class Command(BaseCommand):
    help = (
        "Écrit toute la base en fichiers ouverts : CSV, description, photos, papiers, archives. "
        "Aucun mot de passe, clé ni lien n’en part."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ou", type=Path, metavar="FICHIER.zip|DOSSIER")
        protege = parser.add_mutually_exclusive_group()
        protege.add_argument(
            "--phrase", action="store_true", help="chiffrer par une phrase, demandée deux fois"
        )
        protege.add_argument(
            "--phrase-stdin", action="store_true", help="la lire sur l’entrée standard"
        )
        protege.add_argument(
            "--destinataire", default="", metavar="age1…", help="chiffrer pour un destinataire age"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        ou: Path = options["ou"]
        phrase = self._phrase(options)
        if ou.is_dir() and (phrase or options["destinataire"]):
            raise CommandError("Un dossier ne se chiffre pas : donnez un nom de fichier.")
        if ou.is_file():
            raise CommandError(f"« {ou} » existe déjà : choisissez un autre nom.")
        try:
            chiffre = chiffrement(phrase=phrase, pour=options["destinataire"])
            bilan = exporter(ou, chiffre=chiffre, dire=self._dire)
        except Refus as refus:
            raise CommandError(str(refus)) from refus
        except OSError as erreur:
            raise CommandError(f"« {ou} » ne s’écrit pas : {erreur.strerror}.") from erreur
        self.stdout.write(
            f"{ou} : {bilan.tables} tables, {nombre(bilan.rangees)} rangées, "
            f"{nombre(bilan.fichiers)} fichiers.\nEmpreinte de la description : {bilan.empreinte}"
        )

    def _phrase(self, options: dict[str, Any]) -> str:
        if options["phrase_stdin"]:
            return sys.stdin.readline().rstrip("\r\n")
        if not options["phrase"]:
            return ""
        phrase = getpass("Phrase : ")
        if getpass("La même, encore une fois : ") != phrase:
            raise CommandError("Les deux phrases diffèrent : rien n’a été écrit.")
        return phrase

    def _dire(self, quoi: str, fait: int, total: int) -> None:
        self.stderr.write(f"[{fait}/{total}] {quoi}")
