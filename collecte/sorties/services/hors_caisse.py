"""« Vendu (hors caisse) »: kilograms sold by category and day, for whoever has no till here."""

from datetime import date

from django.utils import timezone

from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.refus import MasseDemandee, MasseImprobable, VracSeTrie
from collecte.livre.services.bons import une_fois
from collecte.livre.services.gestes import (
    LigneSortante,
    consigner_geste,
    ecrire_geste,
    exiger_sur_place,
    jour_choisi,
)
from collecte.livre.services.pesees import BEAUCOUP
from collecte.matiere.etapes import Etape, Mesure, Nature
from collecte.poids.poids_moyens import masse_estimee, poids_moyen
from petiterockette.mots.mesures import kilos

from ..refus import PoidsMoyenInconnu

# A day's sales of one category are heavier than one weighing.
PLAUSIBLE_PAR_JOUR = 10


def vendre_hors_caisse(
    *,
    entete: Entete,
    categorie: Categorie,
    masse_g: int | None,
    jour: date | None = None,
    quantite: int | None = None,
    mesure: str = "pesee",
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Count ``masse_g`` grams of a category as sold on a day.

    None: nobody weighed the ``quantite`` objects; each is taken to weigh the average known
    that day, frozen on the line, « estimé ». Raises ``VracSeTrie``, ``MasseDemandee``,
    ``PoidsMoyenInconnu``, ``MasseImprobable``, ``MoisClos``, ``DateImpossible`` or
    ``DroitManquant``.
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.vendre_hors_caisse")
        if categorie.vrac:
            raise VracSeTrie(categorie=categorie.nom)
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant, libre=True)
        moyenne = None if masse_g is not None else _moyenne(categorie, quantite, jour_compte)
        net_g = masse_estimee(quantite or 0, moyenne[0]) if moyenne else masse_g or 0
        if net_g <= 0:
            raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
        if net_g > categorie.net_plausible_g * PLAUSIBLE_PAR_JOUR and not confirme:
            raise MasseImprobable(masse=kilos(net_g), combien=BEAUCOUP)
        ligne = LigneSortante(
            de=Etape.RAYON,
            vers=Etape.VENDU,
            brut_g=net_g,
            masse_g=net_g,
            categorie=categorie.pk,
            quantite=quantite,
            mesure=Mesure.ESTIMEE if moyenne else mesure,
            moyenne=moyenne,
        )
        bon, rangees = ecrire_geste(
            entete=entete,
            nature=Nature.VENTE_HORS_CAISSE,
            jour=jour_compte,
            revise=revise,
            lignes=[ligne],
            maintenant=maintenant,
        )
        consigner_geste(bon, "collecte.vente_hors_caisse.enregistree", rangees, revise)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def _moyenne(categorie: Categorie, quantite: int | None, jour: date) -> tuple[int, str]:
    if not quantite:
        raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
    moyenne = poids_moyen(categorie, jour)
    if moyenne is None:
        phrase = str(PoidsMoyenInconnu(categorie=categorie.nom))
        raise PoidsMoyenInconnu(categorie=categorie.nom, champs={"masse": phrase})
    return moyenne
