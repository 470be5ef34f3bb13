from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit

from .genres import Etrangete
from .questions import depuis, etrangetes, sains

DROIT = "collecte.inventorier"


@droit(DROIT)
@never_cache
def a_regulariser(request: HttpRequest) -> HttpResponse:
    """What is odd, site by site, each with what puts it right."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    trouvees = etrangetes(lieux_lus.ids)
    par_lieu = defaultdict(list)
    for etrangete in trouvees:
        par_lieu[etrangete.lieu].append(etrangete)
    lieux = lieux_lus.lus
    contexte = {
        "lieux_lus": lieux_lus,
        "n": len(trouvees),
        "sains": sains(trouvees),
        "depuis": depuis(timezone.localdate()),
        "lieux": [
            (lieu, par_genre(par_lieu[lieu.pk]), len(par_lieu[lieu.pk]))
            for lieu in lieux
            if par_lieu[lieu.pk]
        ],
    }
    return render(request, "collecte/etrangetes/a_regulariser.html", contexte)


def par_genre(trouvees: list[Etrangete]) -> list[tuple]:
    """Pairs (kind, its oddities), in the order they were asked."""
    genres = defaultdict(list)
    for etrangete in trouvees:
        genres[etrangete.genre].append(etrangete)
    return list(genres.items())
