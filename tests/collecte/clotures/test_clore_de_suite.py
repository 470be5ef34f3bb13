"""« Clore jusqu’à avril »: several months in one gesture, each whole or left open and why."""

from datetime import date

import pytest
from zeal import zeal_ignore

from collecte.clotures.models import Cloture
from collecte.clotures.services.clotures import rouvrir
from collecte.mois.models import Mois
from petiterockette.journal.models import Entree
from tests.collecte.jours import le
from tests.collecte.livres import au_rayon, deposer
from tests.collecte.quai.au_quai import un_don
from tests.fabriques import (
    categorie,
    les_listes,
    un_compte,
    un_lieu,
    un_point,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db
DE_SUITE = "/collecte/clotures/CHV/2027-04/de-suite/"


@pytest.fixture
def point(time_machine):
    """Kilograms came in February, March and April; it is the 3rd of May, and more came."""
    les_listes()
    point = un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
    for mois in (2, 3, 4, 5):
        time_machine.move_to(le(mois, 3), tick=False)
        au_rayon(point, "livres", 1_000 * mois)
    return point


def ce_que_la_page_envoie(client, **champs) -> dict[str, str]:
    form = client.get(DE_SUITE).context["form"]
    return {champ.html_name: champ.value() for champ in form.hidden_fields()} | champs


def envoyer(client, champs: dict[str, str], **reste):
    # A closing a month, each with its own locks: what one asks, the next asks again.
    with zeal_ignore():
        return client.post(DE_SUITE, champs, **reste)


def mois_clos() -> list[int]:
    return [m.mois.month for m in Mois.objects.exclude(clos_le=None).order_by("mois")]


def test_les_mois_finis_se_closent_d_un_geste_et_pas_le_mois_en_cours(client, camille):
    liste = lue(client.get("/collecte/clotures/"))
    assert "Clore jusqu’à avril 2027" in liste
    page = lue(client.get(DE_SUITE))
    assert [nom for nom in ("Février", "Mars", "Avril", "Mai") if f"{nom} 2027" in page] == [
        *("Février", "Mars", "Avril")
    ]

    reponse = envoyer(client, ce_que_la_page_envoie(client), follow=True)

    assert "3 mois clos à Chemin-Vert, jusqu’à avril 2027" in lue(reponse)
    assert mois_clos() == [2, 3, 4]
    assert "Clore jusqu’à" not in lue(reponse)
    entrees = Entree.objects.filter(code="collecte.mois.clos").order_by("pk")
    assert [e.resume for e in entrees] == ["Février 2027 clos", "Mars 2027 clos", "Avril 2027 clos"]


def test_un_mois_qui_a_change_reste_ouvert_avec_ceux_d_apres_et_chacun_dit_pourquoi(
    client, camille, point
):
    envoi = ce_que_la_page_envoie(client)
    deposer(point, "livres", 500, appareil_le=le(4, 30).isoformat())
    envoi["vu_2027_03"] = "autre"

    page = lue(envoyer(client, envoi, follow=True))

    assert mois_clos() == [2]
    assert "1 mois clos à Chemin-Vert, jusqu’à février 2027" in page
    assert "Mars 2027 reste ouvert. Le mois a changé depuis que vous l’avez lu" in page
    assert "Avril 2027 reste ouvert aussi : les mois se closent dans l’ordre." in page
    assert Cloture.objects.count() == 1


def test_ce_qui_est_etrange_se_voit_mois_par_mois_et_s_accepte_une_fois(
    client, camille, point, time_machine
):
    time_machine.move_to(le(3, 20), tick=False)
    un_don(point=point, categorie=categorie("jouets"), brut_g=9_000)
    time_machine.move_to(le(5, 3), tick=False)
    assert "1 chose étrange" in lue(client.get(DE_SUITE))

    sans = envoyer(client, ce_que_la_page_envoie(client))
    assert "Cochez pour dire que vous les avez vues." in lue(sans)
    assert mois_clos() == []
    envoyer(client, ce_que_la_page_envoie(client, accepte="on"))

    assert mois_clos() == [2, 3, 4]
    mars = Entree.objects.get(contenu__mois="2027-03-01", code="collecte.mois.clos")
    assert mars.resume == "Mars 2027 clos, malgré 1 chose étrange"


def test_une_page_vide_ou_renvoyee_ne_clot_rien_de_plus(client, camille):
    assert "depuis que vous avez ouvert la page : relisez-la" in lue(envoyer(client, {}))
    assert mois_clos() == []
    envoi = ce_que_la_page_envoie(client)
    envoyer(client, envoi)

    assert envoyer(client, envoi).status_code == 302
    assert "Tous les mois finis de ce lieu sont clos." in lue(client.get(DE_SUITE))
    assert Cloture.objects.count() == 3


def test_un_mois_rouvert_seul_se_clot_sur_sa_page(client, camille, point):
    envoyer(client, ce_que_la_page_envoie(client))
    direction = un_compte("direction")
    rouvrir(lieu=point.lieu, mois=date(2027, 4, 1), compte=direction, motif="un bon oublié")

    page = lue(client.get("/collecte/clotures/"))

    assert "Clore avril 2027" in page
    assert "Clore jusqu’à" not in page


def test_un_autre_lieu_ne_se_clot_pas_d_ici(client, camille):
    un_lieu(code="MTG", nom="Montgallet")

    assert client.get(DE_SUITE.replace("CHV", "MTG")).status_code == 403
    assert client.get(DE_SUITE.replace("2027-04", "treize")).status_code == 404
