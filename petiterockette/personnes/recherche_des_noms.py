"""Find, in the columns of a table, the rows whose words name people."""

from collections.abc import Sequence
from typing import Any

from django.db.models import JSONField, Q, TextField
from django.db.models.functions import Cast

from .donnees import Donnee
from .identites import Identite


def rangees_qui_nomment(
    donnee: Donnee, champs: Sequence[str], qui: Identite
) -> dict[Any, dict[str, Any]]:
    """Row's key → its columns that name them, with their values; one query for the table."""
    if not champs or qui.motif is None:
        return {}
    dit, lus = Q(), {}
    for champ in champs:
        colonne = champ
        if isinstance(donnee.table._meta.get_field(champ), JSONField):
            # Read as the text that the base keeps.
            colonne = f"{champ}_ecrit"
            lus[colonne] = Cast(champ, TextField())
        for indice in qui.indices:
            dit |= Q(**{f"{colonne}__icontains": indice})
    trouvees = donnee.table._default_manager.alias(**lus).filter(dit).order_by()
    nommees = {}
    for pk, *valeurs in trouvees.values_list("pk", *champs):
        dits = {c: v for c, v in zip(champs, valeurs, strict=True) if qui.nomme(v)}
        if dits:
            nommees[pk] = dits
    return nommees
