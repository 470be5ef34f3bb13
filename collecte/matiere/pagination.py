"""Pages by key: as quick on the thousandth page as on the first."""

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import QueryDict

from petiterockette.mots.chercher import saisie
from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.fouille import fouiller


class Page(NamedTuple):
    """``suite``: the key after which the older ones begin; ``retour``: before the newer ones;
    ``cherche``: what was typed in the search of the list."""

    lignes: list[Any]
    suite: int | None
    retour: int | None
    cherche: str = ""


def page_par_cle(requete: QueryDict, lignes: QuerySet, taille: int, *, instant: str = "pk") -> Page:
    """The rows that ``?avant=`` or ``?apres=`` asks for, the newest first.

    ``instant``: the column that says when, where rows are not written in the order of the
    clock; those of one instant follow their keys.
    """
    avant, apres = (numero_lu(requete.get(nom, "")) for nom in ("avant", "apres"))
    if apres:
        suivants = lignes.filter(_au_dela("gt", instant, apres, lignes))
        trouvees = list(suivants.order_by(instant, "pk")[: taille + 1])
        page = trouvees[:taille][::-1]
        reste = page[0].pk if len(trouvees) > taille else None
        return Page(page, page[-1].pk if page else None, reste)
    if avant:
        lignes = lignes.filter(_au_dela("lt", instant, avant, lignes))
    trouvees = list(lignes.order_by(f"-{instant}", "-pk")[: taille + 1])
    page = trouvees[:taille]
    return Page(
        page,
        page[-1].pk if len(trouvees) > taille else None,
        page[0].pk if avant and page else None,
    )


def page_cherchee(
    requete: QueryDict,
    lignes: QuerySet,
    taille: int,
    *champs: str,
    jour: str,
    instant: str = "pk",
) -> Page:
    """A page, as ``page_par_cle``, of the rows that the list's search asks for (``?q=``): those
    that hold its words in one of the columns ``champs``, or of the day or month that it says
    (``fouiller``)."""
    mots = saisie(requete)
    trouvees = lignes.filter(fouiller(mots, *champs, jour=jour))
    return page_par_cle(requete, trouvees, taille, instant=instant)._replace(cherche=mots)


def _au_dela(sens: str, instant: str, cle: int, lignes: QuerySet) -> Q:
    """What comes after a row (« gt ») or before it (« lt »); of a row that is not, by its key."""
    par_cle = Q(**{f"pk__{sens}": cle})
    rangees = lignes.model._default_manager.filter(pk=cle).values_list(instant, flat=True)
    le = None if instant == "pk" else rangees.first()
    if le is None:
        return par_cle
    return Q(**{f"{instant}__{sens}": le}) | (Q(**{instant: le}) & par_cle)
