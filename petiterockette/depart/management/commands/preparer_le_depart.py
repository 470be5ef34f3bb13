from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from petiterockette.comptes.models import Compte

from ...code import code_de_depart

PAGE = """\
  Sa première page : {adresse}
  Le code qu’elle demande : {code}
"""
OUVERTE = "  La maison a déjà ses comptes : on y entre par sa page de connexion.\n"


class Command(BaseCommand):
    help = "Dit le code de la première page, tant que la maison n’a aucun compte."

    def handle(self, *args: Any, **options: Any) -> None:
        if Compte.objects.exists():
            self.stdout.write(OUVERTE, ending="")
            return
        adresse = settings.ADRESSE_PUBLIQUE.rstrip("/") + reverse("depart:depart")
        self.stdout.write(PAGE.format(adresse=adresse, code=code_de_depart()), ending="")
