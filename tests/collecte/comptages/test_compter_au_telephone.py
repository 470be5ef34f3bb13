"""Counting with a thumb, on a phone, in a shop where the network comes and goes."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from collecte.comptages.models import Comptage
from collecte.livre.models import Bon
from tests import axe
from tests.collecte.comptages.comptes import compte_et_arrete, un_comptage, un_inventaire
from tests.collecte.livres import au_rayon
from tests.collecte.quai.au_quai import un_don
from tests.fabriques import categorie, les_listes, un_compte, un_lieu, un_point
from tests.fabriques import une_personne as quelqu_un
from tests.tailles import BUREAU, ETROIT, TELEPHONE, debordements

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def point(transactional_db):
    les_listes()
    return un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"))


@pytest.fixture
def ouvrir(appareil_de, point):
    """Open the product as the site's manager, on a phone unless said else."""

    def ouvrir(largeur=390, hauteur=844, role="responsable", **options):
        lieu = point.lieu if role == "responsable" else None
        compte = un_compte(role, lieu=lieu, personne=quelqu_un("Camille"))
        return appareil_de(compte, point, largeur, hauteur, **options).new_page()

    return ouvrir


def bouton(page, nom):
    return page.get_by_role("button", name=nom, exact=True)


def compter(page, nom: str, kg: str) -> None:
    page.locator(".choix-tuile", has_text=nom).first.click()
    page.get_by_label("Compté", exact=True).fill(kg)
    bouton(page, "Noter").click()


def test_compter_deux_categories_comparer_et_arreter_au_pouce(ouvrir, point):
    au_rayon(point, "livres", 20_000)
    page = ouvrir(has_touch=True)
    page.goto("/espaces/bilans/")
    page.get_by_role("link", name="Inventaires").click()
    page.get_by_role("link", name="Commencer").click()
    page.get_by_label("Inventaire").check()
    bouton(page, "Commencer").click()

    # What is typed and « Noter » stay on the screen, whatever is scrolled.
    page.evaluate("scrollTo(0, 300)")
    for cible in (page.get_by_label("Compté", exact=True), bouton(page, "Noter")):
        expect(cible).to_be_in_viewport(ratio=1)
        assert cible.bounding_box()["height"] >= 64
    compter(page, "Livres", "18,5")
    expect(page.get_by_text("Noté : Livres")).to_be_visible()
    page.get_by_label("Atelier").check()
    compter(page, "Jouets", "3")
    expect(page.get_by_text("Noté : Jouets")).to_be_visible()
    # The next line is counted where the last one was.
    expect(page.get_by_role("radio", name="Atelier", exact=True)).to_be_checked()
    page.get_by_role("link", name="Comparer (2 lignes)").click()
    # What differs much is answered before anything is written off.
    for dite in ("Toute la catégorie", "C’est bien cela"):
        page.get_by_label(dite).check()
    page.get_by_label("D’où vient l’écart ?").fill("vol")
    bouton(page, "Arrêter l’inventaire").click()

    expect(page.get_by_text("Inventaire arrêté")).to_be_visible()
    bon = Bon.objects.get(nature="inventaire")
    masses = [(m.de, m.vers, m.masse_g) for m in bon.mouvements.order_by("id")]
    assert sorted(masses) == [("inventaire", "atelier", 3_000), ("rayon", "perdu", 1_500)]


def test_sans_reseau_la_ligne_reste_et_part_une_seule_fois(ouvrir, point):
    inventaire = un_inventaire(point.lieu)
    page = ouvrir()
    page.goto(reverse("collecte:inventaire", args=[inventaire.pk]))
    page.route("**/compter/", lambda route: route.abort())

    compter(page, "Livres", "12,5")

    expect(page.get_by_text("Pas encore noté")).to_be_visible()
    expect(page.get_by_label("Compté", exact=True)).to_have_value("12,5")
    assert not Comptage.objects.exists()
    # The answer is lost this time, not the line.
    page.unroute("**/compter/")
    page.route("**/compter/", lambda route: (route.fetch(max_redirects=0), route.abort()))
    bouton(page, "Noter").click()
    expect(page.get_by_text("Pas encore noté")).to_be_visible()
    page.unroute("**/compter/")
    bouton(page, "Noter").click()

    expect(page.get_by_text("était déjà noté")).to_be_visible()
    assert [c.masse_g for c in Comptage.objects.all()] == [12_500]


def test_une_ligne_refusee_se_corrige_sans_rien_retaper(ouvrir, point):
    inventaire = un_inventaire(point.lieu)
    page = ouvrir()
    page.goto(reverse("collecte:inventaire", args=[inventaire.pk]))

    compter(page, "Livres", "douze")

    expect(page.get_by_text("« douze » n’est pas un nombre de kg.")).to_be_visible()
    page.get_by_label("Compté", exact=True).fill("12")
    bouton(page, "Noter").click()
    expect(page.get_by_text("Noté : Livres")).to_be_visible()
    assert Comptage.objects.get().masse_g == 12_000


def test_axe_ne_trouve_rien_et_rien_ne_deborde(ouvrir, point):
    au_rayon(point, "livres", 20_000)
    un_don(point=point, categorie=categorie("jouets"), brut_g=9_000)
    compte_et_arrete(point, "livres", 18_000)
    inventaire = un_inventaire(point.lieu)
    un_comptage(inventaire, "livres", 17_000, zone="vitrine")
    page = ouvrir(role="direction")
    mois = Bon.objects.latest("id").jour.strftime("%Y-%m")
    adresses = [
        reverse("collecte:inventaires"),
        reverse("collecte:inventaire", args=[inventaire.pk]),
        reverse("collecte:inventaire_arreter", args=[inventaire.pk]),
        reverse("collecte:inventaire", args=[Bon.objects.get(nature="inventaire").inventaire.pk]),
        reverse("collecte:feuille_de_comptage", args=["CHV"]),
        reverse("collecte:inventaire_nouveau", args=["CHV"]),
        reverse("collecte:a_regulariser"),
        reverse("collecte:clotures"),
        reverse("collecte:cloture", args=["CHV", mois]),
    ]
    for adresse in adresses:
        page.goto(adresse)
        assert debordements(page, BUREAU, TELEPHONE, ETROIT) == [], adresse
        # At their narrowest, where things overflow first.
        axe.sans_defaut(page, adresse)
