"""The register of outgoing waste: the same rows on the screen and in the spreadsheet."""

import csv
import re
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.sorties.services.sorties import porter_a_la_dechetterie, sortir, sortir_des_bacs
from collecte.sorties.services.voies import Charge, SortieDemandee
from petiterockette.lieux.models import Association
from petiterockette.personnes.models import Structure
from tests.collecte.quai.au_quai import responsable, un_don
from tests.collecte.sorties.departs import au_pont, un_depart, un_ticket
from tests.fabriques import bac, connecter, entete, matiere, structure, un_compte, un_point
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25 10:00+01:00", tick=False)


def page(client, periode="2026-11", **filtre):
    return client.get(reverse("collecte:registre", args=[periode]), filtre)


def tableur(client, periode="2026-11", **filtre) -> list[dict[str, str]]:
    reponse = client.get(reverse("collecte:registre_csv", args=[periode]), filtre)
    assert reponse.streaming
    texte = b"".join(reponse).decode()
    assert texte[0] == "\ufeff"
    return list(csv.DictReader(StringIO(texte[1:]), delimiter=";"))


def lignes_a_l_ecran(texte: str) -> list[tuple[str, int, str]]:
    """(exit, grams, waste code) of every row of the table, as it is written."""
    rangees = re.findall(r'<tr data-sortie="(\d+)">(.*?)</tr>', texte, re.DOTALL)
    lues = []
    for sortie, rangee in rangees:
        grammes = re.search(r'<data value="(\d+)">([\d,]+) t</data>', rangee)
        assert f"{int(grammes[1]) / 1_000_000:.3f}".replace(".", ",") == grammes[2]
        code = re.search(r"\d\d \d\d \d\d\*?", rangee)
        lues.append((sortie, int(grammes[1]), code[0]))
    return lues


def un_mois(quai):
    """A recycler with its ticket, two materials in one load, bins, the déchetterie, a gift."""
    recue = un_depart(quai, 230_000)
    un_ticket(recue, 221_000, refuse_g=21_000, refuse_vers="energie", ticket="PB-7")
    mixte = structure("Eco-systèmes")
    deux = [a.matiere for a in mixte.accords.exclude(matiere=None)[:2]]
    charges = [Charge(10_000, matiere=deux[0]), Charge(4_000, matiere=deux[1])]
    charges.append(Charge(2_000, matiere=deux[0]))
    sortir(entete=entete(point=quai), demande=SortieDemandee("recycleur", charges, structure=mixte))
    sortir_des_bacs(entete=entete(point=quai), bac=bac(), n=1, brut_g=30_000)
    sortir_des_bacs(entete=entete(point=quai), bac=bac(), n=1, brut_g=25_000, maison=True)
    porter_a_la_dechetterie(
        entete=entete(point=quai),
        brut_g=12_000,
        structure=structure("Déchetterie de la porte des Lilas"),
    )
    un_don(point=quai)
    return recue


def test_l_ecran_et_le_tableur_disent_les_memes_lignes(client, quai):
    un_mois(quai)
    responsable(client, quai)

    a_l_ecran = lignes_a_l_ecran(lue(page(client)))
    lignes = tableur(client)

    assert len(a_l_ecran) == 6
    assert a_l_ecran == [
        (
            ligne["Nº de la sortie"],
            int(ligne["Quantité (t)"].replace(",", "")) * 1_000,
            ligne["Code déchet"],
        )
        for ligne in lignes
    ]
    # One row a material: 10 + 2 and 4 kg of the same load.
    assert [g for _n, g, _c in a_l_ecran] == [221_000, 12_000, 4_000, 8_000, 3_000, 12_000]


