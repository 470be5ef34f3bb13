"""« Annuler » at the sorting table: at once or later, by whom, and what comes back."""

from uuid import uuid4

import pytest

from collecte.models import Bon, ContenantPlein
from tests.collecte.au_tri import envoyer, table_de_depot, une_ligne_tri
from tests.collecte.livres import deposer, pas, stock
from tests.fabriques import connecter, un_compte

pytestmark = pytest.mark.django_db


def test_annuler_aussitot_rend_le_geste_a_recommencer(client, poster, table):
    deposer(table_de_depot(table), "textiles", 50_000)
    reponse = poster("contenant", une_ligne_tri("textiles", 38_000, dans="Caisse grise"))

    annulation = client.post(
        reponse.json()["annuler"],
        {"uuid": str(uuid4()), "motif": "", "aussitot": True},
        content_type="application/json",
    )

    assert annulation.status_code == 201
    assert stock(table.lieu, "textiles", "a_trier") == 50_000
    rendu = annulation.json()["document"]
    assert rendu["geste"] == "contenant"
    attendu = une_ligne_tri("textiles", 38_000, dans="Caisse grise")
    assert {cle: rendu["lignes"][0][cle] for cle in attendu} == attendu
    assert not ContenantPlein.objects.presents().exists()


@pytest.mark.parametrize(
    ("geste", "ligne"),
    [
        ("reclasser", {"code": "bibelots", "vraie": "livres", "vers": "rayon"}),
        ("zone", {"code": "livres", "vers": "donne_particulier"}),
        ("lignes", {"code": "livres", "vers": "a_jeter"}),
    ],
)
def test_ce_qui_revient_peut_repartir_tel_quel(geste, ligne, client, poster, table):
    premiere = poster(geste, une_ligne_tri(masse_g=5_000, **ligne))
    annulation = client.post(
        premiere.json()["annuler"],
        {"uuid": str(uuid4()), "motif": "Mauvais poids"},
        content_type="application/json",
    )

    rendu = annulation.json()["document"] | {"uuid": str(uuid4())}
    seconde = envoyer(client, rendu)

    assert rendu["geste"] == geste
    assert seconde.status_code == 201
    bons = Bon.objects.in_bulk([premiere.json()["numero"], seconde.json()["numero"]])
    assert pas(bons[premiere.json()["numero"]]) == pas(bons[seconde.json()["numero"]])


def test_le_geste_d_un_autre_ne_s_annule_pas(client, poster, table):
    reponse = poster()
    connecter(client, un_compte("tri", lieu=table.lieu), table)

    annulation = client.post(
        reponse.json()["annuler"],
        {"uuid": str(uuid4()), "motif": "Mauvais poids"},
        content_type="application/json",
    )

    assert annulation.status_code == 403


def test_un_depot_ne_s_annule_pas_depuis_le_tri(client, table, trieur):
    bon = deposer(table_de_depot(table), "textiles", 5_000)

    annulation = client.post(
        f"/collecte/tri/gestes/{bon.pk}/annuler/",
        {"uuid": str(uuid4()), "motif": "Mauvais poids"},
        content_type="application/json",
    )

    assert annulation.status_code == 404
