"""The product's own settings for a worker that a test kills: a slow postman, nothing else."""

import os

from petiterockette.settings import *  # noqa: F403
from petiterockette.settings import STORAGES

EMAIL_BACKEND = "tests.travaux.postier.PostierLent"
BOITE = os.environ["BOITE_DU_POSTIER"]
# Nothing is collected before the tests.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
