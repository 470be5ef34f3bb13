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

ESSAIS = 5
PAUSE = timedelta(minutes=1)


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
            garde.essais, garde.pause_jusqu_au = 0, None
            garde.save(update_fields=["essais", "pause_jusqu_au"])
        return None
    garde.essais, garde.pause_jusqu_au = garde.essais + 1, None
    if garde.essais >= ESSAIS:
        garde.essais, garde.pause_jusqu_au = 0, maintenant + PAUSE
        consigner(
            "personnes.code.en_pause",
            _("Personne nº %(n)d : cinq codes de caisse faux, pause d’une minute")
            % {"n": garde.personne_id},
            {"personne": garde.personne_id},
            lieu=lieu,
            compte=compte,
        )
    garde.save(update_fields=["essais", "pause_jusqu_au"])
    return _en_pause(garde.pause_jusqu_au, maintenant) if garde.pause_jusqu_au else CodeFaux()


def _en_pause(jusqu_au: datetime, maintenant: datetime) -> CodeEnPause:
    secondes = max(1, math.ceil((jusqu_au - maintenant).total_seconds()))
    if secondes >= PAUSE.total_seconds():
        return CodeEnPause(attente=_("une minute"))
    mots = ngettext("%(n)d seconde", "%(n)d secondes", secondes) % {"n": secondes}
    return CodeEnPause(attente=mots)


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
