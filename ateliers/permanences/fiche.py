"""What the bike workshop says on somebody's page: a bike lent, and how often they came."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.velo.models import Pret
from petiterockette.personnes.fiches import LigneDeFiche, SectionDeFiche, section
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from .models import Visite


@section("velo", rang=60, droit="velo.lire")
def velo(personne: Personne, request: HttpRequest) -> SectionDeFiche | None:
    """Two queries; nothing for whoever never came."""
    numeros = personne.numeros
    prets = Pret.objects.en_cours().filter(personne__in=numeros).select_related("velo")
    lignes = [
        LigneDeFiche(
            _("Vélo %(velo)s, prêté jusqu’au %(jour)s")
            % {"velo": pret.velo, "jour": date_format(pret.jusqu_au)},
            reverse("velo:velo", args=[pret.velo_id]),
        )
        for pret in prets.order_by("jusqu_au")
    ]
    n = Visite.objects.venues().filter(personne__in=numeros).count()
    if n:
        passages = ngettext("%(n)d passage", "%(n)d passages", n) % {"n": n}
        lignes.append(LigneDeFiche(_("%(passages)s aux permanences") % {"passages": passages}))
    return SectionDeFiche(titre=_("La Cycklette"), lignes=lignes) if lignes else None
