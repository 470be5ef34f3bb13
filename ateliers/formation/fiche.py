"""What a person's page says of the training pole: what they followed, hours signed."""

from typing import Any

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from petiterockette.comptes.portees import portee
from petiterockette.personnes.fiches import LigneDeFiche, SectionDeFiche, section

from .durees import heures
from .models import Inscription


@section("formation", rang=60, droit="formation.tenir")
def formations(personne: Any, request: HttpRequest) -> SectionDeFiche | None:
    """The sessions that they followed at the sites that this reader keeps. One query."""
    signees = Q(emargements__nature="signature", emargements__annulation=None)
    suivies = Inscription.objects.filter(personne__in=personne.numeros)
    lieux = portee(request.user, "formation.tenir").ids_des_lieux
    if lieux is not None:
        suivies = suivies.filter(session__lieu__in=lieux)
    lignes = [
        LigneDeFiche(
            _("%(intitule)s\u00a0: %(heures)s signées")
            % {"intitule": intitule, "heures": heures(minutes)},
            reverse("formation:inscription", args=[pk]),
        )
        for pk, intitule, minutes in suivies.order_by("-pk").values_list(
            "pk",
            F("session__action__intitule"),
            Coalesce(Sum("emargements__duree_min", filter=signees), 0),
        )[:20]
    ]
    return SectionDeFiche(titre=_("Formation"), lignes=lignes) if lignes else None
