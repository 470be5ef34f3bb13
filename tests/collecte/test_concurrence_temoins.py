"""The witnesses: without its precautions the product would break, so that these prove them.

On PostgreSQL only: SQLite writes one transaction at a time.
"""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import QuerySet

from collecte.models import Mois
from collecte.refus import DejaAnnule
from collecte.services import annulations, apports, controles, cumuls
from collecte.services.annulations import annuler
from tests.fabriques import les_listes, un_compte, un_depot, un_point
from tests.parallele import en_parallele, erreurs

from .test_concurrence import CODES, un_comptoir

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def point():
    les_listes()
    return un_point(maximum_g=None)


@pytest.fixture
def stock_lent(transactional_db):
    """Each row of the stock takes its time, so that two statements do meet half-way."""
    executer(
        "CREATE FUNCTION prendre_son_temps() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END'"
    )
    executer(
        "CREATE TRIGGER lenteur BEFORE INSERT ON collecte_stock "
        "FOR EACH ROW EXECUTE FUNCTION prendre_son_temps()"
    )
    yield
    executer("DROP FUNCTION prendre_son_temps() CASCADE")


def executer(ordre: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute(ordre)


def deux_comptoirs_a_contre_sens(point) -> list[Exception]:
    """Two counters that add to the same rows, one from each end."""
    return erreurs(en_parallele([un_comptoir(point, c, 4) for c in (CODES, CODES[::-1])]))


@pytest.mark.usefixtures("stock_lent")
def test_deux_comptoirs_a_contre_sens_ne_se_bloquent_pas(point):
    assert deux_comptoirs_a_contre_sens(point) == []


@pytest.mark.usefixtures("stock_lent")
def test_sans_le_tri_des_cles_ils_se_bloquent(point, monkeypatch):
    monkeypatch.setattr(cumuls, "sorted", list, raising=False)

    [bloque] = deux_comptoirs_a_contre_sens(point)

    assert isinstance(bloque, OperationalError)
    assert "deadlock" in str(bloque)


def deux_annulations_au_meme_instant(point, monkeypatch) -> list[Exception]:
    """Two cancellations of one bon that meet after each has looked for the other."""
    compte = un_compte("responsable", lieu=point.lieu)
    bon = un_depot(point=point)
    rencontre, vrai = Barrier(2), annulations.imputer

    def attendre_l_autre(*arguments):
        # Where the lock holds the other one, nobody comes.
        with suppress(BrokenBarrierError):
            rencontre.wait(timeout=1)
        return vrai(*arguments)

    monkeypatch.setattr(annulations, "imputer", attendre_l_autre)
    return erreurs(
        en_parallele(
            [lambda: annuler(bon=bon, uuid=uuid4(), motif="essai", compte=compte) for _ in "12"]
        )
    )


def test_le_bon_annule_est_le_verrou(point, monkeypatch):
    refus = deux_annulations_au_meme_instant(point, monkeypatch)

    assert [type(r) for r in refus] == [DejaAnnule]


def test_sans_ce_verrou_c_est_la_cle_unique_qui_casse(point, monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda requete, **_options: requete)

    refus = deux_annulations_au_meme_instant(point, monkeypatch)

    assert [type(r) for r in refus] == [IntegrityError]


def fermer_pendant_un_depot(point, monkeypatch) -> bool:
    """Whether a month can be taken by its closing while a deposit is being written."""
    un_depot(point=point)
    en_cours, finir = Event(), Event()
    vrai = apports.consigner_bon

    def attendre(*arguments, **reste):
        en_cours.set()
        assert finir.wait(timeout=30)
        return vrai(*arguments, **reste)

    monkeypatch.setattr(apports, "consigner_bon", attendre)
    fil = Thread(target=lambda: (un_depot(point=point), connection.close()))
    fil.start()
    assert en_cours.wait(timeout=30)
    try:
        with transaction.atomic(), connection.cursor() as curseur:
            curseur.execute("SET LOCAL lock_timeout = '300ms'")
            list(Mois.objects.select_for_update().filter(lieu=point.lieu))
        return True
    except OperationalError:
        return False
    finally:
        finir.set()
        fil.join(timeout=30)


def test_un_depot_en_cours_retient_la_cloture_de_son_mois(point, monkeypatch):
    assert not fermer_pendant_un_depot(point, monkeypatch)


def test_sans_le_verrou_du_mois_la_cloture_passerait(point, monkeypatch):
    monkeypatch.setattr(controles, "imputer", lambda _lieu, jour, _maintenant: (jour, None))

    assert fermer_pendant_un_depot(point, monkeypatch)
