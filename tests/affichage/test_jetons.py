"""The tokens, read from the sheet itself: contrast of every pair that meets on a screen."""

import re
from pathlib import Path

import pytest

from petiterockette.affichage.composants.jetons import MARQUES, TEXTES, couleurs
from petiterockette.contrastes import contraste

CSS = Path(__file__).parents[2] / "static/css"
FEUILLE = (CSS / "rockette.css").read_text()


def _jetons(bloc: str) -> dict[str, str]:
    declares = re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", bloc)
    return {nom: c if len(c) == 7 else "#" + "".join(2 * x for x in c[1:]) for nom, c in declares}


def _bloc(selecteur: str) -> str:
    debut = FEUILLE.index(selecteur + " {")
    return FEUILLE[debut : FEUILLE.index("}", debut)]


CLAIR = _jetons(_bloc(':root,\n[data-theme="clair"]'))
SOMBRE = _jetons(_bloc('[data-theme="sombre"]'))


def test_le_sombre_de_l_appareil_et_le_sombre_choisi_sont_le_meme():
    assert _jetons(_bloc(':root:not([data-theme="clair"])')) == SOMBRE


def test_chaque_couleur_claire_a_sa_sombre():
    assert CLAIR.keys() == SOMBRE.keys()


def test_la_page_des_composants_lit_les_memes():
    assert couleurs() == {"clair": CLAIR, "sombre": SOMBRE}


@pytest.mark.parametrize("jetons", [CLAIR, SOMBRE], ids=["clair", "sombre"])
def test_chaque_texte_se_lit_sur_son_fond(jetons):
    assert [p for p in TEXTES if contraste(jetons[p[0]], jetons[p[1]]) < 4.5] == []


@pytest.mark.parametrize("jetons", [CLAIR, SOMBRE], ids=["clair", "sombre"])
def test_chaque_bord_et_chaque_marque_se_voit(jetons):
    assert [p for p in MARQUES if contraste(jetons[p[0]], jetons[p[1]]) < 3] == []


def test_aucune_feuille_ne_nomme_un_jeton_inconnu():
    connus = set(re.findall(r"--([\w-]+):", FEUILLE)) | {"cat", "sur-cat"}
    feuilles = {f.name: f.read_text() for f in CSS.glob("*.css")}
    locaux = {nom for texte in feuilles.values() for nom in re.findall(r"--([\w-]+):", texte)}

    nommes = {nom for texte in feuilles.values() for nom in re.findall(r"var\(--([\w-]+)", texte)}

    assert nommes <= connus | locaux


def test_rien_n_est_ecrit_plus_petit_que_douze_pixels():
    tailles = [
        float(n)
        for f in CSS.glob("*.css")
        for n in re.findall(r"font-size: ([\d.]+)rem", f.read_text())
    ]

    assert min(tailles) * 16 >= 12
