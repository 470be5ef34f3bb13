"""Settings: what differs between machines is an environment variable (or `.env`).

Without its keys the product refuses to start: an installation is configured, never guessed.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from petiterockette.cles import exiger_une_cle
from petiterockette.journaux import journaux
from petiterockette.salles import BOUTIQUE, COLLECTE

RACINE = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(RACINE / ".env")

SECRET_KEY = exiger_une_cle("SECRET_KEY", env("SECRET_KEY", default=""))
DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=True)
# A demo installation may serve a base that carries the demo marker; a real one refuses to.
DEMO = env.bool("DEMO", default=False)
# What seals the chains of the journal: kept apart from SECRET_KEY, which may be changed.
CLE_DES_CHAINES = exiger_une_cle(
    "CLE_DES_CHAINES", env("CLE_DES_CHAINES", default=SECRET_KEY if DEMO else "")
)
# Changing it: give the new one another name, and keep the old ones to read what they sealed.
NOM_DE_LA_CLE = env("NOM_DE_LA_CLE", default="1")
CLES_DES_CHAINES = {**env.dict("CLES_PASSEES", default={}), NOM_DE_LA_CLE: CLE_DES_CHAINES}
# Where the last link of each till is also told, outside the database.
DOSSIER_DES_TETES = env.path("DOSSIER_DES_TETES", default=RACINE / "donnees" / "tetes")()
# Where they are copied each night, on another disk, and to whom they are sent: out of reach here.
DOSSIER_DES_TETES_PARTIES = env("DOSSIER_DES_TETES_PARTIES", default="")
COURRIELS_DES_TETES = env.list("COURRIELS_DES_TETES", default=[])
# The archives of the tills: files to keep, and to copy elsewhere.
DOSSIER_DES_ARCHIVES = env.path("DOSSIER_DES_ARCHIVES", default=RACINE / "donnees" / "archives")()
# Papers that are long to draw, for a day.
DOSSIER_DES_PAPIERS = env.path("DOSSIER_DES_PAPIERS", default=RACINE / "donnees" / "papiers")()
# Where the backups' job says how they are, and where one is asked for; empty: none is set up.
DOSSIER_DES_SAUVEGARDES = env("DOSSIER_DES_SAUVEGARDES", default="")
# The certificate of the address, its file or who shows it; empty: nobody looks at it here.
CERTIFICAT = env("CERTIFICAT", default="")
# Exports of an old base, until they are thrown away: 90 days at most.
DOSSIER_DES_REPRISES = env.path("DOSSIER_DES_REPRISES", default=RACINE / "donnees" / "reprises")()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address printed on papers and in QR codes, e.g. « https://rockette.example ».
ADRESSE_PUBLIQUE = env("ADRESSE_PUBLIQUE", default="http://127.0.0.1:8000").rstrip("/")

# The poles of the house, in the order of its pages: each is an app, found by its modules alone.
# An installation adds its own by a line of `.env`.
POLES = [
    "ateliers.seances",
    "ateliers.cafe",
    "ateliers.permanences",
    "ateliers.formation",
    "ateliers.animation",
    *env.list("POLES_EN_PLUS", default=[]),
]
# What a pole is made of besides its own app, below it.
SALLES_DES_POLES = {"ateliers.permanences": ["ateliers.velo", "ateliers.velo_reprise"]}

INSTALLED_APPS = [
    "petiterockette",
    "petiterockette.journal",
    "petiterockette.lieux",
    "petiterockette.personnes",
    "petiterockette.freins",
    "petiterockette.comptes",
    "petiterockette.affichage",
    "petiterockette.depart",
    "petiterockette.api",
    "petiterockette.indicateurs",
    "petiterockette.travaux",
    "petiterockette.papiers",
    "petiterockette.demenagement",
    "petiterockette.alertes",
    "petiterockette.dossiers",
    "petiterockette.resultats",
    "petiterockette.subventions",
    "petiterockette.enquetes",
    "petiterockette.reprise",
    "petiterockette.abonnements",
    "petiterockette.sante",
    "petiterockette.benevolat",
    "petiterockette.benevolat_reprise",
    *COLLECTE,
    *BOUTIQUE,
    "ateliers",
    *(app for pole in POLES for app in [*SALLES_DES_POLES.get(pole, []), pole]),
    "ateliers.reprise",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "lucide",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "petiterockette.affichage.statiques.fichiers.FichiersStatiques",
    "django.forms",
]

MIDDLEWARE = [
    "petiterockette.sante.traces.middleware.UneLigneParDemande",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "petiterockette.affichage.compression.PagesCompressees",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "petiterockette.affichage.middleware.SansNul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "petiterockette.comptes.middleware.ConnexionRequise",
    "petiterockette.comptes.middleware.ControleSansEcrire",
    "petiterockette.comptes.middleware.DroitManquantExplique",
    "ateliers.formation.ecran.EcranRemis",
    "petiterockette.lieux.middleware.SansLieuExplique",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "petiterockette.travaux.middleware.LaNuitParLesGestes",
    "petiterockette.alertes.middleware.AlertesApresLeGeste",
    "petiterockette.papiers.middleware.PapiersPrepares",
]

ROOT_URLCONF = "petiterockette.urls"
WSGI_APPLICATION = "petiterockette.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RACINE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # What nearly every template says, and no template loads; the filter of dates is ours,
            # for « 1er mars ».
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "petiterockette.affichage.templatetags.affichage",
                "petiterockette.affichage.templatetags.dates",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "petiterockette.affichage.contexte.cadre",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{RACINE}/donnees/base.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A relative file is relative to the project, wherever the command is started from.
    DATABASES["default"]["NAME"] = str(RACINE / DATABASES["default"]["NAME"])
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE: a transaction that will write never fails half-way on a lock upgrade.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
        ),
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # Disks have no arm to move any more: a row is found by its key, not by reading the table. A
    # page's queries are over before the server would have compiled them, and a counter waits 10 s.
    DATABASES["default"]["OPTIONS"] = {
        "options": "-c random_page_cost=1.1 -c jit=off", "connect_timeout": 5,
    } | DATABASES["default"].get("OPTIONS", {})  # fmt: skip
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "comptes.Compte"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "petiterockette.comptes.backend.RolesBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["identifiant"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "comptes:connexion"
LOGIN_REDIRECT_URL = "accueil"
LOGOUT_REDIRECT_URL = "comptes:connexion"
# A counter's device stays signed in over a week of shop days.
SESSION_COOKIE_AGE = 60 * 60 * 24 * 8
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# The name that Django's form gives to the login: else nobody's tries are told apart.
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_TEMPLATE = "comptes/trop_d_essais.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# How many proxies of ours stand before us; axes itself would need ipware to know.
PROXYS = env.int("PROXYS", default=0)
AXES_CLIENT_IP_CALLABLE = "petiterockette.saisie.visiteur.adresse_du_visiteur"

# Years after somebody’s last hours given, before what is held of them here is forgotten.
BENEVOLAT_GARDE_ANS = env.int("BENEVOLAT_GARDE_ANS", default=3)

# What is done behind the pages: a queue in the database, and « manage.py ouvrier » beside us.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# From this hour on, the night's work that nobody scheduled is asked for.
HEURE_DE_LA_NUIT = 4
NUIT_PAR_LES_GESTES = env.bool("NUIT_PAR_LES_GESTES", default=True)
# A worker that says nothing for so long is believed dead: its work is taken over.
SILENCE_D_UN_OUVRIER_S = env.int("SILENCE_D_UN_OUVRIER_S", default=300)

# Mail, by one address: « smtp+tls://nom:mot-de-passe@serveur:587 ». Without it none is sent.
COURRIEL_REGLE = bool(env("EMAIL_URL", default=""))
vars().update(env.email("EMAIL_URL", default="dummymail://"))
EMAIL_FILE_PATH = str(RACINE / vars()["EMAIL_FILE_PATH"])
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("COURRIEL_EXPEDITEUR", default="La Petite Rockette <rockette@localhost>")
# The day of the next month when the summary of a month leaves, if it is not closed before.
RESUME_LE = env.int("RESUME_LE", default=5)

# How long a seat is held for whoever must confirm it, or to whom it is offered.
HEURES_POUR_REPONDRE = env.int("HEURES_POUR_REPONDRE", default=24)
# The names and contacts of sign-ups are forgotten so long after their séance.
JOURS_DES_INSCRITS = env.int("JOURS_DES_INSCRITS", default=365)

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = RACINE / "donnees" / "static"
STATICFILES_DIRS = [RACINE / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": "petiterockette.affichage.statiques.stockage.Statiques"},
}

FILE_UPLOAD_HANDLERS = [
    "petiterockette.saisie.televersement.Borne",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Photos: never served by their address, always by a view that asks for the right.
MEDIA_ROOT = env.path("DOSSIER_DES_PHOTOS", default=RACINE / "donnees" / "photos")()

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **{nom: [NONE] for nom in ("default-src", "frame-ancestors", "base-uri")},
        **{nom: [SELF] for nom in ("script-src", "style-src", "font-src", "connect-src")},
        **{nom: [SELF] for nom in ("manifest-src", "form-action")},
        "img-src": [SELF, "data:"],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "petiterockette.affichage.views.formulaire_perime"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# A probe on the machine itself asks without TLS.
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_REFERRER_POLICY = "same-origin"
if env.bool("DERRIERE_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# One JSON object a line where people work; a request over this time is named, with its questions.
LOGGING = journaux(
    env("JOURNAL_TECHNIQUE", default="INFO"),
    en_json=env.bool("JOURNAL_EN_JSON", default=not (DEMO or DEBUG)),
)
DEMANDE_LENTE_MS = env.int("DEMANDE_LENTE_MS", default=1_500)
