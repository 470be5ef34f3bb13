"""What the books hold at a site, as a test states it: grams by category and stage."""

from datetime import date
from io import StringIO

from django.core.management import call_command

from collecte.livre.models import Bon, Stock
from collecte.mois.models import Mois
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import porter_a_la_dechetterie, remettre_au_recycleur
from collecte.tri.services.tri import orienter
from petiterockette.lieux.models import Lieu, Point
from tests.fabriques import categorie, entete, matiere, structure, un_compte, un_depot, une_ligne


def stock(lieu: Lieu, code: str, etape: str, matiere: str | None = None) -> int:
    """Grams of a category at a stage (of one material if said)."""
    rangees = Stock.objects.filter(lieu=lieu, categorie__code=code, etape=etape)
    if matiere:
        rangees = rangees.filter(matiere__code=matiere)
    return sum(rangees.values_list("masse_g", flat=True))


def deposer(point: Point, code: str, masse_g: int, **champs) -> Bon:
    """A deposit of one category, that waits to be sorted."""
    return un_depot(une_ligne(code, masse_g, confirmee=True), point=point, **champs)


def sortir_du_tri(point: Point, code: str, masse_g: int, vers: str = "rayon") -> Bon:
    """Kilograms that the table sends somewhere."""
    return orienter(
        entete=entete(point=point),
        categorie=categorie(code),
        de="a_trier",
        vers=vers,
        masse_g=masse_g,
    )[0]


def au_rayon(point: Point, code: str, masse_g: int) -> None:
    """Kilograms that came in and were sorted for the shop."""
    deposer(point, code, masse_g)
    sortir_du_tri(point, code, masse_g)


def tout_devient(lieu: Lieu, *, vendu: int, recycle: int, jete: int) -> None:
    """The three ends of what came in, in grams: sold, to a recycler, to the déchetterie."""
    qui = un_compte("responsable", lieu=lieu)
    vendre_hors_caisse(
        entete=entete(qui, lieu=lieu),
        categorie=categorie("vaisselle"),
        masse_g=vendu,
        confirme=True,
    )
    remettre_au_recycleur(
        entete=entete(qui, lieu=lieu),
        structure=structure("Gebetex"),
        matiere=matiere("textile"),
        brut_g=recycle,
    )
    porter_a_la_dechetterie(
        entete=entete(qui, lieu=lieu), categorie=categorie("mobilier"), brut_g=jete
    )


def pas(bon: Bon) -> list[tuple[str, str, str, int]]:
    """The movements of a bon: (category, from, to, grams), in order."""
    return [
        (m.categorie.code, m.de, m.vers, m.masse_g)
        for m in bon.mouvements.select_related("categorie").order_by("id")
    ]


def clos(lieu: Lieu, mois: date) -> Mois:
    """A month that is closed, without its figures: what gestures look at."""
    from django.utils import timezone

    rangee, _cree = Mois.objects.get_or_create(lieu=lieu, mois=mois)
    rangee.clos_le = timezone.now()
    rangee.save()
    return rangee


def les_livres_s_accordent() -> None:
    call_command("verifier", stdout=StringIO())


def verifier() -> tuple[int, str]:
    """The exit code of ``manage.py verifier``, and what it said."""
    sortie = StringIO()
    try:
        call_command("verifier", stdout=sortie, stderr=StringIO())
    except SystemExit as fin:
        return int(fin.code or 0), sortie.getvalue()
    return 0, sortie.getvalue()
