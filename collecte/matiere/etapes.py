"""Stages of matter and the allowed moves between them. Pure: the table and nothing else.

Source: the house's ledger of matter; a movement debits one stage and credits another.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Etape(models.TextChoices):
    # sources
    DONATEUR = "donateur", _("donateur")
    OUVERTURE = "ouverture", _("stock d’ouverture")
    INVENTAIRE = "inventaire", _("surplus d’inventaire")
    MAISON = "maison", _("nos propres déchets")
    HISTORIQUE = "historique", _("historique repris")
    HISTORIQUE_MOIS = "historique_mois", _("historique repris, au mois")
    HISTORIQUE_ANNEE = "historique_annee", _("historique repris, à l’année")
    # stocks
    A_TRIER = "a_trier", _("à trier")
    RAYON = "rayon", _("rayon")
    ATELIER = "atelier", _("atelier")
    PIECES = "pieces", _("pièces détachées")
    PRETE = "prete", _("prêté")
    A_RECYCLER = "a_recycler", _("à recycler")
    A_JETER = "a_jeter", _("à jeter")
    # passages: what enters them leaves them, in the same document or in its answer
    RECLASSEMENT = "reclassement", _("changement de catégorie")
    TRANSIT = "transit", _("en route entre deux lieux")
    # ends: réemploi
    VENDU = "vendu", _("vendu")
    DONNE_ASSOCIATION = "donne_association", _("donné à une association")
    DONNE_PARTICULIER = "donne_particulier", _("donné à un particulier")
    USAGE_INTERNE = "usage_interne", _("usage interne")
    AUTRE_STRUCTURE = "autre_structure", _("autre structure de réemploi")
    # ends: the others
    RECYCLE = "recycle", _("recyclé")
    ENERGIE = "energie", _("valorisé en énergie")
    DECHETTERIE = "dechetterie", _("déchetterie")
    PERDU = "perdu", _("perdu")


class EtapeDenrees(models.TextChoices):
    """The stages of food: its own source, pantry and ends, apart from every other stage."""

    DONATEUR = "donateur_denrees", _("donateur de denrées")
    GARDE_MANGER = "garde_manger", _("garde-manger")
    SERVI = "servi", _("servi")
    DONNE = "donne", _("donné")
    COMPOSTE = "composte", _("composté")
    JETE = "jete", _("jeté")


class Nature(models.TextChoices):
    """The gesture a bon records."""

    APPORT = "apport", _("apport")
    ORIENTATION = "orientation", _("orientation")
    SORTIE = "sortie", _("sortie")
    VENTE = "vente", _("vente")
    RETOUR_VENTE = "retour_vente", _("retour d’une vente")
    VENTE_HORS_CAISSE = "vente_hors_caisse", _("vendu hors caisse")
    RECLASSEMENT = "reclassement", _("changement de catégorie")
    RETOUR = "retour", _("retour de la zone de gratuité")
    PERTE = "perte", _("perte constatée")
    TRANSFERT = "transfert", _("envoi vers un autre lieu")
    ARRIVEE = "arrivee", _("arrivée d’un autre lieu")
    RECEPTION = "reception", _("retour du pont-bascule")
    OUVERTURE = "ouverture", _("stock d’ouverture")
    INVENTAIRE = "inventaire", _("inventaire")
    SOLDE = "solde", _("vendu déduit par solde")
    RECALAGE = "recalage", _("poids moyens recalés")
    DENREES = "denrees", _("denrées")
    DEMONTAGE = "demontage", _("démontage")
    PIECES = "pieces", _("pièces détachées")
    PRET = "pret", _("prêt")
    REPRISE = "reprise", _("reprise d’avant")
    CONTRE_ECRITURE = "contre_ecriture", _("annulation")


class Mesure(models.TextChoices):
    PESEE = "pesee", _("pesé")
    ESTIMEE = "estimee", _("estimé")
    DEDUITE = "deduite", _("déduit")


class Moyenne(models.TextChoices):
    """Where an average weight comes from, the surest first."""

    ARTICLE = "article", _("pesées de l’article")
    CATEGORIE = "categorie", _("pesées de la catégorie")
    MERE = "mere", _("pesées de la catégorie mère")
    HYPOTHESE = "hypothese", _("hypothèse")


class Famille(models.TextChoices):
    OBJETS = "objets", _("objets")
    DENREES = "denrees", _("denrées")


E = Etape

STOCKS = (E.A_TRIER, E.RAYON, E.ATELIER, E.PIECES, E.PRETE, E.A_RECYCLER, E.A_JETER)
# The stages whose stock is also kept by material.
STOCKS_PAR_MATIERE = (E.A_RECYCLER, E.A_JETER)
REEMPLOI = (E.VENDU, E.DONNE_ASSOCIATION, E.DONNE_PARTICULIER, E.USAGE_INTERNE, E.AUTRE_STRUCTURE)
# What a gift becomes, by who takes it.
FINS_DE_DON = (E.DONNE_ASSOCIATION, E.DONNE_PARTICULIER, E.USAGE_INTERNE, E.AUTRE_STRUCTURE)
FINS = (*REEMPLOI, E.RECYCLE, E.ENERGIE, E.DECHETTERIE)

FINS_DE_DECHET = (E.RECYCLE, E.ENERGIE, E.DECHETTERIE)

# What was brought in from before: it came from donors and went to its ends, no book tells which
# kilogram became what. A total of a month, or of a year, is known by no shorter period.
HISTORIQUES = (E.HISTORIQUE, E.HISTORIQUE_MOIS, E.HISTORIQUE_ANNEE)

# Where a line of the counter may be sent at once.
DESTINATIONS_APPORT = (E.A_TRIER, E.RAYON, E.ATELIER, E.A_RECYCLER, E.A_JETER)
# Where what a customer brings back goes: net in réemploi, never a new input.
RETOURS_DE_VENTE = (E.RAYON, E.A_TRIER, E.A_RECYCLER)
# An exit or a sale takes from its own stage, then from these, in this order.
AMONT = (E.A_TRIER, E.RAYON, E.ATELIER)
# Only these have an upstream: what sorting should have brought to them.
AVAL = (E.RAYON, E.A_RECYCLER, E.A_JETER)

_VERS_FIN = {
    E.RAYON: (E.DONNE_ASSOCIATION, E.DONNE_PARTICULIER, E.USAGE_INTERNE, E.AUTRE_STRUCTURE),
    E.A_RECYCLER: (E.RECYCLE, E.ENERGIE, E.DECHETTERIE),
    E.A_JETER: (E.DECHETTERIE, E.ENERGIE, E.RECYCLE),
    E.MAISON: (E.DECHETTERIE, E.ENERGIE, E.RECYCLE),
}


def _paires(origines: Iterable[str], fins: Iterable[str]) -> set[tuple[str, str]]:
    fins = tuple(fins)
    return {(str(de), str(vers)) for de in origines for vers in fins if de != vers}


_APPORT = {(str(E.DONATEUR), str(E.A_TRIER))} | _paires([E.A_TRIER], DESTINATIONS_APPORT)
_ORIENTATION = _paires(AMONT, DESTINATIONS_APPORT)
# The routings an exit implies when sorting announced nothing.
_IMPLICITES = _paires(AMONT, (E.RAYON, E.A_RECYCLER, E.A_JETER))
_SORTIE = {p for de, fins in _VERS_FIN.items() for p in _paires([de], fins)} | _IMPLICITES
_VENTE = {(str(E.RAYON), str(E.VENDU))} | _paires((E.A_TRIER, E.ATELIER), (E.RAYON,))
FINS_DE_DENREES = (EtapeDenrees.SERVI, EtapeDenrees.DONNE, EtapeDenrees.COMPOSTE, EtapeDenrees.JETE)
_DENREES = _paires([EtapeDenrees.DONATEUR], [EtapeDenrees.GARDE_MANGER]) | _paires(
    [EtapeDenrees.GARDE_MANGER], FINS_DE_DENREES
)
_RETOURS = (E.A_TRIER, E.RAYON, E.A_RECYCLER, E.A_JETER)
_DIRECTES: dict[str, set[tuple[str, str]]] = {
    Nature.APPORT: _APPORT,
    Nature.ORIENTATION: _ORIENTATION,
    Nature.SORTIE: _SORTIE,
    Nature.VENTE: _VENTE,
    Nature.RETOUR_VENTE: _paires([E.VENDU], RETOURS_DE_VENTE),
    Nature.VENTE_HORS_CAISSE: _VENTE,
    Nature.RECLASSEMENT: _paires(AMONT, [E.RECLASSEMENT])
    | _paires([E.RECLASSEMENT], DESTINATIONS_APPORT),
    Nature.RETOUR: _paires([E.DONNE_PARTICULIER], _RETOURS),
    Nature.PERTE: _paires(STOCKS, [E.PERDU]),
    Nature.TRANSFERT: _paires(STOCKS, [E.TRANSIT]) | _IMPLICITES,
    # What is missing on arrival is lost on the way; what is over was not announced.
    Nature.ARRIVEE: _paires([E.TRANSIT], (*STOCKS, E.PERDU)) | _paires([E.INVENTAIRE], [E.TRANSIT]),
    # The bridge weighs more (more is taken), less (an écart), or refuses a part.
    Nature.RECEPTION: _paires((E.A_RECYCLER, E.A_JETER), FINS_DE_DECHET)
    | _paires(FINS_DE_DECHET, (*FINS_DE_DECHET, E.PERDU))
    | _IMPLICITES,
    # Before it, books that say more than was there are wrong: the rest is lost.
    Nature.OUVERTURE: _paires([E.OUVERTURE], STOCKS) | _paires(STOCKS, [E.PERDU]),
    Nature.INVENTAIRE: _paires([E.INVENTAIRE], STOCKS) | _paires(STOCKS, [E.PERDU]),
    Nature.SOLDE: _VENTE,
    Nature.RECALAGE: _paires([E.RAYON], [E.VENDU]) | _paires([E.VENDU], [E.RAYON]),
    Nature.DENREES: _DENREES,
    # What the weighed parts say beyond an estimated thing was not in the books; less is lost.
    Nature.DEMONTAGE: _paires((E.ATELIER, E.INVENTAIRE), (E.PIECES, E.A_RECYCLER, E.A_JETER))
    | _paires([E.ATELIER], [E.PERDU]),
    # Parts are réemploi once given or mounted; those that are sold go by the shelf.
    Nature.PIECES: _paires(
        [E.PIECES],
        (E.RAYON, E.ATELIER, E.USAGE_INTERNE, E.DONNE_PARTICULIER, E.A_RECYCLER, E.A_JETER),
    ),
    Nature.PRET: _paires([E.ATELIER], [E.PRETE]) | _paires([E.PRETE], [E.ATELIER]),
    Nature.REPRISE: _paires([E.DONATEUR], HISTORIQUES) | _paires(HISTORIQUES, FINS),
}

# What a workshop did; what followed a thing is put right there, on its sheet.
DES_ATELIERS = (Nature.DEMONTAGE, Nature.PIECES, Nature.PRET)
SUIVIS_A_L_ATELIER = (Nature.DEMONTAGE, Nature.PRET)

MOUVEMENTS_PERMIS: dict[str, frozenset[tuple[str, str]]] = {
    **{nature: frozenset(paires) for nature, paires in _DIRECTES.items()},
    Nature.CONTRE_ECRITURE: frozenset(
        (vers, de) for paires in _DIRECTES.values() for de, vers in paires
    ),
}


def etape_de_depart(vers: str) -> str:
    """The own stage of an end: the shelf for réemploi, the containers for the rest."""
    if vers in REEMPLOI:
        return E.RAYON
    return E.A_RECYCLER if vers == E.RECYCLE else E.A_JETER
