"""The codebase refuses by itself: imports point down, views write nothing."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

from petiterockette.droits import DROITS
from petiterockette.journal.sceaux import modeles_scelles
from petiterockette.salles import BOUTIQUE, COLLECTE

RACINE = Path(__file__).parents[1]
PAQUETS = ("petiterockette", "collecte", "boutique", "ateliers")
MODULES = [
    chemin.relative_to(RACINE)
    for paquet in PAQUETS
    for chemin in sorted((RACINE / paquet).rglob("*.py"))
    if "migrations" not in chemin.parts
]

# From the ground up: a module imports from its own layer and those before it.
COUCHES = [
    "petiterockette",
    "petiterockette.journal",
    "petiterockette.lieux",
    "petiterockette.personnes",
    "petiterockette.freins",
    "petiterockette.comptes",
    "petiterockette.affichage",
    "petiterockette.depart",
    # Every room above lays there what may be read.
    "petiterockette.api",
    "petiterockette.indicateurs",
    "petiterockette.travaux",
    "petiterockette.papiers",
    "petiterockette.demenagement",
    "petiterockette.alertes",
    "petiterockette.dossiers",
    "petiterockette.resultats",
    "petiterockette.subventions",
    "petiterockette.enquetes",
    "petiterockette.reprise",
    "petiterockette.abonnements",
    # It asks whether mails leave.
    "petiterockette.sante",
    # Its planning raises alerts and asks for works; the calendar of the poles reads it.
    "petiterockette.benevolat",
    "petiterockette.benevolat_reprise",
    *COLLECTE,
    *BOUTIQUE,
    "ateliers",
    "ateliers.seances",
    "ateliers.cafe",
    "ateliers.velo",
    "ateliers.velo_reprise",
    "ateliers.permanences",
    "ateliers.formation",
    "ateliers.animation",
    "ateliers.reprise",
]
# Assembly stands above all: it names every layer.
ASSEMBLAGE = {
    "petiterockette/settings.py",
    "petiterockette/urls.py",
    "collecte/urls.py",
    "boutique/urls.py",
    "petiterockette/wsgi.py",
    "petiterockette/demarrage.py",
}


def _nom(chemin: Path) -> str:
    return ".".join(chemin.with_suffix("").parts).removesuffix(".__init__")


def _couche(module: str) -> int | None:
    """The rank of a module's layer; None for what is not ours."""
    # Commands of the socle walk through registries: they know the socle, no app above it.
    module = re.sub(r"^petiterockette\.management", "petiterockette.affichage.management", module)
    rangs = [
        rang
        for rang, couche in enumerate(COUCHES)
        if module == couche or module.startswith(couche + ".")
    ]
    return max(rangs, default=None)


@cache
def _importes(chemin: Path) -> list[tuple[str, bool]]:
    """The modules that a file imports, and whether at its top level."""
    return list(_lus_dans(chemin))


def _lus_dans(chemin: Path) -> Iterator[tuple[str, bool]]:
    arbre = ast.parse((RACINE / chemin).read_text())
    paquet = _nom(chemin).split(".")
    if chemin.name != "__init__.py":
        paquet = paquet[:-1]
    en_tete = set(ast.iter_child_nodes(arbre))
    for noeud in arbre.body:
        # « if TYPE_CHECKING » counts as the top.
        if isinstance(noeud, ast.If):
            en_tete |= set(noeud.body)
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Import):
            for alias in noeud.names:
                yield alias.name, noeud in en_tete
        elif isinstance(noeud, ast.ImportFrom):
            base = paquet[: len(paquet) - noeud.level + 1] if noeud.level else []
            module = ".".join([*base, noeud.module] if noeud.module else base)
            for alias in noeud.names:
                yield f"{module}.{alias.name}", noeud in en_tete


def _lignes(motif: str, chemins: list[Path]) -> list[str]:
    return [
        f"{chemin}:{rang} {ligne.strip()}"
        for chemin in chemins
        for rang, ligne in enumerate((RACINE / chemin).read_text().splitlines(), 1)
        if re.search(motif, ligne)
    ]


def test_les_couches_sont_des_paquets_qui_existent():
    installees = {app.name for app in apps.get_app_configs()}

    assert set(COUCHES) == {nom for nom in installees if nom.split(".")[0] in PAQUETS}
    assert len(MODULES) > 50


