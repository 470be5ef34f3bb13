"""Dated discounts: announced, changed before they begin, stopped; never the past."""

from datetime import timedelta

import pytest
from django.utils import timezone

from boutique.articles.models import Operation, Public
from boutique.articles.refus import CaissesDAilleurs, OperationCommencee
from boutique.articles.services.operations import arreter_l_operation, changer_l_operation
from petiterockette.journal.models import Entree
from tests.boutique.a_la_caisse import la_boutique, ligne, une_caisse
from tests.boutique.en_rayon import une_operation
from tests.boutique.pages import page
from tests.fabriques import categorie, connecter, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def direction(client):
    la_boutique()
    compte = un_compte("direction")
    connecter(client, compte)
    return compte


def tapee(**champs) -> dict:
    jour = timezone.localdate()
    champs.setdefault("nom", "Moitié prix sur l’hiver")
    champs.setdefault("pourcent", "50")
    champs.setdefault("debut", jour.isoformat())
    champs.setdefault("fin", (jour + timedelta(days=3)).isoformat())
    return champs


def test_une_operation_annoncee_vaut_aussitot_a_la_caisse(client):
    tenue = une_caisse()
    connecter(client, un_compte("direction"))

    client.post(page("operation_nouvelle"), tapee(categories=[categorie("textiles").pk]))

    vente = tenue.vendre(ligne("Pantalon", montant_cts=150), ligne("Assiette", 4))
    assert [li.remise_operation_cts for li in vente.lignes.all()] == [150, 0]


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"pourcent": "120"}, "pourcent", "Une remise va de 1 à 100 %."),
        ({"pourcent": "12,5"}, "pourcent", "Une remise est un nombre entier : 50."),
        ({"nom": ""}, "nom", "Donnez-lui un nom."),
        ({"fin": "2020-01-01"}, "fin", "L’opération finit avant d’avoir commencé."),
        (
            {"debut": "2020-01-01"},
            "debut",
            "Une opération commence aujourd’hui ou plus tard : ce qui est vendu ne change pas.",
        ),
    ],
)
def test_ce_qui_ne_va_pas_est_dit_a_cote_de_son_champ(client, direction, champs, champ, phrase):
    reponse = client.post(page("operation_nouvelle"), tapee(**champs))

    assert erreurs(reponse) == {champ: phrase}
    assert not Operation.objects.exists()


def test_un_double_appui_n_annonce_qu_une_operation(client, direction):
    for _ in range(2):
        client.post(page("operation_nouvelle"), tapee())

    assert Operation.objects.count() == 1


def test_arretee_elle_ne_vaut_plus_et_le_passe_garde_sa_remise(client):
    tenue = une_caisse()
    operation = une_operation()
    vente = tenue.vendre(ligne("Pantalon", montant_cts=150))
    connecter(client, un_compte("direction"))

    for _ in range(2):
        client.post(page("operation_arreter", operation.pk))

    assert tenue.vendre(ligne("Pantalon")).total_cts == 300
    assert vente.lignes.get().montant_cts == 150
    assert Entree.objects.filter(code="boutique.operation.arretee").count() == 1


def test_commencee_elle_ne_se_change_plus(direction):
    operation = une_operation()

    with pytest.raises(OperationCommencee):
        changer_l_operation(
            operation=operation,
            compte=direction,
            nom="Autre",
            debut=operation.debut,
            fin=operation.fin,
            pourcent=10,
            categories=[],
            points=[],
            public=None,
        )


def test_a_venir_elle_se_change(client, direction):
    demain = timezone.localdate() + timedelta(days=1)
    operation = une_operation(debut=demain)

    client.post(page("operation", operation.pk), tapee(pourcent="30", debut=demain.isoformat()))

    assert Operation.objects.get().pourcent == 30


def test_un_responsable_n_annonce_qu_a_ses_caisses(client):
    ici, ailleurs = un_point("caisse"), un_point("caisse")
    la_boutique()
    compte = un_compte("responsable", lieu=ici.lieu)
    connecter(client, compte)

    partout = client.post(page("operation_nouvelle"), tapee())
    client.post(page("operation_nouvelle"), tapee(points=[ici.pk]))

    assert erreurs(partout) == {"points": "Cochez au moins une caisse."}
    assert list(Operation.objects.get().points.all()) == [ici]
    with pytest.raises(CaissesDAilleurs):
        une_operation(ailleurs, compte=compte)
    with pytest.raises(CaissesDAilleurs):
        arreter_l_operation(operation=une_operation(), compte=compte)


def test_la_liste_se_lit_en_peu_de_requetes(client, direction, django_assert_max_num_queries):
    for n in range(6):
        une_operation(un_point("caisse"), nom=f"Jour {n}", categories=[categorie()])
    arreter_l_operation(operation=une_operation(nom="Finie"), compte=direction)

    with django_assert_max_num_queries(18):
        vue = lue(client.get(page("operations")))

    assert "Jour 5" in vue
    assert "arrêtée" in vue


def test_un_public_s_ajoute_une_fois_et_se_cache(client, direction):
    for _ in range(2):
        client.post(page("publics"), {"nom": "Voisins de l’immeuble"})
    public = Public.objects.get(nom="Voisins de l’immeuble")

    client.post(page("public_changer", public.pk), {"visible": "0"})

    assert not Public.objects.get(pk=public.pk).visible
    assert erreurs(client.post(page("publics"), {"nom": ""})) == {
        "nom": "Dites qui : « Voisins », « Retraités »."
    }
