"""What the books of the workshop must say twice the same: states, kilograms, things."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Subquery, Sum

from collecte.livre.models import Mouvement
from collecte.objets.models import Objet
from petiterockette.mots.mesures import kilos
from petiterockette.verification import Constat, comparer, verification

from .etats import PRESENTS
from .models import Changement, Controle, Demontage, PointControle, Velo


@verification("États des vélos")
def etats() -> Iterator[Constat]:
    """A bike is where its history says, step after step; what is worth is its last sound check."""
    dernier = Changement.objects.filter(velo=OuterRef("pk")).order_by("-pk").values("vers")[:1]
    faux = Velo.objects.annotate(dit=Subquery(dernier)).exclude(dit=F("statut"))
    for velo in faux.order_by("pk"):
        yield Constat(f"vélo {velo} : {velo.statut}, son histoire dit {velo.dit or 'rien'}")
    avant = (
        Changement.objects.filter(velo=OuterRef("velo"), pk__lt=OuterRef("pk"))
        .order_by("-pk")
        .values("vers")[:1]
    )
    sautes = Changement.objects.annotate(avant=Subquery(avant)).exclude(avant=F("de"))
    for changement in sautes.exclude(avant=None, de="").order_by("pk").select_related("velo"):
        yield Constat(f"vélo {changement.velo} : son histoire saute de {changement.de}")
    for defaut in Velo.objects.filter(controle__conforme=False).order_by("pk"):
        yield Constat(f"vélo {defaut} : le contrôle qui vaut a un défaut")


@verification("Contrôles des vélos")
def controles_de_securite() -> Iterator[Constat]:
    """A checklist is said sound when none of its points is NOK, and only then."""
    nok = PointControle.objects.filter(controle=OuterRef("pk"), resultat="nok")
    faux = Controle.objects.annotate(nok=Exists(nok)).filter(conforme=F("nok"))
    for controle in faux.order_by("pk").select_related("velo"):
        yield Constat(f"vélo {controle.velo}, contrôle {controle.pk} : ses points disent autrement")


@verification("Démontages de vélos")
def demontages() -> Iterator[Constat]:
    """What was found in a bike is what its bon moved, and its parts are their sum."""
    for d in (
        Demontage.objects.annotate(pieces_dites=Sum("pieces__masse_g", default=0))
        .exclude(pieces_dites=F("pieces_g"))
        .order_by("pk")
    ):
        yield Constat(f"démontage du vélo {d.velo_id} : ses pièces ne font pas leur somme")
    attendus = {}
    for fait in Demontage.objects.order_by("pk"):
        attendus[fait.bon_id, "pieces"] = fait.pieces_g
        attendus[fait.bon_id, "a_recycler"] = fait.carcasse_g
        attendus[fait.bon_id, "a_jeter"] = fait.dechets_g
        attendus[fait.bon_id, "perdu"] = fait.perte_g
    bons = Demontage.objects.values("bon")
    moves = Mouvement.objects.filter(bon__in=bons).order_by().values_list("bon", "vers")
    tenus = {(bon, vers): g for bon, vers, g in moves.annotate(Sum("masse_g"))}
    yield from comparer("démontage du bon", attendus, tenus, kilos)


@verification("Vélos et objets suivis")
def objets() -> Iterator[Constat]:
    """A bike of ours is a thing that is here; one that is gone is not."""
    la = Objet.Situation.PRESENT
    for velo in (
        Velo.objects.filter(statut__in=PRESENTS).exclude(objet__situation=la).order_by("pk")
    ):
        yield Constat(f"vélo {velo} : {velo.statut}, mais l’objet suivi est parti", anomalie=False)
