"""What is wrong with a row before it is written, said beside the field that it is about."""

from collections.abc import Mapping

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models


def fautes(rangee: models.Model, champs_des_regles: Mapping[str, str]) -> dict[str, str]:
    """Field → sentence, of its own values and of the database's rules; empty where all is right.

    ``champs_des_regles``: name of a constraint → the field beside which it speaks.
    """
    champs: dict[str, str] = {}
    try:
        rangee.full_clean(validate_constraints=False)
    except ValidationError as erreur:
        champs |= {nom: " ".join(phrases) for nom, phrases in erreur.message_dict.items()}
    for regle in rangee._meta.constraints:
        champ = champs_des_regles.get(regle.name, NON_FIELD_ERRORS)
        if champ in champs:
            continue
        try:
            regle.validate(type(rangee), rangee)
        except ValidationError as erreur:
            champs[champ] = " ".join(erreur.messages)
    return champs
