"""The test settings, for a server that writes in the base and the folders of a test's run."""

import os
from pathlib import Path

_TETES = os.environ["TETES_DE_L_ESSAI"]

from tests.reglages import *  # noqa: E402, F403  (the environment comes first)

DOSSIER_DES_TETES = Path(_TETES)
