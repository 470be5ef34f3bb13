"""Test settings: the product's own, on a base of their own, whatever the machine's `.env` says."""

import atexit
import os
import tempfile

# Removed with the process: the base, its journal and what a test drops beside it.
_DOSSIER = tempfile.TemporaryDirectory(prefix="rockette-essais-")
atexit.register(_DOSSIER.cleanup)

os.environ |= {
    "SECRET_KEY": "cle-des-essais-qui-ne-protege-rien",
    "CLE_DES_CHAINES": "cle-des-chaines-des-essais-qui-ne-scelle-rien",
    "DEBUG": "false",
    "DEMO": "false",
    "HTTPS": "false",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "CSRF_TRUSTED_ORIGINS": "",
    "ADRESSE_PUBLIQUE": "http://127.0.0.1:8000",
    "DERRIERE_PROXY": "false",
    "PROXYS": "0",
    "DOSSIER_DES_PHOTOS": f"{_DOSSIER.name}/photos",
    "DOSSIER_DES_TETES": f"{_DOSSIER.name}/tetes",
    "DOSSIER_DES_TETES_PARTIES": "",
    "COURRIELS_DES_TETES": "",
    "DOSSIER_DES_ARCHIVES": f"{_DOSSIER.name}/archives",
    "DOSSIER_DES_PAPIERS": f"{_DOSSIER.name}/papiers",
    "DOSSIER_DES_SAUVEGARDES": "",
    "CERTIFICAT": "",
    "DOSSIER_DES_REPRISES": f"{_DOSSIER.name}/reprises",
    "NOM_DE_LA_CLE": "1",
    "CLES_PASSEES": "",
    "JOURNAL_TECHNIQUE": "INFO",
    "JOURNAL_EN_JSON": "false",
    # A machine that is busy names nothing.
    "DEMANDE_LENTE_MS": "600000",
    "EMAIL_URL": "memorymail://",
    "COURRIEL_EXPEDITEUR": "La Petite Rockette <mois@rockette.example>",
    "RESUME_LE": "5",
    # A gesture of a test asks for nothing behind its back.
    "NUIT_PAR_LES_GESTES": "false",
    "SILENCE_D_UN_OUVRIER_S": "300",
    # A pole that the product does not know: one line is all that it asks.
    "POLES_EN_PLUS": "tests.sixieme_pole",
}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_DOSSIER.name}/base.sqlite3")

from petiterockette.settings import *  # noqa: E402, F403  (the environment comes first)
from petiterockette.settings import (  # noqa: E402
    DATABASES,
    INSTALLED_APPS,
    MIDDLEWARE,
    STORAGES,
)
from tests.mesure import ENTIERE  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
# zeal comes first: it sees every model's relations, and a page that asks once per row fails.
# What it sees is the same on both bases: the short run looks once.
if "sqlite" in DATABASES["default"]["ENGINE"] or ENTIERE:
    INSTALLED_APPS = ["zeal", *INSTALLED_APPS]
    MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]

_HOTE = DATABASES["default"].get("OPTIONS", {}).get("host") or DATABASES["default"]["HOST"]
if "postgresql" in DATABASES["default"]["ENGINE"] and not _HOTE.startswith("/tmp/rockette-pg-"):
    # The tests create and destroy bases: never on a server that somebody uses.
    raise RuntimeError("Les essais ne tournent que sur leur propre PostgreSQL : « make test ».")

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads and the live server share it as in real life.
    DATABASES["default"]["TEST"] = {"NAME": f"{_DOSSIER.name}/essais.sqlite3"}
    # The base dies with the run: waiting for the disk at each commit proves nothing here.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"

# The queue keeps what it is given: a test does the work itself, when it wants to.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Pages name the sources; a browser gets what is collected for it, once, by its own fixture.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "tests.statiques.StatiquesDesEssais"}}
STATIC_ROOT = f"{_DOSSIER.name}/statiques"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
