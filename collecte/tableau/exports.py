"""The dashboard as a workbook: every table of the page, to the gram, with its definitions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from collecte.bilans.bilan import Bilan
from collecte.livre.models import Bon
from collecte.livre.recits import contenu, detail, quoi
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.mots.francais import majuscule
from petiterockette.personnes.models import Personne
from petiterockette.temps.semaine import Grille

from .bons import Extrait
from .cadre.comparables import nom_compare
from .figures import Comparaison, Tableau
from .filtre import Filtre

# The figures of the first two sheets: indicators whose key is a figure of a bilan.
MASSES = (
    *("T_COLLECTE", "T_REEMPLOI", "T_RECYCLE", "T_ENERGIE", "T_ELIMINE", "T_SORTI"),
    *("T_VARIATION_STOCK", "T_ECART", "T_ENTRE_SITES"),
)
TAUX = (
    *("R_REVALORISATION", "R_SUR_COLLECTE", "R_REEMPLOI", "R_RECYCLAGE", "R_DECHETTERIE"),
    "R_CERTITUDE",
)


def tableau_a_emporter(contexte: Mapping[str, Any]) -> Document:
    """What the page shows, table by table; ``contexte``: that of the page."""
    filtre: Filtre = contexte["filtre"]
    return Document(
        nom=f"tableau-{filtre.periode.code.lower()}{filtre.lieux_lus.suffixe}",
        titre=_("Tableau de bord : %(periode)s") % {"periode": filtre.periode.titre},
        filtres=[
            *filtre.en_mots(),
            (_("Base du taux"), _("sorties : kilos réemployés et recyclés, sur les kilos sortis")),
            (_("Comment les kilos vendus sont connus"), contexte["methode"]),
            *_sans_taux(contexte),
            *([(_("Certitude"), contexte["sans_masse_dit"])] if contexte["sans_masse"] else []),
            *((majuscule(c.titre), c.masses_en_mots) for c in contexte["corrections"]),
        ],
        definitions=[_definition(code) for code in (*MASSES, *TAUX, "N_SANS_POIDS", "N_DEPOTS")],
        feuilles=list(_feuilles(filtre, contexte)),
    )


def _sans_taux(contexte: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Why the cells of the rate are empty, where they are."""
    if not contexte["filtre"].depots_seuls and contexte["bilan"].sans_taux:
        yield _("Taux de revalorisation"), str(contexte["bilan"].sans_taux)


def _definition(code: str) -> tuple[str, str]:
    """An indicator and its sentences, as its « ? » tells them."""
    i = INDICATEURS[code]
    dits = [i.definition, i.formule and f"{_('Formule :')} {i.formule}", i.exclusions, i.source]
    return str(i.libelle), " ".join(str(d) for d in dits if d)


def _feuilles(filtre: Filtre, contexte: Mapping[str, Any]) -> Iterator[Feuille]:
    if filtre.depots_seuls:
        yield _categories_apportees(contexte)
    else:
        yield from _resume(contexte)
        yield _categories(contexte)
        yield _pas(contexte)
        yield _destinations(contexte)
        yield _par_sort(_("Matières"), _("Matière"), contexte["matieres"])
    if contexte["partenaires"] is not None:
        yield _par_sort(_("Partenaires"), _("Partenaire"), contexte["partenaires"])
    yield _provenance(_("Origines"), _("Origine"), contexte["origines"])
    yield _provenance(_("Communes"), _("Commune ou quartier"), contexte["localites"])
    if contexte["affluence"]:
        yield _affluence(contexte["affluence"])


def _resume(contexte: Mapping[str, Any]) -> Iterator[Feuille]:
    """Masses and rates, beside the two periods that the page compares with."""
    bilans: list[Bilan] = [
        contexte["bilan"], contexte["bilan_precedent"], contexte["bilan_an_dernier"],
    ]  # fmt: skip
    t: Tableau = contexte["tableau"]
    noms = [contexte["periode"].nom, _a_comparer(t.precedente), _a_comparer(t.an_dernier)]
    if noms[1] == noms[2]:
        bilans, noms = bilans[:2], noms[:2]

    def colonnes(genre: Genre) -> list[Colonne]:
        return [Colonne(_("Chiffre")), *(Colonne(n, genre) for n in noms), Colonne(_("Code"))]

    def ligne(code: str) -> list[Any]:
        i = INDICATEURS[code]
        return [str(i.libelle), *(getattr(b, i.cle) for b in bilans), code]

    masses = [ligne(code) for code in MASSES]
    for mesure, figure in (
        (_("pesé"), "pesee_g"), (_("estimé"), "estimee_g"), (_("déduit"), "deduite_g"),
    ):  # fmt: skip
        nom = _("Sorti, dont %(mesure)s") % {"mesure": mesure}
        masses.append([nom, *(getattr(b, figure) for b in bilans), ""])
    if contexte["stock_vif_g"] is not None:
        reste = [None] * (len(bilans) - 1)
        masses.append([_("En stock aujourd’hui"), contexte["stock_vif_g"], *reste, ""])
    yield Feuille(_("Masses"), colonnes(Genre.GRAMMES), masses)
    yield Feuille(_("Taux"), colonnes(Genre.POURCENT), [ligne(code) for code in TAUX])


def _a_comparer(comparaison: Comparaison) -> str:
    return nom_compare(comparaison.periode.nom, comparaison.pas_comparable["sorties_g"])


def _bilan_en_cellules(b: Bilan) -> list[Any]:
    return [b.collecte_g, b.reemploi_g, b.recyclage_g, b.non_revalorise_g, b.sorties_g, b.taux]


