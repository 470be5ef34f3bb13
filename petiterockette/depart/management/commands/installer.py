import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from django.utils.dateparse import parse_date

from petiterockette.comptes.models import Compte
from petiterockette.comptes.poles import POLES
from petiterockette.installation import Listes

from ...services import PremierePersonne, fonder_la_maison

PRET = """
{association} est prête : {adresse}
Connectez-vous avec « {identifiant} », puis ouvrez les comptes de l’équipe.

Un conseil : donnez l’administration à une deuxième personne. Si le seul mot de passe
se perd, plus personne ne tient les comptes.
"""


class Command(BaseCommand):
    help = "Prépare une base neuve : l’association, ses lieux, ses listes, un premier compte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--association", help="nom de l’association")
        parser.add_argument("--identifiant", help="identifiant du premier compte")
        parser.add_argument("--prenom", help="prénom de qui tiendra les comptes")
        parser.add_argument("--nom", default="", help="son nom")
        parser.add_argument(
            "--mot-de-passe-stdin",
            action="store_true",
            help="lire le mot de passe sur l’entrée standard, sans le demander deux fois",
        )
        parser.add_argument(
            "--minimales",
            action="store_true",
            help="sans rien de La Petite Rockette : ni lieux, ni prix, ni bacs, ni pôles",
        )
        parser.add_argument(
            "--ouverts-le",
            metavar="AAAA-MM-JJ",
            help="jour d’ouverture de ces lieux (le 1er janvier de cette année)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._refuser_une_base_habitee()
        ouvert_le = self._jour(options["ouverts_le"])
        association = self._reponse(options["association"], "--association", "Association")
        prenom = self._reponse(options["prenom"], "--prenom", "Votre prénom")
        identifiant = self._reponse(options["identifiant"], "--identifiant", "Identifiant")
        mot_de_passe = self._mot_de_passe(identifiant, options["mot_de_passe_stdin"])
        try:
            fonder_la_maison(
                association=association,
                listes=Listes.MINIMALES if options["minimales"] else Listes.LA_PETITE_ROCKETTE,
                lieux=[],
                personne=PremierePersonne(prenom, identifiant, mot_de_passe, options["nom"]),
                ouverts_le=ouvert_le,
                poles=[] if options["minimales"] else list(POLES),
                dire=lambda nom: self.stdout.write(f"{nom}…"),
            )
        except ValidationError as refus:
            raise CommandError(" ".join(refus.messages)) from None
        self.stdout.write(
            PRET.format(
                association=association,
                adresse=settings.ADRESSE_PUBLIQUE,
                identifiant=identifiant.strip().lower(),
            )
        )

    def _refuser_une_base_habitee(self) -> None:
        try:
            habitee = Compte.objects.exists()
        except DatabaseError:
            raise CommandError(
                "La base n’a pas encore ses tables : lancez d’abord « manage.py migrate »."
            ) from None
        if habitee:
            raise CommandError("Cette base a déjà des comptes : elle est installée.")

    def _jour(self, texte: str | None):
        if texte is None:
            return timezone.localdate().replace(month=1, day=1)
        try:
            jour = parse_date(texte)
        except ValueError:
            jour = None
        if jour is None:
            raise CommandError(f"« {texte} » n’est pas une date : écrivez AAAA-MM-JJ.")
        return jour

    def _reponse(self, donnee: str | None, option: str, question: str) -> str:
        """What the option says, else what the person at the keyboard answers."""
        reponse = donnee
        if reponse is None:
            self._exiger_un_clavier(option)
            reponse = input(f"{question} : ")
        if not reponse.strip():
            raise CommandError(f"{question} : il faut une réponse ({option}).")
        return reponse.strip()

    def _mot_de_passe(self, identifiant: str, sur_stdin: bool) -> str:
        if sur_stdin:
            mot_de_passe = sys.stdin.readline().rstrip("\r\n")
        else:
            self._exiger_un_clavier("--mot-de-passe-stdin")
            mot_de_passe = getpass("Mot de passe : ")
            if getpass("Le même, encore une fois : ") != mot_de_passe:
                raise CommandError("Les deux mots de passe diffèrent : rien n’a été créé.")
        try:
            validate_password(mot_de_passe, Compte(identifiant=identifiant))
        except ValidationError as faible:
            raise CommandError(" ".join(faible.messages)) from None
        return mot_de_passe

    def _exiger_un_clavier(self, option: str) -> None:
        if not sys.stdin.isatty():
            raise CommandError(f"Il manque {option} : personne n’est au clavier pour répondre.")
