"""At the till no figure loses a digit and no word is broken, at any width."""

from tests.mots_entiers import a_toutes_les_tailles


def test_aucun_mot_coupe_a_la_caisse(ecran):
    ecran.categorie("livres")
    ecran.toucher('[data-mode="prix"]')
    ecran.frapper("1234,56")

    assert a_toutes_les_tailles(ecran.page) == {}
