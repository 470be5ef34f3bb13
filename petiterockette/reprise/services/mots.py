"""Keep what somebody decided of words of before."""

from collections.abc import Collection, Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte

from ..models import Mot
from ..mots import Listes, MotVu

# Beyond, words that were just noted are counted.
DITS_MAX = 5


def decide(vu: MotVu, valeur: str, compte: Compte) -> Mot:
    """The row of a word that this account decides now; not written yet."""
    return Mot(
        liste=vu.liste,
        mot=vu.mot,
        dit=vu.dit,
        valeur=valeur,
        le=timezone.now(),
        compte=compte,
    )


def garder_les_mots(mots: Collection[Mot]) -> dict[str, str]:
    """Write words, over what was decided of them before; « list:word » → value, as the journal
    tells them. In the transaction of the gesture that decides them."""
    Mot.objects.bulk_create(
        mots,
        update_conflicts=True,
        unique_fields=["liste", "mot"],
        update_fields=["dit", "valeur", "le", "compte"],
    )
    return {f"{m.liste}:{m.mot}": m.valeur for m in mots}


def mots_notes(mots: Iterable[Mot], listes: Listes) -> str:
    """« Noté : « Réemploi » → vendu. », the first ones."""
    dits = [f"«\u00a0{m.dit}\u00a0» → {_sens(m, listes)}" for m in mots]
    phrase = _("Noté, pour ce fichier et les suivants\u00a0: %(mots)s.")
    if autres := len(dits[DITS_MAX:]):
        plus = ngettext("%(n)d autre mot", "%(n)d autres mots", autres) % {"n": autres}
        dits = [*dits[:DITS_MAX], plus]
    return phrase % {"mots": ", ".join(dits)}


def reponses_notees(combien: int) -> str:
    phrase = ngettext("%(n)d réponse est notée.", "%(n)d réponses sont notées.", combien)
    return phrase % {"n": combien}


def _sens(mot: Mot, listes: Listes) -> str:
    return str(listes[mot.liste].choix.get(mot.valeur) or _("laissé de côté"))
