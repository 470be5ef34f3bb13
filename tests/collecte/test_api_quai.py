"""What the dock posts: recorded once, at the gesture it names; refused with a sentence."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from collecte.models import Bac, Bon, Contenant, ContenantPlein, Ligne, Sortie, Transfert
from collecte.services.bacs import moyennes_des_bacs
from petiterockette.lieux.models import Lieu
from tests.fabriques import (
    bac,
    categorie,
    connecter,
    contenant,
    matiere,
    structure,
    type_don,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
)

from .au_quai import responsable, un_quai
from .sorties_du_quai import annuler, poster, un_plein, une_charge, une_sortie

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


def test_le_meme_document_ne_compte_qu_une_fois_un_autre_contenu_est_refuse(quai, point):
    zone = une_sortie(point, "zone", une_charge(categorie=categorie("livres").pk))

    premier = poster(quai, zone)
    second = poster(quai, zone)
    autre = poster(quai, zone | {"commentaire": "Romans"})

    assert (premier[0], second[0], autre[0]) == (201, 200, 409)
    assert second[1]["numero"] == premier[1]["numero"]
    assert Sortie.objects.count() == 1


def test_un_document_deja_enregistre_se_redit_meme_si_le_point_a_ferme(quai, point):
    zone = une_sortie(point, "zone", une_charge(categorie=categorie("livres").pk))
    _statut, premier = poster(quai, zone)
    point.ferme_le = timezone.localdate()
    point.save()

    statut, corps = poster(quai, zone)

    assert (statut, corps["numero"]) == (200, premier["numero"])


def test_un_point_ferme_est_refuse_avec_sa_raison(quai, point):
    point.ferme_le = date(2026, 1, 1)
    point.save()

    statut, corps = poster(quai, une_sortie(point, "zone", une_charge()))

    assert statut == 422
    assert "Quai est fermé depuis le" in corps["refus"]
    assert not Bon.objects.exists()


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

    assert (statut, corps["refus"]) == (422, "Gebetex ne prend pas « Piles ».")
    assert list(corps["champs"]) == ["lignes.0"]


def test_une_convention_finie_se_confirme(quai, point):
    partenaire = structure("Action froid")
    hier = timezone.localdate() - timedelta(days=1)
    partenaire.accords.update(debut=hier - timedelta(days=30), fin=hier)
    don = une_sortie(
        point,
        "don",
        une_charge(categorie=categorie("textiles").pk),
        type_don=type_don("Don à une association").pk,
        structure=partenaire.pk,
    )

    statut, corps = poster(quai, don)
    assert (statut, corps["a_confirmer"]) == (422, True)
    assert "a pris fin le" in corps["refus"]
    assert not Bon.objects.exists()
    statut, _corps = poster(quai, don | {"confirme": True})

    assert statut == 201


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
    assert moyennes_des_bacs() == {vert.pk: 35_000}


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


def test_nos_propres_dechets_sont_hors_de_tout_stock(quai, point):
    ligne = une_charge(bac=bac().pk, n=1) | {"brut_g": 30_000, "masse_g": 8_000}

    _statut, corps = poster(quai, une_sortie(point, "bac", ligne, maison=True))

    assert pas(Bon.objects.get(pk=corps["numero"])) == {("maison", "dechetterie", 8_000)}


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


def un_envoi_recu(client, point):
    """A transfer that comes from another site: 30 kg of books, 12 kg of toys."""
    ailleurs = un_point("quai", lieu=un_lieu(nom="Montreuil"))
    responsable(client, ailleurs)
    envoi = une_sortie(
        ailleurs,
        "envoi",
        une_charge(30_000, categorie=categorie("livres").pk, de="rayon"),
        une_charge(12_000, categorie=categorie("jouets").pk, de="a_trier"),
        vers_lieu=point.lieu.pk,
    )
    statut, corps = poster(client, envoi)
    assert statut == 201
    responsable(client, point)
    return Transfert.objects.get(pk=corps["numero"])


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


@pytest.mark.parametrize("champ", ["categorie", "matiere", "bac", "plein"])
def test_un_choix_disparu_est_dit_sur_sa_ligne(quai, point, champ):
    statut, corps = poster(
        quai, une_sortie(point, "zone", une_charge(), une_charge(**{champ: 987_654}))
    )

    assert statut == 422
    assert list(corps["champs"]) == [f"lignes.1.{champ}"]


def test_une_denree_ne_sort_pas_du_quai(quai, point):
    categorie("livres").__class__.objects.filter(code="livres").update(famille="denrees")

    statut, corps = poster(
        quai, une_sortie(point, "zone", une_charge(categorie=categorie("livres").pk))
    )

    assert (statut, list(corps["champs"])) == (422, ["lignes.0.categorie"])
    page = quai.get(reverse("collecte:comptoir_quai"))
    assert "livres" not in [c["code"] for c in page.context["reglages"]["categories"]]


def test_une_tare_qui_a_change_demande_de_repeser(quai, point):
    caisse = contenant("Caisse grise")
    ligne = une_charge(
        5_000, categorie=categorie("livres").pk, tares=[{"contenant": caisse.pk, "n": 1}]
    ) | {"masse_g": 2_000}
    Contenant.objects.filter(pk=caisse.pk).update(tare_g=2_500)

    statut, corps = poster(quai, une_sortie(point, "zone", ligne))

    assert statut == 422
    assert "2,5\u00a0kg" in corps["champs"]["lignes.0.masse_g"]


@pytest.mark.parametrize("lignes", [[], "rien", [7]])
def test_une_sortie_vide_ou_illisible_n_ecrit_rien(quai, point, lignes):
    statut, corps = poster(quai, une_sortie(point, "zone") | {"lignes": lignes})

    assert statut == 422
    assert corps["refus"]
    assert not Bon.objects.exists()


def test_un_genre_inconnu_est_dit(quai, point):
    statut, corps = poster(quai, une_sortie(point, "cadeau", une_charge()))

    assert (statut, corps["champs"]["genre"]) == (422, "Ce choix n’existe pas.")


def test_le_droit_vaut_au_point_du_document(client, point):
    ailleurs = un_quai_ailleurs()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    reponse = poster(client, une_sortie(point, "zone", une_charge()))

    assert reponse[0] == 403
    assert not Bon.objects.exists()


def un_quai_ailleurs():
    return un_point("quai", lieu=un_lieu())


def test_son_bon_s_annule_aussitot_et_le_contenant_revient(quai, point):
    plein = un_plein(point)
    sortie = une_sortie(point, "recycleur", {"plein": plein.pk}, structure=structure("Gebetex").pk)
    _statut, corps = poster(quai, sortie)

    statut, corps = annuler(quai, corps["numero"])

    assert statut == 201
    assert [p["id"] for p in corps["quai"]["pleins"]] == [plein.pk]
    assert corps["bons_du_jour"] == 0
    assert ContenantPlein.objects.presents().count() == 1


def test_le_depot_ne_s_annule_pas_par_le_quai(quai, point):
    depot = un_depot(point=point)

    reponse = quai.post(reverse("collecte:quai_annuler", args=[depot.pk]), b"{}", "text/plain")

    assert reponse.status_code == 404


def test_les_sorties_du_jour_se_lisent_et_disent_qui_peut_annuler(quai, point, client):
    _statut, corps = poster(
        quai, une_sortie(point, "zone", une_charge(categorie=categorie("livres").pk))
    )

    page = quai.get(reverse("collecte:quai_du_jour")).content.decode()

    assert "Zone de gratuité" in page
    assert reverse("collecte:quai_annuler", args=[corps["numero"]]) in page
    assert reverse("collecte:bon", args=[corps["numero"]]) in page


def test_sans_sortie_la_liste_du_jour_le_dit(quai):
    assert (
        "Aucune sortie aujourd’hui" in quai.get(reverse("collecte:quai_du_jour")).content.decode()
    )


def test_la_page_ne_propose_que_ce_qui_existe_ici(quai, point):
    Bac.objects.filter(pk=bac().pk).update(visible=False)
    un_lieu(code="FER", ferme_le=date(2026, 1, 1))

    reglages = quai.get(reverse("collecte:comptoir_quai")).context["reglages"]

    assert bac().pk not in [b["id"] for b in reglages["bacs"]]
    assert Lieu.objects.get(code="FER").pk not in [lieu["id"] for lieu in reglages["lieux"]]
    gebetex = next(s for s in reglages["structures"] if s["nom"] == "Gebetex")
    assert gebetex["matieres"] == [matiere("textile").pk]


def test_la_page_ne_lit_pas_plus_quand_le_quai_se_remplit(quai, point):
    def requetes() -> int:
        with CaptureQueriesContext(connection) as lues:
            assert quai.get(reverse("collecte:comptoir_quai")).status_code == 200
        return len(lues)

    un_plein(point)
    un_envoi_recu(quai, point)
    # The first page reads what is then kept.
    requetes()
    peu = requetes()
    for _ in range(4):
        un_plein(point)
        un_envoi_recu(quai, point)

    assert requetes() <= peu <= 40
