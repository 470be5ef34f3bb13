"""What `manage.py verifier` compares in the animation."""

from collections.abc import Iterator

from django.db.models import Count, F, Max, Q, Sum
from django.utils.translation import gettext as _

from collecte.livre.models import Ligne
from collecte.matiere.etapes import Etape
from petiterockette.mots.mesures import kilos
from petiterockette.verification import Constat, comparer, verification

from .materiel import reemplois_sans_retour
from .models import AnneeDeDevis, Devis, Provenance


@verification("Devis : numéros sans trou, totaux de leurs lignes")
def devis() -> Iterator[Constat]:
    """A year's numbers go from 1 to the last one given; a total is that of its lines."""
    lus = Devis.objects.order_by().values("annee").annotate(n=Count("pk"), dernier=Max("numero"))
    trouves = {(d["annee"],): d["n"] for d in lus}
    yield from comparer(
        "devis, nombre et dernier numéro de", {(d["annee"],): d["dernier"] for d in lus}, trouves
    )
    donnes = {(annee,): n for annee, n in AnneeDeDevis.objects.values_list("annee", "dernier")}
    yield from comparer("devis donnés en", donnes, trouves)
    sommes = Devis.objects.order_by().annotate(
        ht=Sum("lignes__ht_cts", default=0), tva=Sum("lignes__tva_cts", default=0)
    )
    for faux in sommes.exclude(ht=F("ht_cts"), tva=F("tva_cts")):
        yield Constat(f"devis {faux} : le total n’est pas celui de ses lignes")


@verification("Provenance des participants")
def provenances() -> Iterator[Constat]:
    """Heads by arrondissement make the heads of the bilan that they split."""
    sommes = Provenance.objects.order_by().annotate(n=Sum("tetes__presents", default=0))
    for fausse in sommes.exclude(n=F("bilan__presents")).values("bilan__seance", "n"):
        yield Constat(
            f"séance {fausse['bilan__seance']} : la provenance compte {fausse['n']} têtes"
        )


@verification("Matériel d’atelier")
def materiel() -> Iterator[Constat]:
    """What came back was out, and was put to use once: a bon cancelled since may belie either."""
    sommes = (
        Ligne.objects.filter(bon__materiel_d_atelier__isnull=False, bon__annulation=None)
        .order_by()
        .values("bon__materiel_d_atelier__seance", "categorie__nom")
        .annotate(
            sorti_g=Sum("masse_g", filter=Q(vers=Etape.ATELIER), default=0),
            rendu_g=Sum("masse_g", filter=Q(de=Etape.ATELIER), default=0),
        )
        .filter(rendu_g__gt=F("sorti_g"))
    )
    for s in sommes:
        phrase = _("séance %(n)d, %(quoi)s : il revient %(de_trop)s de plus qu’il n’est sorti")
        dit = {
            "n": s["bon__materiel_d_atelier__seance"],
            "quoi": s["categorie__nom"],
            "de_trop": kilos(s["rendu_g"] - s["sorti_g"]),
        }
        yield Constat(phrase % dit, anomalie=False)
    for reemploi in reemplois_sans_retour():
        phrase = _("bon nº %(bon)d : ce réemploi vient d’un retour annulé ; annulez-le aussi")
        yield Constat(phrase % {"bon": reemploi.bon_id}, anomalie=False)
