"""The checks of documents: what was weighed is what moved, each copy is true."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F, Q, Sum

from collecte.matiere.etapes import Etape, Nature
from petiterockette.empreintes import empreinte_du_texte
from petiterockette.mots.mesures import kilos
from petiterockette.verification import DEBUT, Constat, Repere, ecarts, verification

from ..models import Bon, Commentaire, Ligne, Mouvement
from .depuis_le_repere import DES_OBJETS, sommes_par


@verification(
    "Copies du bon et de la catégorie sur les mouvements", suit=("collecte_livre.mouvement",)
)
def copies(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """What a movement copies from its bon and category is what they say."""
    suite = Mouvement.objects.filter(pk__gt=depuis.apres("collecte_livre.mouvement"))
    faux = suite.filter(
        ~Q(nature=F("bon__nature"))
        | ~Q(lieu=F("bon__lieu"))
        | ~Q(jour=F("bon__jour"))
        | ~Q(famille=F("categorie__famille"))
    )
    for pk in faux.values_list("pk", flat=True)[:20]:
        yield Constat(f"le mouvement {pk} ne copie pas son bon")
    for pk, jour, mois in suite.order_by().values_list("pk", "jour", "mois").iterator():
        if jour.replace(day=1) != mois:
            yield Constat(f"le mouvement {pk} n’est pas dans son mois")


@verification("Lignes et mouvements, par jour, lieu et catégorie", suit=("collecte_livre.bon",))
def documents(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """What was weighed is what moved: by day, site and category, into each end."""
    pese: dict[tuple, int] = defaultdict(int)
    suite = depuis.apres("collecte_livre.bon")
    lignes = Ligne.objects.filter(bon__gt=suite, bon__annule=None).order_by()
    cle = ("bon__jour", "bon__lieu", "bon__nature", "categorie", "vers")
    for jour, lieu, nature, categorie, vers, grammes in lignes.values_list(*cle).annotate(
        Sum("masse_g")
    ):
        pese[(jour, lieu, nature, categorie, vers)] += grammes
    bouge = _mouvements_attendus(suite)
    for cle_, grammes in sorted(ecarts(pese, bouge).items(), key=str):
        jour, lieu, nature, categorie, vers = cle_
        yield Constat(
            f"{jour}, lieu {lieu}, {nature}, catégorie {categorie or 'ventilée'}, {vers} : "
            f"lignes et mouvements diffèrent de {kilos(grammes)}"
        )


def _mouvements_attendus(suite: int) -> dict[tuple, int]:
    """Movements summed as the lines say them: what they bring to where the line sent it."""
    bouge: dict[tuple, int] = defaultdict(int)
    rangees = DES_OBJETS.filter(bon__gt=suite).exclude(nature=Nature.CONTRE_ECRITURE).order_by()
    cle = ("jour", "lieu", "nature", "categorie", "vers", "de", "ventilation", "implicite")
    for jour, lieu, nature, categorie, vers, de, ventilation, implicite, g in rangees.values_list(
        *cle
    ).annotate(Sum("masse_g")):
        if implicite:
            continue
        categorie = None if ventilation else categorie
        if nature == Nature.APPORT:
            # An arrival counts for « à trier »; a routing at once moves it on.
            bouge[(jour, lieu, nature, categorie, vers)] += g
            if de == Etape.A_TRIER:
                bouge[(jour, lieu, nature, categorie, str(Etape.A_TRIER))] -= g
        else:
            bouge[(jour, lieu, nature, categorie, vers)] += g
    return bouge


@verification("Changements de catégorie")
def reclassements() -> Iterator[Constat]:
    """What leaves a category by mistake arrives in the right one, document by document."""
    sommes: dict[int, int] = defaultdict(int)
    for signe, passage in ((1, Q(vers=Etape.RECLASSEMENT)), (-1, Q(de=Etape.RECLASSEMENT))):
        for (bon,), grammes in sommes_par(Mouvement.objects.filter(passage), ("bon",)):
            sommes[bon] += signe * grammes
    for bon, reste in sommes.items():
        if reste:
            yield Constat(f"bon {bon} : le changement de catégorie perd {kilos(reste)}")


@verification("Tares", suit=("collecte_livre.bon",))
def tares(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """The net of a line is its gross less the tares it names."""
    tare_g = Sum(F("tares__n") * F("tares__tare_g"), default=0)
    suite = Ligne.objects.filter(bon__gt=depuis.apres("collecte_livre.bon"))
    fausses = suite.annotate(tare=tare_g).exclude(brut_g=F("masse_g") + F("tare"))
    for bon, rang in fausses.order_by("bon", "rang").values_list("bon", "rang"):
        yield Constat(f"bon {bon}, ligne {rang + 1} : le net n’est pas le brut moins la tare")


@verification("Contre-écritures")
def contre_ecritures() -> Iterator[Constat]:
    """A cancellation undoes its bon exactly, movement for movement."""
    sommes: dict[int, dict[tuple, int]] = defaultdict(lambda: defaultdict(int))
    annules = {
        contre: annule
        for contre, annule in Bon.objects.filter(annule__isnull=False).values_list("pk", "annule")
        if annule
    }
    concernes = Mouvement.objects.filter(
        Q(bon__annule__isnull=False) | Q(bon__annulation__isnull=False)
    )
    cle = ("bon", "categorie", "matiere", "de", "vers", "mesure", "masse_g")
    for bon, categorie, matiere, de, vers, mesure, g in concernes.order_by().values_list(*cle):
        if bon in annules:
            sommes[annules[bon]][(categorie, matiere, vers, de, mesure)] -= g
        else:
            sommes[bon][(categorie, matiere, de, vers, mesure)] += g
    for bon, restes in sommes.items():
        if any(restes.values()):
            yield Constat(f"l’annulation du bon {bon} ne le défait pas exactement")


@verification("Commentaires")
def commentaires() -> Iterator[Constat]:
    """A comment is the one that was sealed, unless it was redacted, which is traced."""
    for c in Commentaire.objects.filter(caviarde_le=None).select_related("bon").iterator():
        if empreinte_du_texte(c.texte) != c.bon.commentaire_empreinte:
            yield Constat(f"le commentaire du bon {c.pk} n’est plus celui qui a été scellé")
