"""A site's choices on their page, and what the pages say of how kilograms are known."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.mois.methodes import EXPLICATIONS, NOMS, SOUS_LE_TAUX, methode_en_mots
from collecte.mois.models import Reglage
from collecte.mois.services.reglages import CHOIX, regler
from petiterockette.lieux.models import Lieu
from tests.collecte.livres import clos, deposer
from tests.fabriques import connecter, un_compte, un_lieu, un_point
from tests.pages import erreurs, espaces, lue

pytestmark = pytest.mark.django_db

VENTE = Reglage.Cle.METHODE_VENTE


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25 12:00+01:00", tick=False)


@pytest.fixture
def direction(client, quai):
    compte = un_compte("direction")
    connecter(client, compte, quai)
    return compte


def page(client, code: str = "CHV") -> str:
    return lue(client.get(reverse("lieux:lieu", args=[code])))


def choisir(client, lieu, valeur, debut, cle="methode_vente"):
    adresse = reverse("collecte:reglage_changer", args=[lieu.code, cle])
    return client.post(adresse, {"valeur": valeur, "debut": debut})


def test_chaque_choix_a_son_nom_et_son_explication():
    valeurs = {v for choix in CHOIX.values() for v in choix.values}

    assert valeurs == NOMS.keys() == EXPLICATIONS.keys()
    assert set(CHOIX[VENTE].values) == SOUS_LE_TAUX.keys()


def test_sans_rien_choisir_la_page_dit_l_habitude(client, quai, direction):
    texte = page(client)

    assert "Par contenant plein" in texte
    assert "En pesant" in texte
    assert "depuis le" not in texte


def test_un_choix_se_fait_et_la_page_dit_depuis_quand(client, quai, direction):
    reponse = choisir(client, quai.lieu, "poids_moyen", "2026-11-01")

    assert reponse["Location"] == reverse("lieux:lieu", args=["CHV"])
    texte = page(client)
    assert "Chemin-Vert : « En comptant les objets » depuis le 1er novembre 2026." in texte
    assert "figé sur la vente : marqué « estimé »" in texte


def test_ce_qui_viendra_et_ce_qui_etait_se_lisent_aussi(client, quai, direction):
    for jour, valeur in [("2026-11-01", "poids_moyen"), ("2026-11-20", "solde")]:
        choisir(client, quai.lieu, valeur, jour)
    choisir(client, quai.lieu, "pesee", "2027-01-01")

    texte = page(client)

    assert "En déduisant de l’inventaire" in texte
    assert "à partir du 1er janvier 2027 : En pesant" in texte
    assert "Avant : En comptant les objets, depuis le 1er novembre 2026" in texte


@pytest.mark.parametrize(
    ("valeur", "debut", "ou", "phrase"),
    [
        ("solde", "2026-10-15", "debut", "à partir d’un mois encore ouvert"),
        ("solde", "2010-01-01", "debut", "Chemin-Vert n’ouvre que le"),
        ("solde", "", "debut", "Dites depuis quel jour."),
        ("solde", "2026-02-30", "debut", "Cette date n’existe pas."),
        ("pesee", "2026-11-25", "valeur", "rien ne changerait"),
        ("", "2026-11-25", "valeur", "Touchez une façon de faire."),
        ("par_ligne", "2026-11-25", "valeur", "par_ligne"),
    ],
)
def test_un_choix_impossible_se_dit_a_cote_et_n_ecrit_rien(
    client, quai, direction, valeur, debut, ou, phrase
):
    clos(quai.lieu, date(2026, 10, 1))

    dites = erreurs(choisir(client, quai.lieu, valeur, debut))

    assert list(dites) == [ou]
    assert phrase in dites[ou]
    assert not Reglage.objects.exists()


def test_un_reglage_inconnu_n_est_pas_une_page(client, quai, direction):
    assert choisir(client, quai.lieu, "solde", "2026-11-25", cle="couleur").status_code == 404


def test_la_page_ne_pose_pas_une_question_par_lieu(
    client, quai, direction, django_assert_max_num_queries
):
    page(client)
    with django_assert_max_num_queries(8) as peu:
        page(client)

    for _n in range(4):
        regler(
            lieu=un_lieu(), cle=VENTE, valeur="solde", debut=timezone.localdate(), compte=direction
        )

    with django_assert_max_num_queries(len(peu)):
        page(client)


def mots(debut, fin, *lieux):
    return espaces(methode_en_mots(debut, fin, lieux or list(Lieu.objects.all())))


def test_le_taux_dit_comment_les_kilos_vendus_sont_connus(quai, direction):
    autre, mois = un_lieu(nom="Montgallet"), (date(2026, 11, 1), date(2026, 11, 30))
    pesee = "kilos vendus : pesés, ou notés par catégorie et par jour ; à défaut, au poids moyen"
    assert mots(*mois) == pesee

    deposer(un_point(lieu=autre), "livres", 1_000)

    regler(lieu=quai.lieu, cle=VENTE, valeur="solde", debut=date(2026, 11, 1), compte=direction)

    assert mots(*mois, quai.lieu) == "kilos vendus : déduits des inventaires"
    assert mots(*mois, autre) == pesee
    assert "déduits des inventaires (Chemin-Vert)" in mots(*mois)
    assert "au poids moyen (Montgallet)" in mots(*mois)
    # The month before was still counted the other way.
    assert mots(date(2026, 10, 1), date(2026, 10, 31), quai.lieu) == pesee
    assert mots(date(2026, 1, 1), date(2026, 12, 31), quai.lieu) == (
        f"{pesee} puis déduits des inventaires"
    )


def test_la_page_du_mois_porte_la_methode_de_son_lieu(client, quai, direction):
    regler(lieu=quai.lieu, cle=VENTE, valeur="solde", debut=date(2026, 11, 1), compte=direction)

    reponse = client.get(reverse("collecte:periode", args=["2026-11"]), {"lieu": "CHV"})

    assert "kilos vendus : déduits des inventaires" in lue(reponse)


def test_la_liste_des_lieux_dit_comment_chacun_trie(client, quai, direction):
    autre = un_lieu(code="AUT", nom="Autre")
    debut = timezone.localdate().replace(day=1)
    regler(lieu=autre, cle="mode_tri", valeur="par_ligne", debut=debut, compte=direction)
    connecter(client, direction)

    page = lue(client.get(reverse("lieux:lieux")))

    assert page.count("Tri : ligne à ligne") == 1
    assert page.count("Tri : par contenant plein") == page.count('class="rang-nom"') - 1
    assert "en service" in page


def test_un_reglage_propose_le_premier_jour_du_mois_ou_celui_du_lieu(
    client, direction, time_machine
):
    time_machine.move_to("2026-11-29T10:00:00+01:00")
    connecter(client, direction)
    for ouvert_le, propose in ((date(2015, 1, 5), "2026-11-01"), (date(2026, 11, 9), "2026-11-09")):
        lieu = un_lieu(ouvert_le=ouvert_le)
        page = lue(client.get(reverse("collecte:reglage_changer", args=[lieu.code, "mode_tri"])))
        assert f'value="{propose}"' in page
