"""The pages of the office and of the drawer, measured by axe: nothing serious, at both sizes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from boutique.articles.models import Article
from boutique.caisses.appareil import retenir_le_jeton
from petiterockette.comptes.models import Affectation
from tests import axe
from tests.boutique.a_la_caisse import ALaCaisse, la_caisse, ligne, paye, une_caisse
from tests.boutique.des_factures import une_facture
from tests.boutique.en_rayon import un_article_unique, une_operation
from tests.boutique.integrite.test_page_reprises import dehors, la_serie
from tests.boutique.remises import une_remise
from tests.fabriques import un_point

pytestmark = pytest.mark.django_db(transaction=True)
# A till's screen, then a phone.
TAILLES = ((1280, 800), (390, 844))


@pytest.fixture
def tenue() -> ALaCaisse:
    return une_caisse(role="direction", point=un_point("caisse", nom="Caisse 1"))


@pytest.fixture
def page(tenue, appareil_de, live_server):
    contexte = appareil_de(tenue.compte, tenue.point, color_scheme="light")
    reponse = HttpResponse()
    retenir_le_jeton(reponse, tenue.appareil, securise=False)
    biscuit = reponse.cookies["caisse"].value
    contexte.add_cookies([{"name": "caisse", "value": biscuit, "url": live_server.url}])
    return contexte.new_page()


def adresse(nom: str, *arguments, suite: str = "") -> str:
    return reverse(f"boutique:{nom}", args=arguments) + suite


def les_pages(tenue: ALaCaisse) -> Iterator[str]:
    """Address after address, the till moving on between them."""
    lieu = tenue.point.lieu
    vente = tenue.vendre(ligne("Pantalon", 3))
    manteau = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    tenue.vendre(ligne("Chemise"), reglements=[paye("cheque", 300, reference="0012")])
    seance = tenue.session.pk
    yield adresse("session", seance)
    yield adresse("session_compter", seance)
    yield adresse("especes")
    yield adresse("caisse_reprendre", suite=f"?session={seance}")
    yield adresse("ticket", vente.pk)
    yield adresse("tickets")
    yield adresse("retour_sans_ticket", suite=f"?article={vente.lignes.get().article_id}")
    tenue.fermer()
    yield adresse("session", seance)
    yield adresse("session_compter", seance)
    yield adresse("caisse_ouvrir")
    yield adresse("caisse_ouvrir", suite="?ecole=1")
    tenue.compter(11_400, cheques=1, carte_cts=500)
    yield adresse("session_compter", seance)
    tenue.compter(11_400, cheques=1, carte_cts=500, motif="on ne sait pas")
    tenue.corriger(manteau, paye("especes", 500))
    yield adresse("session", seance)
    yield adresse("sessions")
    yield adresse("caisse_ouvrir")
    yield adresse("cartes")
    remise = une_remise(lieu)
    for nom in ("coffre", "remises"):
        yield adresse(nom)
    yield adresse("coffre_compter", lieu.code)
    yield adresse("coffre_deplacer", lieu.code)
    yield adresse("remise_nouvelle", suite=f"?lieu={lieu.code}&genre=especes")
    yield adresse("remise_nouvelle", suite=f"?lieu={lieu.code}&genre=cheques")
    yield adresse("remise", remise.pk)
    yield adresse("ventes_mois_courant")
    unique = un_article_unique(tenue.point, jours=40)
    une_operation(tenue.point)
    for nom in ("articles", "uniques", "operations", "operation_nouvelle"):
        yield adresse(nom)
    yield adresse("article", Article.objects.get(nom="Pantalon").pk)
    yield adresse("unique", unique.pk)
    for nom in ("caisses", "plafonds", "moyens", "activites", "bons_achat", "bons_solidaires"):
        yield adresse(nom)
    yield adresse("caisse_reglages", la_caisse(tenue.point).pk)
    # What is the whole house's is read by who is of the whole house.
    Affectation.objects.create(compte=tenue.compte, role="tresorerie", debut="2020-01-01")
    facture = une_facture(lieu)
    for nom in ("clotures", "comptes", "archives", "integrite", "manuel", "manifestations"):
        yield adresse(nom)
    for nom in ("factures", "facture_nouvelle"):
        yield adresse(nom)
    yield adresse("facture", facture.pk)
    yield adresse("ticket_facturer", vente.pk)
    serie = la_serie(tenue)
    serie.chaine.le = timezone.now() + timedelta(hours=1)
    serie.chaine.save(update_fields=["le"])
    yield adresse("reprise_horloge")
    dehors(serie, 99)
    yield adresse("reprise_restauration")


def defauts(page, tailles) -> Iterator[str]:
    """What is wrong with the page in view, at these sizes."""
    for largeur, hauteur in tailles:
        page.set_viewport_size({"width": largeur, "height": hauteur})
        yield from (f"{largeur} : {dit}" for dit in axe.defauts(page, graves=True))
        if page.evaluate("document.documentElement.scrollWidth") > largeur:
            yield f"{largeur} : elle déborde"


def test_axe_ne_trouve_rien_de_grave(page, tenue, settings, tmp_path, pleine):
    settings.DOSSIER_DES_TETES = str(tmp_path)
    # One page after the other at each size, and all of them at both in the full run.
    trouves = {}

    for rang, ou in enumerate(les_pages(tenue)):
        assert page.goto(ou).status == 200, ou
        tailles = TAILLES if pleine else [TAILLES[rang % 2]]
        trouves[f"{rang} {ou}"] = list(defauts(page, tailles))

    assert {ou: phrases for ou, phrases in trouves.items() if phrases} == {}
