import sys
from getpass import getpass
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from petiterockette.base.pannes import dire_la_panne
from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre

from ...lecture import est_chiffre_par_phrase, ouvrir
from ...services.imports import exiger_une_base_vide, importer

FAIT = """
{n} rangées importées. Lancez maintenant « manage.py verifier ».
Seul le compte « {identifiant} » est ouvert : connectez-vous, puis rouvrez les autres un à un.
"""


class Command(BaseCommand):
    help = (
        "Reprend dans une base neuve ce que « exporter_tout » a écrit : les mêmes chiffres, "
        "les mêmes sceaux ; tout, ou rien."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fichier", type=Path)
        parser.add_argument(
            "--administration",
            required=True,
            metavar="IDENTIFIANT",
            help="le compte de l’administration qui rouvrira les autres",
        )
        parser.add_argument(
            "--identite", type=Path, metavar="FICHIER", help="la clé age qui ouvre le fichier"
        )
        parser.add_argument(
            "--stdin",
            action="store_true",
            help="lire sur l’entrée standard la phrase, s’il en faut une, puis le mot de passe",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        fichier, identifiant = options["fichier"], options["administration"]
        try:
            # Before anything long is read, or asked.
            exiger_une_base_vide()
            cle = options["identite"].read_text("utf-8") if options["identite"] else ""
            par_phrase = est_chiffre_par_phrase(fichier)
            phrase = self._secret("Phrase", options["stdin"]) if par_phrase else ""
            mot_de_passe = self._secret(f"Nouveau mot de passe de {identifiant}", options["stdin"])
            validate_password(mot_de_passe, Compte(identifiant=identifiant))
            with ouvrir(fichier, phrase=phrase, cle=cle) as export:
                n = importer(
                    export,
                    administration=identifiant,
                    mot_de_passe=mot_de_passe,
                    dire=self._dire,
                )
        except ValidationError as refus:
            raise CommandError(" ".join(refus.messages)) from refus
        except DatabaseError as erreur:
            raise CommandError(dire_la_panne(erreur) or str(erreur)) from erreur
        except OSError as erreur:
            raise CommandError(f"{erreur.filename} : {erreur.strerror}.") from erreur
        self.stdout.write(FAIT.format(n=nombre(n), identifiant=identifiant))

    def _secret(self, quoi: str, sur_stdin: bool) -> str:
        if sur_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if not sys.stdin.isatty():
            raise CommandError("Personne n’est au clavier : ajoutez --stdin.")
        return getpass(f"{quoi} : ")

    def _dire(self, quoi: str, fait: int, total: int) -> None:
        self.stderr.write(f"[{fait}/{total}] {quoi}")
