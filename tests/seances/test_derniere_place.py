"""Two people take the last seat at the same second: one has it, the other waits first."""

import pytest

from ateliers.seances.models import Inscription
from ateliers.seances.services.attente import places_prises
from tests.parallele import en_parallele, erreurs
from tests.seances.seances import en_ligne, une_inscription, une_seance

pytestmark = pytest.mark.django_db(transaction=True)


def test_deux_prennent_la_derniere_place_a_la_fois():
    seance = une_seance(places=2)
    une_inscription(seance)

    resultats = en_parallele(
        [
            lambda nom=nom: en_ligne(seance, nom=nom, courriel=f"{nom}@example.org")
            for nom in ("Bao", "Cleo")
        ]
    )

    assert erreurs(resultats) == []
    assert sorted(r.etat for r in resultats) == ["attente", "demandee"]
    assert places_prises(seance) == 2
    assert Inscription.objects.en_attente().first().etat == "attente"


def test_douze_personnes_se_pressent_pour_cinq_places():
    seance = une_seance(places=5)

    resultats = en_parallele(
        [
            lambda n=n: en_ligne(seance, f"192.0.2.{n}", nom=f"Nº {n}", telephone=f"06123456{n:02}")
            for n in range(12)
        ]
    )

    etats = [r.etat for r in resultats]
    assert (etats.count("demandee"), etats.count("attente")) == (5, 7)
