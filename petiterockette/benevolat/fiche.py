"""What a person's page says of volunteering: hours, and when they come next."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from petiterockette.personnes.fiches import LigneDeFiche, SectionDeFiche, section
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format
from petiterockette.temps.durees import en_duree

from .benevoles import a_venir, depuis_le_debut
from .perimetre import TENIR


@section("benevolat", rang=20, droit=TENIR)
def benevolat(personne: Personne, request: HttpRequest) -> SectionDeFiche | None:
    """Somebody's hours, at the sites that this reader holds only; two queries."""
    compte: Any = request.user
    numeros, lieux = personne.numeros, compte.portee(TENIR).ids_des_lieux
    minutes, depuis = depuis_le_debut(numeros, lieux)
    viennent = a_venir(numeros, lieux)
    if not minutes and not viennent:
        return None
    lignes = []
    if minutes and depuis:
        dit = {"duree": en_duree(minutes), "jour": date_format(depuis, "j F Y")}
        lignes.append(LigneDeFiche(_("%(duree)s données depuis le %(jour)s") % dit))
    for inscription in viennent:
        p = inscription.permanence
        dit = {"jour": date_format(p.jour, "l j F"), "pole": p.pole.nom}
        adresse = reverse("benevolat:permanence", args=[p.pk])
        lignes.append(LigneDeFiche(_("vient le %(jour)s, %(pole)s") % dit, adresse))
    return SectionDeFiche(titre=_("Bénévolat"), lignes=lignes)
