"""Who comes in and goes out is chained with the house's doings, by number."""

import pytest

from petiterockette.journal.models import Maillon
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db

MOT_DE_PASSE = "trois mots verts"


def les_entrees() -> list[tuple[str, int, int]]:
    maillons = Maillon.objects.filter(chaine__nom="maison", contenu__code__startswith="compte.")
    contenus = maillons.order_by("rang").values_list("contenu", flat=True)
    return [(c["code"], c["compte"], c["par"]) for c in contenus]


def test_entrer_puis_sortir_s_enchaine_sans_aucun_nom(client):
    compte = un_compte("administration", mot_de_passe=MOT_DE_PASSE)
    client.post("/connexion/", {"username": compte.identifiant, "password": MOT_DE_PASSE})
    client.post("/deconnexion/")

    qui = (compte.pk, compte.personne_id)
    assert les_entrees() == [("compte.entre", *qui), ("compte.sorti", *qui)]
    ecrit = " ".join(str(c) for c in Maillon.objects.values_list("contenu", flat=True))
    assert compte.identifiant not in ecrit
    assert compte.personne.prenom not in ecrit


def test_un_mot_de_passe_faux_n_entre_pas(client):
    compte = un_compte("administration", mot_de_passe=MOT_DE_PASSE)

    client.post("/connexion/", {"username": compte.identifiant, "password": "autre chose"})
    client.post("/deconnexion/")

    assert les_entrees() == []
