"""What the dock posts, gesture by gesture: where the kilograms leave from, what they become."""

import pytest
from django.urls import reverse

from collecte.livre.models import Bon, Ligne
from collecte.sorties.services.bacs import moyenne_du_bac
from tests.collecte.quai.au_quai import responsable, un_quai
from tests.collecte.sorties.sorties_du_quai import (
    poster,
    un_envoi_recu,
    un_plein,
    une_charge,
    une_sortie,
)
from tests.fabriques import bac, categorie, matiere, structure, type_don, un_depot, une_ligne

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_quai()


@pytest.fixture
def quai(client, point):
    return responsable(client, point)


def pas(bon: Bon) -> set[tuple[str, str, int]]:
    return set(bon.mouvements.values_list("de", "vers", "masse_g"))


def test_un_don_pese_quitte_le_rayon(quai, point):
    don = une_sortie(
        point, "don", une_charge(categorie=categorie("livres").pk), type_don=type_don().pk
    )

    statut, corps = poster(quai, don)

    bon = Bon.objects.get(pk=corps["numero"])
    assert (statut, corps["masse_g"], bon.sortie.genre) == (201, 12_500, "don")
    assert ("rayon", "donne_particulier", 12_500) in pas(bon)
    assert corps["bons_du_jour"] == 1


def test_un_contenant_plein_part_chez_le_recycleur_et_n_y_est_plus(quai, point):
    plein = un_plein(point)
    sortie = une_sortie(point, "recycleur", {"plein": plein.pk}, structure=structure("Gebetex").pk)
    avant = quai.get(reverse("collecte:quai_etat")).json()["pleins"]

    statut, corps = poster(quai, sortie)

    bon = Bon.objects.get(pk=corps["numero"])
    assert [p["id"] for p in avant] == [plein.pk]
    assert (statut, corps["masse_g"], corps["quai"]["pleins"]) == (201, 60_000, [])
    assert pas(bon) == {("a_recycler", "recycle", 60_000)}
    statut, corps = poster(quai, sortie | {"uuid": une_sortie(point, "zone")["uuid"]})
    assert statut == 422
    assert f"Le contenant nº {plein.pk} n’est plus ici" in corps["refus"]


def test_une_sortie_que_le_tri_n_a_pas_annoncee_passe_par_un_tri_implicite(quai, point):
    un_depot(une_ligne("textiles", 20_000), point=point)
    sortie = une_sortie(
        point,
        "recycleur",
        une_charge(20_000, matiere=matiere("textile").pk),
        structure=structure("Gebetex").pk,
    )

    _statut, corps = poster(quai, sortie)

    assert pas(Bon.objects.get(pk=corps["numero"])) == {
        ("a_trier", "a_recycler", 20_000),
        ("a_recycler", "recycle", 20_000),
    }


def test_une_matiere_que_le_recycleur_ne_prend_pas_est_refusee(quai, point):
    sortie = une_sortie(
        point,
        "recycleur",
        une_charge(matiere=matiere("piles").pk),
        structure=structure("Gebetex").pk,
    )

    statut, corps = poster(quai, sortie)

    assert (statut, corps["refus"]) == (422, "Gebetex ne prend pas « Piles ».")
    assert list(corps["champs"]) == ["lignes.0"]


def test_un_bac_pese_perd_sa_tare_tout_seul(quai, point):
    ligne = une_charge(bac=bac().pk, n=2) | {"brut_g": 74_000, "masse_g": 30_000}

    statut, corps = poster(quai, une_sortie(point, "bac", ligne))

    assert (statut, corps["masse_g"]) == (201, 30_000)


def test_un_bac_jamais_pese_ne_s_estime_pas(quai, point):
    statut, corps = poster(quai, une_sortie(point, "bac", {"bac": bac().pk, "n": 1}))

    assert statut == 422
    assert "Aucun contenant pareil n’a encore été pesé" in corps["refus"]
    assert list(corps["champs"]) == ["lignes.0.masse"]


def test_des_bacs_sans_poids_valent_la_moyenne_des_derniers(quai, point):
    vert = bac()
    for net_g in (30_000, 40_000):
        ligne = une_charge(bac=vert.pk, n=1) | {"brut_g": 22_000 + net_g, "masse_g": net_g}
        poster(quai, une_sortie(point, "bac", ligne))

    statut, corps = poster(quai, une_sortie(point, "bac", {"bac": vert.pk, "n": 3}))

    assert (statut, corps["masse_g"]) == (201, 3 * 35_000)
    lignes = Ligne.objects.filter(bon=corps["numero"])
    assert {ligne.mesure for ligne in lignes} == {"estimee"}
    # What was estimated weighs nothing in the next mean.
    assert moyenne_du_bac(vert.pk) == 35_000


