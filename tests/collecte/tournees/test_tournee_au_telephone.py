"""The round in a hand, on a phone: one stop at a time, then what was weighed of it."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from collecte.livre.models import Bon
from collecte.tournees.models import Arret, Demande
from petiterockette.photos.images import reencoder
from tests.axe import sans_defaut
from tests.collecte.depots.a_l_ecran.ecran import Ecran
from tests.fabriques import les_listes, un_compte, un_lieu, une_personne
from tests.fabriques_tournees import (
    JOUR,
    acceptee,
    un_depot_de_tournee,
    un_enlevement,
    un_vehicule,
    une_demande,
    une_image,
    une_livraison,
    une_tournee,
)
from tests.mots_entiers import mots_abimes
from tests.tailles import BUREAU, TELEPHONE, debordements

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tournee(transactional_db):
    les_listes()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert")
    une_personne("Awa", equipe=lieu)
    tournee = une_tournee(un_vehicule(lieu, nom="Le camion"))
    un_enlevement(tournee, nom="Première", code_postal="75020")
    un_enlevement(tournee, nom="Deuxième")
    une_livraison(tournee, nom="Troisième")
    return tournee


@pytest.fixture
def ouvrir(appareil_de, tournee):
    """Open the product as a role, on a phone unless said else, at the truck's point."""

    def ouvrir(role="camion", largeur=390, hauteur=844, **options):
        point = tournee.vehicule.point
        ou = {"point": point} if role == "camion" else {"lieu": point.lieu}
        compte = un_compte(role, personne=une_personne("Moussa"), **ou)
        return appareil_de(compte, point, largeur, hauteur, **options).new_page()

    return ouvrir


def bouton(page, nom):
    return page.get_by_role("button", name=nom, exact=True)


def absent(page):
    return page.get_by_role("button", name=re.compile("^Absent"))


def test_une_tournee_se_fait_arret_par_arret(ouvrir, tournee):
    page = ouvrir()
    page.goto("/")
    page.get_by_role("link", name=re.compile("La tournée")).click()
    page.get_by_role("link", name=re.compile("Aujourd’hui")).last.click()
    page.get_by_role("link", name="Arrêt 1, en route").click()

    # All that a hand needs is on the screen, without scrolling.
    expect(page.get_by_role("heading", name="Première")).to_be_visible()
    fait = bouton(page, "Fait").bounding_box()
    assert fait["height"] >= 64
    assert fait["y"] + fait["height"] <= 844
    sans_defaut(page)
    bouton(page, "Fait").click()

    expect(page.get_by_role("heading", name="Deuxième")).to_be_visible()
    # What was just said is told, and taken back, without pushing the next answer out of sight.
    expect(page.get_by_role("button", name="Annuler ce qui est dit")).to_be_in_viewport(ratio=1)
    for reponse in (bouton(page, "Fait"), absent(page)):
        expect(reponse).to_be_in_viewport(ratio=1)
    assert mots_abimes(page) == []
    page.get_by_text("Refusé sur place", exact=True).click()
    expect(page.get_by_text("trop abîmé").first).to_be_in_viewport(ratio=1)
    bouton(page, "Noter « refusé sur place »").click()
    # Said in sight, above the foot of the page, and a finger away from its answers.
    dit = page.get_by_text("Touchez une raison.").bounding_box()
    assert dit["y"] >= 0
    assert dit["y"] + dit["height"] <= page.locator(".pied-bande").bounding_box()["y"]
    expect(page.get_by_label("pas ce qui était dit").first).to_be_focused()
    page.get_by_text("trop abîmé").click()
    sans_defaut(page)
    bouton(page, "Noter « refusé sur place »").click()

    expect(page.get_by_role("heading", name="Troisième")).to_be_visible()
    absent(page).click()

    expect(page.get_by_text("C’était le dernier")).to_be_visible()
    issues = Arret.objects.order_by("rang").values_list("issue", "raison")
    assert list(issues) == [("fait", ""), ("refuse", "abime"), ("absent", "")]
    sans_defaut(page)


def test_qui_etait_absent_sa_demande_retourne_a_traiter(ouvrir, tournee):
    page = ouvrir()
    premier = tournee.arrets.get(rang=1)
    page.goto(reverse("collecte:arret", args=[premier.pk]))
    expect(absent(page)).to_contain_text("retourne à traiter")

    absent(page).click()

    retourne = re.compile(rf"nº\s{premier.demande_id}, retourne «\sà traiter\s»")
    expect(page.get_by_role("status").get_by_text(retourne)).to_be_visible()
    for reponse in (bouton(page, "Fait"), absent(page)):
        expect(reponse).to_be_in_viewport(ratio=1)
    page.goto(reverse("collecte:arret", args=[premier.pk]))
    expect(page.get_by_text(retourne)).to_be_visible()


