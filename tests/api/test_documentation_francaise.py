"""What the schema says to whoever writes a program is French: nothing of the code's own prose."""

from petiterockette.api.parametres import ATTENDUS
from petiterockette.api.registre import schema


def test_chaque_parametre_dit_ce_qu_il_attend_et_rien_d_autre():
    demandes = [p for methodes in schema()["paths"].values() for p in methodes["get"]["parameters"]]

    assert {p["name"] for p in demandes} == ATTENDUS.keys()
    for p in demandes:
        assert p["description"] == ATTENDUS[p["name"]]
        assert "description" not in p["schema"]
    assert not [c for c in schema()["components"]["schemas"].values() if "description" in c]
