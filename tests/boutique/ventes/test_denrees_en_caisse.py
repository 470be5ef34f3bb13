"""Food is sold at the till, and moves no kilogram of objects."""

import pytest
from django.urls import reverse

from boutique.articles.models import Article
from boutique.articles.services.listes import nouveau_numero
from boutique.ventes.models import CumulVentes
from collecte.listes.models import Categorie
from collecte.livre.models import Mouvement
from petiterockette.journal.listes import noter_les_listes
from tests.boutique.a_la_caisse import ALaCaisse, l_article, ligne, plafonner, rend, une_caisse
from tests.boutique.alterations import ce_que_dit_verifier
from tests.fabriques import connecter, un_compte

pytestmark = pytest.mark.django_db


def ouvrir_la_caisse() -> ALaCaisse:
    tenue = une_caisse()
    modele = l_article("Pantalon")
    confiture = Categorie.objects.create(code="conserves", nom="Conserves", famille="denrees")
    modele.pk, modele.numero, modele.nom = None, nouveau_numero(), "Confiture"
    modele.categorie = confiture
    modele.save(force_insert=True)
    noter_les_listes([modele])
    return tenue


def test_une_denree_donnee_ne_deplace_aucun_kilo_d_objets(tenue):
    vente = tenue.vendre(ligne("Confiture", 2, masse_g=700), ligne("Pantalon", masse_g=500))

    assert [m.masse_g for m in Mouvement.objects.filter(bon=vente.bon, vers="vendu")] == [500]
    pesees = dict(CumulVentes.objects.values_list("categorie", "pesee_g"))
    codes = {c.code: pesees[c.pk] for c in Categorie.objects.filter(pk__in=pesees)}
    assert codes == {"conserves": 0, "textiles": 500}
    assert sum(CumulVentes.objects.values_list("objets", flat=True)) == 1
    assert ce_que_dit_verifier() == []


def test_seule_sur_son_ticket_elle_n_a_pas_de_bon_et_se_rend(tenue):
    plafonner("caisse", None)
    vente = tenue.vendre(ligne("Confiture", masse_g=350))

    avoir = tenue.rendre(vente, [rend(vente.lignes.get())])

    assert (vente.bon, avoir.bon) == (None, None)
    assert not Mouvement.objects.exists()


def test_la_grille_ne_propose_que_des_categories_d_objets(client, tenue):
    connecter(client, un_compte("direction"))

    form = client.get(reverse("boutique:article_nouveau")).context["form"]

    codes = {c.code for c in form.fields["categorie"].queryset}
    assert "textiles" in codes
    assert "conserves" not in codes


def test_elle_n_est_pas_de_la_matiere():
    une_caisse()
    article = l_article("Pantalon")
    assert article.deplace_la_matiere

    article.categorie.famille = "denrees"

    assert not Article(provenance="don", categorie=article.categorie).deplace_la_matiere