def test_le_tableur_porte_ce_que_la_loi_demande(client, quai):
    Association.objects.create(pk=1, nom="La Petite Rockette", siret="12345678901234")
    Structure.objects.filter(nom="Gebetex").update(
        siret="98765432109876", adresse="1 rue du Tri", recepisse="75-1"
    )
    recue = un_mois(quai)
    tenir_les_papiers(
        sortie=recue.sortie,
        compte=un_compte("direction"),
        bordereau="BE-12",
        vehicule="AB-123-CD",
    )
    responsable(client, quai)

    premiere, *_autres, derniere = tableur(client)

    attendu = {
        "Date d’expédition": "2026-11-25",
        "Dénomination usuelle": "Textile",
        "Code déchet": matiere("textile").code_dechet,
        "Déchet dangereux": "N",
        "Nº de bordereau": "BE-12",
        "Quantité (t)": "0,221",
        "Quantité réelle ou estimée": "REEL",
        "Notre pesée (t)": "0,230",
        "Producteur, SIRET": "12345678901234",
        "Transporteur, raison sociale": "Gebetex",
        "Transporteur, nº de récépissé": "75-1",
        "Transporteur, immatriculation": "AB-123-CD",
        "Destination, SIRET": "98765432109876",
        "Code opération prévu": "R3",
        "Qualification du traitement final": "RECYCLAGE",
        "Statut d’acceptation": "PARTIELLEMENT_REFUSE",
        "Quantité réceptionnée (t)": "0,221",
        "Quantité acceptée (t)": "0,200",
        "Quantité refusée (t)": "0,021",
        "Nº du ticket de pesée": "PB-7",
    }
    assert {nom: premiere[nom] for nom in attendu} == attendu
    # Our own truck: no récépissé is asked of whoever carries its own waste.
    assert derniere["Transporteur, raison sociale"] == "La Petite Rockette"
    assert derniere["Transporteur, dispense de récépissé"] == "O"
    assert derniere["Dénomination usuelle"] == "Tout-venant, en mélange"
    assert derniere["Code déchet"] == "20 03 07"


@pytest.mark.parametrize(
    ("masse_g", "ecrites"),
    [(62_500, "0,063"), (61_500, "0,062"), (62_499, "0,062"), (400, "0,000")],
)
def test_les_tonnes_s_arrondissent_pareil_a_l_ecran_et_au_tableur(client, quai, masse_g, ecrites):
    un_depart(quai, masse_g)
    responsable(client, quai)

    assert f'<data value="{masse_g}">{ecrites} t</data>' in lue(page(client))
    assert tableur(client)[0]["Quantité (t)"] == ecrites


def test_un_nom_qui_serait_une_formule_ne_se_calcule_pas(client, quai):
    sortie = un_depart(quai)
    Structure.objects.filter(nom="Gebetex").update(nom="=HYPERLINK(1)", adresse="+33 1")
    tenir_les_papiers(sortie=sortie.sortie, compte=un_compte("direction"), bordereau="@SUM(A1)")
    responsable(client, quai)

    [ligne] = tableur(client)

    assert ligne["Destination, raison sociale"] == "'=HYPERLINK(1)"
    assert ligne["Destination, adresse"] == "'+33 1"
    assert ligne["Nº de bordereau"] == "'@SUM(A1)"


def test_ce_qui_manque_se_dit_avec_ou_le_remplir(client, quai):
    au_pont()
    un_depart(quai)
    un_depart(quai)
    connecter(client, un_compte("direction"), quai)

    manques = {r.texte: r for r in page(client).context["manques"]}

    chez = f"/collecte/listes/structures/{structure('Gebetex').pk}/"
    dits = {espaces(texte): (r.url, r.lignes) for texte, r in manques.items()}
    assert dits["SIRET, adresse, récépissé de « Gebetex »"] == (chez, 2)
    assert dits["ticket du pont-bascule"] == ("/collecte/pont/", 2)
    assert dits["SIRET de l’association"] == ("/lieux/association/", 2)
    assert dits["adresse de « Chemin-Vert »"] == ("/lieux/CHV/modifier/", 2)
    assert len(dits) == 4


