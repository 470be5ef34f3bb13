"""French ties its words: elisions, contractions, and what counts as one."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils.translation import ngettext

from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import au, du, nombres_entiers

pytestmark = pytest.mark.une_base

CHEMIN_VERT = Lieu(nom="Chemin-Vert", adresse="125 rue du Chemin-Vert")


@pytest.mark.parametrize(
    ("nom", "de_qui", "ou"),
    [
        ("Inès", "d’Inès", "à Inès"),
        ("Élodie", "d’Élodie", "à Élodie"),
        ("Hélène", "d’Hélène", "à Hélène"),
        ("Yves", "d’Yves", "à Yves"),
        ("Yannick", "de Yannick", "à Yannick"),
        ("Paul", "de Paul", "à Paul"),
        ("août 2026", "d’août 2026", "à août 2026"),
        ("Le Hangar", "du Hangar", "au Hangar"),
        ("Hangar", "de Hangar", "à Hangar"),
        ("Les Halles", "des Halles", "aux Halles"),
        ("La Cadette", "de La Cadette", "à La Cadette"),
        ("L’Atelier", "de L’Atelier", "à L’Atelier"),
        ("Montgallet", "de Montgallet", "à Montgallet"),
        ("Léon", "de Léon", "à Léon"),
        (CHEMIN_VERT, "du Chemin-Vert", "au Chemin-Vert"),
        (Lieu(nom="Roquette", adresse="3 rue de la Roquette"), "de la Roquette", "à la Roquette"),
        (Lieu(nom="Écoles", adresse="1 place des écoles"), "des Écoles", "aux Écoles"),
        (Lieu(nom="(", adresse="3 rue de la ("), "de (", "à ("),
        ("", "de ", "à "),
        ("Caisse 1 · Montgallet", "de Caisse 1 · Montgallet", "à la caisse 1 · Montgallet"),
        ("Accueil", "d’Accueil", "à l’accueil"),
        ("Quai", "de Quai", "au quai"),
    ],
)
def test_un_nom_se_lie_comme_on_le_dit(nom, de_qui, ou):
    assert (du(nom), au(nom)) == (de_qui, ou)


def test_une_page_lie_un_nom_sans_ouvrir_de_balise():
    gabarit = Template("{% load affichage %}{{ v|du }} {{ v|au }}")

    assert gabarit.render(Context({"v": "<b>"})) == "de &lt;b&gt; à &lt;b&gt;"


@pytest.mark.parametrize(("n", "ecrit"), [(0, "dépôt"), (1, "dépôt"), (-1, "dépôt"), (2, "dépôts")])
def test_zero_et_un_s_ecrivent_au_singulier(n, ecrit):
    page = Template(
        "{% load i18n %}"
        "{% blocktranslate count n=n %}dépôt{% plural %}dépôts{% endblocktranslate %}"
    )

    assert ngettext("dépôt", "dépôts", n) == ecrit
    assert page.render(Context({"n": n})) == ecrit


GABARITS = [*Path("templates").rglob("*.html"), *Path("templates").rglob("*.txt")]
CODE = [
    fichier
    for ecrit in ("petiterockette", "collecte", "boutique", "ateliers")
    for fichier in Path(ecrit).rglob("*.py")
    if "migrations" not in fichier.parts
]
# What names somebody, a place or a month: « de » and « à » are said with it, by the filters.
NOMS = "lieu|qui|moi|mois|personne|association|employeur|structure|nouveau|site|prenom|velo"
# Of a sum of money, or of a number that is never one.
JAMAIS_UN = {
    *("attendu }} attendus", "compte }} comptés", "cts }} vendus", "ht }} hors"),
    *("heures }} heures", "jours }} jours", "kg }} refusés", "n }} allergènes", "n }} essais"),
    *("minutes }} minutes", "n }} fois", "n }} jours", "n }} mois", "places }} premières"),
    "t }} refusées",
}


@pytest.mark.parametrize(
    ("tape", "tenu"),
    [
        ("1 578 heures, 12 kg", "1~578 heures, 12~kg"),
        ("1 234 567 € et 91,1 %", "1~234~567~€ et 91,1~%"),
        ("en 2026 nous, 12 kilos, 3 habits", "en 2026 nous, 12 kilos, 3 habits"),
        ("", ""),
    ],
)
def test_un_nombre_tape_ne_se_coupe_pas_en_fin_de_ligne(tape, tenu):
    assert nombres_entiers(tape) == tenu.replace("~", "\u00a0")


def test_aucun_nom_ne_suit_un_de_ou_un_a_ecrit_a_la_main():
    main = re.compile(
        rf"(?<![a-zà-ÿ’])(?:de|à) (?:<[^>]+>)?(?:\{{\{{ ?|%\()(?:{NOMS})(?: ?}}}}|\)s)"
    )

    fautifs = {str(f): main.findall(f.read_text()) for f in [*GABARITS, *CODE]}

    assert len(GABARITS) > 500
    assert {f: trouves for f, trouves in fautifs.items() if trouves} == {}


def test_aucun_nombre_ne_porte_un_pluriel_ecrit_a_la_main():
    compte = re.compile(r"{% blocktranslate[^%]*\bcount\b.*?{% endblocktranslate %}", re.DOTALL)
    pluriel = re.compile(r"(\w+ }}) (?:<\w+>)?(?:{% translate \")?(?!des\b|depuis\b)([a-zéèê]+s)\b")
    fautifs = {}
    for gabarit in GABARITS:
        trouves = {" ".join(m) for m in pluriel.findall(compte.sub("", gabarit.read_text()))}
        if trouves - JAMAIS_UN:
            fautifs[str(gabarit)] = trouves - JAMAIS_UN

    assert fautifs == {}
