"""What a membership is worth on a day: up to date, soon over, over; and what to say of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from petiterockette.temps.dates import date_format

from .models import Formule

# From how long before its end a membership is told as soon over.
BIENTOT = timedelta(days=30)


class Validite(StrEnum):
    """What a card says: never a block, only a colour, a word and what to offer."""

    A_JOUR = "a_jour"
    BIENTOT = "bientot"
    EXPIREE = "expiree"
    # Paid back, or never used.
    AUCUNE = "aucune"


@dataclass(frozen=True)
class EtatDeCarte:
    """The state of whoever holds a card on a day; ``fin``: the last day paid for."""

    etat: Validite
    fin: date | None

    @property
    def valable(self) -> bool:
        return self.etat in (Validite.A_JOUR, Validite.BIENTOT)

    @property
    def mots(self) -> str:
        if self.fin is None:
            return _("Aucune adhésion en cours")
        if self.valable:
            return _("À jour jusqu’au %(jour)s") % {"jour": date_format(self.fin)}
        # The last day paid for is a day of the membership: it is over from the next one on.
        perimee = self.fin + timedelta(days=1)
        return _("Expirée depuis le %(jour)s") % {"jour": date_format(perimee)}

    @property
    def conseil(self) -> str:
        """What whoever reads the card may propose."""
        if not self.valable:
            return _("La personne entre quand même\u00a0: proposez-lui de renouveler.")
        if self.etat == Validite.BIENTOT:
            return _("Renouvelée maintenant, l’année suivante commencera le lendemain de celle-ci.")
        return _("Rien à payer\u00a0: une année prise aujourd’hui ne ferait que suivre celle-ci.")

    @property
    def invitation(self) -> str:
        """What the card's own page tells its holder; empty while the card is valid."""
        if self.valable:
            return ""
        return _(
            "Vous êtes bienvenu quand même\u00a0: l’adhésion se renouvelle à l’accueil, au montant "
            "que vous voulez."
        )


def etat_au(fin: date | None, jour: date) -> EtatDeCarte:
    """What the last day paid for says on a day."""
    if fin is None:
        return EtatDeCarte(Validite.AUCUNE, None)
    if fin < jour:
        return EtatDeCarte(Validite.EXPIREE, fin)
    return EtatDeCarte(Validite.BIENTOT if fin - jour < BIENTOT else Validite.A_JOUR, fin)


def trop_tot(etat: EtatDeCarte | None, formule: Formule | None) -> str:
    """What the till says before somebody renews long before their year ends; empty otherwise."""
    if etat is None or etat.etat != Validite.A_JOUR or etat.fin is None:
        return ""
    if formule is None:
        return f"{etat.mots}."
    _debut, fin = formule.periode(etat.fin + timedelta(days=1))
    menerait = _("Ce renouvellement mènerait au %(jour)s.") % {"jour": date_format(fin)}
    return f"{etat.mots}. {menerait}"
