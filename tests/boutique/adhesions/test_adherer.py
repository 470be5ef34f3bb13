"""A membership paid at the till: its year, its card, its end."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boutique.adhesions.models import Adhesion, Carte, Resiliation
from boutique.adhesions.refus import PersonneInconnue, SansFormule, UneParLigne
from boutique.adhesions.services.formules import poser
from boutique.adhesions.verifications import adhesions, sans_nom
from boutique.articles.models import Article
from boutique.ventes.models import LigneVente
from boutique.ventes.vendables import VENDABLES
from petiterockette.journal.models import Entree
from tests.boutique.a_la_caisse import l_article, ligne, une_caisse
from tests.boutique.adhesions.fabriques import (
    ADHESION,
    adherer,
    rembourser,
    une_caisse_qui_adhere,
    une_ligne_d_adhesion,
)
from tests.fabriques import un_compte, une_personne

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _le_12_mai(time_machine):
    time_machine.move_to("2026-05-12T08:00:00Z")


@pytest.fixture
def tenue():
    return une_caisse_qui_adhere()


def test_une_vente_ecrit_l_annee_payee(tenue):
    awa = une_personne("Awa")

    adhesion = adherer(tenue, 2_000, pour=awa)

    assert adhesion.carte.personne == awa
    assert (adhesion.debut, adhesion.fin) == (date(2026, 5, 12), date(2027, 5, 11))
    assert adhesion.paye_cts == adhesion.ligne.montant_cts == 2_000
    entree = Entree.objects.get(code="adhesions.adhesion.prise")
    assert "du 12 mai 2026 au 11 mai 2027" in entree.resume
    assert "Awa" not in str(entree.contenu) + entree.resume


def test_le_ticket_ne_garde_personne(tenue):
    adhesion = adherer(tenue, pour=une_personne("Awa"))

    ligne_lue = LigneVente.objects.get(pk=adhesion.ligne_id)
    assert (ligne_lue.cle, ligne_lue.pour) == (None, None)


def test_sans_nom_la_vente_se_fait_quand_meme(tenue):
    adhesion = adherer(tenue, 600)

    assert adhesion.carte.personne is None
    assert len(adhesion.carte.code) == 12


def test_renouveler_avant_la_fin_ne_perd_pas_un_jour(tenue):
    awa = une_personne("Awa")
    premiere = adherer(tenue, pour=awa)

    seconde = adherer(tenue, pour=awa)

    assert (seconde.debut, seconde.fin) == (date(2027, 5, 12), date(2028, 5, 11))
    assert seconde.carte == premiere.carte


def test_renouveler_apres_la_fin_repart_du_jour(tenue, time_machine):
    awa = une_personne("Awa")
    adherer(tenue, pour=awa)
    tenue.fermer()
    tenue.compter(11_000)
    time_machine.move_to("2027-06-01T08:00:00Z")
    tenue.rouvrir(11_000, motif="")

    assert adherer(tenue, pour=awa).debut == date(2027, 6, 1)


def test_l_annee_civile_finit_le_31_decembre(tenue):
    avant, awa = adherer(tenue), une_personne("Awa")

    poser(
        article=l_article(ADHESION),
        debut=date(2026, 5, 12),
        annee="civile",
        compte=un_compte("direction"),
    )

    assert avant.fin == date(2027, 5, 11)
    fins = [adherer(tenue, pour=awa).fin for _ in range(2)]
    assert fins == [date(2026, 12, 31), date(2027, 12, 31)]


def test_un_remboursement_y_met_fin_par_une_contre_ecriture(tenue):
    awa = une_personne("Awa")
    adhesion = adherer(tenue, pour=awa)

    avoir = rembourser(tenue, adhesion)

    resiliation = Resiliation.objects.get(adhesion=adhesion)
    assert resiliation.ligne.vente == avoir
    assert Adhesion.objects.get(pk=adhesion.pk).fin == date(2027, 5, 11)
    assert not Adhesion.objects.valables(date(2026, 5, 12)).exists()
    assert Adhesion.objects.valables(date(2026, 5, 11)).count() == 0
    # What was given back does not push the next year away.
    assert adherer(tenue, pour=awa).debut == date(2026, 5, 12)
    assert not list(adhesions())


def test_s_entrainer_n_ecrit_rien():
    ecole = une_caisse_qui_adhere(ecole=True)

    ecole.vendre(une_ligne_d_adhesion(pour=une_personne("Awa")))

    assert not Carte.objects.exists()
    assert not list(adhesions())


@pytest.mark.parametrize(
    ("champs", "refus"),
    [({"quantite": 2, "montant_cts": 2_000}, UneParLigne), ({"pour": 999}, PersonneInconnue)],
    ids=["deux-a-la-fois", "personne-inconnue"],
)
def test_ce_qui_n_est_pas_une_adhesion_est_refuse_et_rien_n_est_ecrit(tenue, champs, refus):
    with pytest.raises(refus):
        tenue.vendre(une_ligne_d_adhesion() | champs)

    assert not Carte.objects.exists()


def test_un_article_sans_formule_dit_quoi_faire():
    tenue = une_caisse()
    Article.objects.filter(nom=ADHESION).update(genre="adhesion")

    with pytest.raises(SansFormule, match="Formules d’adhésion"):
        tenue.vendre(une_ligne_d_adhesion())


def test_une_vente_sans_adhesion_ne_demande_rien_aux_adhesions(tenue):
    with CaptureQueriesContext(connection) as requetes:
        tenue.vendre(ligne("Pantalon"))

    assert not [q for q in requetes.captured_queries if "boutique_adhesions_" in q["sql"]]


def test_le_verifieur_voit_une_ligne_sans_son_adhesion(tenue, monkeypatch):
    adherer(tenue)
    assert not list(adhesions())
    assert [c.phrase for c in sans_nom()] == ["1 adhésion(s) sans nom"]

    monkeypatch.delitem(VENDABLES, "adhesion")
    tenue.vendre(une_ligne_d_adhesion())

    assert [c.phrase.endswith("ligne 0 : pas d’adhésion") for c in adhesions()] == [True]
