"""A start that cannot be: one sentence in French says what is missing, and how to make it."""

import os
import stat
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.urls import reverse

from petiterockette import demarrage
from petiterockette.base import pannes
from petiterockette.base.dossiers_prives import preparer_la_base
from petiterockette.base.pannes import MIGREZ, attendre_la_base, dire_la_panne
from petiterockette.cles import exiger_une_cle
from petiterockette.journal.proprietaire import role_proprietaire, verifier_le_proprietaire
from tests.fabriques import connecter, un_compte
from tests.pages import lue

BONNE = "kR3v-9sQfX2hLw7pZtYb6NcMdJgA8eUo1iVx5TqWzHs4BnKy"
RACINE = Path(settings.RACINE)


def lancer(dossier: Path, *commande: str, **reglages: str) -> subprocess.CompletedProcess[str]:
    """A command of the product, as somebody types it on a machine where nothing is made yet."""
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONWARNINGS": "ignore"}
    env |= {"SECRET_KEY": BONNE, "CLE_DES_CHAINES": BONNE[::-1], "JOURNAL_TECHNIQUE": "WARNING"}
    env["DATABASE_URL"] = f"sqlite:///{dossier}/donnees/base.sqlite3"
    ici = [sys.executable, *commande]
    return subprocess.run(ici, cwd=RACINE, env=env | reglages, capture_output=True, text=True)


# An empty key is no key


@pytest.mark.parametrize(
    ("cle", "faute"),
    [
        ("", "est vide"),
        ("   ", "est vide"),
        ("court", "trop courte"),
        ("a" * 60, "trop courte"),
        ("changez-moi-par-une-vraie-cle-de-50-signes", "clé d’exemple"),
        ("django-insecure-x1y2z3x1y2z3x1y2z3x1y2z3x1y2z3", "clé d’exemple"),
    ],
)
def test_une_cle_vide_courte_ou_d_exemple_n_en_est_pas_une(cle, faute):
    with pytest.raises(ImproperlyConfigured) as refus:
        exiger_une_cle("CLE_DES_CHAINES", cle)

    phrase = str(refus.value)
    assert faute in phrase
    assert phrase.startswith("CLE_DES_CHAINES ")
    assert "secrets.token_urlsafe(50)" in phrase
    assert "\n" not in phrase


@pytest.mark.parametrize("nom", ["SECRET_KEY", "CLE_DES_CHAINES"])
@pytest.mark.parametrize(
    "commande", [("manage.py", "migrate"), ("-c", "import petiterockette.wsgi")]
)
@pytest.mark.une_base
def test_laissee_vide_comme_dans_l_exemple_rien_ne_demarre(tmp_path, commande, nom):
    rendu = lancer(tmp_path, *commande, **{nom: ""})

    assert rendu.returncode != 0
    assert rendu.stderr.startswith(f"{nom} est vide")
    assert len(rendu.stderr.splitlines()) == 1


# The base


@pytest.mark.une_base
def test_la_base_et_son_dossier_se_font_et_ne_se_lisent_que_d_ici(tmp_path):
    fichier = tmp_path / "donnees" / "base.sqlite3"
    base = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(fichier)}

    preparer_la_base(base)

    assert stat.S_IMODE(fichier.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(fichier.stat().st_mode) == 0o600
    fichier.chmod(0o644)
    preparer_la_base(base)
    assert stat.S_IMODE(fichier.stat().st_mode) == 0o600


@pytest.mark.une_base
def test_un_dossier_qui_ne_s_ecrit_pas_se_dit(tmp_path):
    (tmp_path / "donnees").write_text("un fichier, là où va un dossier")
    base = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "donnees" / "base.sqlite3"),
    }

    with pytest.raises(ImproperlyConfigured, match="ne peut pas s’écrire"):
        preparer_la_base(base)


@pytest.mark.parametrize(
    ("commande", "phrase"),
    [
        (("manage.py", "verifier"), MIGREZ),
        (("-c", "import petiterockette.wsgi"), "lancez « manage.py"),
    ],
)
@pytest.mark.une_base
def test_des_tables_qui_manquent_se_disent_en_une_phrase(tmp_path, commande, phrase):
    rendu = lancer(tmp_path, *commande)

    assert rendu.returncode != 0
    assert phrase in rendu.stderr
    assert len(rendu.stderr.splitlines()) == 1


