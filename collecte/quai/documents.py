"""The documents that the dock posts: an exit, a send, a loss, or an arrival."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from collecte.comptoirs.lecteur import EnteteRecu, Lecteur
from collecte.matiere.etapes import STOCKS, Etape, Mesure
from collecte.sorties.models import Sortie
from petiterockette.empreintes import empreinte_de

ENVOI, PERTE, ARRIVEE = "envoi", "perte", "arrivee"
# What a person taps first; those of ``Sortie`` leave the house, ``interne`` is a gift to itself.
GENRES = (*Sortie.Genre.values, "interne", ENVOI, PERTE, ARRIVEE)


@dataclass(frozen=True)
class LigneQuai:
    """A line of the dock: a full container by its number, or what was weighed.

    ``brut_g`` None: ``n`` bins that nobody weighed, or what did not arrive. ``de``: the stage
    a send or a loss takes from, or the one an arrival left. ``tares``: pairs (container id,
    how many).
    """

    plein: int | None = None
    categorie: int | None = None
    matiere: int | None = None
    bac: int | None = None
    n: int = 1
    de: str = Etape.A_TRIER
    brut_g: int | None = None
    masse_g: int = 0
    tares: tuple[tuple[int, int], ...] = ()
    quantite: int | None = None
    mesure: str = Mesure.PESEE


@dataclass(frozen=True)
class DocumentQuai:
    """What the dock posts: ids of lists, integer grams."""

    entete_recu: EnteteRecu
    genre: str
    lignes: tuple[LigneQuai, ...] = ()
    type_don: int | None = None
    structure: int | None = None
    vers_lieu: int | None = None
    transfert: int | None = None
    motif: str = ""
    maison: bool = False
    confirme: bool = False


def lire_le_quai(document: Any) -> DocumentQuai:
    """Read what the dock posted. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    lu = DocumentQuai(
        entete_recu=lecteur.entete_recu(empreinte_de(document)),
        genre=lecteur.choix("genre", GENRES, ""),
        lignes=tuple(_lire_ligne(ligne) for ligne in lecteur.liste("lignes")),
        type_don=lecteur.entier("type_don"),
        structure=lecteur.entier("structure"),
        vers_lieu=lecteur.entier("vers_lieu"),
        transfert=lecteur.entier("transfert"),
        motif=lecteur.texte("motif", 200),
        maison=lecteur.vrai("maison"),
        confirme=lecteur.vrai("confirme"),
    )
    lecteur.finir()
    return lu


def _lire_ligne(lecteur: Lecteur) -> LigneQuai:
    plein = lecteur.entier("plein")
    bac = lecteur.entier("bac")
    if plein:
        return LigneQuai(plein=plein)
    absent = lecteur.vrai("absent")
    sans_poids = absent or (bac is not None and lecteur.document.get("brut_g") is None)
    return LigneQuai(
        bac=bac,
        categorie=lecteur.entier("categorie"),
        matiere=lecteur.entier("matiere"),
        n=lecteur.entier("n", maximum=99) or 1,
        de=lecteur.choix("de", STOCKS, Etape.A_TRIER),
        brut_g=None if sans_poids else lecteur.masse("brut_g", _("Le poids manque.")),
        masse_g=0 if sans_poids else lecteur.masse("masse_g", _("Le poids net manque.")),
        tares=() if bac else lecteur.tares(),
        quantite=lecteur.entier("quantite", maximum=100_000),
        mesure=lecteur.choix("mesure", (Mesure.PESEE, Mesure.ESTIMEE), Mesure.PESEE),
    )
