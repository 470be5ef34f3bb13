"""What recyclers pay for matter, in the accounts: read from the papers of the exits.

Papers come when they come, and may be corrected: what an exercise already frozen has booked
stays, and the difference is booked on the first day that is still open.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boutique.factures.models import Facture
from boutique.regles.models import PosteComptable
from collecte.bureau.models import Remise

from .ecritures_des_caisses import VENTES, Ecriture, Lieux, Plan, aux
from .models import EcritureFigee

Poste = PosteComptable.Poste
PREFIXE = "M"
NUMERO = re.compile(r"F\d{4}-\d{4,9}", re.ASCII)


def recettes_matiere(debut: date, fin: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """The exits of a period that brought money in, ``fin`` included: one entry each.

    What we paid to be rid of matter is not here: its proof is the supplier's invoice. Nor is
    what an invoice of ours says: it has its own entry.
    """
    for remise in _payantes(lieux, sortie__bon__jour__range=(debut, fin)):
        bon = remise.sortie.bon
        yield _ecriture(bon, bon.jour, f"{PREFIXE}{bon.pk}", remise.montant_c, plan)


def payees_par_les_recycleurs(debut: date, fin: date, lieux: Lieux) -> int:
    """What recyclers paid for the matter of a period's exits, ``fin`` included, in cents.

    The same exits as in the accounts: what an invoice of ours says is with the invoices.
    """
    return sum(r.montant_c for r in _payantes(lieux, sortie__bon__jour__range=(debut, fin)))


def recettes_rectifiees(jour: date, lieux: Lieux, plan: Plan) -> Iterator[Ecriture]:
    """What papers of exits before that day say by now, less what frozen exercises booked."""
    dus = {r.sortie.bon: r.montant_c for r in _payantes(lieux, sortie__bon__jour__lt=jour)}
    passees = EcritureFigee.objects.deja_passees(VENTES, PREFIXE)
    sorties = {int(piece.removeprefix(PREFIXE)) for piece in passees}
    repris = Remise.objects.filter(pk__in=sorties - {bon.pk for bon in dus})
    repris = repris.select_related("sortie__bon")
    dus |= {r.sortie.bon: 0 for r in repris if lieux is None or r.sortie.bon.lieu_id in lieux}
    for bon, cts in sorted(dus.items(), key=lambda du: du[0].pk):
        piece = f"{PREFIXE}{bon.pk}"
        passe, fois = passees.get(piece, (0, 0))
        if reste := cts - passe:
            yield _ecriture(bon, jour, f"{piece}-{fois + 1}" if fois else piece, reste, plan)


def _payantes(lieux: Lieux, **quand: Any) -> list[Any]:
    lues = Remise.objects.filter(
        montant_c__gt=0, sortie__bon__annulation=None, **quand, **aux(lieux, "sortie__bon__lieu")
    )
    remises = list(lues.select_related("sortie__bon").order_by("pk"))
    dits = {r.facture.strip().upper() for r in remises if r.facture}
    # A number of ours says its own: « F2027-0012 ».
    numeros = [int(dit[6:]) for dit in dits if NUMERO.fullmatch(dit)]
    nos = {f.numero_lisible for f in Facture.objects.filter(numero__in=numeros)}
    return [r for r in remises if r.facture.strip().upper() not in nos]


def _ecriture(bon: Any, jour: date, piece: str, cts: int, plan: Plan) -> Ecriture:
    return Ecriture(
        jour=jour,
        journal=VENTES,
        piece=piece,
        libelle=_("Matière vendue, sortie nº %(n)d") % {"n": bon.pk},
        lieu=bon.lieu_id,
        lignes=(*plan.du_poste(Poste.CLIENTS, cts), *plan.du_poste(Poste.MATIERE, -cts)),
        piece_jour=bon.jour,
    )
