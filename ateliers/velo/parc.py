"""The bikes of the workshop as a whole: where they stand, those to receive, lent, to declare."""

from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from collecte.livre.models import Stock
from collecte.matiere.etapes import Etape
from collecte.objets.models import Objet
from collecte.objets.suivis import sans_accents
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus

from .etats import PRESENTS, Statut
from .models import Declaration, Pret, Velo
from .refus import SuiviParLAtelier
from .services.velos import CATEGORIE


def par_etat(velos: QuerySet[Velo]) -> list[tuple[Statut, int]]:
    """How many bikes stand in each state where some do, in the order of the machine."""
    comptes = dict(velos.order_by().values_list("statut").annotate(Count("pk")))
    return [(statut, comptes[statut]) for statut in PRESENTS if comptes.get(statut)]


def chercher(velos: QuerySet[Velo], texte: str) -> QuerySet[Velo]:
    """The bikes that words name: by number (« V12 »), identifier, label, brand, frame number."""
    for mot in sans_accents(texte).split()[:6]:
        trouve = Q(objet__recherche__contains=mot) | Q(identifiant__startswith=mot.upper())
        if (numero := numero_lu(mot.removeprefix("v"))) is not None:
            trouve |= Q(pk=numero)
        velos = velos.filter(trouve)
    return velos


def a_recevoir(lieux: list[int] | None) -> QuerySet[Objet]:
    """The followed bikes that are here and have no sheet at the workshop yet."""
    dans = Q(categorie__code=CATEGORIE) | Q(categorie__parent__code=CATEGORIE)
    suivis = Objet.objects.visibles(lieux).presents().filter(dans, velo=None)
    return suivis.select_related("categorie", "lieu").order_by("-pk")


def prets_en_cours(lieux: list[int] | None) -> QuerySet[Pret]:
    """The bikes lent and not back yet, the one due first before the others."""
    prets = Pret.objects.en_cours().select_related("velo__objet", "personne")
    prets = prets if lieux is None else prets.filter(velo__objet__lieu__in=lieux)
    return prets.order_by("jusqu_au", "pk")


def a_declarer(lieux: list[int] | None) -> QuerySet[Declaration]:
    """The declarations to send to the operator of the national file, oldest first."""
    dues = Declaration.objects.a_transmettre().select_related("velo__objet").order_by("le", "pk")
    return dues if lieux is None else dues.filter(velo__objet__lieu__in=lieux)


def grammes_de_pieces(lieux: list[int] | None) -> int:
    """The grams that lie in the bins of parts of these sites (None: all)."""
    stock = Stock.objects.filter(etape=Etape.PIECES, categorie__code=CATEGORIE)
    stock = stock if lieux is None else stock.filter(lieu__in=lieux)
    return stock.aggregate(g=Sum("masse_g"))["g"] or 0


def en_retard(pret: Pret, jour: date) -> bool:
    """Whether a bike lent should be back by that day."""
    return pret.jusqu_au < jour


def suivi_par_l_atelier(objet: Objet) -> Refus | None:
    """The refusal for whoever changes, elsewhere than in the workshop, a thing that is a bike;
    None: it is not one."""
    velo = Velo.objects.filter(objet=objet).first()
    return SuiviParLAtelier(velo=velo) if velo else None
