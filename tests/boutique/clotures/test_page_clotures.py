"""The pages of closings: a list a level at a time, one closing on screen, on a roll, in a PDF."""

from datetime import datetime
from io import BytesIO

import pypdf
import pytest
from django.urls import reverse

from boutique.clotures.models import Cloture
from boutique.clotures.services.clotures import clore_les_journees
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.fabriques import connecter, un_compte, un_lieu, un_point
from tests.pages import espaces, lue

LISTE = reverse("boutique:clotures")
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]


@pytest.fixture
def close(time_machine):
    """A till that sold for 6,00 €, closed, its day closed."""
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 2))
    tenue.fermer()
    instant = datetime.fromisoformat("2027-03-11 05:00+01:00")
    time_machine.move_to(instant)
    clore_les_journees(instant)
    return tenue


@pytest.fixture
def tresorerie(client):
    connecter(client, un_compte("tresorerie"))


def test_une_base_neuve_dit_quand_la_premiere_cloture_se_fera(client, tresorerie):
    assert "Rien n’est encore clos ici" in lue(client.get(LISTE))


def test_la_liste_montre_un_niveau_a_la_fois(client, close, tresorerie):
    jours = lue(client.get(LISTE))
    zs = lue(client.get(f"{LISTE}?niveau=session"))
    mois = lue(client.get(f"{LISTE}?niveau=mois"))

    assert "mer 10 mars 2027" in jours.lower()
    assert "6,00 €" in jours
    assert "1-1 – 1-1" in zs
    assert "Aucun mois clos pour l’instant" in mois
    assert "Rien n’est encore clos" not in mois


def test_apres_un_premier_z_la_page_le_montre(client, tresorerie):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    tenue.fermer()

    page = lue(client.get(LISTE))

    assert "Rien n’est encore clos" not in page
    assert "1-1 – 1-1" in page
    assert "Aucun jour clos pour l’instant" in lue(client.get(f"{LISTE}?niveau=jour"))


def test_un_niveau_ou_une_caisse_inconnus_ne_cassent_rien(client, close, tresorerie):
    assert "6,00 €" in lue(client.get(f"{LISTE}?niveau=siecle&caisse=abc&avant=x"))


def test_une_cloture_dit_ses_totaux_et_ce_dont_elle_est_faite(client, close, tresorerie):
    jour = Cloture.objects.get(niveau="jour")

    page = lue(client.get(reverse("boutique:cloture", args=[jour.pk])))

    assert "Clôture du jour nº 1" in page
    assert "Total perpétuel" in page
    assert "Z nº 1" in page
    assert jour.empreinte_du_dernier[:16] in page


def test_le_z_d_une_session_pas_comptee_le_dit_puis_dit_son_compte(client, close, tresorerie):
    z = Cloture.objects.get(niveau="session")
    adresse = reverse("boutique:cloture", args=[z.pk])
    avant = lue(client.get(adresse))

    close.compter(10_500, motif="")
    apres = lue(client.get(adresse))

    assert "en attente" in avant
    assert "105,00 €" in apres
    assert "-1,00 €" in apres or "−1,00 €" in apres


def test_le_pdf_porte_les_memes_totaux(client, close, tresorerie):
    jour = Cloture.objects.get(niveau="jour")

    octets = client.get(reverse("boutique:cloture_pdf", args=[jour.pk])).content
    texte = espaces(pypdf.PdfReader(BytesIO(octets)).pages[0].extract_text())

    assert "6,00 €" in texte
    assert "Clôture du jour" in texte


def test_qui_lit_un_seul_lieu_ne_voit_pas_les_clotures_d_un_autre(client, close):
    autre = un_lieu(nom="Montgallet")
    un_point("caisse", lieu=autre)
    connecter(client, un_compte("responsable", lieu=autre))
    z = Cloture.objects.get(niveau="session")

    assert "6,00 €" not in lue(client.get(f"{LISTE}?niveau=session"))
    assert client.get(reverse("boutique:cloture", args=[z.pk])).status_code == 403
    assert client.get(reverse("boutique:cloture_pdf", args=[z.pk])).status_code == 403
