"""The pages of memberships: a card is read, named, printed, shown; a list that leaves."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from boutique.adhesions.models import Carte, Formule
from boutique.adhesions.verifications import adhesions
from boutique.adhesions.views.publique import ESSAIS
from petiterockette.journal.models import Entree
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import anonymiser, inscrire
from petiterockette.personnes.services.fusions import fusionner
from tests.boutique.a_la_caisse import l_article
from tests.boutique.adhesions.fabriques import ADHESION, adherer, rembourser, une_caisse_qui_adhere
from tests.fabriques import connecter, un_compte
from tests.pages import erreurs, espaces, lue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _le_12_mai(time_machine):
    cache.clear()
    time_machine.move_to("2026-05-12T08:00:00Z")


@pytest.fixture
def tenue():
    return une_caisse_qui_adhere()


@pytest.fixture
def caisse(tenue):
    return connecter(Client(), tenue.compte, tenue.point)


@pytest.fixture
def direction(tenue):
    return connecter(Client(), un_compte("direction"), tenue.point)


@pytest.fixture
def awa(tenue):
    """A member since today."""
    personne = inscrire(prenom="Awa", nom="Diallo", compte=None)
    adherer(tenue, 2_000, pour=personne)
    return personne


def lire(client, q):
    return client.get(reverse("adhesions:lire"), {"q": q}, follow=True)


@pytest.mark.parametrize("saisie", ["code", "adresse", "numero"])
def test_une_carte_lue_dit_jusqu_a_quand_et_propose_de_renouveler(caisse, awa, saisie):
    carte = Carte.objects.get()
    adresse = f"http://x/carte/{carte.code}/"

    page = lue(lire(caisse, {"code": carte.code, "adresse": adresse, "numero": carte.pk}[saisie]))

    assert "Awa Diallo" in page
    assert "annonce-succes" in page
    assert "À jour jusqu’au 11 mai 2027" in page
    assert f"/boutique/caisse/?pour={awa.pk}" in page


def test_une_carte_expiree_le_dit_sans_rien_interdire(caisse, awa, time_machine):
    time_machine.move_to("2027-05-12T08:00:00Z")
    connecter(caisse, un_compte("caisse"))

    page = lue(lire(caisse, Carte.objects.get().code))

    assert "annonce-alerte" in page
    assert "Expirée depuis le 12 mai 2027" in page
    assert "La personne entre quand même" in page


def test_une_adhesion_remboursee_n_est_plus_en_cours(caisse, tenue, awa):
    carte = Carte.objects.get()
    rembourser(tenue, carte.adhesions.get())

    page = lue(lire(caisse, carte.code))

    assert "Aucune adhésion en cours" in page
    assert "remboursée le 12 mai 2026" in page


def test_la_page_de_la_personne_dit_ses_adhesions(direction, awa):
    page = lue(direction.get(reverse("personnes:personne", args=[awa.pk])))

    assert "À jour jusqu’au 11 mai 2027" in page
    assert "du 12 mai 2026 au 11 mai 2027 : 20,00 €" in page


def test_qui_est_oublie_ne_laisse_qu_un_numero_de_carte(direction, client, tenue, awa):
    anonymiser(Personne.objects.filter(pk=awa.pk))
    carte = Carte.objects.get()

    publique = client.get(f"/carte/{carte.code}/")
    assert "Awa" not in lue(publique)
    for page in (lire(direction, carte.pk), publique):
        assert "Diallo" not in lue(page)
        assert "À jour jusqu’au 11 mai 2027" in lue(page)
    assert not list(adhesions())


def test_trois_lettres_trouvent_quelqu_un_avec_son_etat(caisse, awa):
    page = lue(lire(caisse, "dia"))

    assert "Awa Diallo" in page
    assert "À jour jusqu’au 11 mai 2027" in page
    assert "Rien pour « zzz »" in lue(lire(caisse, "zzz"))


def test_la_caisse_trouve_les_memes_personnes(caisse, awa):
    reponse = caisse.get(reverse("adhesions:personnes"), {"q": "dia"})

    [trouvee] = reponse.json()["personnes"]
    assert trouvee["id"] == awa.pk
    assert espaces(trouvee["mention"]) == "À jour jusqu’au 11 mai 2027"
    vides = {"personnes": [], "proches": []}
    assert caisse.get(reverse("adhesions:personnes"), {"q": "a"}).json() == vides


@pytest.mark.parametrize(
    ("jour", "deja"),
    [
        (11, "À jour jusqu’au 11 mai 2027. Ce renouvellement mènerait au 11 mai 2028."),
        # A month before the end is when one renews: nothing to be warned of.
        (350, ""),
    ],
)
def test_qui_est_loin_de_sa_fin_est_averti_avant_de_payer(tenue, awa, time_machine, jour, deja):
    time_machine.move_to(datetime(2026, 5, 1, 8, tzinfo=UTC) + timedelta(days=jour))
    client = connecter(Client(), un_compte("caisse"))
    demande = {"q": "dia", "article": Formule.objects.get().article_id}

    [trouvee] = client.get(reverse("adhesions:personnes"), demande).json()["personnes"]

    assert espaces(trouvee["deja"]) == deja


def test_un_nom_entier_que_personne_ne_porte_propose_les_proches(caisse, awa):
    reponse = caisse.get(reverse("adhesions:personnes"), {"q": "awa dupré"}).json()

    assert [p["nom"] for p in reponse["proches"]] == ["Awa", "Awa Diallo"]
    page = lue(lire(caisse, "awa dupré"))
    assert "Est-ce quelqu’un d’ici" in page
    assert "Inscrire « awa dupré » et adhérer" in page


@pytest.mark.parametrize(("prenom", "statut"), [("Noé", 201), ("  ", 422)])
def test_la_caisse_inscrit_avec_un_prenom(caisse, prenom, statut):
    reponse = caisse.post(
        reverse("adhesions:personne_inscrire"),
        json.dumps({"prenom": prenom, "nom": ""}),
        content_type="application/json",
    )

    assert reponse.status_code == statut
    assert Personne.objects.filter(prenom="Noé").count() == (statut == 201)


def test_une_carte_sans_nom_se_nomme_plus_tard_une_fois(caisse, tenue):
    carte = adherer(tenue).carte
    adresse = reverse("adhesions:carte_nommer", args=[carte.pk])

    vide = caisse.post(adresse, {"prenom": " ", "nom": "Diallo"})
    assert erreurs(vide) == {"prenom": "Tapez un prénom."}
    assert 'value="Diallo"' in lue(vide)

    assert caisse.post(adresse, {"prenom": "Awa", "nom": ""}).status_code == 302
    carte.refresh_from_db()
    assert str(carte.personne) == "Awa"

    autre = inscrire(prenom="Noé", compte=None)
    refus = caisse.post(adresse, {"personne": autre.pk})
    assert "a déjà un nom" in lue(refus)
    nouvelle = caisse.post(adresse, {"prenom": "Zoé", "nom": ""})
    assert "a déjà un nom" in lue(nouvelle)
    assert not Personne.objects.filter(prenom="Zoé").exists()
    assert Entree.objects.filter(code="adhesions.carte.nommee").count() == 1


def test_une_carte_perdue_change_de_code(caisse, awa, client):
    ancien = Carte.objects.get().code

    caisse.post(reverse("adhesions:carte_refaire", args=[Carte.objects.get().pk]))

    assert client.get(reverse("adhesions:carte_publique", args=[ancien])).status_code == 404
    assert Carte.objects.get().adhesions.count() == 1


def test_la_page_publique_ne_dit_que_le_prenom(client, awa):
    reponse = client.get(reverse("adhesions:carte_publique", args=[Carte.objects.get().code]))

    page = lue(reponse)
    assert "Awa" in page
    assert "Diallo" not in page
    assert "À jour jusqu’au 11 mai 2027" in page
    assert reponse["X-Robots-Tag"] == "noindex"


def test_essayer_des_codes_est_freine_par_foyer(client, awa):
    faux = reverse("adhesions:carte_publique", args=["BBBBBBBBBBBB"])
    for _ in range(ESSAIS.par_foyer):
        assert client.get(faux).status_code == 404

    bon = reverse("adhesions:carte_publique", args=[Carte.objects.get().code])
    assert client.get(bon).status_code == 429
    assert client.get(bon, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_une_fusion_reunit_les_adhesions_et_ne_montre_qu_une_carte(direction, tenue, awa):
    double = inscrire(prenom="Hawa", nom="Diallo", compte=None)
    adherer(tenue, pour=double)
    fusionner(garder=awa, doublon=double, par=None, compte=None)

    liste = lue(direction.get(reverse("adhesions:adherents")))
    assert liste.count("Awa Diallo") == 1
    assert "Hawa" not in liste
    # Sold to both numbers: the third year begins after the longest of the two.
    assert adherer(tenue, pour=awa).debut == date(2027, 5, 12)


def test_ce_qu_a_paye_un_doublon_vaut_pour_la_fiche_gardee(tenue, awa, time_machine):
    double = inscrire(prenom="Hawa", nom="Diallo", compte=None)
    for _ in range(2):
        adherer(tenue, pour=double)
    fusionner(garder=awa, doublon=double, par=None, compte=None)
    time_machine.move_to("2027-06-01T08:00:00Z")
    client = connecter(Client(), un_compte("direction"))

    listes = {
        liste: lue(client.get(reverse("adhesions:adherents"), {"liste": liste})).count("Awa Diallo")
        for liste in ("toutes", "valables", "expirees", "a-renouveler")
    }

    assert listes == {"toutes": 1, "valables": 1, "expirees": 0, "a-renouveler": 0}


@pytest.mark.parametrize(
    ("jour", "liste", "noms"),
    [
        ("2026-06-01", "valables", {"Awa Diallo", "sans nom"}),
        ("2027-04-20", "a-renouveler", {"Awa Diallo", "sans nom"}),
        ("2027-05-02", "a-renouveler", set()),
        ("2027-05-12", "expirees", {"Awa Diallo", "sans nom"}),
        ("2027-05-12", "valables", set()),
        ("2027-05-12", "sans-nom", {"sans nom"}),
    ],
)
def test_la_liste_se_filtre(tenue, awa, time_machine, jour, liste, noms):
    adherer(tenue)
    time_machine.move_to(f"{jour}T08:00:00Z")
    client = connecter(Client(), un_compte("direction"))

    page = lue(client.get(reverse("adhesions:adherents"), {"liste": liste}))

    assert set(re.findall(r"Awa Diallo|sans nom", page)) == noms


def test_la_liste_s_emporte_avec_le_droit(direction, caisse, awa):
    adresse = reverse("adhesions:adherents")

    reponse = direction.get(adresse, {"format": "xlsx"})

    classeur = load_workbook(BytesIO(b"".join(reponse.streaming_content)))
    rangees = list(classeur["Adhérents"].iter_rows(values_only=True))
    [rangee] = [r for r in rangees if r[1] == "Awa"]
    assert rangee[2] == "Diallo"
    tresorerie = connecter(Client(), un_compte("tresorerie"))
    assert tresorerie.get(adresse).status_code == 200
    assert tresorerie.get(adresse, {"format": "csv"}).status_code == 403


def test_les_cartes_s_impriment_au_format_d_une_carte_bancaire(direction, caisse, awa):
    carte = reverse("adhesions:carte_pdf", args=[Carte.objects.get().pk])

    for client, adresse in ((caisse, carte), (direction, reverse("adhesions:planche"))):
        pdf = client.get(adresse)
        assert pdf["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("debut", "annee", "phrase"),
    [
        ("2026-05-12", "civile", ""),
        ("2026-01-01", "civile", "a déjà une formule à partir de ce jour"),
        ("2026-05-11", "civile", "une formule commence aujourd’hui"),
    ],
    ids=["aujourd-hui", "deja-posee", "passee"],
)
def test_une_formule_se_pose_pour_la_suite(direction, debut, annee, phrase):
    article = l_article(ADHESION)
    donnees = {"article": article.pk, "annee": annee, "debut": debut}

    reponse = direction.post(reverse("adhesions:formules"), donnees, follow=True)

    assert phrase in lue(reponse)
    assert Formule.objects.filter(article=article).count() == (1 if phrase else 2)


def test_lire_cinq_mille_cartes_ne_demande_pas_plus_qu_une(
    direction, awa, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        lire(direction, "dia")
    with django_assert_max_num_queries(14):
        direction.get(reverse("adhesions:adherents"))
