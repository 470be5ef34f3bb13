"""What holds whatever the shelves hold. Pure."""

import random

import pytest

from collecte.matiere.ecritures import cle_de_stock, effets_sur_le_stock
from collecte.matiere.etapes import MOUVEMENTS_PERMIS
from tests.collecte.matiere.test_ecritures import CARTON, DEEE, METAUX, REF, SANS, prendre, repandre


@pytest.mark.parametrize("graine", range(200))
def test_rien_ne_se_perd_et_tout_est_permis(graine):
    hasard = random.Random(graine)
    cles = {
        cle_de_stock(c, e, m, SANS)
        for c in REF.categories
        for e in ("a_trier", "rayon", "atelier", "a_recycler", "a_jeter")
        for m in (SANS, METAUX, DEEE, CARTON)
    }
    disponible = {cle: hasard.randint(-200, 400) for cle in sorted(cles) if hasard.random() < 0.5}
    avant = dict(disponible)
    masse_g = hasard.randint(1, 900)
    de, vers = hasard.choice(
        [
            ("rayon", "vendu"),
            ("rayon", "donne_particulier"),
            ("a_recycler", "recycle"),
            ("a_jeter", "dechetterie"),
            ("maison", "energie"),
        ]
    )
    matiere = hasard.choice([SANS, METAUX, DEEE, CARTON])

    if de == "rayon" or hasard.random() < 0.5:
        categorie = hasard.choice(sorted(REF.categories))
        pas = prendre(masse_g, disponible, categorie=categorie, matiere=matiere, de=de, vers=vers)
    else:
        pas = repandre(masse_g, disponible, matiere=matiere, de=de, vers=vers)

    nature = "vente_hors_caisse" if vers == "vendu" else "sortie"
    assert {(p.de, p.vers) for p in pas} <= MOUVEMENTS_PERMIS[nature]
    assert all(p.masse_g > 0 for p in pas)
    assert sum(p.masse_g for p in pas if p.vers == vers) == masse_g
    assert all(p.implicite == (p.vers == de) for p in pas)
    effets = {c: disponible.get(c, 0) - avant.get(c, 0) for c in disponible.keys() | avant.keys()}
    assert {c: g for c, g in effets.items() if g} == {
        c: g for c, g in effets_sur_le_stock(pas, SANS).items() if g
    }
    # A positive stock never becomes negative, unless it is the one that the exit is from.
    for cle, grammes in disponible.items():
        assert grammes >= min(avant.get(cle, 0), 0) or cle[1] == de