def test_les_imports_ne_montent_pas():
    montees = [
        f"{chemin} → {module}"
        for chemin in MODULES
        if str(chemin) not in ASSEMBLAGE
        for module, _en_tete in _importes(chemin)
        if (_couche(module) or 0) > (_couche(_nom(chemin)) or 0)
    ]

    assert montees == []


def test_un_pole_n_importe_d_autre_pole_que_les_seances():
    voisins = [
        f"{chemin} → {module}"
        for chemin in MODULES
        if chemin.parts[0] == "ateliers" and len(chemin.parts) > 2
        for module, _en_tete in _importes(chemin)
        if (trouve := re.match(r"ateliers\.(\w+)\.", module))
        and trouve[1] not in {chemin.parts[1], "seances", "poles", "agenda", "calendrier"}
        and (RACINE / "ateliers" / trouve[1]).is_dir()
        # A pole of several rooms.
        and (chemin.parts[1], trouve[1]) not in {("permanences", "velo"), ("velo_reprise", "velo")}
    ]

    assert voisins == []


def test_le_test_des_imports_voit_ce_qui_monte():
    """The witness: relative, plain and nested imports are all read."""
    importes = {module for module, _ in _importes(Path("collecte/livre/services/bons.py"))}

    assert "collecte.livre.models.Bon" in importes
    assert "petiterockette.base.insertion.inserer" in importes
    assert _couche("collecte.livre.models.Bon") > _couche("petiterockette.base.insertion.inserer")
    assert _couche("django.db") is None


def test_rien_ne_s_importe_dans_une_fonction():
    # An app is ready only when Django says so.
    admis = {str(c) for c in MODULES if c.name == "apps.py"}

    enfouis = [
        f"{chemin} → {module}"
        for chemin in MODULES
        if str(chemin) not in admis
        for module, en_tete in _importes(chemin)
        if not en_tete
    ]

    assert enfouis == []


def test_les_services_n_importent_pas_les_vues():
    fautifs = [
        f"{chemin} → {module}"
        for chemin in MODULES
        if "services" in str(chemin) or "models" in str(chemin)
        for module, _en_tete in _importes(chemin)
        if re.search(r"\.(views|forms|urls)(\.|$)", module) and _couche(module) is not None
    ]

    assert fautifs == []


PURS = [
    *sorted(Path("petiterockette/mots").glob("*.py")),
    *sorted(Path("petiterockette/temps").glob("*.py")),
    *(Path("petiterockette") / nom for nom in ("contrastes.py", "droits.py", "refus.py")),
]


@pytest.mark.parametrize("module", PURS, ids=str)
def test_le_socle_pur_ne_connait_pas_la_base(module):
    # A ``Q`` is a question put into words: whoever asks it is elsewhere.
    importes = {m for m, _ in _importes(module)} - {"django.db.models.Q"}

    assert not [m for m in importes if m.startswith("django.db") or _couche(m)]


def test_les_ecritures_ne_connaissent_pas_la_base():
    importes = {m for m, _ in _importes(Path("collecte/matiere/ecritures.py"))}

    assert not [m for m in importes if m.startswith("django") or ".models" in m]


def test_les_vues_n_ecrivent_pas():
    vues = [c for c in MODULES if "views" in c.parts or c.name == "views.py"]
    ecrire = (
        r"\.(save|create|update|delete|bulk_create|bulk_update|get_or_create|update_or_create"
        r"|add|set|clear|remove)\("
    )
    # Form errors and messages are said, not written.
    admis = r"(form|messages|erreurs)\.(add|add_error)\("

    assert _lignes(ecrire, [Path("collecte/livre/services/bons.py")])
    assert [li for li in _lignes(ecrire, vues) if not re.search(admis, li)] == []


def test_seule_une_porte_ecrit_le_grand_livre():
    portes = {"collecte/livre/services/mouvements.py", "collecte/livre/services/cumuls.py"}
    autres = [c for c in MODULES if str(c) not in portes and "demo" not in c.parts]

    par_l_orm = r"\b(Mouvement|Stock|Cumul\w*)\.objects\.\w*(create|update|delete)"
    assert _lignes(par_l_orm, autres) == []
    un_par_un = [c for c in autres if "models" not in c.parts and c.name != "models.py"]
    composer = re.compile(r"\b(Mouvement|Stock|Cumul)\(")

    def composent(chemins: list[Path]) -> list[Path]:
        return [c for c in chemins if composer.search((RACINE / c).read_text())]

    assert composent([Path("collecte/livre/services/mouvements.py")])
    assert composent(un_par_un) == []


