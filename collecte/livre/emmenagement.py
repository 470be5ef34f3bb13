"""The last bon that came is told outside, under this installation's own key."""

from django.db import transaction

from petiterockette.demenagement.emmenagement import etape

from .dehors import redire_le_dernier


@etape
def dire_le_dernier_bon() -> None:
    transaction.on_commit(redire_le_dernier)
