"""A till is made with its numbers, once; a new run of numbers is opened."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from boutique.regles.models import Activite
from collecte.objets.suivis import sans_accents
from petiterockette.journal.models import Chaine
from petiterockette.lieux.models import Point

from ..models import Caisse, Serie
from ..models.caisses import prefixe
from .evenements import noter

# lieu → activité que sa caisse montre d’abord. Source: association.md, « Sites and points ».
S_OUVRE_SUR = {"GON": "velo"}


@transaction.atomic
def installer_la_caisse(point: Point, *, demande_le_code: bool = True) -> Caisse:
    """The till of a point of that kind, made with its numbers the first time."""
    deja = Caisse.objects.filter(point=point).first()
    if deja:
        return deja
    dernier = Caisse.objects.aggregate(n=Max("numero"))["n"] or 0
    caisse = Caisse.objects.create(
        point=point,
        numero=dernier + 1,
        demande_le_code=demande_le_code,
        s_ouvre_sur=_s_ouvre_sur(point),
    )
    series = [ouvrir_une_serie(caisse, ecole) for ecole in (False, True)]
    noter(
        caisse,
        "caisse.installee",
        # Nobody's gesture: a point became a till, or opened for the first time.
        None,
        # To the second, as all that is done at a till: nothing is earlier than it.
        le=series[0].ouverte_le.replace(microsecond=0),
        compte=None,
        par=None,
        rangees=[caisse, *series],
    )
    return caisse


def _s_ouvre_sur(point: Point) -> Activite | None:
    """What a new till shows first: its site's own, or the activity that its name says
    (« Caisse du café »)."""
    mots = sans_accents(point.nom).split()
    de_la_maison = Activite.objects.filter(dans_le_ca=True, visible=True)
    dite = de_la_maison.filter(code__in=mots).first()
    return dite or de_la_maison.filter(code=S_OUVRE_SUR.get(point.lieu.code, "")).first()


def ouvrir_une_serie(caisse: Caisse, ecole: bool) -> Serie:
    """A new run of numbers, from 1; the till is locked, or nobody knows it yet.

    The caller chains it, with the event that it is part of.
    """
    dernier = caisse.series.filter(ecole=ecole).aggregate(n=Max("rang"))["n"] or 0
    rang = dernier + 1
    chaine = Chaine.objects.create(nom=f"caisse:{prefixe(caisse.numero, rang, ecole)}")
    return Serie.objects.create(
        caisse=caisse, ecole=ecole, rang=rang, ouverte_le=timezone.now(), chaine=chaine
    )
