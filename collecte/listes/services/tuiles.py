"""The order of the tiles at one counter: chosen there, it never moves by itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Point

from ..models import Categorie, Tuile


def tuiles_du_point(point: Point) -> list[Categorie]:
    """The categories of a counter in its order; those it does not place come after."""
    rangs = dict(Tuile.objects.filter(point=point).values_list("categorie", "ordre"))
    categories = Categorie.objects.visibles().filter(famille="objets", interne=False, parent=None)
    return sorted(categories, key=lambda c: (rangs.get(c.pk, 1000), c.ordre, c.nom))


@transaction.atomic
def deplacer_la_tuile(*, point: Point, categorie: Categorie, monter: bool, par: Compte) -> None:
    """Move a tile one place; the whole order of the counter is then its own."""
    ids = [c.pk for c in tuiles_du_point(point)]
    place = ids.index(categorie.pk)
    autre = place - 1 if monter else place + 1
    if 0 <= autre < len(ids):
        ids[place], ids[autre] = ids[autre], ids[place]
        placer_les_tuiles(point=point, categories=ids, par=par)


@transaction.atomic
def placer_les_tuiles(*, point: Point, categories: list[int], par: Compte) -> None:
    """Give a counter its own order of tiles; empty: the order of the list again."""
    Tuile.objects.filter(point=point).delete()
    Tuile.objects.bulk_create(
        [
            Tuile(point=point, categorie_id=c, ordre=ordre)
            for ordre, c in enumerate(dict.fromkeys(categories))
        ]
    )
    consigner(
        "collecte.tuiles.placees",
        _("Tuiles de « %(point)s » : ordre changé") % {"point": str(point)[:80]},
        {"point": point.pk, "ordre": categories},
        lieu=point.lieu_id,
        par=par.personne_id,
        compte=par.pk,
    )


PLACES = 11
