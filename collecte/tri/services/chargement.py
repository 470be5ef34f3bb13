"""Sorting's reference lists, loaded once with the others; people then keep them."""

from collecte.listes.models import Categorie

from .. import listes_par_defaut as defaut
from ..models import Controle, NonVendable


def charger_le_tri() -> None:
    """What may not be sold, and what is checked before: rows that exist are left as they are."""
    categories = {c.code: c for c in Categorie.objects.all()}
    for ordre, rangee in enumerate(defaut.NON_VENDABLES):
        nom, que_faire, explication, code, mots, picto, source = rangee
        NonVendable.objects.get_or_create(
            nom=nom,
            defaults={
                "que_faire": que_faire,
                "explication": explication,
                "categorie": categories[code] if code else None,
                "mots": mots,
                "pictogramme": picto,
                "source": source,
                "ordre": ordre,
            },
        )
    for ordre, (code, nom, aide, avant_rayon) in enumerate(defaut.CONTROLES):
        Controle.objects.get_or_create(
            categorie=categories[code],
            nom=nom,
            defaults={"aide": aide, "avant_rayon": avant_rayon, "ordre": ordre},
        )
