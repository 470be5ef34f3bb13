"""The note of a service, before it is paid: printed and chained, nothing is sold."""

import json
from uuid import uuid4

import pytest

from boutique.articles.models import Article
from boutique.regles.models import Activite
from boutique.ventes.models import Vente
from collecte.livre.models import Mouvement
from petiterockette.journal.models import Maillon
from petiterockette.journal.verifications.tetes import tetes
from tests.boutique.a_la_caisse import ligne
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def reglage():
    return Article.objects.create(
        nom="Révision du vélo",
        numero=901,
        activite=Activite.objects.get(code="velo"),
        provenance="service",
        mode_prix="fixe",
        prix_cts=3_000,
    )


def demander(guichet, lignes, note=None, **autres):
    document = guichet.tenue.document(lignes, [], **autres) | {"note": note or str(uuid4())}
    adresse = guichet.adresse("note")
    return guichet.client.post(adresse, {"panier": json.dumps(document)}), document


def notes():
    return Maillon.objects.filter(contenu__code="note.remise")


def test_la_note_se_lit_avant_de_payer_et_rien_n_est_vendu(guichet, reglage):
    reponse, document = demander(guichet, [ligne("Révision du vélo"), ligne("Pantalon")])

    page = lue(reponse)
    assert reponse.status_code == 200
    for dit in (
        "DOCUMENT PROVISOIRE",
        "Client :",
        "Note",
        "Révision du vélo",
        "30,00 €",
        "33,00 €",
        "caisse 1",
    ):
        assert dit in page
    assert "nº" not in page[page.index("<article") : page.index("</article>")]
    assert not Vente.objects.exists()
    assert not Mouvement.objects.exists()
    [maillon] = notes()
    assert maillon.contenu["panier"] == document["uuid"]
    assert maillon.contenu["montants_cts"] == [3_000, 300]
    assert maillon.contenu["lignes"] == ["Révision du vélo", "Pantalon"]
    assert not [c for c in tetes() if c.anomalie]


def test_la_meme_page_relue_est_la_meme_note(guichet, reglage):
    note = str(uuid4())

    for _fois in range(2):
        assert demander(guichet, [ligne("Révision du vélo")], note)[0].status_code == 200

    assert notes().count() == 1


def test_apres_sa_note_le_panier_se_paie_sous_le_premier_numero(guichet, reglage):
    _reponse, document = demander(guichet, [ligne("Révision du vélo")])

    vente = guichet.tenue.vendre(ligne("Révision du vélo"), uuid=document["uuid"])

    assert vente.numero == 1


def test_un_prix_qui_a_change_n_imprime_pas_de_note(guichet, reglage):
    revision = ligne("Révision du vélo", montant_cts=2_000)

    reponse, _document = demander(guichet, [revision])

    assert reponse.status_code == 422
    assert "Un prix a changé" in lue(reponse)
    assert not notes().exists()


@pytest.mark.parametrize("panier", ["", "[]", "{}", "{"])
def test_un_panier_illisible_n_imprime_pas_de_note(guichet, panier):
    reponse = guichet.client.post(guichet.adresse("note"), {"panier": panier})

    assert reponse.status_code == 422
    assert "Cette note n’est pas sortie" in lue(reponse)