def test_chaque_table_scellee_s_ecrit_dans_sa_salle():
    """Its app's services alone write it, and nobody else composes a row of it."""
    salles = {
        f"{config.name}.models.{modele.__name__}": Path(*config.name.split("."))
        for config in apps.get_app_configs()
        for modele in modeles_scelles(config)
    }
    ecritures = [
        (chemin, ligne, chez)
        for chemin in MODULES
        if not re.search(r"(^|/)demo(/|[_.])", str(chemin))
        for ligne, chez in _ecritures(chemin, salles)
    ]

    assert len(ecritures) > 50
    assert (
        [
            f"{chemin}:{ligne}"
            for chemin, ligne, chez in ecritures
            if not chemin.with_suffix("").is_relative_to(chez)
            # What follows a ticket is a ticket: composed there, written by the door of sales.
            and (str(Path(*chemin.parts[:2])), str(chez)) != ("boutique/tickets", "boutique/ventes")
        ]
        == []
    )


def _ecritures(chemin: Path, salles: dict[str, Path]) -> Iterator[tuple[int, Path]]:
    """Where a file composes a row of one of these tables, or writes some by its manager: its
    line, and the folder where it should."""
    noms = {m.rsplit(".", 1)[1]: salles[m] for m, _ in _importes(chemin) if m in salles}
    ecrire = r"(?!select_for)(\w+_)?(create|update|delete)"
    if not noms:
        return
    for noeud in ast.walk(ast.parse((RACINE / chemin).read_text())):
        if isinstance(noeud, ast.Call):
            nom, *suite = re.findall(r"\w+", ast.unparse(noeud.func))
            if nom in noms and not suite:
                yield noeud.lineno, noms[nom]
            elif nom in noms and re.fullmatch(ecrire, suite[-1]):
                yield noeud.lineno, noms[nom] / "services"


def test_rien_dans_le_produit_ne_leve_un_sceau():
    lever = r"DROP TRIGGER|DISABLE TRIGGER|session_replication_role|writable_schema"
    autres = [c for c in MODULES if str(c) != "petiterockette/journal/sceaux.py"]

    assert _lignes(lever, autres) == []


def test_pas_de_signaux_entre_nos_applications():
    autres = [c for c in MODULES if str(c) != "petiterockette/journal/apps.py"]

    assert _lignes(r"django\.db\.models\.signals|\breceiver\(|\bSignal\(", autres) == []


def test_chaque_droit_nomme_existe():
    nommer = r"""(?:droit|exiger|portee|has_perm)\([^()"']*["']([a-z]+\.[a-z_]+)["']"""
    nommes = {mot for c in MODULES for mot in re.findall(nommer, (RACINE / c).read_text())}

    assert nommes
    assert nommes <= DROITS.keys()


def test_chaque_gabarit_se_lit_et_sert():
    gabarits = {
        str(p.relative_to(RACINE / "templates")) for p in (RACINE / "templates").rglob("*.html")
    }
    textes = [(RACINE / c).read_text() for c in MODULES]
    textes += [p.read_text() for p in (RACINE / "templates").rglob("*.html")]
    # Django finds these by itself.
    d_office = {"403.html", "404.html", "500.html", "403_csrf.html"}

    for gabarit in gabarits:
        get_template(gabarit)
    inutiles = {g for g in gabarits - d_office if not any(g in texte for texte in textes)}
    assert not [g for g in inutiles if not g.startswith("django/")]


def test_les_noms_des_modeles_commencent_par_une_minuscule():
    noms = [
        str(nom)
        for modele in apps.get_models()
        if modele.__module__.split(".")[0] in PAQUETS
        for nom in (
            modele._meta.verbose_name,
            modele._meta.verbose_name_plural,
            *(champ.verbose_name for champ in modele._meta.fields),
        )
    ]

    assert [nom for nom in noms if nom[0].isupper() and not nom.isupper() and nom[:2] != "ID"] == []
