"""The same gesture at several tills at once: it is done once, and the books agree."""

from collections import Counter

import pytest

from boutique.ventes.models import Vente
from boutique.ventes.refus import ArticleVendu
from tests.boutique.a_la_caisse import ligne, paye, plafonner, rend, une_caisse
from tests.boutique.choses_uniques import un_article_unique
from tests.boutique.livres import les_livres_s_accordent
from tests.fabriques import un_lieu, un_point
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)


def test_un_panier_envoye_vingt_fois_a_la_fois_n_est_encaisse_qu_une():
    tenue = une_caisse()
    document = tenue.document([ligne("Pantalon")])

    resultats = en_parallele([lambda: tenue.poster(document) for _ in range(20)])

    assert erreurs(resultats) == []
    assert Counter(nouvelle for _vente, nouvelle in resultats) == {True: 1, False: 19}
    assert Vente.objects.count() == 1


def test_le_meme_article_a_deux_caisses_n_est_vendu_qu_une_fois():
    lieu = un_lieu()
    ici, la = (
        une_caisse(point=un_point("caisse", lieu=lieu, nom=nom), appareil=nom)
        for nom in ("Caisse 1", "Caisse 2")
    )
    article = un_article_unique(lieu, prix_cts=1_500)
    vendu = {"article": article.pk, "mode": "unite", "quantite": 1}
    vendu |= {"prix_cts": 1_500, "montant_cts": 1_500}

    resultats = en_parallele([lambda t=t: t.vendre(vendu) for t in (ici, la)])

    [refus] = erreurs(resultats)
    assert isinstance(refus, ArticleVendu)
    [vente] = [r for r in resultats if isinstance(r, Vente)]
    assert str(vente.serie.caisse) in str(refus)
    les_livres_s_accordent()


def test_deux_caisses_qui_rendent_le_meme_ticket_ne_le_rendent_qu_une_fois():
    plafonner("caisse", None)
    lieu = un_lieu()
    ici, la = (
        une_caisse(point=un_point("caisse", lieu=lieu), appareil=nom) for nom in ("une", "deux")
    )
    vente = ici.vendre(ligne("Pantalon"))
    rendue = rend(vente.lignes.get())

    resultats = en_parallele([lambda t=t: t.rendre(vente, [rendue]) for t in (ici, la)])

    assert len(erreurs(resultats)) == 1
    assert Vente.objects.filter(nature="avoir").count() == 1
    les_livres_s_accordent()


def test_un_bon_ne_paie_pas_deux_fois():
    plafonner("caisse", None)
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))
    avoir = tenue.rendre(vente, [rend(vente.lignes.get())], [paye("bon", 300)])
    code = avoir.reglements.get().reference

    resultats = en_parallele(
        [
            lambda: tenue.vendre(ligne("Pantalon"), reglements=[paye("bon", 300, reference=code)])
            for _ in range(4)
        ]
    )

    assert len(erreurs(resultats)) == 3
    les_livres_s_accordent()
