"""The code of four digits that goes with a name at a till: chosen, given, forgotten."""

import math
import re
from datetime import datetime, timedelta

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.journal.services import consigner

from .models import CodeDeCaisse, Personne
from .refus import (
    CodeAChoisir,
    CodeDeCaisseRefuse,
    CodeEnPause,
    CodeFaux,
    CodeIllisible,
    CodesDifferents,
)

# After five wrong codes a minute, then twice as long after each one: ten thousand codes take years,
# even beside somebody who gives the right one all day long. Whoever waits asks for a new code.
ESSAIS = 5
PAUSE, PAUSE_MAX = timedelta(minutes=1), timedelta(hours=6)
# Far beyond the longest pause, and what its column holds.
ESSAIS_COMPTES = 30
# What the right code forgives: the slips of whoever typed it, not the tries of somebody else.
PARDONNES = 2


def pause_apres(essais: int) -> timedelta | None:
    """How long no code is heard after so many wrong ones; None: the next one is."""
    if essais < ESSAIS:
        return None
    return min(PAUSE * 2 ** min(essais - ESSAIS, ESSAIS_COMPTES), PAUSE_MAX)


def essais_pardonnes(essais: int) -> int:
    """How many wrong codes are still counted once the right one was given."""
    return max(0, essais - PARDONNES) if essais >= ESSAIS else 0


class HacheurDeCode(PBKDF2PasswordHasher):
    """Django's own, at some 10 ms rather than 300: a counter does not wait.

    A slow hash hides nothing here: there are ten thousand codes, all tried within the hour even
    at 300 ms. What keeps a code from being guessed is the pause; the hash keeps it from being
    read over a shoulder, in a base or in a backup.
    """

    iterations = 20_000


_HACHEUR = HacheurDeCode()


def donner_son_code(
    *, personne: Personne, code: str, encore: str = "", lieu: int | None, compte: int | None
) -> None:
    """Accept the code of somebody, or keep it if they have none and typed it twice.

    The same choice posted twice is one. Wrong tries are counted whatever becomes of the caller's
    gesture: call it outside its transaction. Raises ``CodeIllisible``, ``CodeAChoisir``,
    ``CodesDifferents``, ``CodeEnPause`` or ``CodeFaux``.
    """
    if not re.fullmatch(r"[0-9]{4}", code):
        raise CodeIllisible()
    with transaction.atomic():
        garde = CodeDeCaisse.objects.select_for_update().filter(personne=personne).first()
        refus = _juger(garde, code, lieu, compte) if garde else None
    if refus:
        raise refus
    if garde is None:
        _choisir(personne, code, encore, lieu, compte)


def _choisir(
    personne: Personne, code: str, encore: str, lieu: int | None, compte: int | None
) -> None:
    if not encore:
        raise CodeAChoisir()
    if encore != code:
        raise CodesDifferents()
    try:
        with transaction.atomic():
            CodeDeCaisse.objects.create(
                personne=personne,
                condense=_HACHEUR.encode(code, _HACHEUR.salt()),
                choisi_le=timezone.now(),
            )
            consigner(
                "personnes.code.choisi",
                _("Personne nº %(n)d : code de caisse choisi") % {"n": personne.pk},
                {"personne": personne.pk},
                lieu=lieu,
                par=personne.pk,
                compte=compte,
            )
    except IntegrityError:
        # Chosen elsewhere, or by the first of two taps: it is then given.
        donner_son_code(personne=personne, code=code, lieu=lieu, compte=compte)


def _juger(
    garde: CodeDeCaisse, code: str, lieu: int | None, compte: int | None
) -> CodeDeCaisseRefuse | None:
    """Why a code is refused, None if it is right; its row is locked, and says how often."""
    maintenant = timezone.now()
    if garde.pause_jusqu_au and maintenant < garde.pause_jusqu_au:
        return _en_pause(garde.pause_jusqu_au, maintenant)
    if _HACHEUR.verify(code, garde.condense):
        if garde.essais or garde.pause_jusqu_au:
            garde.essais, garde.pause_jusqu_au = essais_pardonnes(garde.essais), None
            garde.save(update_fields=["essais", "pause_jusqu_au"])
        return None
    garde.essais = min(garde.essais + 1, ESSAIS_COMPTES)
    pause = pause_apres(garde.essais)
    garde.pause_jusqu_au = maintenant + pause if pause else None
    if pause:
        consigner(
            "personnes.code.en_pause",
            _("Personne nº\u00a0%(n)d\u00a0: %(essais)d codes de caisse faux, pause de %(pause)s")
            % {"n": garde.personne_id, "essais": garde.essais, "pause": duree_dite(pause)},
            {"personne": garde.personne_id, "essais": garde.essais},
            lieu=lieu,
            compte=compte,
        )
    garde.save(update_fields=["essais", "pause_jusqu_au"])
    return _en_pause(garde.pause_jusqu_au, maintenant) if garde.pause_jusqu_au else CodeFaux()


def _en_pause(jusqu_au: datetime, maintenant: datetime) -> CodeEnPause:
    return CodeEnPause(attente=duree_dite(jusqu_au - maintenant))


def duree_dite(duree: timedelta) -> str:
    """« 42 secondes », « une minute », « 17 minutes », « 4 heures »: rounded up."""
    secondes = max(1, math.ceil(duree.total_seconds()))
    if secondes < 60:
        return ngettext("%(n)d seconde", "%(n)d secondes", secondes) % {"n": secondes}
    minutes = math.ceil(secondes / 60)
    if minutes == 1:
        return _("une minute")
    if minutes <= 60:
        return _("%(n)d minutes") % {"n": minutes}
    return _("%(n)d heures") % {"n": math.ceil(minutes / 60)}


@transaction.atomic
def oublier_le_code(
    *, personne: Personne, lieu: int | None, par: int | None, compte: int | None
) -> bool:
    """Forget somebody's code: they choose another one when they next hold a till.

    Returns whether there was one: twice changes nothing.
    """
    oublies, _par_table = CodeDeCaisse.objects.filter(personne=personne).delete()
    if not oublies:
        return False
    consigner(
        "personnes.code.efface",
        _("Personne nº %(n)d : code de caisse effacé") % {"n": personne.pk},
        {"personne": personne.pk},
        lieu=lieu,
        par=par,
        compte=compte,
    )
    return True
