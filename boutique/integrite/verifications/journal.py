"""A ticket, its bon of matter and what the journal says of it: none stands alone.

Whoever takes a day of a till out, with its links and its heads, leaves what it moved.
"""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Exists, OuterRef, QuerySet

from boutique.caisses.services.evenements import EVENEMENTS
from boutique.ventes.models import Vente
from collecte.livre.models import Bon
from collecte.matiere.etapes import Nature
from petiterockette.journal.models import Entree, Maillon
from petiterockette.verification import DEBUT, Constat, Repere, verification

DE_LA_CAISSE = (Nature.VENTE, Nature.RETOUR_VENTE)
# What the journal says when a ticket is written → the nature of that ticket.
TICKETS: dict[str, str] = {
    "boutique.vente.encaissee": Vente.Nature.VENTE,
    "boutique.avoir.rendu": Vente.Nature.AVOIR,
    "boutique.paiement.corrige": Vente.Nature.CORRECTION,
}
LOT = 2_000
Dit = tuple[str, int | None]


@verification(
    "Tickets, bons et journal",
    suit=("boutique_ventes.vente", "collecte_livre.bon", "journal.entree"),
)
def tickets_et_bons(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """Each bon of a sale or of a return has its ticket, each ticket its bon and its entry."""
    seuls = Bon.objects.filter(
        nature__in=DE_LA_CAISSE, vente=None, pk__gt=depuis.apres("collecte_livre.bon")
    )
    for pk, jour in seuls.order_by("pk").values_list("pk", "jour"):
        yield Constat(f"bon {pk} du {jour} : la vente qu’il a fait sortir n’a plus de ticket")
    ventes = Vente.objects.filter(pk__gt=depuis.apres("boutique_ventes.vente"))
    ventes = ventes.select_related("serie__caisse").order_by("pk")
    # Asked as « NOT IN », PostgreSQL goes through every bon again for each ticket.
    son_bon = Bon.objects.filter(pk=OuterRef("bon_id"))
    for vente in ventes.filter(~Exists(son_bon), bon__isnull=False):
        yield Constat(f"ticket {vente.numero_lisible} : son bon {vente.bon_id} manque")
    entrees = Entree.objects.filter(code__in=TICKETS)
    dits = dict(_tickets_dits(entrees.filter(pk__gt=depuis.apres("journal.entree"))))
    for vente in ventes.filter(serie__ecole=False).iterator(chunk_size=LOT):
        # One that was written while the checkpoint was: its entry may be just before.
        dit = dits.pop(vente.pk, None) or dict(
            _tickets_dits(entrees.filter(contenu__vente=vente.pk))
        ).get(vente.pk)
        if dit is None:
            yield Constat(f"ticket {vente.numero_lisible} : le journal n’en dit rien")
        elif dit != (vente.nature, vente.bon_id):
            yield Constat(f"ticket {vente.numero_lisible} : le journal en dit autre chose")
    la = set(Vente.objects.filter(pk__in=dits).values_list("pk", flat=True)) if dits else set()
    for pk in sorted(dits.keys() - la):
        yield Constat(f"le ticket {pk} manque : le journal le dit")


def _tickets_dits(entrees: QuerySet[Entree]) -> Iterator[tuple[int, Dit]]:
    """Ticket → its nature and its bon, as each entry says them."""
    lues = entrees.order_by("pk").values_list("code", "contenu")
    for code, contenu in lues.iterator(chunk_size=LOT):
        yield contenu["vente"], (TICKETS[code], contenu.get("bon"))


@verification("Événements et journal", suit=("journal.entree",))
def evenements(depuis: Repere = DEBUT) -> Iterator[Constat]:
    """What the journal says of a till is in the chain of its events, under the same number."""
    dites = Entree.objects.filter(
        code__startswith="boutique.",
        contenu__has_keys=["caisse", "maillon"],
        pk__gt=depuis.apres("journal.entree"),
    )
    lues = dites.order_by("pk").values_list("pk", "code", "contenu").iterator(chunk_size=LOT)
    while lot := list(islice(lues, LOT)):
        rangs = [contenu["maillon"] for _pk, _code, contenu in lot]
        chaines = Maillon.objects.filter(chaine__nom__regex=EVENEMENTS, rang__in=rangs).order_by()
        enchaines = {
            (nom, rang): f"boutique.{contenu['code']}"
            for nom, rang, contenu in chaines.values_list("chaine__nom", "rang", "contenu")
        }
        for pk, code, contenu in lot:
            caisse, rang = contenu["caisse"], contenu["maillon"]
            if enchaines.get((f"caisse:{caisse}:evenements", rang)) != code:
                yield Constat(
                    f"caisse {caisse}, événement {rang} : "
                    f"il n’est plus celui que dit l’entrée {pk} du journal"
                )
