"""Which sites a reader sees on a page, and which one was asked for."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from petiterockette.droits import exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Lieu

from .models import Compte
from .portees import portee


@dataclass(frozen=True)
class Lecture:
    """``lieu``: the one shown, or None for all; ``lieux``: the choices; ``ids``: the filter."""

    lieu: Lieu | None
    lieux: list[Lieu]
    ids: list[int] | None

    @property
    def a_le_choix(self) -> bool:
        return len(self.lieux) > 1

    @property
    def dite(self) -> str:
        """The sites read, in words: « Chemin-Vert », « tous les lieux », or those one may see."""
        if self.lieu:
            return self.lieu.nom
        if self.ids is None:
            return _("tous les lieux")
        return ", ".join(li.nom for li in self.lieux)

    @property
    def suffixe(self) -> str:
        """What names the file of one site among those of the others: « -chv »."""
        return f"-{self.lieu.code.lower()}" if self.lieu else ""


def lire_les_lieux(compte: Compte, droit: str, code: str) -> Lecture:
    """Read the code of a site, or none; raises ``DroitManquant`` for one not to be seen."""
    permis = portee(compte, droit).ids_des_lieux
    tous = list(Lieu.objects.all())
    lieux = [li for li in tous if permis is None or li.pk in permis]
    lieu = lieux[0] if permis is not None and len(lieux) == 1 else None
    if code:
        lieu = next((li for li in tous if li.code == code), None)
        if lieu is None:
            raise Http404
        exiger(compte, droit, lieu)
    ids = [lieu.pk] if lieu else None if permis is None else sorted(permis)
    return Lecture(lieu, lieux, ids)


def lieu_d_ici(request: HttpRequest, droit: str) -> Lieu | None:
    """The site whose day this reader looks at: the device's, else the only one of his right.

    None where the right does not hold there, or where no site is meant more than another.
    """
    point = point_de_l_appareil(request)
    if point:
        return point.lieu if request.user.has_perm(droit, point.lieu) else None
    ids = portee(request.user, droit).ids_des_lieux
    if ids is None or len(ids) != 1:
        return None
    # Read once per request: each tile asks.
    connus: dict[frozenset[int], Lieu] = request.__dict__.setdefault("_lieux_d_ici", {})
    if ids not in connus:
        connus[ids] = Lieu.objects.get(pk__in=ids)
    return connus[ids]
