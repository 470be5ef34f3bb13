"""Followed things are found: by a scanner, by words without accents, page after page."""

import pytest

from tests.collecte.objets.suivis import (
    complet,
    page,
    un_emplacement,
    un_objet,
    un_rouleau,
    une_photo,
)
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db


def test_scanner_un_code_connu_ouvre_l_objet(client, ici):
    objet = un_objet(point=ici)

    reponse = client.get(page("objets"), {"q": f"http://127.0.0.1:8000/o/{objet.code}"})
    reponse = client.get(reponse["Location"])

    assert reponse["Location"] == page("objet", objet.code)


def test_scanner_une_etiquette_neuve_ouvre_la_creation_avec_son_code(client, ici):
    code = un_rouleau(ici.lieu).codes[3]

    reponse = client.get(page("objet_scanne", code), follow=True)

    assert reponse.redirect_chain[-1][0] == f"{page('objet_suivre')}?code={code}"
    assert f'value="{code}"' in reponse.content.decode()


def test_un_lecteur_qui_scanne_une_etiquette_neuve_le_sait(client, ici):
    connecter(client, un_compte("benevole", lieu=ici.lieu), ici)

    reponse = client.get(page("objet_scanne", un_rouleau(ici.lieu).codes[0]), follow=True)

    assert "n’est encore sur aucun objet" in lue(reponse)


@pytest.mark.parametrize("code", ["BBBBBC", "bonjour", "BCD", "<script>"])
def test_un_code_inconnu_ou_mal_lu_se_dit(client, ici, code):
    reponse = client.get(page("objet_scanne", code), follow=True)

    assert reponse.status_code == 200
    assert "<script>" not in reponse.content.decode()


@pytest.mark.parametrize(
    "mots",
    ["frigo", "refrigerateur", "RÉFRIGÉRATEUR", "faure", "a repárer", "reserve 2", "electromenager",
     "present faure", "12-345"],
)  # fmt: skip
def test_on_cherche_sans_accents_par_mot_etat_marque_categorie_ou_place(client, ici, mots):
    place = un_emplacement(ici.lieu, nom="Réserve 2")
    objet = un_objet("gem-froid", point=ici)
    complet(
        objet,
        designation="Réfrigérateur (frigo)",
        marque="Faure",
        numero_serie="12-345",
        etat="a_reparer",
        emplacement=place,
    )
    un_objet("mobilier", point=ici)

    lignes = client.get(page("objets"), {"q": mots}).context["lignes"]

    assert [o for o, _manques in lignes] == [objet]


def test_un_tiret_ou_un_pour_cent_ne_trouve_pas_tout(client, ici):
    un_objet(point=ici)

    assert "Aucun objet ne correspond" in lue(client.get(page("objets"), {"q": "% _"}))


def test_la_liste_se_lit_en_peu_de_requetes_et_par_pages(
    client, ici, django_assert_max_num_queries
):
    objets = [un_objet(point=ici, photo=une_photo() if n % 2 else None) for n in range(30)]

    with django_assert_max_num_queries(16):
        reponse = client.get(page("objets"))

    assert [o.pk for o, _ in reponse.context["lignes"]] == [o.pk for o in objets[:5:-1]]
    suite = client.get(page("objets"), {"avant": reponse.context["page"].suite})
    assert [o.pk for o, _ in suite.context["lignes"]] == [o.pk for o in objets[5::-1]]
    retour = client.get(page("objets"), {"apres": suite.context["page"].retour})
    assert retour.context["lignes"][0][0] == objets[-1]


def test_la_page_d_un_objet_se_lit_en_peu_de_requetes(client, ici, django_assert_max_num_queries):
    objet = un_objet(point=ici, photo=une_photo())
    for n in range(12):
        objet = complet(objet, masse_g=1_000 + n)

    with django_assert_max_num_queries(17):
        reponse = client.get(page("objet", objet.code))

    assert len(reponse.context["histoire"]) == 13


@pytest.mark.parametrize("valeur", ["abc", "-1", "9" * 40, "²"])
def test_une_cle_de_page_illisible_ne_fait_rien(client, ici, valeur):
    assert client.get(page("objets"), {"avant": valeur}).status_code == 200


def test_on_ne_lit_pas_les_objets_d_un_autre_lieu(client, ici):
    ailleurs = un_objet(photo=une_photo())
    photo = ailleurs.photos.get()

    assert client.get(page("objet", ailleurs.code)).status_code == 403
    assert client.get(page("objet_photo", ailleurs.code, photo.cle, "grande")).status_code == 403
    assert client.post(page("objet_situation", ailleurs.code)).status_code == 403
    assert ailleurs.code_lisible not in client.get(page("objets")).content.decode()
