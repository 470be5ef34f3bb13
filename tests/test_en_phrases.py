"""Two sentences: what moved and by how much, what moved it; nothing that the figures do not say."""

from decimal import Decimal

import pytest

from petiterockette.mots.en_phrases import Fait, Part, en_phrases, par_le_nombre_et_la_moyenne
from petiterockette.mots.mesures import kilos
from petiterockette.mots.monnaie import euros
from petiterockette.mots.taux import ecrire


def collecte(maintenant, avant, *parts, **champs) -> list[str]:
    fait = Fait("Collecté", "novembre 2026", "octobre", maintenant, avant, kilos, **champs)
    return [
        p.replace("\u00a0", " ").replace("\u202f", " ") for p in en_phrases(fait_de(fait, parts))
    ]


def fait_de(fait, parts):
    return Fait(**{**fait.__dict__, "parts": parts})


def test_elles_disent_la_difference_et_ce_qui_la_fait():
    assert collecte(
        28_400_000,
        27_200_000,
        Part("livres", -300_000),
        Part("textiles", 1_000_000),
        Part("mobilier", 500_000),
    ) == [
        "Collecté, novembre 2026 : 28 400 kg, +1 200 kg (+4,4 %) sur octobre.",
        "Surtout par : textiles (+1 000 kg), mobilier (+500 kg) ; à l’inverse : livres (−300 kg).",
    ]


def test_ce_qui_pese_peu_a_l_inverse_se_tait():
    _combien, pourquoi = collecte(900_000, 1_000_000, Part("a", -104_000), Part("b", 4_000))

    assert pourquoi == "Surtout par : a (−104 kg)."


def test_une_periode_en_cours_ne_se_compare_pas_encore():
    assert collecte(400_000, 1_000_000, Part("textiles", -600_000, 400_000), en_cours=True) == [
        "Collecté, novembre 2026 jusqu’ici : 400 kg (octobre en entier : 1 000 kg).",
        "Surtout : textiles (400 kg).",
    ]


@pytest.mark.parametrize(
    ("avant", "raison", "dit"),
    [
        (None, "", "Collecté, novembre 2026 : 400 kg."),
        (0, "", "Collecté, novembre 2026 : 400 kg."),
        (
            1_000,
            "3 jours ouverts",
            "Collecté, novembre 2026 : 400 kg. Pas comparable à octobre (3 jours ouverts).",
        ),
    ],
)
def test_sans_comparaison_rien_n_est_compare(avant, raison, dit):
    assert collecte(400_000, avant, pas_comparable=raison) == [dit]


def test_rien_ne_bouge_se_dit():
    assert collecte(5_000, 5_000) == ["Collecté, novembre 2026 : 5 kg, comme octobre."]


def test_un_taux_bouge_en_points():
    taux = Fait(
        *("Revalorisé", "novembre 2026", "octobre", Decimal("91.1"), Decimal("90.4")),
        lambda v: f"{ecrire(v)} %",
        lambda v: f"{ecrire(v)} point",
        parts=[Part("textiles", Decimal("0.7"))],
    )

    assert en_phrases(taux) == [
        "Revalorisé, novembre 2026\u00a0: 91,1 %, +0,7 point sur octobre.",
        "Surtout par\u00a0: textiles (+0,7 point).",
    ]


@pytest.mark.parametrize("n1", range(1, 40, 7))
@pytest.mark.parametrize("t1", range(-500, 9_000, 1_999))
def test_le_nombre_et_la_moyenne_font_toute_la_difference(n1, t1):
    parts = par_le_nombre_et_la_moyenne((n1, 13), (t1, 4_321), ("ventes", "panier"))

    assert sum(p.ecart for p in parts) == t1 - 4_321


def test_deux_ventes_de_plus_au_meme_panier_ne_tiennent_qu_au_nombre():
    parts = par_le_nombre_et_la_moyenne((12, 10), (12_000, 10_000), ("ventes", "panier"))

    assert [(p.nom, euros(int(p.ecart))) for p in parts] == [
        ("ventes", "20,00\u00a0€"),
        ("panier", "0,00\u00a0€"),
    ]
