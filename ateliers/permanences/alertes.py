"""The alert of the permanences: one that was closed without its hours."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.alertes.registre import Genre, Remede, Trouvaille, Urgence, inscrire
from petiterockette.lieux.heures import en_heure
from petiterockette.temps.dates import date_format

from .models import Permanence


def heures_a_completer(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Permanences that somebody closed without knowing their hours."""
    fermees = Permanence.objects.exclude(fermee_le=None).filter(releves=None).order_by("pk")
    for permanence in fermees:
        depuis = timezone.localdate(permanence.ouverte_le)
        mots = {"jour": date_format(depuis), "heure": en_heure(permanence.ouverte_le)}
        yield Trouvaille(
            cle=str(permanence.pk),
            lieu=permanence.lieu_id,
            phrase=_("Permanence du %(jour)s, %(heure)s : fermée, ses heures manquent") % mots,
            depuis=depuis,
            remedes=(
                Remede(
                    _("Compléter les heures"),
                    "pencil",
                    reverse("velo:fermer", args=[permanence.pk]),
                ),
            ),
        )


inscrire(
    Genre(
        code="velo_heures_a_completer",
        nom=_l("Permanence vélo, heures à compléter"),
        definition=_l(
            "Une permanence fermée par quelqu’un qui ne savait pas ses heures : elle n’entre au "
            "bilan qu’une fois complétée."
        ),
        que_faire=_l("Demandez à qui y était, puis notez les heures sur sa page."),
        pictogramme="wrench",
        droit="velo.tenir",
        urgence=Urgence.BIENTOT,
        chercher=heures_a_completer,
    ),
)
