"""A list that may hold more than twenty lines is searched by words, by a day or by a month."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from petiterockette.saisie.fouille import fouille
from tests.boutique.a_la_caisse import une_caisse
from tests.fabriques import connecter, un_compte, un_lieu, une_ouverture
from tests.pages import lue

GABARITS = Path(__file__).parent.parent / "templates"
# What tells that a list goes on: its pages, or a way to what is older.
PLUSIEURS_PAGES = re.compile(r'_pages\.html"|querystring (avant|page)=[^N]')
CHERCHE = re.compile(r'_chercher\.html"|role="search"')
INCLUS = re.compile(r'include "([^"]+)"')
# Read whole, and longer than a screen all the same.
D_UN_SEUL_TENANT = {
    *("lieux/heures.html", "collecte/bureau/registre/registre.html", "personnes/annuaire.html"),
    *("personnes/equipe.html", "comptes/comptes.html", "collecte/listes/liste.html"),
    *("seances/seances.html", "indicateurs/indicateurs.html", "collecte/entrainement/essais.html"),
}
SANS = {
    "_pages.html": "a fragment",
    "boutique/articles/_pages.html": "a fragment",
    "collecte/tableau/bons.html": "those behind one figure: all of them are searched in Les bons",
    "collecte/clotures/clotures.html": "a line a month, two years a page",
}


def _les_listes() -> list[str]:
    pages = {p.relative_to(GABARITS).as_posix() for p in GABARITS.rglob("*.html")}
    longues = {p for p in pages if PLUSIEURS_PAGES.search((GABARITS / p).read_text())}
    return sorted((longues | D_UN_SEUL_TENANT) - SANS.keys())


@pytest.mark.parametrize("gabarit", _les_listes())
def test_une_liste_de_plus_de_vingt_lignes_se_cherche(gabarit):
    texte = (GABARITS / gabarit).read_text()
    morceaux = [texte, *((GABARITS / p).read_text() for p in INCLUS.findall(texte))]

    assert any(CHERCHE.search(morceau) for morceau in morceaux), gabarit


def test_les_listes_sans_recherche_existent_encore():
    assert all((GABARITS / page).exists() for page in SANS)


ADRESSES = [
    *("boutique:sessions", "boutique:clotures", "boutique:coffre", "boutique:cartes"),
    *("boutique:remises", "boutique:operations", "boutique:a_enlever", "boutique:archives"),
    *("collecte:pont", "collecte:inventaires", "collecte:tournees", "collecte:demandes"),
    *("collecte:registre_courant", "cafe:suspendus", "lieux:heures"),
]


@pytest.mark.deux_bases
@pytest.mark.django_db
@pytest.mark.parametrize("adresse", ADRESSES)
def test_chaque_recherche_prend_des_mots_un_jour_ou_un_mois(client, adresse):
    connecter(client, un_compte("direction"), une_caisse().point)

    for mots in ("zélé d’Orsay", "hier", "novembre 2025", "29/02/2028", "9" * 5_000):
        page = client.get(reverse(adresse), {"q": mots, "finies": ""}, follow=True)

        assert page.status_code == 200, mots


@pytest.mark.django_db
def test_une_caisse_se_retrouve_par_son_lieu_ou_par_son_jour(client):
    tenue = une_caisse()
    connecter(client, un_compte("direction"))
    adresse, vue = reverse("boutique:sessions"), f"{tenue.session.jour:%d/%m/%Y}"

    for mots in (tenue.point.lieu.nom, vue, "aujourd’hui"):
        assert client.get(adresse, {"q": mots}).context["lignes"], mots
    for mots in ("zzz", "hier"):
        assert "Aucune caisse ne correspond" in lue(client.get(adresse, {"q": mots})), mots


@pytest.mark.django_db
def test_les_heures_d_un_mois_se_cherchent_par_lieu_et_par_jour(client):
    ici, ailleurs = un_lieu(nom="Le Hangar"), un_lieu(nom="Riesener")
    for lieu in (ici, ailleurs):
        une_ouverture(lieu)
    connecter(client, un_compte("direction"))

    trouvees = client.get(reverse("lieux:heures"), {"q": "hangar"}).context["lignes"]

    assert [ligne.lieu for ligne in trouvees] == [ici]
    assert "Rien ne correspond" in lue(client.get(reverse("lieux:heures"), {"q": "zzz"}))


@pytest.mark.time_machine("2026-11-29 09:00+00:00")
def test_une_ligne_lue_se_cherche_par_ses_mots_son_jour_ou_son_mois():
    dit = ("Ferraille", "Derichebourg", 12_418)

    for mots in ("ferraille", "derich 12418", "mardi 24 novembre", "24/11", "novembre 2026", ""):
        assert fouille(mots, *dit, jour=date(2026, 11, 24)), mots
    for mots in ("bois", "hier", "novembre 2025"):
        assert not fouille(mots, *dit, jour=date(2026, 11, 24)), mots
