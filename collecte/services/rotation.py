"""What comes back from the zone de gratuité, and what is found lost."""

from datetime import date

from django.utils import timezone

from ..ecritures import Pas
from ..etapes import STOCKS, STOCKS_PAR_MATIERE, Etape, Mesure, Nature
from ..models import Bon, Categorie, Matiere
from ..refus import MasseDemandee, MotifRequis, RouteImpossible, VracSeTrie
from .bons import Entete, ouvrir_bon, une_fois
from .gestes import consigner_geste, exiger_sur_place, jour_choisi
from .mouvements import ecrire, referentiel
from .tri import lignes_de_pas, matiere_orientee

RETOURS = (Etape.RAYON, Etape.A_TRIER, Etape.A_RECYCLER, Etape.A_JETER)


def reprendre_de_la_zone(
    *,
    entete: Entete,
    categorie: Categorie,
    vers: str,
    masse_g: int,
    matiere: Matiere | None = None,
    quantite: int | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """What nobody took in the zone comes back: it was not given after all.

    Counts against the réemploi of the day it comes back. Raises ``RouteImpossible``,
    ``VracSeTrie``, ``MasseDemandee``…
    """
    if vers not in RETOURS:
        raise RouteImpossible()
    return _deplacer(
        entete=entete,
        droit="collecte.tenir_la_zone",
        nature=Nature.RETOUR,
        categorie=categorie,
        de=Etape.DONNE_PARTICULIER,
        vers=vers,
        matiere=matiere_orientee(categorie, matiere, vers),
        masse_g=masse_g,
        quantite=quantite,
        mesure=mesure,
        jour=jour,
        code="collecte.zone.reprise",
    )


def constater_une_perte(
    *,
    entete: Entete,
    categorie: Categorie,
    de: str,
    masse_g: int,
    motif: str,
    matiere: Matiere | None = None,
    quantite: int | None = None,
    mesure: str = Mesure.ESTIMEE,
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """Theft, breakage, drying: kilograms that left without going anywhere, with a reason.

    An écart of stock, in no rate. Raises ``MotifRequis``, ``RouteImpossible``…
    """
    if not motif.strip():
        raise MotifRequis(champs={"motif": str(MotifRequis.texte)})
    if de not in STOCKS:
        raise RouteImpossible()
    return _deplacer(
        entete=entete,
        droit="collecte.sortir",
        nature=Nature.PERTE,
        categorie=categorie,
        de=de,
        vers=Etape.PERDU,
        matiere=matiere.pk if matiere and de in STOCKS_PAR_MATIERE else None,
        masse_g=masse_g,
        quantite=quantite,
        mesure=mesure,
        jour=jour,
        motif=motif.strip()[:200],
        code="collecte.perte.constatee",
    )


def _deplacer(
    *,
    entete: Entete,
    droit: str,
    nature: str,
    categorie: Categorie,
    de: str,
    vers: str,
    matiere: int | None,
    masse_g: int,
    quantite: int | None,
    mesure: str,
    jour: date | None,
    code: str,
    motif: str = "",
) -> tuple[Bon, bool]:
    """One category, one step, exactly as it was said."""

    def geste() -> Bon:
        exiger_sur_place(entete, droit)
        # A vrac may be lost as it is; it comes back from nowhere.
        if categorie.vrac and nature != Nature.PERTE:
            raise VracSeTrie(categorie=categorie.nom)
        if masse_g <= 0:
            raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        ref = referentiel()
        bon = ouvrir_bon(
            entete=entete, nature=nature, jour=jour_compte, maintenant=maintenant, motif=motif
        )
        pas = [Pas(categorie.pk, matiere or ref.sans_matiere, de, vers, masse_g, mesure, quantite)]
        lignes = lignes_de_pas(bon, pas, ref)
        ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere, revise=revise)
        consigner_geste(bon, code, lignes, revise, de=de, vers=vers)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)
