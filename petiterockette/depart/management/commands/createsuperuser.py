from typing import Any

from django.contrib.auth.management.commands import createsuperuser
from django.core.management.base import CommandError


class Command(createsuperuser.Command):
    """Stands in the place of Django's own: no account is opened beside the house's rules."""

    help = "Refusé : une maison neuve s’ouvre par sa première page, ou par « installer »."

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(
            "Ce n’est pas une entrée : le premier compte s’ouvre par la première page "
            "(« preparer_le_depart » dit son code) ou par « installer », les autres dans "
            "« Comptes »."
        )
