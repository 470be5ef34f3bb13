"""The tables that the dashboard shows: by category, by provenance, by hour."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans.apports import Apportes, lire_les_apports
from collecte.bilans.passages import Passages, premier_jour_de_depot
from petiterockette.mots.taux import CENT, detailler

from .cadre.adresses import Adresses
from .figures import Tableau
from .filtre import Filtre
from .tables import (
    Noms,
    Provenance,
    affluence,
    destinations,
    lire_les_noms,
    matieres,
    partenaires,
    provenances,
    provenances_filtrees,
    sans_heure,
)


def tables_montrees(
    filtre: Filtre, t: Tableau, adresses: Adresses, *, entier: bool
) -> dict[str, Any]:
    """Where from, where to, when; under a filter, only what the filter leaves known.

    Unless ``entier``, what the page of a long period shows at once.
    """
    periode, passages = filtre.periode, t.passages
    if passages and not entier:
        noms = lire_les_noms(())
        return {
            "choix": _choix(filtre, noms),
            "origines_nues": provenances(passages, noms, "origine"),
        }
    structures = {s for s, _fin in passages.partenaires} if passages else set()
    noms = lire_les_noms(structures)
    communes: dict[str, Any] = {
        "choix": _choix(filtre, noms),
        "destinations": [
            {"ligne": d, "url": adresses.bons(f"fin-{d.etape}")}
            for d in destinations(t.lignes, t.bilan)
        ],
        "matieres": [
            {"ligne": m, "url": adresses.bons("dechets", matiere=m.nom)}
            for m in matieres(t.lignes, noms)
        ],
        "partenaires": None,
        "affluence": None,
        "depots": None,
    }
    if passages is None or filtre.depots_seuls:
        return communes | _tables_filtrees(filtre, passages, noms, adresses)
    return communes | {
        **_par_genre(partial(provenances, passages, noms), adresses),
        "partenaires": [
            {"ligne": p, "url": adresses.bons("sorties", partenaire=p.nom)}
            for p in partenaires(passages, noms)
        ],
        "affluence": affluence(
            passages,
            premier_jour_de_depot(
                periode, filtre.lieux_lus.ids, deja=t.precedente.bilan.collecte_g > 0
            ),
            min(periode.fin, max(timezone.localdate(), periode.debut)),
        ),
        "sans_heure": sans_heure(passages),
        "depots": passages.nombre,
    }


def _tables_filtrees(
    filtre: Filtre, passages: Passages | None, noms: Noms, adresses: Adresses
) -> dict[str, Any]:
    """What is known under a filter: kilograms, and deposits where no category mixes them."""
    periode = filtre.periode
    origine, localite = (x.pk if x else None for x in (filtre.origine, filtre.localite))
    apportes = lire_les_apports(
        periode.debut, periode.fin, filtre.lieux, filtre.categories, origine, localite
    )
    if passages is None:
        lire = partial(provenances_filtrees, apportes, noms)
        depots = None
    else:
        choisis = passages.de(origine, localite)
        lire = partial(provenances, choisis, noms)
        depots = choisis.nombre
    return {
        "depots": depots,
        "apporte_g": sum(apportes.values()),
        "categories_apportees": _categories_apportees(filtre, apportes, adresses),
        **_par_genre(lire, adresses),
    }


def _par_genre(
    lire: Callable[[str], Sequence[Provenance]], adresses: Adresses
) -> dict[str, Sequence[Any]]:
    """Origins and localities, each with the way to the deposits from there; origins alone."""
    lues = {genre: lire(genre) for genre in ("origine", "localite")}
    avec_leur_page = {
        f"{genre}s": [{"ligne": li, "url": adresses.page(**{genre: li.code})} for li in lignes]
        for genre, lignes in lues.items()
    }
    return {**avec_leur_page, "origines_nues": lues["origine"]}


def _categories_apportees(
    filtre: Filtre, apportes: Apportes, adresses: Adresses
) -> list[dict[str, Any]]:
    """What came in, category by category, the heaviest first."""
    sommes: dict[int, int] = defaultdict(int)
    for (categorie, _origine, _localite), g in apportes.items():
        sommes[filtre.mere(categorie)] += g
    lignes = [(filtre.par_id[pk], g) for pk, g in sommes.items()]
    lignes.sort(key=lambda cg: (-cg[1], cg[0].nom))
    parts = detailler(CENT, [g for _c, g in lignes])
    return [
        {
            "categorie": c,
            "masse_g": g,
            "part": part,
            "url": adresses.bons("collecte", categorie=c.code),
        }
        for (c, g), part in zip(lignes, parts, strict=True)
    ]


def _choix(filtre: Filtre, noms: Noms) -> list[dict[str, Any]]:
    """What the page can be narrowed to: three lists of (code, name, chosen)."""
    categories = [(c.code, c.nom) for c in filtre.toutes if c.visible and not c.interne]
    listes = {
        genre: sorted((n.nom, n.code) for (g, _pk), n in noms.items() if g == genre)
        for genre in ("origine", "localite")
    }
    return [
        {
            "cle": cle,
            "nom": nom,
            "tous": tous,
            "options": [(code, texte, code == filtre.demande.get(cle)) for code, texte in options],
        }
        for cle, nom, tous, options in (
            ("categorie", _("Catégorie"), _("Toutes"), categories),
            ("origine", _("Origine"), _("Toutes"), [(c, n) for n, c in listes["origine"]]),
            ("localite", _("Commune"), _("Toutes"), [(c, n) for n, c in listes["localite"]]),
        )
    ]
