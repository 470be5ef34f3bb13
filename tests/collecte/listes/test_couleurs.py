"""Whatever colour the association picks, its pictogram can be seen."""

import random
from collections import defaultdict

import pytest

from collecte.listes.couleurs import BLANC, ENCRE, MOTIFS, couleur_lisible
from collecte.listes.listes_par_defaut import CATEGORIES
from petiterockette.contrastes import contraste
from tests.fabriques import connecter, les_listes, un_compte

# On a tile: the pictogram's colour for each default colour, typed from the house's charter.
SUR = {
    "materiel-electrique": ENCRE,
    "mobilier": ENCRE,
    "textiles": ENCRE,
    "jouets": ENCRE,
    "informatique": ENCRE,
    "vaisselle": ENCRE,
    "livres": BLANC,
    "supports-media": BLANC,
    "bibelots": ENCRE,
    "autres": ENCRE,
    "bijoux": ENCRE,
    "velo": BLANC,
    "sport-loisirs": ENCRE,
    "bricolage-jardin": BLANC,
    "puericulture": ENCRE,
    "vrac": ENCRE,
}


@pytest.mark.parametrize(
    ("une", "autre", "rapport"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        # Known pairs of WCAG's own examples.
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_le_contraste_est_celui_de_wcag(une, autre, rapport):
    assert contraste(une, autre) == contraste(autre, une) == pytest.approx(rapport, abs=0.01)


def test_toute_couleur_porte_un_pictogramme_qui_se_voit():
    hasard = random.Random(3)
    couleurs = [
        f"#{r:02x}{v:02x}{b:02x}"
        for r in range(0, 256, 17)
        for v in range(0, 256, 17)
        for b in range(0, 256, 17)
    ]
    couleurs += [f"#{hasard.randrange(1 << 24):06x}" for _ in range(3_000)]

    assert min(contraste(c, couleur_lisible(c)) for c in couleurs) >= 4.3


def test_les_categories_de_la_maison_ont_le_pictogramme_de_la_charte():
    assert {ligne[0]: couleur_lisible(ligne[3]) for ligne in CATEGORIES} == SUR


def test_deux_couleurs_voisines_n_ont_pas_le_meme_motif():
    par_motif = defaultdict(list)
    for code, _nom, _court, couleur, motif, *_reste in CATEGORIES:
        par_motif[motif].append((code, [int(couleur[i : i + 2], 16) for i in (1, 3, 5)]))

    assert par_motif.keys() <= {motif for motif, _nom in MOTIFS}
    for voisines in par_motif.values():
        for i, (code, rvb) in enumerate(voisines):
            for autre, rvb_autre in voisines[i + 1 :]:
                ecart = sum(abs(a - b) for a, b in zip(rvb, rvb_autre, strict=True))
                assert ecart > 100, (code, autre)


@pytest.mark.django_db
def test_la_feuille_des_couleurs_les_nomme_toutes(client):
    les_listes()
    connecter(client, un_compte())

    reponse = client.get("/couleurs.css")

    feuille = reponse.content.decode()
    assert reponse["Content-Type"] == "text/css; charset=utf-8"
    assert f".c-livres{{--cat:#3a02e8;--sur-cat:{BLANC}}}" in feuille
    assert all(f".c-{code}{{" in feuille for code in SUR)
    deja = client.get("/couleurs.css", headers={"If-None-Match": reponse["ETag"]})
    assert deja.status_code == 304
