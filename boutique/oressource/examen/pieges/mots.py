"""Words: encoded twice, written twice, hidden (pitfalls 12, 16 and 17)."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from petiterockette.mots.chercher import plier

from ...carnet.carnet import Carnet
from ...tables import GESTES, TABLES, Nature
from ...valeurs import DOUBLE, ENTITE, ESPACES
from ..constats import Annonce, Constat, chercher, constater
from ..variante import Variante

CODES_DEUX_FOIS = Annonce(
    12, "double_codage", _("Textes codés deux fois («\u00a0mÃªme\u00a0»)"), _("réparés un par un")
)
ENTITES = Annonce(
    12, "entites", _("Textes écrits pour une page («\u00a0&#39;\u00a0»)"), _("réparés un par un")
)
ADHERENTS = Annonce(
    16,
    "adherents",
    _("Gestes d’adhérents, que l’ancien outil comptait jusqu’en 2017"),
    _("gardés comme une statistique, sans nom"),
)
CACHES = Annonce(
    16, "mots_caches", _("Mots cachés des listes"), _("repris archivés, jamais perdus")
)
BLANCS = Annonce(
    17, "espaces", _("Textes qui commencent ou finissent par une espace"), _("repris sans elle")
)
HOMONYMES = Annonce(
    17,
    "homonymes",
    _("Mots d’une même liste que seuls séparent la casse, un accent ou une espace"),
    _("proposés ensemble\u00a0: dites s’ils sont un seul mot"),
)
LISTES = [table.nom for table in TABLES.values() if table.nature is Nature.LISTE]


def mots_a_reparer(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    yield from _fautes(carnet, CODES_DEUX_FOIS, DOUBLE)
    yield from _fautes(carnet, ENTITES, ENTITE)


def _fautes(carnet: Carnet, annonce: Annonce, faute: str) -> Iterator[Constat]:
    lues = carnet.base.fautes
    cles = [cle for cle in lues.nombres if cle[0] == faute]
    exemples = [(cle[1], numero) for cle in cles for numero in lues.exemples[cle]]
    yield from constater(annonce, sum(lues.nombres[cle] for cle in cles), exemples)


def adherents_et_caches(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for table in GESTES:
        yield from chercher(carnet, ADHERENTS, table, "t.adherent = 1")
    for table in LISTES:
        yield from chercher(carnet, CACHES, table, "t.visible = 0")


def noms_doubles(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    yield from _fautes(carnet, BLANCS, ESPACES)
    for table in LISTES:
        par_nom: dict[str, list[int]] = {}
        for mot in carnet.lire(f"SELECT id, nom FROM {table} WHERE nom <> '' ORDER BY id"):
            par_nom.setdefault(plier(mot.nom) or mot.nom, []).append(mot.id)
        doubles = [(table, n) for ids in par_nom.values() if len(ids) > 1 for n in ids]
        yield from constater(HOMONYMES, len(doubles), doubles)
