"""« Vendu (hors caisse) »: kilograms sold by category and day, for whoever has no till here."""

from datetime import date

from django.utils import timezone

from petiterockette.mesures import kilos

from ..etapes import Etape, Nature
from ..models import Bon, Categorie
from ..refus import MasseImprobable, VracSeTrie
from .bons import Entete, une_fois
from .gestes import LigneSortante, consigner_geste, ecrire_geste, exiger_sur_place, jour_choisi

# A day's sales of one category are heavier than one weighing.
PLAUSIBLE_PAR_JOUR = 10


def vendre_hors_caisse(
    *,
    entete: Entete,
    categorie: Categorie,
    masse_g: int,
    jour: date | None = None,
    quantite: int | None = None,
    mesure: str = "pesee",
    confirme: bool = False,
) -> tuple[Bon, bool]:
    """Count ``masse_g`` grams of a category as sold on a day.

    Raises ``VracSeTrie``, ``MasseImprobable``, ``MoisClos``, ``DateImpossible`` or
    ``DroitManquant``.
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.vendre_hors_caisse")
        if categorie.vrac:
            raise VracSeTrie(categorie=categorie.nom)
        if masse_g > categorie.net_plausible_g * PLAUSIBLE_PAR_JOUR and not confirme:
            raise MasseImprobable(masse=kilos(masse_g))
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant, libre=True)
        ligne = LigneSortante(
            de=Etape.RAYON,
            vers=Etape.VENDU,
            brut_g=masse_g,
            masse_g=masse_g,
            categorie=categorie.pk,
            quantite=quantite,
            mesure=mesure,
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
