"""What a site looks at when it opens and closes, and its usual hours: kept by its people."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.droits import exiger

from .. import taches_par_defaut as defaut
from ..models import HoraireHabituel, Lieu, Tache
from .journees import consigner_au_lieu, verrouiller
from .lieux import enregistrer


@transaction.atomic
def charger_les_taches() -> None:
    """Give the default tasks and hours to the sites that have none, once."""
    for lieu in Lieu.objects.all():
        if not lieu.taches.exists():
            Tache.objects.bulk_create(
                Tache(lieu=lieu, moment=moment, texte=texte, ordre=ordre)
                for moment, textes in (
                    (Tache.Moment.OUVERTURE, defaut.OUVERTURE),
                    (Tache.Moment.FERMETURE, defaut.FERMETURE),
                )
                for ordre, texte in enumerate(textes)
            )
        if not lieu.horaires.exists():
            HoraireHabituel.objects.bulk_create(
                HoraireHabituel(lieu=lieu, jour=jour, ouvre=ouvre, ferme=ferme)
                for jour, (ouvre, ferme) in defaut.HORAIRES.get(lieu.code, {}).items()
            )


@transaction.atomic
def enregistrer_la_tache(*, tache: Tache, par: Any) -> Tache:
    """Add or change a task, or hide it; what was ticked keeps the words it was ticked under."""
    exiger(par, "lieux.tenir_les_taches", tache.lieu)
    enregistrer(objet=tache, par=par)
    return tache


@transaction.atomic
def deplacer_la_tache(*, tache: Tache, monter: bool, par: Any) -> None:
    """Move a task one place among those of its moment; at an end, nothing is written."""
    exiger(par, "lieux.tenir_les_taches", tache.lieu)
    soeurs = list(
        tache.lieu.taches.select_for_update()
        .filter(moment=tache.moment)
        .order_by("-visible", "ordre", "id")
    )
    place = soeurs.index(tache)
    autre = place - 1 if monter else place + 1
    if not 0 <= autre < len(soeurs):
        return
    soeurs[place], soeurs[autre] = soeurs[autre], soeurs[place]
    for ordre, soeur in enumerate(soeurs):
        soeur.ordre = ordre
    Tache.objects.bulk_update(soeurs, ["ordre"])
    consigner_au_lieu(
        "lieux.taches.ordonnees",
        _("Tâches %(moment)s : ordre changé") % {"moment": tache.get_moment_display()},
        {"moment": tache.moment, "ordre": [s.pk for s in soeurs]},
        tache.lieu,
        par,
    )


@transaction.atomic
def regler_les_horaires(
    *, lieu: Lieu, heures: Mapping[int, Mapping[str, time | None]], par: Any
) -> None:
    """Set the usual hours of a site: day of the week (0: Monday) → ``{"ouvre", "ferme"}``, and
    ``{"pause_de", "pause_a"}`` where a pause cuts the day in two.

    A day that is not there is a day off. The past keeps its hours.
    """
    exiger(par, "lieux.tenir_les_taches", lieu)
    verrouiller(lieu)
    avant = _semaine(lieu)
    lieu.horaires.exclude(jour__in=heures).delete()
    sans_coupure = {"pause_de": None, "pause_a": None}
    for jour, dites in sorted(heures.items()):
        HoraireHabituel.objects.update_or_create(
            lieu=lieu, jour=jour, defaults=sans_coupure | dict(dites)
        )
    apres = _semaine(lieu)
    if avant == apres:
        return
    consigner_au_lieu(
        "lieux.horaires.changes",
        _("Horaires habituels changés"),
        {"avant": avant, "apres": apres},
        lieu,
        par,
    )


def _semaine(lieu: Lieu) -> dict[str, str]:
    return {
        str(h.jour): " ".join(f"{de:%H:%M}-{a:%H:%M}" for de, a in h.tranches)
        for h in lieu.horaires.order_by("jour")
    }