def test_ce_qui_est_rentre_se_pese_et_se_relie(ouvrir, tournee):
    page = ouvrir()
    premier = tournee.arrets.get(rang=1)
    page.goto(reverse("collecte:arret", args=[premier.pk]))
    bouton(page, "Fait").click()
    # The next answers stay in sight under the band that weighs this one.
    peser = page.get_by_role("link", name="Peser cet arrêt")
    for geste in (peser, bouton(page, "Fait"), absent(page)):
        expect(geste).to_be_in_viewport(ratio=1)
    peser.click()

    ecran = Ecran(page, "")
    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    expect(page.locator("#nom")).to_have_text("Moussa")
    ecran.peser("31", "mobilier")
    expect(page.locator("#provenance-ouvrir")).to_contain_text("Arrêt 1 · Domicile · 20")
    # The origin and the locality are said already: the ticket may go, and leads back.
    ecran.toucher(ecran.bouton(re.compile("^Valider")))

    expect(page.get_by_role("status").get_by_text(re.compile("31.kg, c’est pesé"))).to_be_visible()
    assert mots_abimes(page) == []
    bon = Bon.objects.depots().get()
    assert (bon.apport.origine.code, bon.apport.localite.code) == ("domicile", "75020")
    expect(page.get_by_role("button", name=re.compile("C’est le dépôt"))).to_have_count(0)
    expect(page.locator('data[value="31000"]').first).to_be_visible()
    assert Arret.objects.get(pk=premier.pk).apport == bon.apport


def test_le_depot_suivant_reprend_l_origine_du_comptoir(ouvrir, tournee):
    """What a stop said of its deposit is not said of the next donor's, nor of one begun before."""
    page = ouvrir("responsable", largeur=1280, hauteur=800)
    premier = tournee.arrets.get(rang=1)
    Arret.objects.filter(pk=premier.pk).update(issue="fait", dit_le=timezone.now())
    page.goto("/collecte/comptoir/")
    ecran = Ecran(page, "")
    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    ecran.peser("2", "livres")
    page.goto(f"/collecte/comptoir/?arret={premier.pk}")
    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    expect(page.locator("#ticket-notes")).to_contain_text("Arrêt 1")
    ecran.peser("7,4", "textiles")
    ecran.valider()
    page.wait_for_url("**pese=**")
    page.goto("/collecte/comptoir/")
    expect(page.locator("html[data-comptoir=pret]")).to_be_attached()
    page.locator(".en-cours [data-geste=de-cote-liste]").click()
    ecran.localite()
    with page.expect_response("**/collecte/depots/"):
        ecran.valider()

    origines = Bon.objects.depots().order_by("pk").values_list("apport__origine__code", flat=True)
    assert list(origines) == ["domicile", "apport-volontaire"]


def test_l_ordre_se_change_au_clavier(ouvrir, tournee):
    page = ouvrir()
    page.goto(reverse("collecte:tournee", args=[tournee.pk]))
    page.get_by_role("button", name="Monter l’arrêt 3").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sens=monter**")
    # The focus stays on what moves.
    expect(page.get_by_role("button", name="Monter l’arrêt 2")).to_be_focused()
    page.keyboard.press("Enter")
    # At the top it can only go down again.
    expect(page.get_by_role("button", name="Descendre l’arrêt 1")).to_be_focused()

    noms = page.locator(".arrets strong").all_inner_texts()
    assert noms == ["Troisième", "Première", "Deuxième"]


def test_axe_ne_trouve_rien_sur_aucune_page(ouvrir, tournee):
    lieu = tournee.lieu
    demande = une_demande(lieu, photos=(reencoder(une_image()),))
    promise = acceptee(une_demande(lieu), timezone.localdate() + JOUR)
    fait = tournee.arrets.get(rang=1)
    Demande.objects.filter(arrets=fait).update(etat="faite")
    Arret.objects.filter(pk=fait.pk).update(issue="fait", dit_le=timezone.now())
    un_depot_de_tournee(tournee.vehicule.point)
    page = ouvrir("responsable")

    for adresse in (
        "/rendez-vous/",
        reverse("collecte:rendez_vous_suivi", args=[promise.jeton]),
        reverse("collecte:demandes"),
        reverse("collecte:demandes") + "?finies",
        reverse("collecte:demande_nouvelle"),
        reverse("collecte:demande", args=[demande.pk]),
        reverse("collecte:demande", args=[promise.pk]),
        reverse("collecte:tournees"),
        reverse("collecte:tournee_nouvelle"),
        reverse("collecte:tournee", args=[tournee.pk]),
        reverse("collecte:tournee_feuille", args=[tournee.pk]),
        reverse("collecte:livraison", args=[tournee.pk]),
        reverse("collecte:arret", args=[fait.pk]),
    ):
        page.goto(adresse)
        assert debordements(page, BUREAU, TELEPHONE) == [], adresse
        sans_defaut(page)
    # After an error too.
    page.goto("/rendez-vous/")
    page.get_by_role("button", name="Envoyer ma demande").click()
    expect(page.get_by_text("Dites votre nom.")).to_be_visible()
    sans_defaut(page)


def test_la_feuille_de_route_tient_sur_un_a4(ouvrir, tournee):
    page = ouvrir()
    page.goto(reverse("collecte:tournee_feuille", args=[tournee.pk]))
    page.emulate_media(media="print")

    expect(page.get_by_role("button", name="Imprimer")).to_be_hidden()
    expect(page.get_by_text("à détruire au retour")).to_be_visible()
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") == 1
