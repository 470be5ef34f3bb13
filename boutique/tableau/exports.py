"""The page of sales as a workbook: every table, to the cent and the gram, with definitions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from collecte.tableau.cadre.comparables import nom_compare
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.indicateurs.registre import INDICATEURS, Unite
from petiterockette.temps.semaine import Grille

from .filtre import Filtre
from .tables import ParMoyen, Rang, Taux

# The figures of the first sheet: indicator → its figure in a bilan.
FIGURES = {
    "CA": "ca_cts",
    "N_VENTES": "ventes",
    "PANIER_MOYEN": "panier_moyen_cts",
    "OBJETS_VENDUS": "objets",
    "PRIX_MOYEN": "prix_moyen_cts",
    "KG_VENDUS_CAISSE": "masse_g",
    "CERTITUDE_CAISSE": "certitude",
    "EUROS_AU_KG": "au_kg_cts",
    "REMISES": "remises_cts",
    "REMBOURSEMENTS": "rendu_cts",
    "HORS_CA": "hors_ca_cts",
}
GENRES = {
    Unite.CENTIMES: Genre.EUROS,
    Unite.CENTIMES_AU_KG: Genre.EUROS,
    Unite.GRAMMES: Genre.GRAMMES,
    Unite.POURCENT: Genre.POURCENT,
    Unite.NOMBRE: Genre.NOMBRE,
}


def ventes_a_emporter(contexte: Mapping[str, Any]) -> Document:
    """What the page shows, table by table; ``contexte``: that of the page."""
    filtre: Filtre = contexte["filtre"]
    return Document(
        nom=f"ventes-{filtre.periode.code.lower()}{filtre.suffixe}",
        titre=_("Ventes en caisse : %(periode)s") % {"periode": filtre.periode.titre},
        filtres=filtre.en_mots(),
        definitions=[_definition(code) for code in (*FIGURES, "N_OFFERTS")],
        feuilles=list(_feuilles(contexte)),
    )


def _definition(code: str) -> tuple[str, str]:
    """An indicator and its sentences, as its « ? » tells them."""
    i = INDICATEURS[code]
    dits = [i.definition, i.formule and f"{_('Formule :')} {i.formule}.", i.exclusions, i.source]
    return str(i.libelle), " ".join(str(d) for d in dits if d)


def _feuilles(contexte: Mapping[str, Any]) -> Iterator[Feuille]:
    yield from _resume(contexte)
    yield _pas(contexte)
    yield _par_sujet(_("Catégories"), _("Catégorie"), contexte["par_categorie"])
    yield _par_sujet(_("Activités"), _("Activité"), contexte["par_activite"])
    yield _hors_ca(contexte["hors_ca"])
    yield _moyens(contexte["par_moyen"])
    yield _tva(contexte["par_tva"])
    yield _operations(contexte["par_operation"])
    yield _caisses(contexte["par_caisse"])
    if contexte["semaine"]:
        yield _semaine(contexte["semaine"])


def _resume(contexte: Mapping[str, Any]) -> Iterator[Feuille]:
    """One sheet for each unit: a column holds one kind of value."""
    t = contexte["tableau"]
    autres = [t.precedente] if t.an_dernier is t.precedente else [t.precedente, t.an_dernier]
    cotes = [
        (contexte["periode"].nom, t.bilan),
        *((nom_compare(a.periode.nom, a.pas_comparable), a.bilan) for a in autres),
    ]
    for titre, genre in (
        (_("Montants"), Genre.EUROS), (_("Nombres"), Genre.NOMBRE),
        (_("Masses"), Genre.GRAMMES), (_("Certitude"), Genre.POURCENT),
    ):  # fmt: skip
        lignes: list[list[Any]] = [
            [str(INDICATEURS[code].libelle), *(getattr(b, figure) for _nom, b in cotes), code]
            for code, figure in FIGURES.items()
            if GENRES[INDICATEURS[code].unite] == genre
        ]
        lignes += [[nom, *(lire(b) for _nom, b in cotes), ""] for nom, lire in _details(genre)]
        tetes = [Colonne(nom, genre) for nom, _b in cotes]
        yield Feuille(titre, [Colonne(_("Chiffre")), *tetes, Colonne(_("Code"))], lignes)


def _details(genre: Genre) -> Sequence[tuple[str, Any]]:
    """What the figures are made of, besides indicators."""
    details: dict[Genre, list[tuple[str, Any]]] = {
        Genre.EUROS: [
            (_("Remises des opérations"), lambda b: b.remise_operation_cts),
            (_("Remises faites à la main"), lambda b: b.remise_main_cts),
            (_("Valeur offerte"), lambda b: b.sommes.offert_cts),
            (_("Encaissé en tout"), lambda b: b.encaisse_cts),
            (_("Repris d’avant ces caisses"), lambda b: b.repris_cts or 0),
        ],
        Genre.NOMBRE: [
            (_("Remboursements"), lambda b: b.avoirs),
            (_("Lignes offertes"), lambda b: b.sommes.offerts),
            (_("Lignes sans nombre"), lambda b: b.sommes.sans_nombre),
            (_("Objets sans masse connue"), lambda b: b.sommes.sans_masse),
        ],
        Genre.GRAMMES: [
            (_("Vendu, dont pesé"), lambda b: b.sommes.pesee_g),
            (_("Vendu, dont estimé"), lambda b: b.sommes.estimee_g),
        ],
    }
    return details.get(genre, [])


def _pas(contexte: Mapping[str, Any]) -> Feuille:
    titre = _("Jour par jour") if contexte["par_jour"] else _("Mois par mois")
    lignes = [
        [
            p.periode.nom, p.periode.debut, b.ca_cts, b.ventes, b.panier_moyen_cts, b.objets,
            b.masse_g, b.rendu_cts, b.hors_ca_cts,
        ]
        for p, b in ((rang["ligne"], rang["ligne"].bilan) for rang in contexte["pas"])
    ]  # fmt: skip
    colonnes = [
        Colonne(_("Période")), Colonne(_("Premier jour"), Genre.JOUR),
        Colonne(_("Chiffre d’affaires"), Genre.EUROS), Colonne(_("Ventes"), Genre.NOMBRE),
        Colonne(_("Panier moyen"), Genre.EUROS), Colonne(_("Objets vendus"), Genre.NOMBRE),
        Colonne(_("Vendu"), Genre.GRAMMES), Colonne(_("Remboursé"), Genre.EUROS),
        Colonne(_("Hors chiffre d’affaires"), Genre.EUROS),
    ]  # fmt: skip
    return Feuille(titre, colonnes, lignes)


def _par_sujet(titre: str, premiere_colonne: str, rangs: Sequence[Rang]) -> Feuille:
    colonnes = [
        Colonne(premiere_colonne), Colonne(_("Chiffre d’affaires"), Genre.EUROS),
        Colonne(_("Part"), Genre.POURCENT), Colonne(_("Objets vendus"), Genre.NOMBRE),
        Colonne(_("Prix moyen"), Genre.EUROS), Colonne(_("Vendu"), Genre.GRAMMES),
        Colonne(_("Au kilo"), Genre.EUROS), Colonne(_("Remises"), Genre.EUROS),
        Colonne(_("Remboursé"), Genre.EUROS),
    ]  # fmt: skip
    lignes = [
        [
            str(r.sujet or _("sans catégorie")), r.sommes.montant_cts, r.part, r.sommes.objets,
            r.prix_moyen_cts, r.sommes.masse_g, r.au_kg_cts,
            r.sommes.remise_operation_cts + r.sommes.remise_main_cts, r.sommes.rendu_cts,
        ]
        for r in rangs
    ]  # fmt: skip
    return Feuille(titre, colonnes, lignes)


def _hors_ca(rangs: Sequence[Rang]) -> Feuille:
    return Feuille(
        _("Hors chiffre d’affaires"),
        [
            Colonne(_("Activité")),
            Colonne(_("Quantité"), Genre.NOMBRE),
            Colonne(_("Encaissé"), Genre.EUROS),
        ],
        [[r.sujet.nom, r.sommes.quantite, r.sommes.montant_cts] for r in rangs],
    )


def _moyens(rangs: Sequence[ParMoyen]) -> Feuille:
    return Feuille(
        _("Moyens de paiement"),
        [
            Colonne(_("Moyen")),
            Colonne(_("Paiements"), Genre.NOMBRE),
            Colonne(_("Encaissé"), Genre.EUROS),
            Colonne(_("Part"), Genre.POURCENT),
        ],
        [
            [
                r.moyen.nom if r.moyen else _("moyen non dit (repris)"),
                r.nombre,
                r.montant_cts,
                r.part,
            ]
            for r in rangs
        ],
    )


def _tva(rangs: Sequence[Taux]) -> Feuille:
    return Feuille(
        _("TVA"),
        [
            Colonne(_("Régime")),
            Colonne(_("Taux"), Genre.POURCENT),
            Colonne(_("Hors taxes"), Genre.EUROS),
            Colonne(_("TVA"), Genre.EUROS),
            Colonne(_("Taxes comprises"), Genre.EUROS),
        ],
        [
            [r.nom, r.pourcent, r.sommes.ht_cts, r.sommes.tva_cts, r.sommes.montant_cts]
            for r in rangs
        ],
    )


def _operations(rangs: Sequence[Rang]) -> Feuille:
    return Feuille(
        _("Opérations"),
        [
            Colonne(_("Opération")),
            Colonne(_("Chiffre d’affaires"), Genre.EUROS),
            Colonne(_("Remises"), Genre.EUROS),
            Colonne(_("Objets vendus"), Genre.NOMBRE),
        ],
        [
            [r.sujet.nom, r.sommes.montant_cts, r.sommes.remise_operation_cts, r.sommes.objets]
            for r in rangs
        ],
    )


def _caisses(rangs: Sequence[Rang]) -> Feuille:
    return Feuille(
        _("Caisses"),
        [
            Colonne(_("Lieu")),
            Colonne(_("Caisse")),
            Colonne(_("Ventes"), Genre.NOMBRE),
            Colonne(_("Chiffre d’affaires"), Genre.EUROS),
            Colonne(_("Part"), Genre.POURCENT),
            Colonne(_("Objets vendus"), Genre.NOMBRE),
            Colonne(_("Vendu"), Genre.GRAMMES),
        ],
        [
            [
                r.sujet.lieu, r.sujet.caisse, r.ventes, r.sommes.montant_cts, r.part,
                r.sommes.objets, r.sommes.masse_g,
            ]
            for r in rangs
        ],
    )  # fmt: skip


def _semaine(quand: Grille) -> Feuille:
    return Feuille(
        _("Quand on achète"),
        [
            Colonne(_("Jour")),
            Colonne(_("Heure"), Genre.NOMBRE),
            Colonne(_("Ventes"), Genre.NOMBRE),
            Colonne(_("Ventes en moyenne"), Genre.NOMBRE),
            Colonne(_("Chiffre d’affaires"), Genre.EUROS),
        ],
        [[c.nom, c.heure, c.n, c.moyenne, c.quantite] for j in quand.jours for c in j.creneaux],
    )
