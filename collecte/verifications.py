"""Checks of the matter that can fail: documents, movements and caches must agree."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, Sum

from petiterockette.dates import date_format
from petiterockette.empreintes import empreinte_du_texte
from petiterockette.mesures import kilos
from petiterockette.verification import DEBUT, Constat, Repere, comparer, ecarts, verification

from .etapes import STOCKS, STOCKS_PAR_MATIERE, Etape, Famille, Nature
from .models import (
    Arrivee,
    Bon,
    Bordereau,
    Commentaire,
    Cumul,
    CumulApports,
    CumulDepots,
    Ligne,
    Mois,
    Mouvement,
    Remise,
    Stock,
)
from .services.clotures import empreinte_du_mois
from .services.mouvements import CLE_CUMUL, sans_matiere
from .services.remises import dit_des_papiers
from .suite import apports_comptes, mois_touches
from .verifications_dehors import bons  # noqa: F401  (registers it)
from .verifications_journal import journal  # noqa: F401  (registers it)
from .verifications_objets import objets_et_histoire, photos  # noqa: F401  (registers them)
from .verifications_tableau import annees, heures, partenaires  # noqa: F401

# Food is in no cache of these: the café compares its own books.
_DES_OBJETS = Mouvement.objects.filter(famille=Famille.OBJETS)


@verification("Copies du bon et de la catégorie sur les mouvements", suit=("collecte.mouvement",))
def copies(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """What a movement copies from its bon and category is what they say."""
    suite = Mouvement.objects.filter(pk__gt=depuis.apres("collecte.mouvement"))
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


@verification("Lignes et mouvements, par jour, lieu et catégorie", suit=("collecte.bon",))
def documents(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """What was weighed is what moved: by day, site and category, into each end."""
    pese: dict[tuple, int] = defaultdict(int)
    suite = depuis.apres("collecte.bon")
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
    rangees = _DES_OBJETS.filter(bon__gt=suite).exclude(nature=Nature.CONTRE_ECRITURE).order_by()
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
        for (bon,), grammes in _sommes(Mouvement.objects.filter(passage), ("bon",)):
            sommes[bon] += signe * grammes
    for bon, reste in sommes.items():
        if reste:
            yield Constat(f"bon {bon} : le changement de catégorie perd {kilos(reste)}")


@verification("Envois et arrivées")
def envois() -> Iterator[Constat]:
    """What arrived of a transfer, what was lost and what was found make what was sent."""
    bouts: dict[tuple[int, int], int] = defaultdict(int)
    for signe, passage in ((1, Q(vers=Etape.TRANSIT)), (-1, Q(de=Etape.TRANSIT))):
        rangees = Mouvement.objects.filter(passage)
        for (bon, categorie), grammes in _sommes(rangees, ("bon", "categorie")):
            bouts[bon, categorie] += signe * grammes
    par_bon: dict[int, dict[int, int]] = defaultdict(dict)
    for (bon, categorie), grammes in bouts.items():
        par_bon[bon][categorie] = grammes
    arrivees = Arrivee.objects.filter(bon__annulation=None).values_list("bon", "transfert")
    for arrivee, transfert in arrivees:
        reste: dict[int, int] = defaultdict(int)
        for bon in (arrivee, transfert):
            for categorie, grammes in par_bon[bon].items():
                reste[categorie] += grammes
        if any(reste.values()):
            yield Constat(f"l’arrivée {arrivee} ne rend pas compte de l’envoi {transfert}")


@verification("Tares", suit=("collecte.bon",))
def tares(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """The net of a line is its gross less the tares it names."""
    tare_g = Sum(F("tares__n") * F("tares__tare_g"), default=0)
    suite = Ligne.objects.filter(bon__gt=depuis.apres("collecte.bon"))
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


@verification("Cumuls du mois", suit=("collecte.bon",))
def cumuls(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """The month's sums are the sums of the month's movements."""
    mois = mois_touches(depuis)
    cle = [f"{nom}_id" if nom in {"lieu", "categorie", "matiere"} else nom for nom in CLE_CUMUL]
    attendus = dict(_sommes(_DES_OBJETS.filter(mois), cle))
    tenus = dict(_sommes(Cumul.objects.filter(mois), cle))
    yield from comparer("cumul", attendus, tenus, kilos)


@verification("Stocks")
def stocks() -> Iterator[Constat]:
    """The stock of each stage is the sum of what entered less what left; negatives told."""
    # On an empty base the lists may not be loaded yet: there is nothing to compare.
    sans = sans_matiere() if Mouvement.objects.exists() else 0
    attendus: dict[tuple, int] = defaultdict(int)
    cle = ("lieu", "categorie", "matiere", "de", "vers")
    for (lieu, categorie, matiere, de, vers), grammes in _sommes(_DES_OBJETS, cle):
        for etape, signe in ((vers, 1), (de, -1)):
            if etape in STOCKS:
                m = matiere if etape in STOCKS_PAR_MATIERE else sans
                attendus[(lieu, categorie, etape, m)] += signe * grammes
    tenus = dict(_sommes(Stock.objects.all(), ("lieu", "categorie", "etape", "matiere")))
    yield from comparer("stock", attendus, tenus, kilos)
    negatifs = Stock.objects.filter(masse_g__lt=0).select_related("lieu", "categorie")
    for stock in negatifs.order_by("lieu", "categorie", "etape"):
        yield Constat(
            f"à régulariser : {stock.lieu}, {stock.categorie}, "
            f"{Etape(stock.etape).label} : {kilos(stock.masse_g)}",
            anomalie=False,
        )


@verification("Dépôts par origine et localité", suit=("collecte.bon",))
def depots(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Deposits counted by month, site, origin and locality, and their kilograms."""
    du_mois = mois_touches(depuis)
    nombres: dict[tuple, int] = defaultdict(int)
    masses: dict[tuple, int] = defaultdict(int)
    par_categorie: dict[tuple, int] = defaultdict(int)
    for apport, jour, signe in apports_comptes(depuis):
        bon = apport.bon
        cle = (jour.replace(day=1), bon.lieu_id, apport.origine_id, apport.localite_id)
        nombres[cle] += signe
        for ligne in bon.lignes.all():
            masses[cle] += signe * ligne.masse_g
            mois, lieu, *reste = cle
            par_categorie[(mois, lieu, ligne.categorie_id, *reste)] += signe * ligne.masse_g
    cle_depots = ("mois", "lieu", "origine", "localite")
    cumules = CumulDepots.objects.filter(du_mois)
    tenus = list(cumules.values_list(*cle_depots, "depots", "masse_g"))
    yield from comparer("dépôts", nombres, {tuple(r[:4]): r[4] for r in tenus})
    yield from comparer("masse des dépôts", masses, {tuple(r[:4]): r[5] for r in tenus})
    cle_apports = ("mois", "lieu", "categorie", "origine", "localite")
    tenus_par_categorie = {
        tuple(r[:5]): r[5]
        for r in CumulApports.objects.filter(du_mois).values_list(*cle_apports, "masse_g")
    }
    yield from comparer("apports", par_categorie, tenus_par_categorie)


