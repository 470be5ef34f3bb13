"""Read the JSON document that the sorting table posts: types and units only."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from collecte.comptoirs.lecteur import EnteteRecu, Lecteur
from collecte.matiere.etapes import AMONT, DESTINATIONS_APPORT, Etape, Mesure
from petiterockette.empreintes import empreinte_de

CONTENANT, LIGNES, RECLASSER, ZONE = "contenant", "lignes", "reclasser", "zone"
GESTES = (CONTENANT, LIGNES, RECLASSER, ZONE)


@dataclass(frozen=True)
class LigneTri:
    """What was put somewhere: ids of lists, integer grams.

    ``brut_g`` None: not weighed, ``n`` containers at what such a container weighs as a rule.
    ``vraie``: the right category, when ``categorie`` is the wrong one.
    """

    categorie: int | None
    vers: str
    de: str = Etape.A_TRIER
    vraie: int | None = None
    matiere: int | None = None
    contenant: int | None = None
    n: int = 1
    brut_g: int | None = None
    masse_g: int | None = None
    quantite: int | None = None
    mesure: str = Mesure.PESEE
    confirmee: bool = False


@dataclass(frozen=True)
class GesteTri:
    """A gesture of the sorting table as it is posted; several lines for ``lignes`` only."""

    entete_recu: EnteteRecu
    geste: str
    lignes: tuple[LigneTri, ...]


def lire_geste_tri(document: Any) -> GesteTri:
    """Read a posted gesture. Raises ``DocumentIllisible`` with every wrong field."""
    lecteur = Lecteur(document)
    lignes = tuple(_lire_ligne(ligne) for ligne in lecteur.liste("lignes"))
    geste = GesteTri(
        entete_recu=lecteur.entete_recu(empreinte_de(document)),
        geste=lecteur.choix("geste", GESTES, ""),
        lignes=lignes,
    )
    if not lignes or (len(lignes) > 1 and geste.geste != LIGNES):
        lecteur.champs.setdefault("lignes", _("Une ligne est attendue ici."))
    lecteur.finir()
    return geste


def _lire_ligne(lecteur: Lecteur) -> LigneTri:
    pesee = lecteur.document.get("brut_g") is not None
    return LigneTri(
        categorie=lecteur.entier("categorie"),
        vraie=lecteur.entier("vraie"),
        matiere=lecteur.entier("matiere"),
        de=lecteur.choix("de", AMONT, Etape.A_TRIER),
        vers=lecteur.choix("vers", (*DESTINATIONS_APPORT, Etape.DONNE_PARTICULIER), ""),
        contenant=lecteur.entier("contenant"),
        n=lecteur.entier("n", maximum=99) or 1,
        brut_g=lecteur.masse("brut_g", _("Le poids manque.")) if pesee else None,
        masse_g=lecteur.masse("masse_g", _("Le poids net manque.")) if pesee else None,
        quantite=lecteur.entier("quantite", maximum=100_000),
        mesure=lecteur.choix("mesure", (Mesure.PESEE, Mesure.ESTIMEE), Mesure.PESEE),
        confirmee=lecteur.vrai("confirmee"),
    )
