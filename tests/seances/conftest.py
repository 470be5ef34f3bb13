"""Every test of the séances begins on Wednesday 25 November 2026, at ten."""

import pytest

from tests.fabriques import connecter
from tests.seances.seances import MAINTENANT, un_responsable


@pytest.fixture(autouse=True)
def horloge(time_machine):
    time_machine.move_to(MAINTENANT, tick=False)
    return time_machine


@pytest.fixture
def equipe(client, lieu):
    """A browser where whoever answers for the séances is signed in."""
    return connecter(client, un_responsable(lieu))
