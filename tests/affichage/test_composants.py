"""The page of components: everything that pages share is on it, as it is."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.urls import reverse

from collecte.listes.models import Categorie
from petiterockette.affichage.composants.jetons import (
    GROUPES,
    MARQUE,
    MARQUES,
    TEXTE,
    TEXTES,
    couleurs,
)
from petiterockette.affichage.composants.registre import PLANCHES, THEMES, isoler, porter
from petiterockette.contrastes import contraste
from tests.fabriques import connecter, les_listes, un_compte

RACINE = Path(__file__).parents[2]
GABARITS = RACINE / "templates"
CSS = RACINE / "static/css"

# Sheets whose things are shown in forced states, and those states.
FEUILLES = ("socle", "boutons", "tuiles", "pesee", "contraintes")
ETATS = {":hover": ".est-survole", ":active": ".est-appuye", ":focus-visible": ".est-au-clavier"}

# Of the matter's rooms, what the others draw too.
PIECES = ("comptoirs/_*", "livre/_etat*", "matiere/[!_]*", "listes/dessins", "listes/motifs")

# Pieces of one page, or of one counter: they are seen there, and nothing is built from them.
A_LEUR_PAGE = {
    "collecte/comptoirs/_comptoir_du_jour.html",
    "collecte/comptoirs/_comptoir_pied.html",
    "collecte/comptoirs/_dialogue_nom.html",
    "collecte/livre/_etat_du_bon.html",
}


@pytest.fixture
def page(client):
    les_listes()
    connecter(client, un_compte("direction"))
    return client.get(reverse("composants"))


def partages() -> set[str]:
    """The fragments that are nobody's own, by their place in the tree."""
    motifs = ("_*.html", "graphiques/*.html", "django/forms/**/*.html", "photos/*.html")
    motifs = (*motifs, *(f"collecte/{piece}.html" for piece in PIECES))
    trouves = [set(GABARITS.glob(motif)) for motif in motifs]
    assert all(trouves)
    return {str(f.relative_to(GABARITS)) for fichiers in trouves for f in fichiers}


@pytest.mark.django_db
def test_chaque_fragment_partage_est_sur_la_page(page):
    montres = {gabarit.name for gabarit in page.templates}

    assert partages() >= A_LEUR_PAGE
    assert partages() - montres - A_LEUR_PAGE == set()


@pytest.mark.django_db
def test_chaque_planche_se_voit_en_clair_et_en_sombre(page):
    texte = page.content.decode()

    assert page.status_code == 200
    assert len({planche.code for planche in PLANCHES}) == len(PLANCHES)
    for theme in THEMES:
        assert texte.count(f'class="vitrine" data-theme="{theme}"') == len(PLANCHES)


@pytest.mark.django_db
def test_les_seize_categories_y_sont_avec_leur_couleur_et_leur_motif(page):
    texte = page.content.decode()
    meres = Categorie.objects.visibles().filter(famille="objets", parent=None)

    assert len(meres) == 16
    for c in meres:
        assert texte.count(f'class="tuile c-{c.code} motif-{c.motif}"') >= len(THEMES)


@pytest.mark.django_db
def test_chaque_nom_est_seul_et_chaque_renvoi_mene_quelque_part(page):
    texte = page.content.decode()
    noms = Counter(re.findall(r'(?<![\w-])id="([^"]+)"', texte))
    renvois = {
        mot
        for attribut in ("for", "popovertarget", "aria-labelledby", "aria-describedby")
        for valeur in re.findall(rf'(?<![\w-]){attribut}="([^"]+)"', texte)
        for mot in valeur.split()
    }

    assert [nom for nom, n in noms.items() if n > 1] == []
    assert renvois - noms.keys() == set()


@pytest.mark.django_db
def test_une_base_sans_listes_le_dit(client):
    connecter(client, un_compte())

    reponse = client.get(reverse("composants"))

    assert reponse.status_code == 200
    assert "Aucune catégorie" in reponse.content.decode()


@pytest.mark.django_db
def test_les_contrastes_montres_sont_mesures_et_suffisent(page):
    montres = re.findall(
        r"<small>sur ([\w-]+) <data value=\"([\d.]+)\">([\d,]+)</data>", page.content.decode()
    )

    assert len(montres) == len(THEMES) * len({*TEXTES, *MARQUES})
    assert min(float(valeur) for _fond, valeur, _ecrit in montres) >= MARQUE
    for valeurs in couleurs().values():
        assert [p for p in TEXTES if contraste(valeurs[p[0]], valeurs[p[1]]) < TEXTE] == []


def test_chaque_couleur_de_la_feuille_est_dans_un_groupe():
    declarees = set(re.findall(r"--([\w-]+): #", (CSS / "rockette.css").read_text()))

    assert declarees == set(couleurs()["clair"]) == set(couleurs()["sombre"])
    assert declarees == {jeton for _titre, noms in GROUPES for jeton in noms}


# A state worn as a class is the real one


def selecteurs(feuille: str) -> list[list[str]]:
    """The selectors of each rule, one list a rule."""
    texte = re.sub(r"/\*.*?\*/", "", (CSS / f"{feuille}.css").read_text(), flags=re.S)
    return [
        [selecteur.strip() for selecteur in liste.split(",\n")]
        for liste in re.findall(r"([^{};]+)\{", texte)
        if not liste.strip().startswith("@")
    ]


@pytest.mark.parametrize("feuille", FEUILLES)
@pytest.mark.parametrize("vrai", ETATS)
def test_un_etat_porte_par_une_classe_a_la_regle_du_vrai(feuille, vrai):
    for regle in selecteurs(feuille):
        # A link in a text, a field inside its display: not shown in a forced state.
        vrais = {s for s in regle if s.endswith(vrai) and not re.search(r"(^a| input):", s)}
        portes = {s for s in regle if s.endswith(ETATS[vrai])}

        assert {s.removesuffix(vrai) for s in vrais} == {
            s.removesuffix(ETATS[vrai]) for s in portes
        }


# What isolates a fragment, and what puts it in a state


def test_un_fragment_isole_ne_prend_pas_les_noms_des_autres():
    isole = isoler(
        '<label for="a">A</label><input id="a" name="q" aria-describedby="a ailleurs" autofocus>'
        '<a href="#a">ici</a><a href="#loin">loin</a><rect fill="url(#a)"/>'
        '<input type="hidden" name="csrfmiddlewaretoken" data-id="a">',
        "clair",
    )

    assert isole == (
        '<label for="a-clair">A</label><input id="a-clair" name="q-clair" '
        'aria-describedby="a-clair ailleurs"><a href="#a-clair">ici</a>'
        '<a href="#loin">loin</a><rect fill="url(#a-clair)"/>'
        '<input type="hidden" name="csrfmiddlewaretoken" data-id="a">'
    )


@pytest.mark.parametrize(
    ("etat", "attendu"),
    [
        ("appuye", '<button class="est-appuye tuile" aria-pressed="false">'),
        ("choisi", '<button class="tuile" aria-pressed="true">'),
    ],
)
def test_une_chose_se_montre_dans_un_etat(etat, attendu):
    assert porter('<button class="tuile" aria-pressed="false">', etat) == attendu
