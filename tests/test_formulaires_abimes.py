"""Every form of every page, spoilt at random, sent by any role: taken whole or refused whole."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.acces import ROLES, TABLE
from tests.fabriques import connecter, un_compte
from tests.formulaires import Formulaire
from tests.mesure import fois
from tests.monde import Monde, un_monde
from tests.sonde import NOMBRES, TEXTES, Ecritures, Sonde, formulaires_des_pages

pytestmark = pytest.mark.django_db

GRAINE = 20
# A page in how many lends its forms to the short run.
COURTE = 12


@pytest.fixture(scope="module")
def monde(partager) -> Iterator[Monde]:
    with partager(un_monde) as monde:
        yield monde


def _client(monde: Monde, *roles: str) -> Client:
    compte = un_compte(*roles, lieu=monde.lieu)
    return connecter(Client(raise_request_exception=False), compte, monde.point)


def _formulaires(monde: Monde, une_page_sur: int) -> list[tuple[str, Formulaire]]:
    """Where each form is sent, and the form, as whoever opens every page sees it; each once."""
    client = _client(monde, *sorted(ROLES - {"aucun"}))
    lus: dict[tuple[str, frozenset[str]], Formulaire] = {}
    for adresse, lu in formulaires_des_pages(client, monde, [*TABLE][::une_page_sur]):
        lus.setdefault((adresse, frozenset(lu.champs)), lu)
    return [(adresse, lu) for (adresse, _champs), lu in lus.items()]


def _abime(champs: Mapping[str, str], tirage: Random) -> dict[str, Any]:
    """One to three fields spoilt: another value, two values, the value of another field, none."""
    pris: dict[str, Any] = {
        nom: str(uuid4()) if nom == "uuid" and tirage.random() < 0.8 else valeur
        for nom, valeur in champs.items()
    }
    for nom in tirage.sample([*champs], min(len(champs), tirage.randint(1, 3))):
        comment = tirage.randrange(5)
        if comment == 0:
            pris.pop(nom, None)
        elif comment == 1:
            pris[nom] = [champs[nom], tirage.choice(NOMBRES)]
        elif comment == 2:
            pris[nom] = tirage.choice([*champs.values()])
        else:
            pris[nom] = tirage.choice(NOMBRES if comment == 3 else TEXTES)
    return pris


@pytest.mark.longue
def test_un_formulaire_abime_se_refuse_en_entier_quel_que_soit_le_role(monde, pleine):
    tirage = Random(GRAINE)
    lus = _formulaires(monde, 1 if pleine else COURTE)
    sondes = [Sonde(_client(monde, *({role} - {"aucun"}))) for role in sorted(ROLES)]

    for _rang in range(fois(300, 100_000)):
        adresse, formulaire = tirage.choice(lus)
        sonde = tirage.choice(sondes)
        sonde.tenter("post", adresse, _abime(formulaire.champs, tirage))

    casses = [casse for sonde in sondes for casse in sonde.casses]
    assert casses == []
    assert all(sonde.refusees for sonde in sondes)


def test_une_ecriture_reprise_par_son_point_de_retour_n_est_pas_comptee(monde):
    ecrits = Ecritures()
    with transaction.atomic(), connection.execute_wrapper(ecrits):
        with transaction.atomic():
            type(monde.lieu).objects.filter(pk=monde.lieu.pk).update(nom="Ailleurs")
            transaction.set_rollback(True)
        reprises = [*ecrits.tables]
        type(monde.lieu).objects.filter(pk=monde.lieu.pk).update(nom="Ici")
        type(monde.lieu).objects.filter(pk=0).update(nom="Nulle part")
        transaction.set_rollback(True)

    assert (reprises, ecrits.tables) == ([], ["lieux_lieu"])
