"""The kind of this app: tomorrow's permanences where somebody is missing."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.alertes.registre import Genre, Remede, Trouvaille, Urgence, inscrire
from petiterockette.lieux.heures import en_heure
from petiterockette.temps.dates import date_format

from .models import Permanence
from .semaine import il_manque, moment


def trous_de_demain(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The permanences of today and tomorrow that are short of somebody; one query."""
    viennent = Count("inscriptions", filter=Q(inscriptions__retiree_le=None))
    courtes = (
        Permanence.objects.entre(jour, jour + timedelta(days=1))
        .annotate(n=viennent)
        .filter(n__lt=F("places"))
        .select_related("pole")
    )
    for p in courtes:
        yield Trouvaille(
            cle=str(p.pk),
            lieu=p.lieu_id,
            pole=p.pole.code,
            phrase=_("%(pole)s, %(jour)s %(moment)s (%(de)s – %(a)s) : %(manque)s")
            % {
                "pole": p.pole,
                "jour": date_format(p.jour, "l"),
                "moment": moment(p),
                "de": en_heure(p.debut),
                "a": en_heure(p.fin),
                "manque": il_manque(p.places - p.n),
            },
            depuis=p.jour,
            remedes=(
                Remede(_("Voir qui vient"), "users", reverse("benevolat:permanence", args=[p.pk])),
            ),
        )


inscrire(
    Genre(
        code="permanence_incomplete",
        nom=gettext_lazy("Permanence incomplète"),
        definition=gettext_lazy(
            "Une permanence d’aujourd’hui ou de demain n’a pas encore toutes les personnes "
            "demandées."
        ),
        que_faire=gettext_lazy("Appelez quelqu’un, ou demandez moins de monde ce jour-là."),
        pictogramme="users",
        droit="benevolat.tenir",
        urgence=Urgence.VITE,
        chercher=trous_de_demain,
    )
)
