"""At the sorting table no figure loses a digit and no word is broken, at any width."""

from tests.mots_entiers import a_toutes_les_tailles


def test_aucun_mot_coupe_au_tri(table):
    table.toucher(table.tuile("textiles"))
    table.vers("a_recycler")
    table.dans("Roll textile")
    table.frapper("116,25")
    assert a_toutes_les_tailles(table.page) == {}

    table.page.set_viewport_size({"width": 1280, "height": 800})
    table.toucher("#tare")
    assert a_toutes_les_tailles(table.page) == {}
