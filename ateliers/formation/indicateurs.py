"""The indicators of the training pole: hours really followed, by whom, in how many sessions."""

from collections.abc import Mapping

from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from collecte.matiere.jours import JOUR, minuit
from petiterockette.indicateurs.registre import (
    Famille,
    Indicateur,
    Portee,
    Unite,
    Valeur,
    bilan,
    inscrire,
)

from .models import Emargement


@bilan("formation")
def formation(portee: Portee) -> Mapping[str, Valeur]:
    """The signed half-days of stagiaires over a period. One query."""
    signes = (
        Emargement.objects.signes()
        .des_stagiaires()
        .filter(
            debut__gte=minuit(portee.debut),
            debut__lt=minuit(portee.fin + JOUR),
            demi_journee__session__action__professionnelle=True,
        )
    )
    if portee.lieux is not None:
        signes = signes.filter(demi_journee__session__lieu__in=portee.lieux)
    sommes = signes.aggregate(
        minutes=Sum("duree_min", default=0),
        stagiaires=Count("inscription", distinct=True),
        sessions=Count("demi_journee__session", distinct=True),
    )
    return {
        "secondes": sommes["minutes"] * 60,
        "stagiaires": sommes["stagiaires"],
        "sessions": sommes["sessions"],
    }


_SOURCE = _("Les feuilles d’émargement signées ; ce qui n’est pas signé n’est pas compté.")
_SEULEMENT = _("Les ateliers de loisir, les absences et les signatures annulées n’y sont pas.")

inscrire(
    Indicateur(
        code="HEURES_STAGIAIRES",
        famille=Famille.ATELIERS,
        libelle=_("Heures-stagiaires de formation"),
        unite=Unite.SECONDES,
        definition=_("Les heures vraiment suivies : la somme des demi-journées signées."),
        formule=_("somme des durées des demi-journées signées, stagiaire par stagiaire"),
        source=_SOURCE,
        exclusions=_SEULEMENT,
        bilan="formation",
        pole="formation",
        cle="secondes",
    ),
    Indicateur(
        code="N_STAGIAIRES",
        famille=Famille.ATELIERS,
        libelle=_("Stagiaires formés"),
        unite=Unite.NOMBRE,
        definition=_(
            "Stagiaires qui ont signé une demi-journée au moins ; qui suit deux sessions compte "
            "deux fois."
        ),
        source=_SOURCE,
        exclusions=_SEULEMENT,
        bilan="formation",
        pole="formation",
        cle="stagiaires",
    ),
    Indicateur(
        code="N_SESSIONS_FORMATION",
        famille=Famille.ATELIERS,
        libelle=_("Sessions de formation tenues"),
        unite=Unite.NOMBRE,
        definition=_("Sessions dont une demi-journée au moins est signée."),
        source=_SOURCE,
        exclusions=_SEULEMENT,
        bilan="formation",
        pole="formation",
        cle="sessions",
    ),
)
