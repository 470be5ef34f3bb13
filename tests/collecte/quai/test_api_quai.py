"""What the dock posts: recorded once, at the gesture it names; refused with a sentence."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from collecte.listes.models import Bac, Contenant
from collecte.livre.models import Bon, ContenantPlein
from collecte.sorties.models import Sortie
from petiterockette.lieux.models import Lieu
from tests.collecte.quai.au_quai import responsable, un_quai
from tests.collecte.sorties.sorties_du_quai import (
    annuler,
    poster,
    un_envoi_recu,
    un_plein,
    une_charge,
    une_sortie,
)
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
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_quai()


@pytest.fixture
def quai(client, point):
    return responsable(client, point)


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


def test_l_accueil_mene_au_quai_et_compte_ce_qui_attend(quai, point):
    un_plein(point)
    un_plein(point)

    page = quai.get("/").content.decode()

    assert reverse("collecte:comptoir_quai") in page
    assert "2</b> <span>contenants pleins</span>" in page


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
