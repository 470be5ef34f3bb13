"""The product's own settings for a worker that a test kills: a slow postman, nothing else."""

import os

from petiterockette.settings import *  # noqa: F403
from petiterockette.settings import STORAGES
from tests.mesure import ENTIERE
from tests.sans_migrations import SansMigrations

EMAIL_BACKEND = "tests.travaux.postier.PostierLent"
BOITE = os.environ["BOITE_DU_POSTIER"]
if not ENTIERE:
    # Its tables are made from the models, as those of the short run.
    MIGRATION_MODULES = SansMigrations()
# Nothing is collected before the tests.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
