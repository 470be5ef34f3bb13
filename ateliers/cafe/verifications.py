"""Checks of the café that can fail: lots and ledger, pools and tills."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Sum

from boutique.ventes.models import LigneVente
from collecte.livre.models import Mouvement
from collecte.matiere.etapes import EtapeDenrees as E
from collecte.matiere.etapes import Famille
from petiterockette.mots.mesures import kilos
from petiterockette.verification import Constat, comparer, verification

from . import genres
from .models import Cagnotte, MouvementSuspendu, Ramasse, Reste, SortieDenrees


@verification("Denrées : lots et grand livre")
def denrees() -> Iterator[Constat]:
    """By site and category, the pantry of the ledger is what is left of the lots; each lot is
    what it weighed less what left it."""
    livre: dict[tuple, int] = defaultdict(int)
    rangees = Mouvement.objects.filter(famille=Famille.DENREES).order_by()
    cle = ("lieu", "categorie", "de", "vers")
    for lieu, categorie, de, vers, grammes in rangees.values_list(*cle).annotate(Sum("masse_g")):
        for etape, signe in ((vers, 1), (de, -1)):
            if etape == E.GARDE_MANGER:
                livre[lieu, categorie] += signe * grammes
    restes = Reste.objects.order_by().values_list("ramasse__lieu", "ramasse__categorie")
    tenus = {(lieu, cat): g for lieu, cat, g in restes.annotate(Sum("masse_g"))}
    yield from comparer("garde-manger", livre, tenus, kilos)
    entres = Ramasse.objects.filter(bon__isnull=False, bon__annulation=None).order_by()
    attendus: dict[tuple, int] = defaultdict(int)
    attendus.update({(pk,): g for pk, g in entres.values_list("pk", "masse_g")})
    partis = SortieDenrees.objects.filter(bon__annulation=None).order_by()
    for lot, grammes in partis.values_list("ramasse").annotate(Sum("masse_g")):
        attendus[lot,] -= grammes
    du_lot = {(pk,): g for pk, g in Reste.objects.values_list("ramasse", "masse_g")}
    yield from comparer("lot", attendus, du_lot, kilos)


@verification("Repas suspendus")
def suspendus() -> Iterator[Constat]:
    """A pool is the sum of its moves, each adding to the one before; every line of the till
    that buys or gives one has its move."""
    soldes: dict[tuple, int] = defaultdict(int)
    rangs: dict[int, int] = defaultdict(int)
    for m in MouvementSuspendu.objects.order_by("lieu", "rang").iterator():
        soldes[m.lieu_id,] += m.nombre
        rangs[m.lieu_id] += 1
        if m.solde != soldes[m.lieu_id,] or m.rang != rangs[m.lieu_id]:
            yield Constat(f"repas suspendus, lieu {m.lieu_id} : le mouvement {m.rang} ne suit pas")
    tenus = {(lieu,): solde for lieu, solde in Cagnotte.objects.values_list("lieu", "solde")}
    yield from comparer("cagnotte", soldes, tenus)
    lignes = LigneVente.objects.filter(
        genre__in=(genres.ACHETE, genres.DONNE), vente__serie__ecole=False, repas_suspendus=None
    )
    for pk in lignes.order_by("pk").values_list("pk", flat=True)[:20]:
        yield Constat(f"la ligne de ticket {pk} n’a pas bougé sa cagnotte")
