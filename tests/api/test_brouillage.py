"""The schema says what is answered, whatever is asked: schemathesis asks what nobody would.

No fault of the server, no status nor shape that the schema does not say, nothing beyond the key.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import positive_data_acceptance
from schemathesis.core.failures import FailureGroup
from schemathesis.schemas import BaseSchema

from collecte.tableau import api as tableau
from petiterockette.api import lectures, porte, services
from petiterockette.api.lieux import lieux_lus
from petiterockette.api.models import Jeton
from petiterockette.api.refus import TropDeClesFausses
from petiterockette.api.registre import schema
from petiterockette.freins.services import Frein
from petiterockette.lieux.models import Association
from tests.collecte.livres import deposer, tout_devient
from tests.fabriques import les_listes, un_lieu, un_point
from tests.mesure import fois
from tests.seances.seances import a_venir, une_seance

from .les_cles import une_cle

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]

ICI, AILLEURS = "ICI", "SECRET"


def deux_lieux() -> str:
    """Two sites with figures of their own; a key that reads the first alone."""
    Association.objects.create(id=1, nom="La Petite Rockette")
    les_listes()
    ici, ailleurs = (un_lieu(code=code, nom=f"Lieu {code}") for code in (ICI, AILLEURS))
    for lieu in (ici, ailleurs):
        deposer(un_point(lieu=lieu, maximum_g=None), "livres", 400_007)
        tout_devient(lieu, vendu=99_501, recycle=19_352, jete=1_153)
        une_seance(lieu=lieu, horaire=a_venir(), titre=f"Couture à {lieu.nom}")
    return une_cle(lieux=(ici,))[1]


@pytest.fixture(scope="module")
def _cle(partager) -> Iterator[str]:
    with partager(deux_lieux) as cle:
        yield cle


@pytest.fixture
def cle(_cle, db, monkeypatch) -> Iterator[str]:
    """The key, whose brakes are not for a thousand tries in a minute, on the test's connection."""
    monkeypatch.setattr(services, "APPELS_PAR_HEURE", 10**6)
    large = Frein("brouillage", par_foyer=10**6, refus=TropDeClesFausses)
    monkeypatch.setattr(porte, "FAUSSES", large)
    signaux = (request_started, request_finished)
    for signal in signaux:
        signal.disconnect(close_old_connections)
    yield _cle
    for signal in signaux:
        signal.connect(close_old_connections)


def lire_l_api() -> BaseSchema:
    """What the API says of itself."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


# Of each that it is given, schemathesis reads the whole code for the words that it compares with:
# longer than asking.
lue_une_fois = cache(lire_l_api)


def brouiller(
    chemin: str, mode: GenerationMode, cle: str, combien: int, api: BaseSchema | None = None
) -> None:
    """Ask so many times what the schema lets one ask of an address, or what it does not.

    ``api``: what the API says of itself, if not what it always does.
    """
    api = api or lue_une_fois()
    # No pattern says that the second day of a period comes after the first.
    sauf: list[Any] = [positive_data_acceptance] if "{periode}" in chemin else []

    @settings(
        max_examples=combien,
        derandomize=True,
        # What is found is told as it was asked: an address is short enough.
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(case=api[chemin]["GET"].as_strategy(generation_mode=mode))
    def demander(case: Case) -> None:
        entetes = {"Authorization": f"Bearer {cle}", "Accept-Encoding": "identity"}
        reponse = case.call_and_validate(headers=entetes, excluded_checks=sauf)
        assert AILLEURS not in reponse.content.decode()

    demander()


@pytest.mark.un_seul_tour
@pytest.mark.parametrize("mode", [*GenerationMode])
@pytest.mark.parametrize("chemin", [*schema()["paths"]])
def test_rien_de_ce_qui_se_demande_ne_met_l_api_en_faute(chemin, mode, cle):
    brouiller(chemin, mode, cle, fois(8, 200))


def test_le_brouillage_voit_une_faute_du_serveur(cle, monkeypatch):
    monkeypatch.setattr(lectures, "lieux_lus", lambda *_a: 1 / 0)

    with pytest.raises((FailureGroup, ZeroDivisionError)):
        brouiller("/api/v1/lieux", GenerationMode.POSITIVE, cle, 2)


def test_le_brouillage_voit_une_reponse_que_le_schema_ne_dit_pas(cle, monkeypatch):
    dite = schema()["components"]["schemas"]["LieuLu"]["properties"]
    monkeypatch.setitem(dite, "nom", {"type": "integer"})

    with pytest.raises(FailureGroup):
        brouiller("/api/v1/lieux", GenerationMode.POSITIVE, cle, 2, lire_l_api())


def test_le_brouillage_voit_un_lieu_de_trop(cle, monkeypatch):
    monkeypatch.setattr(tableau, "lieux_lus", lambda _jeton, code="": lieux_lus(Jeton(pk=0), code))

    with pytest.raises(AssertionError, match=AILLEURS):
        brouiller("/api/v1/periodes", GenerationMode.POSITIVE, cle, 2)
