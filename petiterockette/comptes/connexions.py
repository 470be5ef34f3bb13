"""Who comes in and goes out, chained with what happens to the house: numbers, no name."""

from typing import Any

from petiterockette.journal.maison import noter_a_la_maison

from .models import Compte


def est_entre(user: Compte, **_: Any) -> None:
    """An account signed in."""
    noter_a_la_maison("compte.entre", par=user.personne_id, compte=user.pk)


def est_sorti(user: Compte | None, **_: Any) -> None:
    """An account signed out; a session that ended by itself has nobody."""
    if user is not None:
        noter_a_la_maison("compte.sorti", par=user.personne_id, compte=user.pk)
