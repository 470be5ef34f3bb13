"""Rows that name what is no longer there, or nobody, or nothing (pitfalls 7, 8, 9 and 15)."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ...carnet.carnet import Carnet
from ...carnet.cumuls import MONTANT
from ...valeurs import DATE_ZERO
from ..comptes import CLASSES
from ..constats import Annonce, Constat, chercher, constater
from ..variante import Variante

EFFACE = Annonce(
    7,
    "efface",
    _("Rangées qui nomment un mot effacé des listes"),
    _("reprises sous « inconnu », que vous pouvez rattacher dans les listes"),
)
REMPLACANTS = Annonce(
    7,
    "remplacants",
    _("Mots posés par l’ancien outil à la place d’effacés («\u00a0[Maintenance]…\u00a0»)"),
    _("jamais proposés dans les nouvelles listes"),
)
INCONNU = Annonce(
    7,
    "compte_inconnu",
    _("Comptes qui remplacent des comptes effacés"),
    _("aucun compte\u00a0: leurs gestes sont « par inconnu »"),
)
# (table, column, list): what a row names; the list of a deleted word says what to do with it.
LIENS = (
    ("collectes", "id_point_collecte", "points_collecte"),
    ("collectes", "id_type_collecte", "type_collecte"),
    ("collectes", "localisation", "localites"),
    ("collectes", "id_createur", "utilisateurs"),
    ("pesees_collectes", "id_type_dechet", "type_dechets"),
    ("sorties", "id_point_sortie", "points_sortie"),
    ("sorties", "id_filiere", "filieres_sortie"),
    ("sorties", "id_convention", "conventions_sorties"),
    ("sorties", "id_type_sortie", "type_sortie"),
    ("sorties", "id_createur", "utilisateurs"),
    ("pesees_sorties", "id_type_dechet", "type_dechets"),
    ("pesees_sorties", "id_type_poubelle", "types_poubelles"),
    ("pesees_sorties", "id_type_dechet_evac", "type_dechets_evac"),
    ("ventes", "id_point_vente", "points_vente"),
    ("ventes", "id_moyen_paiement", "moyens_paiement"),
    ("ventes", "id_createur", "utilisateurs"),
    ("vendus", "id_type_dechet", "type_dechets"),
    ("vendus", "id_objet", "grille_objets"),
)
NOMMEES = sorted({liste for _table, _colonne, liste in LIENS} - {"utilisateurs"})
# What is at stake in a row of each table.
MASSES = dict.fromkeys(("pesees_collectes", "pesees_sorties", "pesees_vendus"), "t.masse")
MONTANTS = {"vendus": MONTANT.replace("l.", "t.")}


A_PART = _("mises à part et dites dans le rapport, jamais comptées")
VIDE, RIEN = _("reprises sans ligne"), _("laissés dehors\u00a0: rien n’y a été pesé")
# (annonce, table, condition): what lost its parent, or never had a child.
ORPHELINES = (
    (
        Annonce(8, "pesees_sans_depot", _("Pesées dont le dépôt a disparu"), A_PART),
        "pesees_collectes",
        "NOT EXISTS (SELECT 1 FROM collectes b WHERE b.id = t.id_collecte)",
    ),
    (
        Annonce(8, "pesees_sans_sortie", _("Pesées dont la sortie a disparu"), A_PART),
        "pesees_sorties",
        "NOT EXISTS (SELECT 1 FROM sorties b WHERE b.id = t.id_sortie)",
    ),
    (
        Annonce(8, "lignes_sans_vente", _("Lignes vendues dont la vente a disparu"), A_PART),
        "vendus",
        "(COALESCE(t.id_vente, 0) <> 0 OR COALESCE(t.prix, 0) <> 0) "
        "AND NOT EXISTS (SELECT 1 FROM ventes b WHERE b.id = t.id_vente)",
    ),
    (
        Annonce(8, "masses_sans_ligne", _("Masses vendues dont la ligne a disparu"), A_PART),
        "pesees_vendus",
        "NOT EXISTS (SELECT 1 FROM vendus l WHERE l.id = t.id_vendu)",
    ),
    (
        Annonce(8, "ventes_vides", _("Ventes sans ligne (remboursements manqués)"), VIDE),
        "ventes",
        "NOT EXISTS (SELECT 1 FROM vendus l WHERE l.id_vente = t.id)",
    ),
    (
        Annonce(8, "sorties_vides", _("Sorties sans pesée"), RIEN),
        "sorties",
        "NOT EXISTS (SELECT 1 FROM pesees_sorties p WHERE p.id_sortie = t.id)",
    ),
    (
        Annonce(8, "depots_vides", _("Dépôts sans pesée"), RIEN),
        "collectes",
        "NOT EXISTS (SELECT 1 FROM pesees_collectes p WHERE p.id_collecte = t.id)",
    ),
)
PAR_PERSONNE = Annonce(
    9,
    "par_personne",
    _("Gestes sans auteur (compte 0)"),
    _("repris « par inconnu »"),
)
SANS_DATE = Annonce(
    9,
    "sans_date",
    _("Gestes ou pesées sans date\u00a0: ils ne sont d’aucune année"),
    _("à dater, ou laissés dehors"),
    a_decider=True,
)
DATES_ZERO = Annonce(
    9,
    "dates_zero",
    _("Dates de dernière retouche écrites « 0000-00-00 »"),
    _("lues comme jamais retouchées"),
)
SANS_CLASSE = Annonce(
    9,
    "sorties_sans_classe",
    _("Sorties qui ne disent pas où elles vont (don, partenaire, recycleur, bac, déchetterie)"),
    _("à dire : sans cela, leurs kilos ne sont d’aucune destination"),
    a_decider=True,
)
SANS_SORTE = Annonce(
    9,
    "pesees_sans_sorte",
    _("Pesées sorties qui ne disent ni objet, ni bac, ni matière"),
    _("reprises « sans catégorie »"),
)
DEUX_SORTES = Annonce(
    9,
    "pesees_de_deux_sortes",
    _("Pesées sorties qui disent deux choses à la fois"),
    _("reprises sous la matière, sinon le bac, et marquées"),
)
SANS_OBJET = Annonce(
    9,
    "prix_libres",
    _("Lignes vendues à prix libre, hors de la grille"),
    _("reprises sous leur catégorie"),
)
A_ZERO = Annonce(
    15,
    "masses_nulles",
    _("Masses ramenées à 0\u00a0: une suppression, faute de mieux"),
    _("reprises annulées"),
)
NEGATIVES = Annonce(
    15,
    "masses_negatives",
    _("Masses négatives, tapées en corrigeant"),
    _("mises à part et dites dans le rapport"),
)
SORTES = " + ".join(
    f"(COALESCE(t.{colonne}, 0) > 0)"
    for colonne in ("id_type_dechet", "id_type_poubelle", "id_type_dechet_evac")
)


def mots_effaces(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for table, colonne, liste in LIENS:
        annonce = replace(
            EFFACE,
            code=f"efface_{table}_{colonne}",
            quoi=_("Rangées de « %(table)s » qui nomment un mot effacé de « %(liste)s »")
            % {"table": table, "liste": liste},
        )
        yield from chercher(
            carnet,
            annonce,
            table,
            f"t.{colonne} > 0 AND NOT EXISTS (SELECT 1 FROM {liste} m WHERE m.id = t.{colonne})",
            masse=MASSES.get(table, "NULL"),
            montant=MONTANTS.get(table, "NULL"),
        )
    ids = [
        (table, rangee.id)
        for table in NOMMEES
        for rangee in carnet.lire(f"SELECT id FROM {table} WHERE nom LIKE '[Maintenance]%'")
    ]
    yield from constater(REMPLACANTS, len(ids), ids)
    yield from chercher(carnet, INCONNU, "utilisateurs", "t.mail = 'inconnu@localhost'")


def orphelines(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for annonce, table, ou in ORPHELINES:
        masse, montant = MASSES.get(table, "NULL"), MONTANTS.get(table, "NULL")
        yield from chercher(carnet, annonce, table, ou, masse=masse, montant=montant)


def zeros(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for table in ("collectes", "sorties", "ventes"):
        yield from chercher(carnet, PAR_PERSONNE, table, "COALESCE(t.id_createur, 0) = 0")
    for table in ("collectes", "ventes", "pesees_sorties"):
        masse = MASSES.get(table, "NULL")
        yield from chercher(carnet, SANS_DATE, table, "t.timestamp IS NULL", masse=masse)
    inconnue = f"COALESCE(t.classe, '') NOT IN ({', '.join(repr(c) for c in CLASSES)})"
    kilos = "(SELECT SUM(masse) FROM pesees_sorties p WHERE p.id_sortie = t.id)"
    yield from chercher(carnet, SANS_CLASSE, "sorties", inconnue, masse=kilos)
    fautes = carnet.base.fautes
    zero = {
        cle: n
        for cle, n in fautes.nombres.items()
        if cle[0] == DATE_ZERO and cle[2] == "last_hero_timestamp"
    }
    exemples = [(cle[1], numero) for cle in zero for numero in fautes.exemples[cle]]
    yield from constater(DATES_ZERO, sum(zero.values()), exemples)
    yield from chercher(carnet, SANS_SORTE, "pesees_sorties", f"{SORTES} = 0", masse="t.masse")
    yield from chercher(carnet, DEUX_SORTES, "pesees_sorties", f"{SORTES} > 1", masse="t.masse")
    libre = "COALESCE(t.id_objet, 0) = 0 AND COALESCE(t.id_vente, 0) <> 0"
    yield from chercher(carnet, SANS_OBJET, "vendus", libre, montant=MONTANTS["vendus"])


def masses_annulees(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for table in ("pesees_collectes", "pesees_sorties", "pesees_vendus"):
        yield from chercher(carnet, A_ZERO, table, "t.masse = 0")
    for table in ("pesees_collectes", "pesees_sorties", "pesees_vendus"):
        yield from chercher(carnet, NEGATIVES, table, "t.masse < 0", masse="t.masse")
