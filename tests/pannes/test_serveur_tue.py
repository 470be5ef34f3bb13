"""The server is killed outright while counters weigh and tills sell: what was answered is there,
once; what was not is sent again, as the screens do; the books agree after each death."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import override_settings

from boutique.ventes.models import Vente
from collecte.livre.models import Bon
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.boutique.a_la_caisse_web import VENTES
from tests.boutique.livres import les_livres_s_accordent, les_numeros_se_suivent, tout_est_paye
from tests.boutique.servie import RACINE, Appareil, Serveur, de_ce_navigateur, servi, un_appareil
from tests.fabriques import connecter, un_compte, un_document, un_lieu, un_point
from tests.mesure import fois
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)

DEPOTS = "/collecte/depots/"
MORTS = fois(2, 200)
CHUTES = fois(1, 10)
# Each device's gestures between two deaths.
GESTES = 4


class Samedi:
    """Two tills and two counters of a site, and what each gesture was answered."""

    def __init__(self, serveur: Serveur) -> None:
        self.serveur = serveur
        lieu = un_lieu()
        self.taches = []
        self.repondus: list[tuple[str, str]] = []
        for n in range(2):
            tenue = une_caisse(point=un_point("caisse", lieu=lieu), appareil=f"tablette-{n}")
            panier = tenue.document([ligne("Pantalon", 1, masse_g=400), ligne("Assiette", 2)])
            self.taches.append((un_appareil(serveur, tenue), VENTES, panier))
            comptoir = un_point("comptoir", lieu=lieu)
            pese = connecter(Client(), un_compte("benevole", lieu=lieu), comptoir)
            depot = un_document(comptoir)
            self.taches.append((de_ce_navigateur(serveur, pese), DEPOTS, depot))

    def travailler(self, appareil: Appareil, adresse: str, document: dict) -> None:
        """Make gestures one after another, each sent again until it has its answer."""
        for _geste in range(GESTES):
            geste = document | {"uuid": str(uuid4())}
            while (reponse := appareil.poster(adresse, geste))[0] == 503:
                # « Réessayez » : what was typed is still on the screen.
                time.sleep(0.1)
            statut, dit = reponse
            assert statut in {200, 201}, dit
            self.repondus.append((adresse, geste["uuid"]))

    def vivre(self, hasard: random.Random, mourir: Callable[[], None]) -> None:
        """Let something die at some moment of all this, and look at the books afterwards."""

        def a_un_moment() -> None:
            time.sleep(hasard.uniform(0, 0.6))
            mourir()

        travaux = [lambda t=t: self.travailler(*t) for t in self.taches]
        resultats = en_parallele([*travaux, a_un_moment])
        # What this process held may be of before.
        connection.close()

        assert erreurs(resultats) == []
        assert Counter(ecrits()) == Counter(self.repondus)
        les_numeros_se_suivent()
        tout_est_paye()
        les_livres_s_accordent()


@pytest.mark.un_seul_tour
def test_rien_de_repondu_ne_se_perd_ni_ne_se_double_quand_le_serveur_meurt(tmp_path):
    hasard = random.Random(512)

    def tuer() -> None:
        """The server whole, or one of its workers."""
        serveur.tuer() if hasard.random() < 0.5 else serveur.tuer_un_ouvrier(hasard)

    with override_settings(DOSSIER_DES_TETES=tmp_path / "tetes"), servi(tmp_path) as serveur:
        samedi = Samedi(serveur)
        for _mort in range(MORTS):
            samedi.vivre(hasard, tuer)
    assert len(samedi.repondus) == MORTS * GESTES * len(samedi.taches)


@pytest.mark.postgresql
@pytest.mark.un_seul_tour
def test_rien_de_repondu_ne_se_perd_ni_ne_se_double_quand_postgresql_tombe(tmp_path, a_part):
    hasard = random.Random(1996)
    with override_settings(DOSSIER_DES_TETES=tmp_path / "tetes"), servi(tmp_path) as serveur:
        samedi = Samedi(serveur)
        for _chute in range(CHUTES):
            samedi.vivre(hasard, lambda: faire_tomber(hasard))
    assert len(samedi.repondus) == CHUTES * GESTES * len(samedi.taches)


@pytest.fixture
def a_part() -> Iterator[None]:
    """This test's base on a PostgreSQL of its own, which keeps what it acknowledged: the run's
    serves other tests, and forgets for speed."""
    sienne = dict(connection.settings_dict)
    connection.close()
    with un_postgresql() as adresse:
        hote = adresse.partition("?host=")[2]
        la = ["--host", hote, "--username", "postgres"]
        ici = ["--host", sienne["OPTIONS"]["host"], "--username", sienne["USER"]]
        nom = sienne["NAME"]
        psql(*la, "postgres", "-c", f'CREATE DATABASE "{nom}"')
        psql(*la, "postgres", "-c", f'ALTER DATABASE "{nom}" SET synchronous_commit = on')
        dit = subprocess.run(["pg_dump", *ici, nom], check=True, capture_output=True).stdout
        psql(*la, "-v", "ON_ERROR_STOP=1", nom, entree=dit)
        options = {**sienne["OPTIONS"], "host": hote}
        connection.settings_dict.update({"USER": "postgres", "OPTIONS": options})
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict.update(sienne)


@contextmanager
def un_postgresql() -> Iterator[str]:
    """The address of a PostgreSQL that lives for the time of the block."""
    commande = [sys.executable, "outils/postgres_ephemere.py"]
    commande += ["sh", "-c", 'echo "$DATABASE_URL"; exec sleep 1d']
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as lui:
        assert lui.stdout is not None
        try:
            yield lui.stdout.readline().strip()
        finally:
            lui.terminate()
            lui.wait(timeout=60)


def psql(*mots: str, entree: bytes = b"") -> None:
    subprocess.run(["psql", "--quiet", *mots], check=True, input=entree, stdout=subprocess.DEVNULL)


def faire_tomber(hasard: random.Random) -> None:
    """End one of its processes outright: PostgreSQL drops all of them, and gets up again."""
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
            "AND backend_type = 'client backend' ORDER BY pid"
        )
        pids = [pid for (pid,) in curseur]
    hasard.shuffle(pids)
    for pid in pids:
        # One that ended meanwhile brings nothing down.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            break
    connection.close()
    fin = time.monotonic() + 30
    while time.monotonic() < fin:
        with suppress(OperationalError), connection.cursor():
            return
        connection.close()
        time.sleep(0.05)
    raise AssertionError("PostgreSQL ne s’est pas relevé.")


def ecrits() -> list[tuple[str, str]]:
    """What is in the base: where each gesture was posted, and its number."""
    ventes = [(VENTES, str(uuid)) for uuid in Vente.objects.values_list("uuid", flat=True)]
    depots = Bon.objects.filter(apport__isnull=False).values_list("uuid", flat=True)
    return ventes + [(DEPOTS, str(uuid)) for uuid in depots]
