"""The alert of an exercise without its archive."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.alertes.registre import (
    Genre,
    Remede,
    Seuil,
    Trouvaille,
    Unite,
    Urgence,
    inscrire,
)
from petiterockette.temps.dates import date_format

from .exercices import exercices_sans_archive as sans_archive


def exercices_sans_archive(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Exercises closed so many days ago or more, of which no archive holds every day."""
    for debut, fin in sans_archive():
        if fin > jour - timedelta(days=seuil):
            continue
        yield Trouvaille(
            cle=f"{debut:%Y%m%d}-{fin:%Y%m%d}",
            lieu=None,
            phrase=_("L’exercice clos le %(jour)s n’a pas d’archive") % {"jour": date_format(fin)},
            depuis=fin,
            remedes=(Remede(_("Archiver"), "archive", reverse("boutique:archives")),),
        )


inscrire(
    Genre(
        code="exercice_sans_archive",
        nom=_l("Exercice sans archive"),
        definition=_l("Un exercice clos dont aucune archive ne tient tous les jours."),
        que_faire=_l("Faites l’archive, puis gardez le fichier sur deux supports."),
        pictogramme="archive",
        droit="boutique.archiver",
        urgence=Urgence.BIENTOT,
        chercher=exercices_sans_archive,
        seuil=Seuil(Unite.JOURS, 7, 1, 90, _l("un exercice clos depuis plus de %s")),
    ),
)
