import pytest

from tests.velo.a_l_atelier import Atelier


@pytest.fixture
def atelier(db) -> Atelier:
    return Atelier()
