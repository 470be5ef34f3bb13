"""What the dashboard's page is given: figures, names, and where each of them leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans import sans_masse
from collecte.bilans.bilan import Bilan
from collecte.bilans.en_gros import connus_en_gros
from collecte.listes.models import Categorie
from collecte.matiere.periode import Genre, Periode
from collecte.mois.methodes import methode_en_mots
from petiterockette.mots.taux import CENT, detailler, points

from .cadre.adresses import Adresses
from .cadre.cadre import annees, genres, lieux, maintenant
from .cadre.textes import MOTS
from .cibles import cibles_du_tableau
from .figures import Tableau, tableau_de
from .filtre import PAR_JOUR_MAX, Filtre
from .pourquoi.explications import Part
from .tables_montrees import tables_montrees


@dataclass(frozen=True)
class Rang:
    """A row of the table of months or days, with the way to its page."""

    periode: Periode
    bilan: Bilan
    url: str
    ici: bool
    en_cours: bool = False


@dataclass(frozen=True)
class RangCategorie:
    """A category, its share of what came in, the ways to its own dashboard and to its bons."""

    categorie: Categorie
    bilan: Bilan
    url: str
    bons: str
    part_collecte: Decimal | None


def contexte_du_tableau(filtre: Filtre, *, entier: bool = True) -> dict[str, Any]:
    """The page of a filter, where the movements are concerned; its upper half alone unless
    ``entier``."""
    # The tables of materials are in the lower half, unless a category is looked at.
    t = tableau_de(filtre, matieres=entier or bool(filtre.categories))
    adresses = Adresses(filtre)
    periode = filtre.periode
    return {
        **cadre_du_filtre(filtre, t),
        "tableau": t,
        "bilan": t.bilan,
        "bilan_precedent": t.precedente.bilan,
        "bilan_an_dernier": t.an_dernier.bilan,
        "pas_comparable_avant": t.precedente.pas_comparable,
        "pas_comparable_an_dernier": t.an_dernier.pas_comparable,
        "libelle_precedent": t.precedente.periode.nom_a_cote(periode),
        "libelle_an_dernier": t.an_dernier.periode.nom_a_cote(periode),
        "par_categorie": list(_categories(t, adresses)),
        "explication": _explication(t, adresses),
        "pas": list(_rangs(t, adresses)),
        "sans_mois": _a_une_part_sans_mois(t),
        "mois_d_avant_url": _mois_d_avant(t, adresses),
        "par_jour": filtre.jour_par_jour,
        "stock_vif_g": t.stock_vif_g,
        "corrections": t.revisions.dites,
        "totaux_seuls": (
            connus_en_gros(periode.debut, periode.fin, filtre.lieux)
            if t.bilan.vide or t.bilan.repris
            else []
        ),
        "sans_masse": t.sans_masse,
        "sans_masse_dit": sans_masse.en_mots(t.sans_masse),
        "methode": methode_en_mots(
            periode.debut, periode.fin, filtre.lieux_lus.lus, {m.lieu_id for m in t.mois}
        ),
        "pas_url": _pas_url(filtre, adresses),
        "suite_url": "" if entier else adresses.page(tout="oui"),
        **tables_montrees(filtre, t, adresses, entier=entier),
        **cibles_du_tableau(filtre, t.bilan),
        "liens": {nom: adresses.bons(nom) for nom in ("collecte", "sorties", "ecart")},
    }


def cadre_du_filtre(filtre: Filtre, t: Tableau | None = None) -> dict[str, Any]:
    """The head of the page: title, neighbours, kinds of periods, sites, filters."""
    adresses, periode = Adresses(filtre), filtre.periode
    aujourd_hui = timezone.localdate()
    suivante = periode.suivante
    mots = MOTS[periode.genre]
    return {
        "filtre": filtre,
        "periode": periode,
        "mots": mots,
        **(_etat(t, mots) if t else {}),
        "precedente_url": adresses.page(periode.precedente),
        "an_dernier_url": adresses.page(periode.an_dernier),
        "suivante_url": adresses.page(suivante) if suivante.debut <= aujourd_hui else "",
        "genres": genres(filtre, adresses),
        "maintenant": maintenant(filtre, adresses),
        "annees": annees(filtre, adresses),
        "lieux": lieux(filtre, adresses),
        "lieu_nom": filtre.lieu.nom if filtre.lieu else _("Tous les lieux"),
        "filtres": _filtres(filtre, adresses),
    }


def _rangs(t: Tableau, adresses: Adresses) -> Iterator[Rang]:
    """The rows of the table; the month of today is not yet a whole one."""
    aujourd_hui = timezone.localdate()
    for p in t.pas:
        en_cours = p.periode.genre != Genre.JOUR and p.periode.contient(aujourd_hui)
        url = adresses.page(p.periode, pas=None)
        yield Rang(p.periode, p.bilan, url, p.periode == t.filtre.periode, en_cours)


def _a_une_part_sans_mois(t: Tableau) -> bool:
    """Whether the rows of a year do not add up to it: a total of the year is in none of them."""
    if not t.bilan.repris or t.filtre.periode.genre not in (Genre.ANNEE, Genre.LIBRE):
        return False
    return any(
        getattr(t.bilan, nom) != sum(getattr(p.bilan, nom) for p in t.pas)
        for nom in ("collecte_g", "reemploi_g", "recyclage_g", "non_revalorise_g")
    )


def _mois_d_avant(t: Tableau, adresses: Adresses) -> str:
    """The twelve months before those of the table, where the first of them moved something."""
    premier = t.pas[0]
    if t.filtre.periode.genre != Genre.MOIS or t.filtre.jour_par_jour or premier.bilan.vide:
        return ""
    return adresses.page(premier.periode.precedente)


def _pas_url(filtre: Filtre, adresses: Adresses) -> str:
    """The page of this period month by month, or day by day where that is not too long."""
    if filtre.periode.jours < 28 or filtre.periode.jours > PAR_JOUR_MAX:
        return ""
    return adresses.page(pas=None if filtre.jour_par_jour else "jour")


def _etat(t: Tableau, mots: dict[str, Any]) -> dict[str, Any]:
    ouverte = mots["en_cours" if t.en_cours else "ouverte"]
    return {
        "etat": mots["close"] if t.close else ouverte,
        "close": t.close,
        "en_cours": t.en_cours,
    }


def _filtres(filtre: Filtre, adresses: Adresses) -> list[dict[str, Any]]:
    """The filters that narrow the page, each with the address that takes it off."""
    poses = (
        ("categorie", _("Catégorie"), filtre.categorie),
        ("origine", _("Origine"), filtre.origine),
        ("localite", _("Commune"), filtre.localite),
    )
    return [
        {"nom": nom, "valeur": valeur.nom, "sans": adresses.page(**{cle: None})}
        for cle, nom, valeur in poses
        if valeur is not None
    ]


def _categories(t: Tableau, adresses: Adresses) -> Iterator[RangCategorie]:
    parts = detailler(CENT, [ligne.bilan.collecte_g for ligne in t.par_categorie])
    for ligne, part in zip(t.par_categorie, parts, strict=True):
        code = ligne.categorie.code
        page, bons = adresses.page(categorie=code), adresses.bons("sorties", categorie=code)
        yield RangCategorie(ligne.categorie, ligne.bilan, page, bons, part)


def _explication(t: Tableau, adresses: Adresses) -> dict[str, Any] | None:
    """« +0,7 point sur octobre 2025 »: which categories explain it; None without two rates."""
    taux, avant = t.bilan.taux, t.choisie.bilan.taux
    if taux is None or avant is None or not t.choisie.a_un_taux:
        return None
    return {
        "points": points(taux, avant),
        "periode": t.choisie.periode.nom_a_cote(t.filtre.periode),
        "parts": [_part(p, t, adresses) for p in t.explication],
        **_autre(t, adresses),
    }


def _autre(t: Tableau, adresses: Adresses) -> dict[str, str]:
    """The comparison that is not shown, where there is one and it has a rate."""
    autre, vs = (t.an_dernier, None) if t.choisie is t.precedente else (t.precedente, "avant")
    if autre is t.choisie or not autre.a_un_taux:
        return {"autre_nom": "", "autre_url": ""}
    return {
        "autre_nom": autre.periode.nom_a_cote(t.filtre.periode),
        "autre_url": adresses.page(vs=vs),
    }


def _part(part: Part, t: Tableau, adresses: Adresses) -> dict[str, Any]:
    if part.categorie is None:
        return {"nom": _("autres catégories"), "points": part.points, "url": ""}
    categorie = t.filtre.par_id[part.categorie]
    return {
        "nom": categorie.nom,
        "points": part.points,
        "url": adresses.page(categorie=categorie.code),
    }
