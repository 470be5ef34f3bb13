"""Every test of the animation begins on Wednesday 25 November 2026, at ten."""

import pytest

from tests.seances.seances import MAINTENANT


@pytest.fixture(autouse=True)
def horloge(time_machine):
    time_machine.move_to(MAINTENANT, tick=False)
    return time_machine
