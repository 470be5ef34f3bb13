"""What the home page says of the alerts."""

from datetime import date, timedelta

import pytest

from petiterockette.alertes.alertes_du_compte import alertes_du_compte, compter, une_alerte
from petiterockette.alertes.calcul import calculer
from petiterockette.alertes.models import Alerte, Calcul
from petiterockette.alertes.services.alertes import mettre_de_cote
from tests.fabriques import connecter, un_compte, un_lieu, un_point
from tests.pages import lue

from .echeances import une_echeance

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]
JOUR = date(2026, 11, 26)
PAGE = "/alertes/"


def de_cote(echeance, compte=None, jours=7, motif="le réparateur passe jeudi"):
    compte = compte or un_compte("direction")
    return mettre_de_cote(
        montree=une_alerte(compte, "echeance", str(echeance.pk)),
        jusqu_au=JOUR + timedelta(days=jours),
        motif=motif,
        compte=compte,
    )


def a_regarder(client) -> str:
    """What the home page says is to be looked at; « » where it says nothing."""
    page = lue(client.get("/")).split('aria-labelledby="a-regarder"')
    return page[1].split("</section>")[0] if len(page) > 1 else ""


def test_l_accueil_ne_dit_que_ce_que_la_personne_peut_voir(client, lieu):
    connecter(client, un_compte("responsable", lieu=lieu), un_point(lieu=lieu))
    une_echeance(un_lieu())
    calculer(JOUR)
    assert a_regarder(client) == ""
    assert "rien à signaler" in lue(client.get("/espaces/maison/"))
    une_echeance(lieu, objet="Balance du comptoir")
    calculer(JOUR)

    assert "Balance du comptoir" in a_regarder(client)
    assert "L’alerte" in a_regarder(client)


def test_le_premier_jour_n_attend_pas_la_nuit_pour_dire_ce_qui_est_a_regarder(client, lieu):
    direction = un_compte("direction")
    connecter(client, direction)
    assert compter(direction, JOUR) == (0, True)
    une_echeance(lieu, objet="Balance du comptoir")

    assert compter(direction, JOUR) == (1, True)
    assert "Balance du comptoir" in a_regarder(client)
    assert not Alerte.objects.exists()
    assert not Calcul.objects.exists()


def test_l_accueil_dit_la_plus_proche_de_chaque_genre_et_combien_d_autres(client, lieu):
    connecter(client, un_compte("direction"))
    for n in (9, 3, 5, 1, 7):
        une_echeance(lieu, objet=f"Balance {n}", fin=JOUR + timedelta(days=n))
    calculer(JOUR)

    dit = a_regarder(client)

    assert dit.count("<li>") == 1
    assert "Balance 1" in dit
    assert "et 4 autres" in dit
    assert "Les 5 alertes" in dit


def test_d_un_genre_qui_compte_par_lieu_l_accueil_dit_lequel_et_combien_d_autres(client, lieu):
    connecter(client, un_compte("direction"))
    une_echeance(lieu, objet="Balance d’ici", fin=JOUR + timedelta(days=1))
    une_echeance(un_lieu(), objet="Balance d’ailleurs", fin=JOUR + timedelta(days=2))
    calculer(JOUR)

    dit = a_regarder(client)

    assert f"<b>{lieu.nom}</b>, " in dit
    assert "et dans 1 autre lieu" in dit


def test_de_ce_qui_attend_deja_l_accueil_dit_la_plus_ancienne(client, lieu):
    connecter(client, un_compte("direction"))
    for n in (2, 9, 5):
        une_echeance(lieu, objet=f"Balance {n}", fin=JOUR - timedelta(days=n))
    calculer(JOUR)

    dit = a_regarder(client)

    assert "Balance 9" in dit
    assert '<a href="/alertes/">et 2 autres</a>' in dit


def test_mise_de_cote_une_alerte_quitte_l_accueil(client, lieu):
    connecter(client, un_compte("direction"))
    une_echeance(lieu)
    calculer(JOUR)
    compte = un_compte("direction", identifiant="cote")
    [montree] = alertes_du_compte(compte).montrees
    mettre_de_cote(
        montree=montree, jusqu_au=JOUR + timedelta(days=2), motif="Devis demandé", compte=compte
    )

    assert a_regarder(client) == ""
