"""What happens to the house, and to no till of it: one chain for everybody's doings.

Who comes in and out, what a list became, what was exported, checked, installed: chained, so
that nobody takes a line of it out unseen. Opaque numbers only, nobody's name.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .chaines import enchainer
from .models import Maillon

MAISON = "maison"


def noter_a_la_maison(
    code: str, *, par: int | None, compte: int | None, le: datetime | None = None, **contenu: Any
) -> Maillon:
    """Chain an event of the house, in the gesture's transaction and last in it.

    ``code``: « compte.entre »; ``contenu``: JSON data, integers for cents. ``par``,
    ``compte``: ids of person and account, None where the product did it by itself.
    """
    with transaction.atomic():
        dit = {"code": code, "par": par, "compte": compte, **contenu}
        return enchainer(MAISON, dit, le or timezone.now())
