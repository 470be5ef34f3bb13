from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from boutique.caisses.models import Caisse
from boutique.regles.droits import LIRE
from boutique.regles.taux import MENTIONS, nombre_du_taux
from collecte.matiere.pagination import page_cherchee
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger

from ..chiffres import maillon_de_la_cloture
from ..models import Cloture
from ..textes import NIVEAUX, RIEN_ENCORE

PAR_PAGE = 40


@droit(LIRE)
@never_cache
def clotures(request: HttpRequest) -> HttpResponse:
    """The closings of the tills, newest first, a level at a time; what each has sold for ever."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    caisses = Caisse.objects.select_related("point__lieu").order_by("numero")
    if lieux_lus.ids is not None:
        caisses = caisses.filter(point__lieu__in=lieux_lus.ids)
    caisses = list(caisses)
    choisie = next((c for c in caisses if str(c.pk) == request.GET.get("caisse")), None)
    toutes = Cloture.objects.filter(caisse__in=[choisie] if choisie else caisses)
    niveau = request.GET.get("niveau", "")
    if niveau not in NIVEAUX:
        niveau = _premier_niveau(toutes)
    lues = toutes.select_related("caisse__point__lieu", "session").filter(niveau=niveau)
    champs = ("caisse__point__nom", "caisse__point__lieu__nom", "numero", "premier", "dernier")
    page = page_cherchee(request.GET, lues, PAR_PAGE, *champs, jour="debut")
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "cherche": page.cherche,
        "rien": None if page.lignes or page.cherche or not toutes.exists() else RIEN_ENCORE[niveau],
        "niveau": niveau,
        "niveaux": NIVEAUX,
        "caisses": caisses,
        "caisse": choisie,
        "perpetuels": _perpetuels([choisie] if choisie else caisses),
    }
    return render(request, "boutique/clotures/clotures.html", contexte)


def _premier_niveau(clotures: QuerySet[Cloture]) -> str:
    """The days; before the first one is over, the sessions that are closed already."""
    jour = Cloture.Niveau.JOUR.value
    if clotures.filter(niveau=jour).exists() or not clotures.exists():
        return jour
    return Cloture.Niveau.SESSION.value


@droit(LIRE)
@never_cache
def cloture(request: HttpRequest, numero: int) -> HttpResponse:
    """One closing, as it was sealed; ``?papier=80`` for a roll."""
    return render(request, "boutique/clotures/cloture.html", _contexte(request, numero))


@droit(LIRE)
@never_cache
def cloture_pdf(request: HttpRequest, numero: int) -> HttpResponse:
    """One closing as it was sealed, on A4, as a file to keep."""
    contexte = _contexte(request, numero)
    faite: Cloture = contexte["cloture"]
    nom = f"cloture-{faite.caisse.numero}-{faite.niveau}-{faite.numero}"
    return reponse_pdf("boutique/clotures/papier.html", contexte, nom)


def _contexte(request: HttpRequest, numero: int) -> dict[str, Any]:
    lues = Cloture.objects.select_related("caisse__point__lieu", "session")
    faite = get_object_or_404(lues, pk=numero)
    exiger(request.user, LIRE, faite.caisse.point.lieu)
    return {
        "cloture": faite,
        "taux": [
            (str(MENTIONS.get(regime, "")) or nombre_du_taux(taux_cp), ht, tva, ttc)
            for regime, taux_cp, ht, tva, ttc in faite.par_taux
        ],
        "moyens": [(libelle, n, cts) for _id, _genre, libelle, n, cts in faite.par_moyen],
        "activites": faite.activites_nommees(),
        # What was counted of a session, its Z being made before.
        "comptage": faite.session and faite.session.comptages.filter(retenu=True).first(),
        "maillon": maillon_de_la_cloture(faite),
        "parts": _parts(faite),
    }


def _parts(faite: Cloture) -> QuerySet[Cloture]:
    """The closings that one is made of."""
    dessous = {"annee": "mois", "mois": "jour", "jour": "session"}.get(faite.niveau)
    parts = faite.caisse.clotures.filter(debut__gte=faite.debut, fin__lte=faite.fin)
    return parts.filter(niveau=dessous).order_by("numero")


def _perpetuels(caisses: list[Caisse]) -> list[Cloture]:
    """The last day closed at each till: what it has sold since its first ticket."""
    jours = Cloture.objects.filter(niveau=Cloture.Niveau.JOUR, caisse=OuterRef("pk"))
    dernier = Subquery(jours.order_by("-numero").values("pk")[:1])
    connues = {caisse.pk: caisse for caisse in caisses}
    lues = Cloture.objects.filter(pk__in=Caisse.objects.filter(pk__in=connues).values(jour=dernier))
    dernieres = {derniere.caisse_id: derniere for derniere in lues}
    for pk, derniere in dernieres.items():
        derniere.caisse = connues[pk]
    return [dernieres[pk] for pk in connues if pk in dernieres]