def test_des_bacs_sans_poids_ne_connaissent_pas_la_balance(quai, point):
    point.maximum_g = 130_000
    point.save()
    vert = bac()
    ligne = une_charge(bac=vert.pk, n=1) | {"brut_g": 62_000, "masse_g": 40_000}
    poster(quai, une_sortie(point, "bac", ligne))

    statut, corps = poster(quai, une_sortie(point, "bac", {"bac": vert.pk, "n": 5}))

    assert (statut, corps["masse_g"]) == (201, 200_000)
    nets = Ligne.objects.filter(bon=corps["numero"]).order_by("rang")
    assert [ligne.masse_g for ligne in nets] == [80_000, 80_000, 40_000]


def test_la_zone_de_gratuite_ne_demande_personne(quai, point):
    _statut, corps = poster(
        quai, une_sortie(point, "zone", une_charge(categorie=categorie("livres").pk))
    )

    assert ("rayon", "donne_particulier", 12_500) in pas(Bon.objects.get(pk=corps["numero"]))


def test_l_usage_interne_est_un_don_a_nous_memes(quai, point):
    sortie = une_sortie(
        point,
        "interne",
        une_charge(categorie=categorie("mobilier").pk),
        type_don=type_don("Ateliers d’animation").pk,
    )

    _statut, corps = poster(quai, sortie)

    assert ("rayon", "usage_interne", 12_500) in pas(Bon.objects.get(pk=corps["numero"]))


def test_un_chargement_part_a_la_dechetterie_en_melange(quai, point):
    lilas = structure("Déchetterie de la porte des Lilas")
    sortie = une_sortie(
        point,
        "dechetterie",
        une_charge(30_000),
        une_charge(10_000, matiere=matiere("metaux").pk),
        structure=lilas.pk,
    )

    _statut, corps = poster(quai, sortie)

    fins = Bon.objects.get(pk=corps["numero"]).lignes.values_list("vers", "masse_g")
    assert list(fins) == [("dechetterie", 30_000), ("recycle", 10_000)]


def test_une_perte_porte_sa_raison_et_une_seule_ligne(quai, point):
    ligne = une_charge(2_000, categorie=categorie("vaisselle").pk, de="rayon")

    sans = poster(quai, une_sortie(point, "perte", ligne))
    deux = poster(quai, une_sortie(point, "perte", ligne, ligne, motif="Casse"))
    statut, corps = poster(quai, une_sortie(point, "perte", ligne, motif="Casse"))

    assert sans[0] == deux[0] == 422
    assert list(sans[1]["champs"]) == ["motif"]
    bon = Bon.objects.get(pk=corps["numero"])
    assert (statut, bon.motif, pas(bon)) == (201, "Casse", {("rayon", "perdu", 2_000)})


def test_un_envoi_s_accepte_comme_annonce(client, point):
    transfert = un_envoi_recu(client, point)
    en_route = client.get(reverse("collecte:quai_etat")).json()["en_route"]
    arrivee = une_sortie(point, "arrivee", transfert=transfert.pk)

    statut, corps = poster(client, arrivee)

    assert [e["masse_g"] for e in en_route] == [42_000]
    assert (statut, corps["quai"]["en_route"]) == (201, [])
    assert pas(Bon.objects.get(pk=corps["numero"])) == {
        ("transit", "rayon", 30_000),
        ("transit", "a_trier", 12_000),
    }


def test_un_envoi_repese_demande_pourquoi_le_compte_n_y_est_pas(client, point):
    transfert = un_envoi_recu(client, point)
    repesee = une_charge(28_000, categorie=categorie("livres").pk, de="rayon")
    absente = {"categorie": categorie("jouets").pk, "de": "a_trier", "absent": True}
    arrivee = une_sortie(point, "arrivee", repesee, absente, transfert=transfert.pk)

    statut, corps = poster(client, arrivee)
    assert statut == 422
    assert "14\u00a0kg d’écart" in corps["refus"]
    statut, corps = poster(client, arrivee | {"motif": "Manquant à l’arrivée"})

    assert statut == 201
    assert pas(Bon.objects.get(pk=corps["numero"])) == {
        ("transit", "rayon", 28_000),
        ("transit", "perdu", 2_000),
        ("transit", "perdu", 12_000),
    }


def test_on_n_envoie_pas_a_soi_meme(quai, point):
    ligne = une_charge(categorie=categorie("livres").pk)

    ici = poster(quai, une_sortie(point, "envoi", ligne, vers_lieu=point.lieu.pk))
    nulle_part = poster(quai, une_sortie(point, "envoi", ligne))

    assert (ici[0], ici[1]["refus"]) == (422, "Choisissez un autre lieu que celui-ci.")
    assert list(nulle_part[1]["champs"]) == ["vers_lieu"]


def test_nos_propres_dechets_sont_hors_de_tout_stock(quai, point):
    ligne = une_charge(bac=bac().pk, n=1) | {"brut_g": 30_000, "masse_g": 8_000}

    _statut, corps = poster(quai, une_sortie(point, "bac", ligne, maison=True))

    assert pas(Bon.objects.get(pk=corps["numero"])) == {("maison", "dechetterie", 8_000)}
