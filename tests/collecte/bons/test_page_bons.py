"""The bons, listed and one by one: what each says, to whom."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.bons.views import PAR_PAGE
from collecte.sorties.services.sorties import porter_a_la_dechetterie
from tests.collecte.quai.au_quai import adresse, annuler, un_don
from tests.fabriques import connecter, entete, un_compte, un_depot, une_ligne
from tests.pages import lue

pytestmark = pytest.mark.django_db


BONS, STOCK = "/collecte/bons/", "/collecte/stock/"


def numeros(reponse) -> list[int]:
    return [ligne["bon"].pk for ligne in reponse.context["lignes"]]


@pytest.mark.parametrize("url", [BONS, STOCK])
def test_sans_droit_la_page_l_explique(client, quai, url):
    connecter(client, un_compte("benevole", lieu=quai.lieu), quai)

    assert client.get(url).status_code == 403


def test_la_liste_montre_les_bons_du_lieu_les_derniers_d_abord(client, quai, responsable):
    premier = un_depot(une_ligne("livres", 7_400), point=quai)
    second = un_don(responsable, quai)
    un_depot()

    reponse = client.get(BONS)

    assert numeros(reponse) == [second.pk, premier.pk]
    page = lue(reponse)
    assert "Don à un particulier" in page
    assert "7,40 kg" in page
    assert "Camille" in page


def test_un_autre_lieu_ne_se_lit_pas(client, quai, responsable):
    ailleurs = un_depot()

    assert client.get(BONS, {"lieu": ailleurs.lieu.code}).status_code == 403
    assert client.get(adresse(ailleurs)).status_code == 403
    assert client.get(BONS, {"lieu": "RIEN"}).status_code == 404


def test_qui_lit_partout_choisit_son_lieu(client, quai):
    connecter(client, un_compte("direction"), quai)
    ici, ailleurs = un_depot(point=quai), un_depot()

    assert numeros(client.get(BONS)) == [ailleurs.pk, ici.pk]
    assert numeros(client.get(BONS, {"lieu": "CHV"})) == [ici.pk]


def test_la_liste_se_restreint_par_jour_et_par_nature(client, quai, responsable):
    hier = timezone.localdate() - timedelta(days=1)
    depot, ancien = un_depot(point=quai), un_don(responsable, quai, jour=hier)

    assert numeros(client.get(BONS, {"nature": "sortie"})) == [ancien.pk]
    assert numeros(client.get(BONS, {"du": timezone.localdate().isoformat()})) == [depot.pk]
    assert numeros(client.get(BONS, {"au": hier.isoformat()})) == [ancien.pk]
    assert numeros(client.get(BONS, {"du": "hier", "nature": "rien"})) == [ancien.pk, depot.pk]


def test_rien_ne_correspond_se_dit(client, quai, responsable):
    assert "Aucun bon ne correspond" in lue(client.get(BONS))


def test_les_pages_se_suivent_sans_trou_ni_doublon(client, quai, responsable):
    ids = [un_depot(point=quai, compte=responsable).pk for _ in range(PAR_PAGE + 3)][::-1]

    premiere = client.get(BONS)
    seconde = client.get(BONS, {"avant": premiere.context["suite"]})
    retour = client.get(BONS, {"apres": seconde.context["retour"]})

    assert numeros(premiere) == ids[:PAR_PAGE]
    assert premiere.context["retour"] is None
    assert numeros(seconde) == ids[PAR_PAGE:]
    assert seconde.context["suite"] is None
    assert numeros(retour) == ids[:PAR_PAGE]


def test_la_liste_coute_le_meme_nombre_de_requetes_quel_qu_en_soit_le_nombre(
    client, quai, responsable, django_assert_max_num_queries
):
    for _ in range(12):
        annuler(client, un_don(responsable, quai, brut_g=2_000))
        un_depot(une_ligne("livres"), une_ligne("jouets"), point=quai)

    with django_assert_max_num_queries(22):
        client.get(BONS)


def test_un_bon_annule_reste_barre_et_nomme(client, quai, responsable):
    bon = un_don(responsable, quai)
    annuler(client, bon)

    page = lue(client.get(BONS))

    contre = bon.__class__.objects.get(annule=bon)
    assert 'class="annulee"' in page
    assert f"annulé par le nº {contre.pk}" in page
    assert f"Annulation du bon nº {bon.pk}" in page
    assert "−9,00 kg" in page


def test_un_bon_dit_tout_de_lui(client, quai, responsable):
    bon = un_don(responsable, quai, quantite=3, mesure="estimee", commentaire="Pour la crèche")

    page = lue(client.get(adresse(bon)))

    for mots in ("Camille", "Chemin-Vert · Quai", "Don à un particulier", "9 kg", "3 objets",
                 "≈ estimé", "Pour la crèche"):  # fmt: skip
        assert mots in page


def test_les_mouvements_sous_entendus_se_disent_en_mots(client, quai, responsable):
    un_depot(une_ligne("livres", 4_000), point=quai)
    bon = un_don(responsable, quai)

    page = lue(client.get(adresse(bon)))

    assert "d’abord passés de « à trier » à « rayon » : aucun tri ne l’avait dit" in page
    assert "de « rayon » à « donné à un particulier »" in page


def test_ce_qui_est_reparti_par_calcul_se_dit(client, quai, responsable):
    un_depot(une_ligne("livres", 4_000, destination="a_jeter"), point=quai)
    bon, _cree = porter_a_la_dechetterie(entete=entete(responsable, quai), brut_g=3_000)

    assert "réparti par calcul" in lue(client.get(adresse(bon)))


def test_un_depot_dit_d_ou_il_vient_et_mene_a_son_bon_d_apport(client, quai, responsable):
    bon = un_depot(point=quai)

    page = lue(client.get(adresse(bon)))

    assert "Apport volontaire" in page
    assert reverse("collecte:bon_d_apport", args=[bon.pk]) in page


def test_un_bon_se_lit_en_peu_de_requetes(client, quai, responsable, django_assert_max_num_queries):
    lignes = [une_ligne(c, tares=[("Caisse grise", 1)]) for c in ("livres", "jouets", "vaisselle")]
    bon = un_depot(*lignes, point=quai)

    with django_assert_max_num_queries(26):
        client.get(adresse(bon))
