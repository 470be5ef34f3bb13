"""The witnesses: without its precautions the product would break, so that these prove them.

On PostgreSQL only: SQLite writes one transaction at a time.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event, Thread
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet

from collecte.depots.services import depots as apports
from collecte.depots.services import verifier_un_depot
from collecte.livre.refus import DejaAnnule
from collecte.livre.services import annulations, cumuls
from collecte.livre.services.annulations import annuler
from collecte.mois.models import Mois
from tests.collecte.livre.test_concurrence import CODES, un_comptoir
from tests.fabriques import les_listes, un_compte, un_depot, un_point
from tests.parallele import en_parallele, erreurs

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def point():
    les_listes()
    return un_point(maximum_g=None)


# In a transaction that has written its first row of the stock, the second one waits until another
# transaction is there too (a sequence is seen by all at once), or until nobody can come any more.
ATTENDRE_A_MI_CHEMIN = """
CREATE SEQUENCE temoin_a_mi_chemin;
CREATE FUNCTION temoin_attendre() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rang int := coalesce(nullif(current_setting('temoin.rang', true), ''), '0')::int + 1;
    fin timestamptz := clock_timestamp() + interval '{secondes} seconds';
BEGIN
    PERFORM set_config('temoin.rang', rang::text, true);
    IF rang = 2 THEN
        PERFORM nextval('temoin_a_mi_chemin');
        WHILE (SELECT last_value FROM temoin_a_mi_chemin) < 2 AND clock_timestamp() < fin LOOP
            PERFORM pg_sleep(0.01);
        END LOOP;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER temoin BEFORE INSERT ON collecte_livre_stock
FOR EACH ROW EXECUTE FUNCTION temoin_attendre()
"""


@pytest.fixture
def se_rejoindre(transactional_db):
    """Let two statements meet half-way: each waits ``secondes`` at most for the other one."""
    yield lambda secondes: executer(ATTENDRE_A_MI_CHEMIN.format(secondes=secondes))
    executer("DROP FUNCTION temoin_attendre() CASCADE; DROP SEQUENCE temoin_a_mi_chemin")


def executer(ordre: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute(ordre)


def deux_comptoirs_a_contre_sens(point, attendre: Callable[[], None]) -> list[Exception]:
    """Two counters that add to the same rows, one from each end."""
    # The first deposit of a month makes its row, and holds the others meanwhile.
    un_depot(point=point)
    attendre()
    return erreurs(en_parallele([un_comptoir(point, c, 4) for c in (CODES, CODES[::-1])]))


def test_deux_comptoirs_a_contre_sens_ne_se_bloquent_pas(point, se_rejoindre):
    # The first row holds the other counter, which does not come half-way.
    assert deux_comptoirs_a_contre_sens(point, lambda: se_rejoindre(1)) == []


def test_sans_le_tri_des_cles_ils_se_bloquent(point, se_rejoindre, monkeypatch):
    monkeypatch.setattr(cumuls, "sorted", list, raising=False)

    [bloque] = deux_comptoirs_a_contre_sens(point, lambda: se_rejoindre(30))

    assert isinstance(bloque, OperationalError)
    assert "deadlock" in str(bloque)


def deux_annulations_ensemble(point, monkeypatch, attente_s: float) -> tuple[list[type], int]:
    """Two cancellations of one bon, that meet once each has looked for the other, if they can.

    Returns what was refused, and how many of them had not seen the other one.
    """
    compte = un_compte("responsable", lieu=point.lieu)
    bon = un_depot(point=point)
    rencontre, vrai, passees = Barrier(2), annulations.imputer, []

    def attendre_l_autre(*arguments):
        passees.append(arguments)
        # Where the lock holds the other one, nobody comes.
        with suppress(BrokenBarrierError):
            rencontre.wait(timeout=attente_s)
        return vrai(*arguments)

    monkeypatch.setattr(annulations, "imputer", attendre_l_autre)
    refus = erreurs(
        en_parallele(
            [lambda: annuler(bon=bon, uuid=uuid4(), motif="essai", compte=compte) for _ in "12"]
        )
    )
    return [type(r) for r in refus], len(passees)


def test_le_bon_annule_est_le_verrou(point, monkeypatch):
    assert deux_annulations_ensemble(point, monkeypatch, 1) == ([DejaAnnule], 1)


def test_sans_ce_verrou_c_est_la_cle_unique_qui_casse(point, monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda requete, **_options: requete)

    # Both pass; the key then stops one of them, which done again sees the other.
    assert deux_annulations_ensemble(point, monkeypatch, 30) == ([DejaAnnule], 2)


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
    monkeypatch.setattr(verifier_un_depot, "imputer", lambda _lieu, jour, _maintenant: (jour, None))

    assert fermer_pendant_un_depot(point, monkeypatch)
