"""The lists that decide money are compared with what the house's chain told of them."""

from datetime import date

import pytest
from django.utils import timezone

from boutique.articles.models import Article, Operation
from boutique.comptoir.etal import articles_de_la_grille
from boutique.integrite.verifications.listes import listes
from boutique.regles.models import Activite, Moyen, PosteComptable, RegimeTVA
from boutique.regles.services.activites import changer_le_regime, renoncer_au_regime
from boutique.tickets.models import PlafondRemboursement
from boutique.tiroirs.services.listes import charger_la_boutique
from petiterockette.lieux.models import Association
from petiterockette.lieux.services import fonder
from tests.boutique.a_la_caisse import une_caisse
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def boutique():
    fonder(nom="La Petite Rockette", siret="12345678901234")
    une_caisse()
    charger_la_boutique()


def phrases() -> list[str]:
    return [c.phrase for c in listes()]


def test_ce_qui_se_change_par_le_produit_s_accorde():
    compte = un_compte("administration")
    cafe = Activite.objects.get(code="cafe")
    regime, _neuf = changer_le_regime(
        activite=cafe, debut=date(2030, 1, 1), regime="assujetti", taux_cp=1000, par=compte
    )
    changer_le_regime(
        activite=cafe, debut=timezone.localdate(), regime="assujetti", taux_cp=2000, par=compte
    )
    renoncer_au_regime(regime=regime, par=compte)

    assert phrases() == []


@pytest.mark.parametrize(
    ("modele", "colonne", "valeur"),
    [
        (Article, "prix_cts", 1),
        (Article, "activite_id", lambda: Activite.objects.order_by("pk").last().pk),
        (Moyen, "compte", "999999"),
        (Moyen, "plafond_cts", 1),
        (Activite, "compte", "999999"),
        (PosteComptable, "compte", "999999"),
        (PlafondRemboursement, "sans_ticket_cts", 999_900),
        (Association, "siret", "99999999999999"),
    ],
)
def test_une_colonne_changee_est_nommee_avec_sa_rangee(modele, colonne, valeur):
    rangee = modele.objects.order_by("pk").first()
    autre = valeur() if callable(valeur) else valeur
    modele.objects.filter(pk=rangee.pk).update(**{colonne: autre})

    nom = f"{modele._meta.verbose_name} {rangee.pk} « "
    assert [p for p in phrases() if p.startswith(nom) and f"{colonne} vaut" in p] == phrases()
    assert len(phrases()) == 1


def test_une_rangee_ajoutee_ou_otee_a_la_main_est_nommee():
    RegimeTVA.objects.create(
        activite=Activite.objects.first(), debut=date(2020, 1, 1), regime="assujetti", taux_cp=550
    )
    Operation.objects.create(nom="Tout", debut=date(2020, 1, 1), fin=date(2040, 1, 1), pourcent=90)
    otee = PlafondRemboursement.objects.first()
    PlafondRemboursement.objects.filter(pk=otee.pk)._raw_delete("default")

    assert len(phrases()) == 3
    assert f"plafond de remboursement {otee.pk} : il manque" in phrases()


def test_un_livre_qui_n_est_ni_une_bande_dessinee_ni_un_polar_a_son_article():
    livres = articles_de_la_grille().filter(categorie__code="livres", mode_prix="conseille")

    assert [a.nom for a in livres] == ["Livre", "Bande dessinée", "Polar"]
