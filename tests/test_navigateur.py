"""A browser is opened by the tests that look at one, and by no other."""

import re
from pathlib import Path

# A parameter of that name takes the place of the fixture, and its browser is opened all the same.
NOMME_PAGE = re.compile(r'parametrize\(\s*(?:"page"|\([^()]*"page"[^()]*\)),[^@]*?\ndef ')


def test_aucun_parametre_ne_prend_le_nom_de_la_page_du_navigateur():
    fautifs = [
        (fichier.name, trouve[0][:60])
        for fichier in Path(__file__).parent.rglob("test_*.py")
        for trouve in NOMME_PAGE.finditer(fichier.read_text())
        if "indirect" not in trouve[0]
    ]

    assert fautifs == []