@verification("Mois clos")
def mois_clos() -> Iterator[Constat]:
    """What a closing froze is still what the month's sums say."""
    clos = Mois.objects.filter(clos_le__isnull=False).select_related("lieu").order_by("pk")
    for mois in clos:
        cloture = mois.clotures.order_by("rang").last()
        if cloture and cloture.figures["empreinte"] != empreinte_du_mois(mois.lieu, mois.mois):
            nom = date_format(mois.mois, "F Y")
            yield Constat(f"{mois.lieu}, {nom} : le mois clos n’a plus les chiffres qu’il avait")


@verification("Commentaires")
def commentaires() -> Iterator[Constat]:
    """A comment is the one that was sealed, unless it was redacted, which is traced."""
    for c in Commentaire.objects.filter(caviarde_le=None).select_related("bon").iterator():
        if empreinte_du_texte(c.texte) != c.bon.commentaire_empreinte:
            yield Constat(f"le commentaire du bon {c.pk} n’est plus celui qui a été scellé")


def _sommes(rangees: Any, cle: Any) -> Iterator[tuple[tuple, int]]:
    for *valeurs, grammes in rangees.order_by().values_list(*cle).annotate(Sum("masse_g")):
        yield tuple(valeurs), grammes


@verification("Papiers des sorties et bordereaux scellés")
def bordereaux() -> Iterator[Constat]:
    """What the papers of an exit say is what their last sealed version says."""
    derniers = {b.sortie_id: b for b in Bordereau.objects.order_by("sortie", "rang")}
    for remise in Remise.objects.all().iterator():
        scelle = derniers.pop(remise.pk, None)
        if scelle is None or scelle.contenu["papiers"] != dit_des_papiers(remise):
            yield Constat(f"sortie {remise.pk} : ses papiers ne sont pas ceux du dernier bordereau")
    for sortie in derniers:
        yield Constat(f"sortie {sortie} : son bordereau est scellé, ses papiers manquent")
