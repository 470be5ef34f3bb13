"""The product stands on what Django documents: an upgrade changes the rest without a word."""

import ast
from pathlib import Path

import pytest

RACINE = Path(__file__).parent.parent
# What belongs to Django's workshop, whatever it is read from.
ATTRIBUTS = {
    *("_result_cache", "_prefetched_objects_cache", "_prefetch_done", "set_cached_value"),
    *("get_cached_value", "is_cached", "get_compiler", "apply_converters", "from_db"),
    *("wrap_database_errors", "ensure_connection", "in_atomic_block", "needs_rollback"),
    *("introspection", "run_on_commit", "add_fallback"),
}
# The same, of a connection alone: others may have features.
DE_LA_CONNEXION = {"ops", "features", "connection", "connections"}
IMPORTS = {
    *("ModelState", "CombinedExpression", "WSGIHandler", "no_style", "SimpleLazyObject"),
    *("module_has_submodule", "salted_hmac", "get_random_string", "capfirst", "trans_real"),
    *("url_has_allowed_host_and_scheme",),
}
# (file, name): why this one stays.
ARGUES = {
    (
        "petiterockette/saisie/ici.py",
        "url_has_allowed_host_and_scheme",
    ): "guards better than ours would",
    ("petiterockette/apps.py", "trans_real"): "the French plural of what no catalogue holds",
    ("petiterockette/apps.py", "add_fallback"): "the same",
}


def hors_des_papiers(code: str) -> set[str]:
    """The undocumented names of Django that a module reads or imports."""
    trouves: set[str] = set()
    for noeud in ast.walk(ast.parse(code)):
        if isinstance(noeud, ast.Attribute):
            de = noeud.value.id if isinstance(noeud.value, ast.Name) else ""
            if noeud.attr in ATTRIBUTS or (
                noeud.attr in DE_LA_CONNEXION and de in {"connection", "connexion"}
            ):
                trouves.add(noeud.attr)
        elif isinstance(noeud, ast.ImportFrom) and (noeud.module or "").startswith("django"):
            trouves |= {alias.name for alias in noeud.names} & IMPORTS
            if (noeud.module or "").startswith(("django.db.models.sql", "django.db.backends")):
                trouves.add(str(noeud.module))
    return trouves


def test_le_produit_ne_tient_qu_a_ce_que_django_ecrit():
    lus = {
        (str(chemin.relative_to(RACINE)), nom)
        for dossier in ("petiterockette", "collecte", "boutique", "ateliers")
        for chemin in (RACINE / dossier).rglob("*.py")
        if "migrations" not in chemin.parts
        for nom in hors_des_papiers(chemin.read_text())
    }

    assert lus == set(ARGUES)


@pytest.mark.parametrize(
    "code",
    [
        "lues._result_cache = []",
        "queryset.query.get_compiler(connection=connection)",
        "if connection.features.has_select_for_update: pass",
        "connexion.ops.quote_name(nom)",
        "from django.utils.functional import SimpleLazyObject",
        "from django.db.backends.utils import CursorWrapper",
    ],
)
def test_un_nom_de_l_atelier_de_django_est_vu(code):
    assert hors_des_papiers(code)
