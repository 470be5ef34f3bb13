"""« Annuler » at the sorting table: at once or later, by whom, and what comes back."""

from uuid import uuid4

import pytest

from collecte.livre.models import Bon, ContenantPlein
from tests.collecte.livres import deposer, pas, stock
from tests.collecte.tri.au_tri import envoyer, table_de_depot, une_ligne_tri
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
        ("reclasser", {"code": "vrac", "vraie": "livres", "vers": "donne_particulier"}),
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


def test_du_vrac_donne_annule_redevient_du_vrac(client, poster, table):
    deposer(table_de_depot(table), "vrac", 20_000)
    ligne = une_ligne_tri("vrac", 6_000, vraie="livres", vers="donne_particulier")
    reponse = poster("reclasser", ligne)
    demande = {"uuid": str(uuid4()), "motif": "", "aussitot": True}

    for statut in (201, 200):
        annulation = client.post(
            reponse.json()["annuler"], demande, content_type="application/json"
        )
        assert annulation.status_code == statut

    assert stock(table.lieu, "vrac", "a_trier") == 20_000
    assert stock(table.lieu, "livres", "a_trier") == 0
    assert annulation.json()["gestes_du_jour"] == 0


def test_un_geste_saisi_deux_fois_s_annule_sans_revenir(client, poster):
    reponse = poster()

    annulation = client.post(
        reponse.json()["annuler"],
        {"uuid": str(uuid4()), "motif": "Saisi deux fois"},
        content_type="application/json",
    )

    assert annulation.status_code == 201
    assert annulation.json()["document"] is None


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