def _tetes_de_bilan() -> list[Colonne]:
    masses = (_("Collecté"), _("Réemploi"), _("Recyclage"), _("Déchetterie"), _("Sorti"))
    return [*(Colonne(nom, Genre.GRAMMES) for nom in masses), Colonne(_("Taux"), Genre.POURCENT)]


def _categories(contexte: Mapping[str, Any]) -> Feuille:
    lignes = [
        [li.categorie.nom, *_bilan_en_cellules(li.bilan), li.part_collecte]
        for li in contexte["par_categorie"]
    ]
    part = Colonne(_("Part du collecté"), Genre.POURCENT)
    return Feuille(_("Catégories"), [Colonne(_("Catégorie")), *_tetes_de_bilan(), part], lignes)


def _categories_apportees(contexte: Mapping[str, Any]) -> Feuille:
    apportees = contexte["categories_apportees"]
    colonnes = [
        Colonne(_("Catégorie")),
        Colonne(_("Collecté"), Genre.GRAMMES),
        Colonne(_("Part du collecté"), Genre.POURCENT),
    ]
    lignes = [[li["categorie"].nom, li["masse_g"], li["part"]] for li in apportees]
    return Feuille(_("Catégories"), colonnes, lignes)


def _pas(contexte: Mapping[str, Any]) -> Feuille:
    titre = _("Jour par jour") if contexte["par_jour"] else _("Mois par mois")
    lignes = [
        [p.periode.nom, p.periode.debut, *_bilan_en_cellules(b), b.variation_connue_g]
        for p in contexte["pas"]
        for b in [p.bilan]
    ]
    colonnes = [
        Colonne(_("Période")),
        Colonne(_("Premier jour"), Genre.JOUR),
        *_tetes_de_bilan(),
        Colonne(_("Variation du stock"), Genre.GRAMMES),
    ]
    return Feuille(titre, colonnes, lignes)


def _destinations(contexte: Mapping[str, Any]) -> Feuille:
    noms = {"reemploi": _("Réemploi"), "recyclage": _("Recyclage"), "dechetterie": _("Déchetterie")}
    lignes = [
        [d["ligne"].nom.capitalize(), noms[d["ligne"].sort], d["ligne"].masse_g, d["ligne"].part]
        for d in contexte["destinations"]
    ]
    colonnes = [
        Colonne(_("Destination")),
        Colonne(_("Compte en")),
        Colonne(_("Sorti"), Genre.GRAMMES),
        Colonne(_("Part"), Genre.POURCENT),
    ]
    return Feuille(_("Destinations"), colonnes, lignes)


def _par_sort(titre: str, premiere_colonne: str, lignes: Sequence[Mapping[str, Any]]) -> Feuille:
    masses = (_("Réemploi"), _("Recyclage"), _("Déchetterie"), _("Total"))
    return Feuille(
        titre,
        [Colonne(premiere_colonne), *(Colonne(nom, Genre.GRAMMES) for nom in masses)],
        [
            [x.nom, x.reemploi_g, x.recyclage_g, x.dechetterie_g, x.masse_g]
            for x in (li["ligne"] for li in lignes)
        ],
    )


def _provenance(titre: str, premiere_colonne: str, lignes: Sequence[Mapping[str, Any]]) -> Feuille:
    return Feuille(
        titre,
        [
            Colonne(premiere_colonne),
            Colonne(_("Dépôts"), Genre.NOMBRE),
            Colonne(_("Collecté"), Genre.GRAMMES),
            Colonne(_("Part"), Genre.POURCENT),
        ],
        [[x.nom, x.depots, x.masse_g, x.part] for x in (li["ligne"] for li in lignes)],
    )


def _affluence(quand: Grille) -> Feuille:
    lignes = [[c.nom, c.heure, c.n, c.moyenne, c.quantite] for j in quand.jours for c in j.creneaux]
    colonnes = [
        Colonne(_("Jour")),
        Colonne(_("Heure"), Genre.NOMBRE),
        Colonne(_("Dépôts"), Genre.NOMBRE),
        Colonne(_("Dépôts en moyenne"), Genre.NOMBRE),
        Colonne(_("Collecté"), Genre.GRAMMES),
    ]
    return Feuille(_("Quand on vient"), colonnes, lignes)


def bons_du_chiffre(filtre: Filtre, extrait: Extrait, precisions: Sequence[str]) -> Document:
    """The bons behind a figure, the newest first, read by lots as they are written."""
    chiffre = extrait.chiffre
    return Document(
        nom=f"bons-{chiffre.code}-{filtre.periode.code.lower()}{filtre.lieux_lus.suffixe}",
        titre=_("Bons : %(chiffre)s") % {"chiffre": chiffre.nom},
        filtres=[
            *filtre.en_mots(),
            (_("Chiffre"), str(chiffre.nom)),
            *((_("Précision"), p) for p in precisions if p),
        ],
        definitions=[
            (
                _("Dans ce chiffre"),
                _("Ce que le bon y compte, en kilos ; négatif quand il en retire."),
            )
        ],
        feuilles=[
            Feuille(
                _("Bons"),
                [
                    Colonne(_("Nº"), Genre.NOMBRE),
                    Colonne(_("Jour"), Genre.JOUR),
                    Colonne(_("Lieu")),
                    Colonne(_("Bon")),
                    Colonne(_("Détail")),
                    Colonne(_("Contenu")),
                    Colonne(_("Dans ce chiffre"), Genre.GRAMMES),
                    Colonne(_("Par")),
                ],
                (_ligne(bon, grammes) for bon, grammes in extrait.tous()),
            )
        ],
    )


def _ligne(bon: Bon, grammes: int) -> list[Any]:
    par: Personne | None = bon.par
    return [
        bon.pk, bon.jour, bon.lieu.nom, quoi(bon), detail(bon), contenu(bon), grammes,
        str(par or ""),
    ]  # fmt: skip
