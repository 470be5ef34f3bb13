"""At the dock no figure loses a digit and no word is broken, at any width."""

from tests.collecte.sorties.sorties_du_quai import un_plein
from tests.mots_entiers import a_toutes_les_tailles


def test_aucun_mot_coupe_au_quai(point, ouvrir):
    un_plein(point, "textiles", 85_250)
    quai = ouvrir()
    assert a_toutes_les_tailles(quai.page) == {}

    quai.page.set_viewport_size({"width": 1280, "height": 800})
    quai.genre("Déchetterie")
    quai.frapper("16,25")
    assert a_toutes_les_tailles(quai.page) == {}
