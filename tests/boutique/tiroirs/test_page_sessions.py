"""The sessions as people read them: what waits first, one day, one till; the lecture X."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from boutique.caisses.models import Session
from petiterockette.journal.models import Maillon
from tests.boutique.a_la_caisse import ligne, paye, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db

LUNDI = datetime(2026, 3, 9, 9, tzinfo=UTC)
MARDI = datetime(2026, 3, 10, 9, tzinfo=UTC)


def valeurs(texte: str) -> list[int]:
    return [int(v) for v in re.findall(r'<data value="(-?\d+)"', texte)]


def test_sans_session_la_page_dit_ce_qui_la_remplira(client):
    point = un_point("caisse")
    connecter(client, un_compte("caisse", lieu=point.lieu), point)

    assert "Aucune caisse ne correspond" in lue(lire(client, "sessions"))


def test_celles_a_compter_viennent_en_premier(client):
    with time_machine.travel(LUNDI, tick=False):
        tenue = une_caisse()
        tenue.fermer()
    with time_machine.travel(MARDI, tick=False):
        tenue.rouvrir()
        tenir(client, tenue)
        texte = lue(lire(client, "sessions"))

    assert texte.index("comptage en attente") < texte.index("depuis le") < texte.index("<table")
    assert texte.index("lundi 9 mars") < texte.index("depuis le 10 mars")


def test_la_derniere_ouverte_est_en_premier_quelle_que_soit_sa_caisse(client):
    with time_machine.travel(MARDI, tick=False):
        de_mardi = une_caisse().session
    with time_machine.travel(LUNDI, tick=False):
        de_lundi = une_caisse().session
    connecter(client, un_compte("direction"))

    lignes = lire(client, "sessions").context["lignes"]

    assert [session for session, *_reste in lignes] == [de_mardi, de_lundi]


def test_on_cherche_par_jour_et_par_caisse(client):
    with time_machine.travel(LUNDI, tick=False):
        tenue = une_caisse()
        tenue.fermer()
        tenue.compter(10_000)
    with time_machine.travel(MARDI, tick=False):
        tenue.rouvrir()
        tenue.fermer()
        tenue.compter(10_000)
        tenir(client, tenue)
        du_lundi = lue(lire(client, "sessions", jour="2026-03-09"))
        d_une_autre = lue(lire(client, "sessions", caisse="999"))

    assert "lun 9 mars 2026" in du_lundi
    assert "mar 10 mars 2026" not in du_lundi
    assert "Aucune caisse ne correspond" in d_une_autre


@pytest.mark.parametrize("jour", ["2026-02-30", "hier", "2026-13-01"])
def test_un_jour_qui_n_existe_pas_se_dit_et_se_garde(client, jour):
    tenue = une_caisse()
    tenir(client, tenue)

    page = lue(lire(client, "sessions", jour=jour, caisse="x"))

    assert "Cette date n’existe pas." in page
    assert f'value="{jour}"' in page
    assert "<table" in page


def test_un_jour_s_ecrit_aussi_comme_on_le_dit(client):
    with time_machine.travel(LUNDI, tick=False):
        tenue = une_caisse()
    tenir(client, tenue)

    assert "lun 9 mars 2026" in lue(lire(client, "sessions", jour="09/03/2026"))
    assert "Aucune caisse ne correspond" in lue(lire(client, "sessions", jour="10/03/2026"))


def test_une_session_d_un_autre_lieu_ne_se_voit_pas(client):
    une_caisse(point=un_point("caisse", nom="Caisse d’ailleurs"))
    tenir(client, une_caisse(point=un_point("caisse", nom="Caisse d’ici")))

    texte = lue(lire(client, "sessions"))

    assert "Caisse d’ici" in texte
    assert "Caisse d’ailleurs" not in texte


def test_la_lecture_x_dit_les_memes_chiffres_que_les_ventes(client):
    tenue = une_caisse(fond_cts=10_000)
    tenue.vendre(ligne("Pantalon", 4))
    tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    rendue = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    tenue.corriger(rendue, paye("especes", 500))
    connecter(client, un_compte("responsable", lieu=tenue.point.lieu), tenue.point)

    texte = lue(envoyer(client, "session_lire", tenue.session.pk))

    assert "Lecture X" in texte
    assert "3 ventes, 1 correction" in texte
    # Card, cash, total, then what the drawer should hold.
    assert valeurs(texte) == [500, 1_700, 2_200, 11_700]
    assert Session.objects.get().est_ouverte


@pytest.mark.parametrize("role", ["caisse", "responsable"])
def test_de_la_caisse_au_comptage_rien_ne_dit_ce_qui_est_attendu(client, role):
    tenue = une_caisse(role=role, fond_cts=10_000)
    tenue.vendre(ligne("Pantalon", 4))
    tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    tenir(client, tenue)
    seance = tenue.session.pk
    compter = reverse("boutique:session_compter", args=[seance])

    caisse = lue(lire(client, "caisse"))
    chemin = [lire(client, "session", seance), lire(client, "session_compter", seance)]
    trop = envoyer(
        client, "especes", session=seance, sens="tiroir-coffre", montant="9999", motif="trop"
    )
    chemin += [trop, envoyer(client, "session_fermer", seance), client.get(compter)]
    chemin += [lire(client, "session", seance), lire(client, "sessions")]

    assert f'href="{compter}"' in caisse
    for page in map(lue, chemin):
        for attendu in ("12,00", "112,00", "5,00 €", "17,00"):
            assert attendu not in page
    tenue.compter(11_200, carte_cts=500)
    assert valeurs(lue(lire(client, "session", seance)))[:4] == [500, 1_200, 1_700, 11_200]


def test_la_lecture_x_se_demande_et_reste_ecrite(client):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    connecter(client, un_compte("caisse"), tenue.point)
    assert "Lecture X" in lue(lire(client, "session", tenue.session.pk))
    assert not Maillon.objects.filter(contenu__code="session.lue").exists()

    lecture = envoyer(client, "session_lire", tenue.session.pk, papier="80")

    assert valeurs(lue(lecture)) == [300, 300]
    assert "papier-80" in lue(lecture)
    assert "Fermer, puis compter" not in lue(lecture)
    dit = Maillon.objects.get(contenu__code="session.lue").contenu
    assert (dit["session"], dit["tickets"]) == (1, 1)
    assert lire(client, "session_lire", tenue.session.pk).status_code == 405


def test_fermee_et_pas_comptee_elle_ne_se_lit_qu_avec_le_droit_du_coffre(client):
    tenue = une_caisse(fond_cts=10_000)
    tenue.vendre(ligne("Pantalon", 4))
    tenue.fermer()
    tenir(client, tenue)
    assert "Lecture X" not in lue(lire(client, "session", tenue.session.pk))
    assert envoyer(client, "session_lire", tenue.session.pk).status_code == 403

    connecter(client, un_compte("tresorerie"), tenue.point)
    assert valeurs(lue(lire(client, "session", tenue.session.pk))) == []
    assert 11_200 in valeurs(lue(envoyer(client, "session_lire", tenue.session.pk)))


def test_comptee_elle_se_montre_sans_lecture(client):
    tenue = une_caisse()
    tenue.fermer()
    tenue.compter(10_000)
    tenir(client, tenue)

    reponse = envoyer(client, "session_lire", tenue.session.pk)

    assert reponse["Location"] == reverse("boutique:session", args=[tenue.session.pk])
    assert not Maillon.objects.filter(contenu__code="session.lue").exists()


def test_un_paiement_corrige_apres_coup_explique_l_ecart(client):
    tenue = une_caisse(fond_cts=10_000)
    vente = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    tenue.fermer()
    tenue.compter(10_500, carte_cts=500)
    tenue.compter(10_500, carte_cts=500, motif="on ne sait pas")
    tenue.corriger(vente, paye("especes", 500))
    tenir(client, tenue)

    assert "5,00 € en espèces" in lue(lire(client, "session", tenue.session.pk))


def test_la_carte_se_rapproche_de_ce_qui_a_ete_encaisse(client):
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Manteau"), reglements=[paye("carte", 500)])
    tenue.fermer()
    tenue.compter(10_000, carte_cts=0)
    tenue.compter(10_000, carte_cts=0, motif="terminal en panne")
    tenir(client, tenue)
    assert valeurs(lue(lire(client, "cartes"))) == [0, 500, -500]

    tenue.corriger(vente, paye("especes", 500))

    # The terminal, what was rung up, what was corrected since, what is left to explain.
    assert valeurs(lue(lire(client, "cartes"))) == [0, 500, -500, 0]


def test_la_session_s_imprime_sur_80_mm(client):
    tenue = une_caisse()
    tenir(client, tenue)

    assert "papier-80" in lue(lire(client, "session", tenue.session.pk, papier="80"))


def test_la_liste_ne_demande_pas_plus_avec_plus_de_sessions(client, django_assert_max_num_queries):
    tenue = une_caisse()
    for _rang in range(3):
        tenue.fermer()
        tenue.compter(10_000)
        tenue.rouvrir()
    connecter(client, un_compte("responsable", lieu=tenue.point.lieu), tenue.point)
    lire(client, "sessions")

    with django_assert_max_num_queries(22):
        lire(client, "sessions")
    with django_assert_max_num_queries(28):
        lire(client, "session", tenue.session.pk)


def test_la_liste_se_tourne_page_par_page(client, monkeypatch):
    monkeypatch.setattr("boutique.tiroirs.views.sessions.PAR_PAGE", 2)
    tenue = une_caisse()
    for _rang in range(3):
        tenue.fermer()
        tenue.compter(10_000)
        tenue.rouvrir()
    tenir(client, tenue)
    premiere = lire(client, "sessions")
    suite = premiere.context["page"].suite

    assert [s.numero for s, _qui, _ecart in premiere.context["lignes"]] == [4, 3]
    seconde = lire(client, "sessions", avant=suite)
    assert [s.numero for s, _qui, _ecart in seconde.context["lignes"]] == [2, 1]


def test_lire_une_page_n_ecrit_rien(client):
    tenue = une_caisse()
    tenir(client, tenue)
    avant = list(Session.objects.values())

    for nom in ("caisse_ouvrir", "sessions", "especes", "cartes"):
        assert lire(client, nom).status_code in {200, 302}

    assert list(Session.objects.values()) == avant


def test_le_controle_lit_et_ne_ferme_pas(client):
    tenue = une_caisse()
    connecter(client, un_compte("controle"), tenue.point)

    assert "Fermer, puis compter" not in lue(lire(client, "session", tenue.session.pk))
    assert envoyer(client, "session_fermer", tenue.session.pk).status_code == 403
