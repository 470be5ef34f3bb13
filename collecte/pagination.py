"""Pages by key: as quick on the thousandth page as on the first."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import QueryDict

from petiterockette.numeros import numero_lu


class Page(NamedTuple):
    """``suite``: the key after which the older ones begin; ``retour``: before the newer ones."""

    lignes: list[Any]
    suite: int | None
    retour: int | None


def page_par_cle(requete: QueryDict, lignes: QuerySet, taille: int) -> Page:
    """The rows that ``?avant=`` or ``?apres=`` asks for, the newest first."""
    avant, apres = (numero_lu(requete.get(nom, "")) for nom in ("avant", "apres"))
    if apres:
        trouvees = list(lignes.filter(pk__gt=apres).order_by("pk")[: taille + 1])
        page = trouvees[:taille][::-1]
        reste = page[0].pk if len(trouvees) > taille else None
        return Page(page, page[-1].pk if page else None, reste)
    trouvees = list(
        (lignes.filter(pk__lt=avant) if avant else lignes).order_by("-pk")[: taille + 1]
    )
    page = trouvees[:taille]
    return Page(
        page,
        page[-1].pk if len(trouvees) > taille else None,
        page[0].pk if avant and page else None,
    )
