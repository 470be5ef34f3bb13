"""Training, on every page that its session or its tickets open: FACTICE, and the stripes."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from boutique.caisses.models import Session
from boutique.ventes.models import Vente
from tests.boutique.a_la_caisse import ALaCaisse, ligne
from tests.boutique.pages import pages_de_la_caisse
from tests.pages import lue

pytestmark = pytest.mark.django_db

# Each page that a training session or ticket opens → its address.
PAGES: dict[str, Callable[[Session, Vente], str]] = {
    "caisse_ecole": lambda s, v: reverse("boutique:caisse_ecole"),
    "caisse_ouvrir": lambda s, v: reverse("boutique:caisse_ouvrir") + "?ecole=1",
    "caisse_reprendre": lambda s, v: f"{reverse('boutique:caisse_reprendre')}?session={s.pk}",
    "session": lambda s, v: reverse("boutique:session", args=[s.pk]),
    "session_compter": lambda s, v: reverse("boutique:session_compter", args=[s.pk]),
    "especes": lambda s, v: f"{reverse('boutique:especes')}?session={s.pk}",
    "tickets": lambda s, v: f"{reverse('boutique:tickets')}?ecole=on",
    "ticket": lambda s, v: reverse("boutique:ticket", args=[v.pk]),
    "ticket_papier": lambda s, v: reverse("boutique:ticket_papier", args=[v.pk]),
    "ticket_courriel": lambda s, v: reverse("boutique:ticket_courriel", args=[v.pk]),
    "ticket_code": lambda s, v: reverse("boutique:ticket_code", args=[v.pk]),
    "ticket_rendre": lambda s, v: reverse("boutique:ticket_rendre", args=[v.pk]),
    "ticket_corriger": lambda s, v: reverse("boutique:ticket_corriger", args=[v.pk]),
    "retour_sans_ticket": lambda s, v: reverse("boutique:retour_sans_ticket") + "?ecole=1",
    "ticket_public": lambda s, v: reverse("boutique:ticket_public", args=[v.jeton]),
}
# What is posted, or never speaks of training.
AUTRES = {
    *("caisse", "caisse_etat", "caisse_evenement", "caisse_bon", "chercher", "ventes_poster"),
    *("caisse_code", "ticket_refuse", "note"),
    *("sessions", "session_lire", "session_fermer", "session_expliquer", "coffre"),
    *("coffre_compter", "coffre_deplacer", "remises", "remise_nouvelle", "remise"),
    *("remise_remettre", "remise_cheques", "remise_annuler", "remise_crediter"),
    *("cartes", "reprise_horloge", "reprise_restauration"),
    *("manuel", "manuel_pdf", "tetes_reparer", "reprise_maison"),
    *("factures_ouvrir", "factures_fermer"),
    *("ticket_caviarder", "notice", "bons_achat", "bon_achat"),
    *("bons_solidaires", "bons_planche", "bons_releve"),
    *("clotures", "cloture", "cloture_pdf", "comptes", "fec", "postes"),
    "subventions",
    *("archives", "archive_fichier", "archive_verificateur", "integrite", "integrite_verifier"),
    *("attestation_pdf", "factures", "facture_nouvelle", "facture", "facture_pdf"),
    *("facture_payee", "facture_annuler", "ticket_facturer"),
    *("tickets_repris", "ticket_repris", "ticket_repris_papier"),
}
MARQUES = ('class="factice-mot', 'class="ticket-factice', "FACTICE")


@pytest.fixture
def ecole(guichet) -> ALaCaisse:
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    ecole.rouvrir()
    return ecole


def test_chaque_page_de_la_caisse_est_dans_la_liste():
    assert PAGES.keys() | AUTRES == pages_de_la_caisse()
    assert not PAGES.keys() & AUTRES


@pytest.mark.parametrize("nom", [n for n in PAGES if n != "caisse_ouvrir"])
def test_une_seance_d_entrainement_se_dit_factice_partout(guichet, ecole, nom):
    page = guichet.client.get(PAGES[nom](ecole.session, ecole.vendre(ligne("Pantalon"))))

    assert page.status_code == 200
    assert any(marque in lue(page) for marque in MARQUES)


@pytest.mark.parametrize("nom", ["caisse_ecole", "caisse_ouvrir"])
def test_avant_de_commencer_aussi(guichet, nom):
    page = guichet.client.get(PAGES[nom](Session(), Vente()))

    assert 'class="factice-mot' in lue(page)


@pytest.mark.parametrize("nom", [n for n in PAGES if n not in {"caisse_ecole", "tickets"}])
def test_une_vraie_seance_ne_se_dit_jamais_factice(guichet, nom):
    vraie = guichet.tenue
    adresse = PAGES[nom](vraie.session, vraie.vendre(ligne("Pantalon"))).replace("?ecole=1", "")

    page = guichet.client.get(adresse, follow=True)

    assert page.status_code == 200
    assert "factice-mot" not in lue(page)
    assert "ticket-factice" not in lue(page)


def test_une_fois_finie_et_relue_aussi(guichet, ecole):
    guichet.poster("session_fermer", ecole.session)

    assert 'class="factice-mot' in lue(guichet.lire("session", ecole.session))


def test_de_l_entrainement_les_especes_ne_sortent_pas_du_vrai_tiroir(guichet, ecole):
    page = lue(guichet.lire("caisse_ecole"))

    assert f"{reverse('boutique:especes')}?session={ecole.session.pk}" in page
