"""A query composed once answers as the ORM does, whatever it is asked next."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count
from django.utils import timezone

from boutique.models import Article, Caisse, Vente
from petiterockette.requetes import ObjetsParmi, RequetePrete, lire_ensemble, sans_attendre
from tests.boutique.a_la_caisse import ligne, une_caisse

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]
COLONNES = ("id", "uuid", "jour", "le", "hors_tiroir", "motif", "serie__caisse__numero")


def du_jour(jour, session):
    return (
        Vente.objects.order_by("pk").filter(jour__lte=jour, session=session).values_list(*COLONNES)
    )


def test_elle_rend_ce_que_rend_l_orm_pour_chaque_demande():
    tenue = une_caisse()
    for _ in range(3):
        tenue.vendre(ligne("Pantalon"))
    prete, jour = RequetePrete(du_jour, date, int), timezone.localdate()

    for demande in (
        (jour, tenue.session.pk),
        (jour, tenue.session.pk + 1),
        (jour - timedelta(days=1), tenue.session.pk),
        (jour, tenue.session.pk),
    ):
        assert prete(*demande) == list(du_jour(*demande))
    assert len(prete(jour, tenue.session.pk)) == 3


def test_un_argument_peut_servir_deux_fois_et_un_compte_se_compte():
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    prete = RequetePrete(
        lambda s: (
            Vente.objects.order_by()
            .filter(session=s, session__pk=s)
            .values_list("nature")
            .annotate(Count("pk"))
        ),
        int,
    )

    assert prete(tenue.session.pk) == [("vente", 1)]
    assert prete(0) == []


def test_un_argument_qui_ne_se_compare_pas_tel_quel_est_refuse():
    prete = RequetePrete(lambda n: Vente.objects.filter(motif__contains=n).values_list("pk"), int)

    with pytest.raises(ValueError, match="not compared"):
        prete(3)


def test_des_rangees_parmi_d_autres_viennent_une_fois_avec_ce_a_quoi_elles_tiennent(
    django_assert_num_queries,
):
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    attendus = Article.objects.select_related("activite", "categorie__parent").order_by("pk")[:11]
    ids = [article.pk for article in attendus]
    pretes = ObjetsParmi(
        Article,
        lambda parmi: Article.objects.order_by("pk").filter(pk__in=parmi),
        avec=("activite", "categorie", "categorie__parent"),
    )
    pretes.parmi(ids[:1])

    with django_assert_num_queries(2):
        lus = pretes.parmi(ids + ids)
        dits = [(a, a.activite, a.categorie and a.categorie.parent) for a in lus]
    assert dits == [(a, a.activite, a.categorie and a.categorie.parent) for a in attendus]
    assert pretes.parmi([]) == []


def test_ce_qui_est_demande_ensemble_se_lit_comme_demande_seul():
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    prete, jour = RequetePrete(du_jour, date, int), timezone.localdate()
    hier = jour - timedelta(days=1)

    aujourdhui, veille = lire_ensemble(
        (prete, jour, tenue.session.pk), (prete, hier, tenue.session.pk)
    )

    assert aujourdhui == list(du_jour(jour, tenue.session.pk)) != []
    assert veille == []


def test_ce_que_la_base_refuse_sans_qu_on_l_attende_est_refuse_quand_meme():
    une_caisse()

    with pytest.raises(IntegrityError):
        _ecrire_sans_attendre("numero = NULL", "tolerance_cts = 1")

    assert not Caisse.objects.filter(tolerance_cts=1).exists()


@transaction.atomic
def _ecrire_sans_attendre(*affectations):
    with sans_attendre(), connection.cursor() as curseur:
        for affectation in affectations:
            curseur.execute(f"UPDATE boutique_caisse SET {affectation}")
