"""Keep what somebody decided of words of before."""

from collections.abc import Collection

from django.utils import timezone

from petiterockette.comptes.models import Compte

from ..models import Mot
from ..mots import MotVu


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
