"""What the page of sales is given: figures, names, and where each of them leads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.ventes.sommes import BilanDesVentes
from collecte.matiere.periode import ALIAS, Periode
from collecte.tableau.cadre.cadre import genres, maintenant
from collecte.tableau.cadre.textes import MOTS
from petiterockette.affichage.graphiques import barre
from petiterockette.affichage.graphiques.douze_mois import Colonne, Colonnes, colonnes
from petiterockette.indicateurs.registre import INDICATEURS, Indicateur, Valeur
from petiterockette.mots.monnaie import euros
from petiterockette.mots.taux import variation
from petiterockette.temps.dates import date_format

from .figures import Pas, Tableau, tableau_de
from .filtre import AdressesDesVentes, Filtre
from .tables import tables
from .textes import RIEN_VENDU

# The cards beside the turnover: indicator, its figure in a bilan, pictogram.
CARTES = (
    ("N_VENTES", "ventes", "receipt-text"),
    ("PANIER_MOYEN", "panier_moyen_cts", "shopping-basket"),
    ("OBJETS_VENDUS", "objets", "package"),
    ("KG_VENDUS_CAISSE", "masse_g", "scale"),
    ("EUROS_AU_KG", "au_kg_cts", "tag"),
    ("REMISES", "remises_cts", "percent"),
)
# From so many columns on, only some are named, and none says its amount.
COLONNES_NOMMEES = 16
# The tallest column, in pixels: the headline is as high as the figures beside it.
HAUTEUR = 240
ALIAS_DE = {genre: alias for alias, genre in ALIAS.items()}


@dataclass(frozen=True)
class Evolution:
    """A figure of another period; ``change``: from there to here in percent, None if unknown.

    ``pas_comparable``: why the two periods are not compared; empty if they are.
    """

    libelle: str
    avant: Valeur
    change: Decimal | None
    pas_comparable: str


@dataclass(frozen=True)
class CarteDuTableau:
    """A figure of the period, with its definition and how it moved."""

    indicateur: Indicateur
    pictogramme: str
    valeur: Valeur
    evolutions: Sequence[Evolution]


def contexte_des_ventes(filtre: Filtre, *, entier: bool = True) -> dict[str, Any]:
    """The page of a filter; its headline and its cards alone unless ``entier``."""
    t = tableau_de(filtre, entier=entier)
    adresses = AdressesDesVentes(filtre)
    periode = filtre.periode
    return {
        **cadre_des_ventes(filtre, adresses),
        "tableau": t,
        "bilan": t.bilan,
        "en_cours": t.en_cours,
        "libelle_precedent": t.precedente.periode.nom_a_cote(periode),
        "libelle_an_dernier": t.an_dernier.periode.nom_a_cote(periode),
        "principale": _carte(t, "CA", "ca_cts", "banknote"),
        "cartes": [_carte(t, *carte) for carte in CARTES],
        "certitude": barre([t.bilan.sommes.pesee_g, t.bilan.sommes.estimee_g]),
        "dessin": _dessin(t, adresses),
        "pas": [{"ligne": p, "url": adresses.page(p.periode)} for p in t.pas],
        "par_jour": filtre.par_jour,
        "totaux_seuls": [
            Periode.entre(*dits).nom for dits in t.d_avant.coupes(*filtre.bornes_d_avant)
        ],
        "suite_url": "" if entier else adresses.page(tout="oui"),
        **(tables(t) if entier else {}),
    }


def cadre_des_ventes(filtre: Filtre, adresses: AdressesDesVentes) -> dict[str, Any]:
    """The head of the page: title, neighbours, kinds of periods, sites and tills."""
    periode, aujourd_hui = filtre.periode, timezone.localdate()
    suivante = periode.suivante
    suivie = ALIAS_DE.get(periode.genre) if periode.contient(aujourd_hui) else None
    return {
        "filtre": filtre,
        "periode": periode,
        "mots": MOTS[periode.genre],
        "rien_vendu": RIEN_VENDU[periode.genre],
        "precedente_url": adresses.page(periode.precedente),
        "suivante_url": adresses.page(suivante) if suivante.debut <= aujourd_hui else "",
        "genres": genres(filtre, adresses),
        "maintenant": maintenant(filtre, adresses),
        "endroits": list(_endroits(filtre, adresses)),
        "ou": filtre.ou,
        "entree_url": reverse("boutique:ventes_mois_courant"),
        "vue_ici": adresses.page(),
        "vue_suivie": adresses.page_nommee(suivie) if suivie else "",
    }


def _endroits(filtre: Filtre, adresses: AdressesDesVentes) -> Iterator[dict[str, Any]]:
    """Where one may look: all the sites, each of them, each till of those that have several."""
    lieux_lus = filtre.lieux_lus
    if lieux_lus.a_le_choix:
        ici = lieux_lus.lieu is None and filtre.caisse is None
        url = adresses.page(lieu=None, caisse=None)
        yield {"nom": _("Tous les lieux"), "url": url, "actif": ici}
    for lieu in lieux_lus.lieux:
        ici = lieu == lieux_lus.lieu and filtre.caisse is None
        url = adresses.page(lieu=lieu.code, caisse=None)
        yield {"nom": lieu.nom, "url": url, "actif": ici}
        siennes = [c for c in filtre.caisses if c.point.lieu_id == lieu.pk]
        for caisse in siennes if len(siennes) > 1 else ():
            yield {
                "nom": f"{lieu.nom}, {caisse}",
                "url": adresses.page(lieu=lieu.code, caisse=caisse.numero),
                "actif": caisse == filtre.caisse,
            }


def _carte(t: Tableau, code: str, figure: str, pictogramme: str) -> CarteDuTableau:
    return CarteDuTableau(
        INDICATEURS[code], pictogramme, getattr(t.bilan, figure), list(_evolutions(t, figure))
    )


def _evolutions(t: Tableau, figure: str) -> Iterator[Evolution]:
    """Since the period before, and since last year where that is another one."""
    autres = [t.precedente] if t.precedente is t.an_dernier else [t.precedente, t.an_dernier]
    for autre in autres:
        libelle = autre.periode.nom_a_cote(t.filtre.periode)
        change = _changement(t.bilan, autre.bilan, figure)
        yield Evolution(libelle, *change, autre.pas_comparable)


def _changement(
    bilan: BilanDesVentes, avant: BilanDesVentes, figure: str
) -> tuple[Valeur, Decimal | None]:
    depart, ici = getattr(avant, figure), getattr(bilan, figure)
    if not depart or ici is None:
        return depart, None
    return depart, variation(ici - depart, depart)


@dataclass(frozen=True)
class ColonneNommee:
    """A column of the drawing, and the page that it opens.

    ``nom``, ``large`` only where there is room for a name, for an amount; ``dit``: whole, « jeudi
    12 novembre 2026 : 412,50 € ».
    """

    colonne: Colonne
    nom: str
    large: bool
    dit: str
    url: str


def _dessin(t: Tableau, adresses: AdressesDesVentes) -> dict[str, Any] | None:
    """The turnover of each day or month as columns; None where there is nothing to draw."""
    dessin: Colonnes | None = colonnes(
        [(_nom_court(p, t.filtre), p.bilan.ca_cts, False) for p in t.pas], hauteur=HAUTEUR
    )
    if dessin is None:
        return None
    peu = len(dessin.colonnes) <= COLONNES_NOMMEES
    return {
        "hauteur": dessin.hauteur,
        "base": dessin.base,
        "place": dessin.place,
        "colonnes": [
            ColonneNommee(
                c,
                c.nom if peu or rang % 5 == 0 else "",
                len(dessin.colonnes) <= COLONNES_NOMMEES // 2,
                _("%(quand)s\u00a0: %(montant)s")
                % {"quand": p.periode.nom, "montant": euros(p.bilan.ca_cts)},
                adresses.page(p.periode),
            )
            for rang, (p, c) in enumerate(zip(t.pas, dessin.colonnes, strict=True))
        ],
    }


def _nom_court(pas: Pas, filtre: Filtre) -> str:
    debut = pas.periode.debut
    if not filtre.par_jour:
        return date_format(debut, "M")
    return date_format(debut, "D j") if filtre.periode.jours <= COLONNES_NOMMEES else str(debut.day)