@pytest.mark.une_base
def test_une_base_qui_ne_repond_pas_se_dit_en_une_phrase(tmp_path):
    nulle_part = "postgres://rockette:secret@127.0.0.1:1/rockette"

    rendu = lancer(tmp_path, "manage.py", "migrate", DATABASE_URL=nulle_part)

    assert rendu.returncode != 0
    assert rendu.stderr.startswith("La base ne répond pas")
    assert len(rendu.stderr.splitlines()) == 1
    assert "secret" not in rendu.stderr


@pytest.mark.parametrize(
    ("dit", "phrase"),
    [
        ('FATAL:  password authentication failed for user "rockette"', "refuse le mot de passe"),
        (
            "FATAL:  authentification par mot de passe échouée pour l'utilisateur « rockette »",
            "refuse le mot de passe",
        ),
        ("fe_sendauth: no password supplied", "refuse le mot de passe"),
        ('FATAL:  role "rockette" does not exist', "ne laisse pas entrer ce rôle"),
        ('FATAL:  database "rockette" does not exist', "n’existe pas"),
        ('connection to server at "10.0.0.1", port 5432 failed: Connection refused', "répond pas"),
        ("connection to server on socket failed: No such file or directory", "répond pas"),
        ("unable to open database file", "ne s’ouvre pas"),
    ],
)
def test_ce_que_dit_la_base_se_lit_en_francais(dit, phrase):
    assert phrase in (dire_la_panne(OperationalError(dit)) or "")


def test_une_faute_du_produit_ne_passe_pas_pour_une_panne():
    assert dire_la_panne(ProgrammingError("syntax error at or near SELECT")) is None


@pytest.mark.django_db
def test_une_table_qui_n_existe_pas_demande_de_migrer():
    with pytest.raises((OperationalError, ProgrammingError)) as faute, transaction.atomic():
        connection.cursor().execute("SELECT 1 FROM cette_table")

    assert dire_la_panne(faute.value) == MIGREZ


@pytest.fixture
def se_releve(monkeypatch):
    """PostgreSQL that recovers, so many tries long."""

    def relever(essais: int) -> list[str]:
        faits: list[str] = []

        def repondre():
            faits.append("essai")
            if len(faits) <= essais:
                raise OperationalError("FATAL:  the database system is starting up")
            return nullcontext()

        monkeypatch.setattr(connection, "cursor", repondre)
        monkeypatch.setattr(pannes.time, "sleep", lambda _s: None)
        return faits

    return relever


def test_une_base_qui_se_releve_est_attendue_et_c_est_dit_une_fois(se_releve, caplog):
    faits = se_releve(3)

    attendre_la_base()

    assert len(faits) == 4
    assert [m for m in caplog.messages if "se relève" in m] == [
        "PostgreSQL se relève : on l’attend, 120 s au plus."
    ]


def test_une_base_qui_ne_finit_pas_de_se_relever_le_dit(se_releve):
    se_releve(10**6)

    with pytest.raises(ImproperlyConfigured, match="n’a pas fini de se relever"):
        attendre_la_base(secondes=0)


# The pages


def test_sans_ses_feuilles_et_ses_scripts_rien_ne_se_sert(settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "petiterockette.affichage.statiques.stockage.Statiques"}
    }

    with pytest.raises(ImproperlyConfigured, match="collectstatic"):
        demarrage.exiger_les_fichiers()


# Whose the tables are


@pytest.mark.django_db
@pytest.mark.sqlite
def test_un_fichier_n_a_pas_de_role():
    assert role_proprietaire() == ""
    assert verifier_le_proprietaire() == []


@pytest.mark.django_db
@pytest.mark.postgresql
def test_un_role_qui_possede_ses_tables_se_dit():
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_user")
        [role] = curseur.fetchone()
    assert role_proprietaire() == role
    [dit] = verifier_le_proprietaire()
    assert "possède ses tables" in dit.msg

    with connection.cursor() as curseur:
        curseur.execute("CREATE ROLE simple_serveur; SET LOCAL ROLE simple_serveur")
        try:
            assert role_proprietaire() == ""
        finally:
            curseur.execute("RESET ROLE")


@pytest.mark.django_db
@pytest.mark.postgresql
def test_un_role_qui_possede_ses_tables_se_lit_sur_integrite(client):
    connecter(client, un_compte("direction"))

    page = lue(client.get(reverse("boutique:integrite")))

    assert "possède ses tables : il peut lever les sceaux" in page
