"""A pole that the product does not know appears wherever poles do, by one line of settings."""

from datetime import date

import pytest
from django.urls import reverse

from ateliers.poles import POLES, Pole, enregistrer, nom_du_pole
from ateliers.services import charger_les_poles
from boutique.articles.models import Article
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from petiterockette.journal.examens.passer import examiner
from petiterockette.refus import Refus
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("adresse", "dit"),
    [
        ("/", "Le rucher"),
        ("/poles/", "Le rucher"),
        ("/poles/calendrier/", "Visite des ruches"),
        ("/rucher/", "Visite des ruches"),
        ("/indicateurs/?tout=oui", "Ruches"),
    ],
)
def test_il_a_sa_tuile_sa_page_sa_place_au_calendrier_et_ses_chiffres(client, adresse, dit):
    connecter(client, un_compte("pole"))

    assert dit in lue(client.get(adresse))


def test_la_caisse_vend_ce_qu_il_vend_et_lui_demande_son_avis():
    tenue = une_caisse()
    charger_les_poles()
    charger_les_poles()

    article = Article.objects.get(genre="miel")
    with pytest.raises(Refus):
        tenue.vendre(ligne("Pot de miel", quantite=2, montant_cts=1_200))
    vendue = tenue.vendre(ligne("Pot de miel")).lignes.get()

    assert (vendue.montant_cts, vendue.genre) == (600, "miel")
    assert (article.activite.nom, article.activite.compte) == ("Rucher", "707900")


def test_ses_chiffres_et_ses_livres_sont_dans_les_registres():
    vus = []
    valeurs = ValeursDeLaPeriode(Portee(date(2026, 1, 1), date(2026, 12, 31)))

    assert valeurs.valeur(INDICATEURS["N_RUCHES"]) == 4
    assert examiner(de_nuit=False, dire=lambda nom, _: vus.append(nom)).anomalies == 0
    assert "Ruches" in vus


def test_deux_poles_du_meme_code_sont_refuses():
    with pytest.raises(ValueError, match="rucher"):
        enregistrer(Pole("rucher", "Un autre", "flower", "rucher:accueil", None))

    assert nom_du_pole("rucher") == "Le rucher"
    assert nom_du_pole("disparu") == "disparu"
    assert [reverse(p.page) for p in POLES.values()]
