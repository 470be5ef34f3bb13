"""A bare Debian is installed, rebooted, upgraded and brought back, without a hand (siege)."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.mesure import MESURE, Mesure

RACINE = Path(__file__).parents[2]

# Needs root, ports 80 and 443, ten minutes: no shorter run makes anything of it.
if MESURE is Mesure.SIEGE:

    @pytest.mark.a_part
    @pytest.mark.un_seul_tour
    @pytest.mark.longue
    @pytest.mark.une_base
    def test_une_machine_nue_sert_se_met_a_jour_et_revient_sur_les_deux_bases():
        fait = subprocess.run(
            [sys.executable, "-m", "deploy.essai"],
            cwd=RACINE,
            capture_output=True,
            text=True,
            check=False,
        )

        assert fait.returncode == 0, fait.stdout + fait.stderr
