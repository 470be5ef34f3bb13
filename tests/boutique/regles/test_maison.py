"""What rules the tills without being of any till is chained with the house's doings."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from boutique.articles.services.articles import deplacer_l_article, montrer_l_article
from boutique.articles.services.operations import creer_l_operation
from boutique.regles.models import Activite, Moyen
from boutique.regles.services.activites import changer_le_regime
from boutique.regles.services.moyens import deplacer_le_moyen, montrer_le_moyen
from boutique.tickets.services.plafonds_des_roles import plafonner
from petiterockette.journal.models import Chaine, Entree, Maillon
from petiterockette.journal.verifications.chaines import chaines
from tests.boutique.a_la_caisse import l_article, ligne, une_caisse
from tests.boutique.alterations import sans_defense
from tests.fabriques import connecter, un_compte

pytestmark = pytest.mark.django_db


def le_moyen() -> Moyen:
    return Moyen.objects.get(code="cheque")


def une_operation(compte) -> None:
    jour = timezone.localdate()
    creer_l_operation(
        compte=compte,
        categories=[],
        points=[],
        nom="Braderie",
        debut=jour,
        fin=jour + timedelta(days=3),
        pourcent=20,
    )


def un_regime(compte) -> None:
    changer_le_regime(
        activite=Activite.objects.get(code="boutique"),
        debut=timezone.localdate(),
        regime="assujetti",
        taux_cp=2_000,
        autres_cp=[550],
        par=compte,
    )


GESTES: dict[str, Callable] = {
    "prix": lambda c: montrer_l_article(article=l_article("Pantalon"), visible=False, compte=c),
    "ordre des articles": lambda c: deplacer_l_article(
        article=l_article("Pantalon"), monter=False, compte=c
    ),
    "moyen": lambda c: montrer_le_moyen(moyen=le_moyen(), visible=False, par=c),
    "ordre des moyens": lambda c: deplacer_le_moyen(moyen=le_moyen(), monter=True, par=c),
    "plafond": lambda c: plafonner(plafonds={"caisse": (1_234, 0)}, compte=c),
    "operation": une_operation,
    "regime": un_regime,
}


def de_la_maison() -> list[dict]:
    maillons = Maillon.objects.filter(chaine__nom="maison").order_by("rang")
    return list(maillons.values_list("contenu", flat=True))


@pytest.mark.parametrize("geste", GESTES.values(), ids=GESTES)
def test_une_liste_de_la_caisse_qui_change_s_enchaine_comme_le_journal_la_dit(geste):
    une_caisse()
    compte = un_compte("direction")

    geste(compte)

    entree = Entree.objects.latest("id")
    dit = de_la_maison()[-1]
    assert "liste" in entree.contenu
    assert dit == entree.contenu | {
        "code": entree.code,
        "par": compte.personne_id,
        "compte": compte.pk,
        "lieu": entree.lieu,
    }


def test_un_changement_de_prix_ote_de_la_chaine_se_voit():
    une_caisse()
    compte = un_compte("direction")
    for visible in (False, True, False):
        montrer_l_article(article=l_article("Pantalon"), visible=visible, compte=compte)
    assert not list(chaines())

    with sans_defense(Maillon):
        Maillon.objects.filter(chaine__nom="maison", rang=2)._raw_delete("default")

        assert [c.phrase for c in chaines()] == ["chaîne maison : le maillon 2 manque"]


def test_un_geste_qui_echoue_n_enchaine_rien():
    une_caisse()
    connus = Maillon.objects.filter(chaine__nom="maison").count()
    with transaction.atomic():
        avant = transaction.savepoint()
        montrer_l_article(
            article=l_article("Pantalon"), visible=False, compte=un_compte("direction")
        )
        transaction.savepoint_rollback(avant)

    assert Chaine.objects.get(nom="maison").rang == connus


@pytest.mark.parametrize("format", ["xlsx", "csv", "pdf"])
def test_emporter_les_ventes_s_enchaine(client, format):
    une_caisse().vendre(ligne("Pantalon"))
    compte = un_compte("tresorerie")
    connecter(client, compte)
    annee = timezone.localdate().year
    page = reverse("boutique:ventes_du_mois", args=[str(annee)])

    client.get(page)
    assert "export.fait" not in {d["code"] for d in de_la_maison()}
    reponse = client.get(page, {"format": format})
    assert len(reponse.getvalue()) > 100

    dit = de_la_maison()[-1]
    assert (dit["code"], dit["compte"], dit["format"]) == ("export.fait", compte.pk, format)
    assert str(annee) in dit["nom"]
