"""Shelves that rotate: what leaves the shelf, what comes back from the zone, what is lost."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from collecte.listes.models import Categorie, Contenant, Matiere
from collecte.listes.models.categories import SANS_MATIERE
from collecte.livre.entete import Entete
from collecte.livre.models import Bon, ContenantPlein
from collecte.livre.refus import MasseDemandee, MotifRequis, RouteImpossible, VracSeTrie
from collecte.livre.services.bons import ouvrir_bon, une_fois
from collecte.livre.services.gestes import (
    LigneSortante,
    consigner_geste,
    ecrire_geste,
    exiger_sur_place,
    jour_choisi,
    lignes_de_pas,
)
from collecte.livre.services.mouvements import ecrire, referentiel
from collecte.livre.services.pesees import Tares, net_de
from collecte.livre.services.pleins import masse_moyenne, prendre
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import STOCKS, STOCKS_PAR_MATIERE, Etape, Mesure, Nature
from collecte.poids.poids_moyens import masse_estimee, poids_moyen
from collecte.sorties.models import Sortie
from collecte.sorties.refus import PoidsMoyenInconnu
from collecte.sorties.services.sorties import sortir
from collecte.sorties.services.voies import Charge, SortieDemandee
from collecte.tri.services.tri import matiere_orientee

# Where the shelf's unsold may go; given away is an exit, through the zone.
RETRAITS = (Etape.A_RECYCLER, Etape.DONNE_PARTICULIER, Etape.A_TRIER, Etape.ATELIER, Etape.A_JETER)
RETOURS = (Etape.RAYON, Etape.A_TRIER, Etape.A_RECYCLER, Etape.A_JETER)


def retirer_du_rayon(
    *,
    entete: Entete,
    categorie: Categorie,
    vers: str,
    brut_g: int | None = None,
    tares: Tares = (),
    plein: ContenantPlein | None = None,
    quantite: int | None = None,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """What did not sell leaves the shelf: to recycle, to the zone, back to sorting, to waste.

    A full container leaves with its own kilograms. Not weighed (``brut_g`` None): the
    containers of ``tares`` at what such a one weighs as a rule, else ``quantite`` objects at
    their average weight; « estimée ». Raises ``RouteImpossible``, ``MasseDemandee``,
    ``PasDeMoyenne``, ``PoidsMoyenInconnu``, ``PleinParti``, ``VracSeTrie``…
    """
    if vers not in RETRAITS or (plein and plein.etape != Etape.RAYON):
        raise RouteImpossible()
    charge = Charge(brut_g or 0, categorie, tares=tares, quantite=quantite, mesure=mesure)
    if plein:
        charge = Charge(plein=plein)
    elif brut_g is None:
        charge = _estimer(charge, jour or timezone.localdate())
    if vers == Etape.DONNE_PARTICULIER:
        return sortir(
            entete=entete,
            demande=SortieDemandee(Sortie.Genre.ZONE, [charge], confirme=confirme),
            jour=jour,
        )

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.orienter")
        if categorie.vrac:
            raise VracSeTrie(categorie=categorie.nom)
        if plein:
            prendre([plein], entete.lieu.pk)
        brut, net = charge.brut_g, 0
        if plein:
            brut = net = plein.masse_g
        else:
            net = net_de(entete, brut, charge.tares, categorie, confirme)
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        ligne = LigneSortante(
            de=Etape.RAYON,
            vers=vers,
            brut_g=brut,
            masse_g=net,
            categorie=categorie.pk,
            matiere=matiere_orientee(categorie, None, vers),
            quantite=charge.quantite,
            mesure=plein.mesure if plein else charge.mesure,
            tares=charge.tares,
            plein=plein,
        )
        bon, lignes = ecrire_geste(
            entete=entete,
            nature=Nature.ORIENTATION,
            jour=jour_compte,
            revise=revise,
            lignes=[ligne],
            maintenant=maintenant,
            tel_quel=True,
        )
        consigner_geste(
            bon, "collecte.orientation.enregistree", lignes, revise, de=Etape.RAYON, vers=vers
        )
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def _estimer(charge: Charge, jour: date) -> Charge:
    """The charge with its mass estimated, at what it weighs as a rule; net, without a tare."""
    categorie, tares = charge.categorie, charge.tares
    if categorie is None or not (tares or charge.quantite):
        raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
    if tares:
        quoi, n = tares[0]
        contenant = quoi if isinstance(quoi, Contenant) else None
        sans = Matiere.objects.get(code=SANS_MATIERE)
        masse_g = n * masse_moyenne(contenant=contenant, categorie=categorie, matiere=sans)
    else:
        moyenne = poids_moyen(categorie, jour)
        if moyenne is None:
            refus = PoidsMoyenInconnu(categorie=categorie.nom)
            refus.champs = {"masse": str(refus)}
            raise refus
        masse_g = masse_estimee(charge.quantite or 0, moyenne[0])
    return replace(charge, brut_g=masse_g, tares=(), mesure=Mesure.ESTIMEE)


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
