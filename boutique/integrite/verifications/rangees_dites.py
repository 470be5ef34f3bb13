"""Every row that an event of a chain tells is, column for column, what the last one says.

A table that is sealed is compared by this alone: `noter(…, rangees=[…])` is all that its
service has to say. What a ticket's link holds is compared with the tickets.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from boutique.caisses.models import Caisse, Session
from boutique.caisses.services.evenements import CLOTURES, EVENEMENTS
from boutique.factures.factures import CHAINE as FACTURES
from boutique.ventes.models import BonAchat, CommentaireVente
from boutique.ventes.scellement import DANS_LE_TICKET
from petiterockette.journal.dites import RANGEES, dite
from petiterockette.journal.maison import MAISON
from petiterockette.journal.models import Maillon
from petiterockette.journal.sceaux import modeles_prouves
from petiterockette.verification import Constat, verification

# Table → row's key → what the last event says of it.
RangeesDites = dict[str, dict[Any, dict[str, Any]]]


def tables_dites() -> list[QuerySet]:
    """What events tell: every sealed table but the tickets', and what changes by events alone."""
    salles = [c for c in apps.get_app_configs() if c.name.startswith("boutique.")]
    scelles = [modele for salle in salles for modele in modeles_prouves(salle)]
    return [
        *(m._base_manager.all() for m in scelles if m not in DANS_LE_TICKET),
        Caisse.objects.all(),
        Session.objects.all(),
        BonAchat.objects.all(),
        # Free to be read until it is redacted; its digest is with its ticket.
        CommentaireVente.objects.exclude(caviarde_le=None),
    ]


def dernieres_dites() -> RangeesDites:
    """The last that the chained events say of each row."""
    des_caisses = Q(chaine__nom__regex=EVENEMENTS) | Q(chaine__nom__regex=CLOTURES)
    chaines = Q(chaine__nom__in=[MAISON, FACTURES]) | des_caisses
    maillons = Maillon.objects.filter(chaines, contenu__has_key=RANGEES)
    dernieres: RangeesDites = {}
    # A row is told by one chain only: the order of its links is that of what happened to it.
    for contenu in maillons.order_by("chaine", "rang").values_list("contenu", flat=True).iterator():
        for table, rangees in contenu[RANGEES].items():
            cle = apps.get_model(table)._meta.pk.attname
            dernieres.setdefault(table, {}).update({r[cle]: r for r in rangees})
    return dernieres


@verification("Événements de caisse")
def evenements() -> Iterator[Constat]:
    """Rows and the events that tell them say the same."""
    dernieres = dernieres_dites()
    for rangees in tables_dites():
        meta = rangees.model._meta
        yield from _comparees(rangees, dernieres.pop(meta.label_lower, {}))
    for table in sorted(dernieres):
        yield Constat(f"{table} : des événements la disent, et personne ne la compare")


def _comparees(rangees: QuerySet, dernieres: dict[Any, dict[str, Any]]) -> Iterator[Constat]:
    nom = rangees.model._meta.verbose_name
    manquent = set(dernieres)
    for rangee in rangees.order_by("pk").iterator(chunk_size=2000):
        manquent.discard(rangee.pk)
        scellee, lue = dernieres.get(rangee.pk), dite(rangee)
        if scellee is None:
            yield Constat(f"{nom} {rangee.pk} : sans événement")
            continue
        for champ in sorted(scellee.keys() | lue.keys()):
            if scellee.get(champ) != lue.get(champ):
                yield Constat(
                    f"{nom} {rangee.pk} : {champ} vaut {lue.get(champ)!r}, "
                    f"scellé {scellee.get(champ)!r}"
                )
    for pk in sorted(manquent):
        yield Constat(f"{nom} {pk} : il manque")
