"""What may still come back of a ticket, what it is worth, and by which means it was paid."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.regles.models import Moyen
from boutique.ventes.models import LigneVente, Reglement, Vente
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.mots.monnaie import euros

from .parts import Decoupe, decoupe_de, deja_rendu, dire, part_de, total_de
from .services.corrections import paiement_actuel

Genre, Nature = Moyen.Genre, Vente.Nature


@dataclass(frozen=True)
class Rendable:
    """A line of a ticket, and how much of it came back before, in what it is counted in.

    ``homonyme``: another line of the ticket has its very words.
    """

    ligne: LigneVente
    rendue: int
    homonyme: bool = False

    @property
    def decoupe(self) -> Decoupe:
        return decoupe_de(self.ligne)

    @property
    def reste(self) -> int:
        return total_de(self.ligne) - self.rendue

    @property
    def en_parties(self) -> bool:
        """Whether the line was sold as one, of which a part may come back."""
        return self.decoupe != Decoupe.QUANTITE and self.reste > 1

    @property
    def est_une_chose(self) -> bool:
        """Whether what comes back is a thing, which goes somewhere."""
        return self.ligne.est_d_objets

    @property
    def deja(self) -> str:
        """« 2 rendus sur 5 », « 0,2 kg rendu sur 0,45 kg »."""
        n, sur = (dire(self.decoupe, n) for n in (self.rendue, total_de(self.ligne)))
        combien = self.rendue // 1000 if self.decoupe == Decoupe.GRAMMES else self.rendue
        phrase = ngettext("%(n)s rendu sur %(sur)s", "%(n)s rendus sur %(sur)s", combien)
        return phrase % {"n": n, "sur": sur}

    @property
    def en_clair(self) -> str:
        """What tells it from the other lines: « 6,00 € », « 0,80 € les 4 · 1,2 kg · 3e ligne »."""
        ligne = self.ligne
        dits = [euros(ligne.montant_cts)]
        if ligne.quantite > 1:
            dits[0] = _("%(montant)s les %(n)s") % {"montant": dits[0], "n": nombre(ligne.quantite)}
        if self.homonyme:
            if ligne.masse_g:
                dits.append(kilos(ligne.masse_g))
            rang = ligne.rang + 1
            dits.append(_("1re ligne du ticket") if rang == 1 else _("%de ligne du ticket") % rang)
        if self.rendue:
            dits.append(self.deja)
        return " · ".join(dits)

    @property
    def le_reste(self) -> str:
        return dire(self.decoupe, self.reste)

    def vaut(self, n: int) -> int:
        """What giving so much back pays back, in cents, as the service will write it."""
        return part_de(self.ligne, self.rendue, n).montant_cts

    def en_document(self, n: int) -> dict[str, int]:
        """How the document of a refund says so much of this line."""
        dit = {"ligne": self.ligne.pk, "quantite": n}
        return dit if self.decoupe == Decoupe.QUANTITE else dit | {"quantite": 1, self.decoupe: n}


def rendables(lignes: Iterable[LigneVente]) -> list[Rendable]:
    """The lines of a sale, with what came back of each; one query."""
    lignes = list(lignes)
    rendues, noms = deja_rendu(lignes), Counter(ligne.libelle for ligne in lignes)
    return [Rendable(li, rendues.get(li.pk, 0), noms[li.libelle] > 1) for li in lignes]


def comme_paye(vente: Vente, total_cts: int) -> dict[Moyen, int]:
    """How to pay so much back by the means that paid: means → cents.

    A cheque goes back whole or not at all, and what was refunded once is not refunded by it
    again: the rest is cash.
    """
    rendus = {
        moyen: -somme
        for moyen, somme in Reglement.objects.filter(
            Q(vente__lien=vente, vente__nature=Nature.AVOIR)
            # What a refund was really paid back by.
            | Q(vente__lien__lien=vente, vente__lien__nature=Nature.AVOIR)
        )
        .order_by()
        .values_list("moyen")
        .annotate(Sum("montant_cts"))
    }
    especes = Moyen.objects.filter(genre=Genre.ESPECES, visible=True).first()
    parts: dict[Moyen, int] = {}
    reste = total_cts
    for reglement in paiement_actuel(vente):
        deja = min(reglement.montant_cts, rendus.get(reglement.moyen_id, 0))
        rendus[reglement.moyen_id] = rendus.get(reglement.moyen_id, 0) - deja
        part = min(reglement.montant_cts - deja, reste)
        if not part:
            continue
        moyen = reglement.moyen
        entame = moyen.genre == Genre.CHEQUE and part != reglement.montant_cts
        if (entame or not moyen.visible) and especes:
            moyen = especes
        parts[moyen] = parts.get(moyen, 0) + part
        reste -= part
    if reste and especes:
        parts[especes] = parts.get(especes, 0) + reste
    return parts
