"""The database itself refuses to change or delete what is sealed."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from petiterockette.journal.sceaux import MESSAGE, modeles_scelles
from tests.tables_scellees import SCELLES, est_refuse, executer, remplir

tous = pytest.mark.parametrize("nom", SCELLES)


@pytest.fixture(scope="module")
def _rangees(partager) -> Iterator[None]:
    with partager(remplir):
        yield


@pytest.fixture
def rangees(_rangees, db) -> None:
    """At least one row in every sealed table, written once for all the tests here."""


def test_les_tables_scellees_sont_celles_qui_sont_convenues():
    scelles = [m._meta.label for app in apps.get_app_configs() for m in modeles_scelles(app)]

    assert sorted(scelles) == sorted(SCELLES)


@tous
@pytest.mark.usefixtures("rangees")
def test_une_ligne_scellee_ne_se_change_pas(nom):
    modele = apps.get_model(nom)
    table = modele._meta.db_table

    for champ in modele._meta.concrete_fields:
        est_refuse(f'UPDATE "{table}" SET "{champ.column}" = "{champ.column}"')


@tous
@pytest.mark.usefixtures("rangees")
def test_une_ligne_scellee_ne_s_efface_pas(nom):
    modele = apps.get_model(nom)
    avant = modele.objects.count()

    est_refuse(f'DELETE FROM "{modele._meta.db_table}"')

    assert modele.objects.count() == avant > 0


@tous
@pytest.mark.usefixtures("rangees")
def test_l_orm_se_voit_refuser_de_meme(nom):
    modele = apps.get_model(nom)
    objet = modele.objects.first()

    # Through the deletion query itself: the collector would first stop at protected keys.
    for geste in (objet.save, lambda: modele.objects.filter(pk=objet.pk)._raw_delete("default")):
        with pytest.raises(IntegrityError, match=MESSAGE), transaction.atomic():
            geste()


# PostgreSQL: TRUNCATE fires no row trigger


@pytest.mark.postgresql
@tous
@pytest.mark.usefixtures("rangees")
def test_une_table_scellee_ne_se_vide_pas(nom):
    executer("SET CONSTRAINTS ALL IMMEDIATE")

    est_refuse(f'TRUNCATE "{apps.get_model(nom)._meta.db_table}" CASCADE')


@pytest.mark.postgresql
@pytest.mark.usefixtures("rangees")
def test_vider_une_table_voisine_ne_vide_pas_celles_qui_sont_scellees():
    executer("SET CONSTRAINTS ALL IMMEDIATE")

    est_refuse("TRUNCATE lieux_lieu CASCADE")