def test_qui_ne_peut_pas_remplir_apprend_a_qui_le_demander(client, quai):
    un_depart(quai)
    connecter(client, un_compte("tresorerie"))

    texte = lue(page(client))

    assert "demandez à : direction, administration" in texte
    assert "/collecte/listes/structures/" not in texte


def test_un_bordereau_manquant_ramene_au_registre_une_fois_note(client, quai):
    textile = matiere("textile")
    textile.code_dechet = "20 01 35*"
    textile.save()
    sortie = un_depart(quai)
    responsable(client, quai)

    texte = lue(page(client, lieu="CHV"))

    lien = f"/collecte/papiers/{sortie.pk}/?suite=%2Fcollecte%2Fregistre%2F2026-11%2F%3Flieu%3DCHV"
    assert f'href="{lien}"' in texte
    assert "20 01 35* · dangereux" in texte
    assert "/collecte/registre/2026-11/?lieu=CHV" in lue(client.get(lien))


def test_une_annee_se_lit_mois_par_mois_et_s_emporte_entiere(client, quai, time_machine):
    time_machine.move_to("2026-03-10 10:00+01:00", tick=False)
    un_depart(quai, 50_000)
    time_machine.move_to("2026-11-25 10:00+01:00", tick=False)
    un_depart(quai, 40_000)
    responsable(client, quai)

    reponse = page(client, "2026")

    assert [(m["debut"].month, m["total_g"]) for m in reponse.context["mois"]] == [
        (3, 50_000),
        (11, 40_000),
    ]
    assert '<data value="90000">0,090 t</data>' in lue(reponse)
    assert [ligne["Date d’expédition"] for ligne in tableur(client, "2026")] == [
        "2026-03-10",
        "2026-11-25",
    ]


@pytest.mark.parametrize(
    "periode", ["2026-13", "2026-1", "26", "abcd", "2026-", "-11", "1999", "2026-11-25", "٢٠٢٦"]
)
def test_une_periode_qui_n_existe_pas_n_est_pas_une_page(client, quai, periode):
    responsable(client, quai)

    for nom in ("registre", "registre_csv"):
        adresse = f"/collecte/registre/{periode}/" + ("csv/" if nom == "registre_csv" else "")
        assert client.get(adresse).status_code == 404


def test_un_mois_vide_dit_ce_qui_le_remplira(client, quai):
    responsable(client, quai)

    assert "Aucun déchet n’est sorti" in lue(page(client))
    assert "CSV" not in lue(page(client))
    assert tableur(client) == []


def test_le_registre_ne_montre_que_les_lieux_permis(client, quai):
    un_depart(un_point("quai"))
    ici = un_depart(quai)
    responsable(client, quai)

    assert [ligne["Nº de la sortie"] for ligne in tableur(client)] == [str(ici.pk)]
    assert [n for n, _g, _c in lignes_a_l_ecran(lue(page(client)))] == [str(ici.pk)]


def test_aujourd_hui_mene_au_mois_courant_et_garde_le_lieu(client, quai):
    responsable(client, quai)

    reponse = client.get(reverse("collecte:registre_courant"), {"lieu": "CHV"})

    assert reponse["Location"] == f"/collecte/registre/{timezone.localdate():%Y-%m}/?lieu=CHV"


def test_le_nombre_de_requetes_ne_depend_pas_des_lignes(
    client, quai, django_assert_max_num_queries
):
    un_mois(quai)
    responsable(client, quai)
    page(client)
    with django_assert_max_num_queries(18) as peu:
        page(client)
    with django_assert_max_num_queries(14) as csv_peu:
        tableur(client)

    for _n in range(4):
        un_mois(quai)

    with django_assert_max_num_queries(len(peu)):
        page(client)
    with django_assert_max_num_queries(len(csv_peu)):
        assert len(tableur(client)) == 30
