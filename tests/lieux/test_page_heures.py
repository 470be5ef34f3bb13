"""The page of opening hours: the month's sum, the days, corrections with their reason."""

from datetime import date

import pytest

from petiterockette.lieux.heures import heures_d_ouverture
from petiterockette.lieux.models import CorrectionHeures, Ouverture
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, lue

from .journees import a_paris, une_journee

pytestmark = pytest.mark.django_db


@pytest.fixture
def compte(client, lieu):
    compte = un_compte("responsable", lieu=lieu)
    connecter(client, compte)
    return compte


@pytest.fixture
def journee(lieu, time_machine):
    ouverture = une_journee(time_machine, lieu, a_paris(2026, 11, 25, 9), a_paris(2026, 11, 25, 18))
    time_machine.move_to(a_paris(2026, 11, 26, 10), tick=False)
    return ouverture


def une_page(client, adresse, **champs) -> dict:
    uuid = client.get(adresse).context["form"]["uuid"].value()
    return {"uuid": str(uuid), **champs}


def novembre() -> list[int]:
    return list(heures_d_ouverture(date(2026, 11, 1), date(2026, 11, 30)).values())


def test_le_mois_dit_sa_somme_et_ses_jours(client, compte, journee):
    page = lue(client.get("/heures/2026-11/"))

    assert "9 h" in page
    assert "18 h" in page
    assert "Corriger" in page
    assert "Aucune ouverture ce mois-ci" in lue(client.get("/heures/2026-10/"))


@pytest.mark.parametrize("mois", ["2026-13", "2026", "abc-de", "26-11", "0001-01", "٢٠٢٦-11"])
def test_un_mois_qui_n_existe_pas_n_a_pas_de_page(client, compte, mois):
    assert client.get(f"/heures/{mois}/").status_code == 404


def test_la_tresorerie_lit_et_ne_corrige_pas(client, journee):
    connecter(client, un_compte("tresorerie"))

    page = lue(client.get("/heures/2026-11/"))

    assert "Chemin-Vert" in page
    assert "Corriger" not in page
    assert "Ajouter des heures" not in page


def test_un_responsable_ne_lit_que_son_lieu(client, compte, journee):
    un_lieu(code="MTG", nom="Montgallet")

    assert "Montgallet" not in lue(client.get("/heures/2026-11/"))
    assert client.get("/heures/2026-11/?lieu=MTG").status_code == 403
    assert client.get("/heures/2026-11/?lieu=RIEN").status_code == 404


def test_corriger_une_journee(client, compte, journee):
    adresse = f"/heures/ouvertures/{journee.pk}/corriger/"
    assert client.get(adresse).context["form"]["debut"].value().hour == 9
    page = une_page(client, adresse, debut="10:00", fin="18 h 30", motif="Volet en panne")

    reponses = [client.post(adresse, page) for _ in range(2)]

    assert {r["Location"] for r in reponses} == {"/heures/2026-11/?lieu=CHV"}
    assert novembre() == [8 * 3600 + 1800]
    assert CorrectionHeures.objects.count() == 1
    mois = lue(client.get("/heures/2026-11/"))
    assert "corrigée" in mois
    assert "Volet en panne" in mois
    assert "Corrections déjà faites" in lue(client.get(adresse))


def test_dire_que_le_lieu_n_a_pas_ouvert(client, compte, journee):
    adresse = f"/heures/ouvertures/{journee.pk}/corriger/"

    client.post(adresse, une_page(client, adresse, pas_ouvert="on", motif="Essai de la tablette"))

    assert novembre() == []


def test_une_fin_avant_le_debut_est_le_lendemain(client, compte, lieu, journee):
    adresse = "/heures/lieux/CHV/ajouter/"

    client.post(
        adresse,
        une_page(client, adresse, jour="2026-11-24", debut="20:00", fin="0:30", motif="Fête"),
    )

    ajoutee = Ouverture.objects.latest("id")
    assert ajoutee.fermeture.le == a_paris(2026, 11, 25, 0, 30)
    assert novembre() == [13 * 3600 + 1800]
    assert "le lendemain" in lue(client.get("/heures/2026-11/"))


@pytest.mark.parametrize(
    ("champs", "attendues"),
    [
        ({"debut": ""}, {"debut": "Tapez une heure, par exemple 9:05."}),
        ({"fin": "26:00"}, {"fin": "Tapez une heure, par exemple 9:05."}),
        (
            {"motif": "  "},
            {"motif": "Dites pourquoi : une correction porte toujours sa raison."},
        ),
        ({"jour": ""}, {"jour": "Dites quel jour."}),
        ({"jour": "2026-02-29"}, {"jour": "Cette date n’existe pas."}),
        (
            {"jour": "2026-03-29", "debut": "02:30"},
            {"debut": "Cette heure n’existe pas ce jour-là : l’heure change."},
        ),
        (
            {"jour": "2026-11-27"},
            {"__all__": "Ces heures ne sont pas possibles : elles ne sont pas encore passées."},
        ),
        (
            {"jour": "2026-11-25"},
            {
                "__all__": "Le lieu était déjà compté ouvert de 9 h à 18 h : "
                "corrigez plutôt celles-là.",
            },
        ),
    ],
)
def test_des_heures_mal_tapees_le_disent_a_cote_du_champ(
    client, compte, journee, champs, attendues
):
    adresse = "/heures/lieux/CHV/ajouter/"
    correct = {"jour": "2026-11-24", "debut": "9:00", "fin": "12:00", "motif": "Oublié"}

    reponse = client.post(adresse, une_page(client, adresse, **correct | champs))

    assert erreurs(reponse) == attendues
    assert Ouverture.objects.count() == 1
