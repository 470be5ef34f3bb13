"""The chain of émargements: what each link holds, and where it stands. HMAC, one for the house."""

from typing import Any

from django.db import models

from petiterockette.comptes.models import Compte
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.dites import dites
from petiterockette.journal.models import Maillon

CHAINE = "emargement"


def sceller(
    code: str, rangees: list[models.Model], *, le: Any, compte: Compte | None, **contenu: Any
) -> Maillon:
    """Chain rows as they were just written, every column of them; last in its gesture."""
    qui = {"par": compte.personne_id if compte else None, "compte": compte.pk if compte else None}
    return enchainer(CHAINE, {"code": code, **qui, **contenu, **dites(rangees)}, le)
