"""Which sites a page reads: the one that its address names, or all those of the reader's right."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from petiterockette.droits import exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Lieu

from .models import Compte
from .portees import affectations_du_jour, portee


@dataclass(frozen=True)
class LieuxLus:
    """The sites that a page reads, for a right.

    ``lieu``: the one shown, or None for all; ``lieux``: the choices; ``ids``: the filter, None for
    every site.
    """

    lieu: Lieu | None
    lieux: list[Lieu]
    ids: list[int] | None

    @property
    def a_le_choix(self) -> bool:
        return len(self.lieux) > 1

    @property
    def lus(self) -> list[Lieu]:
        """The sites read: the one shown, or every one of the choices."""
        return [self.lieu] if self.lieu else self.lieux

    @property
    def dite(self) -> str:
        """The sites read, in words: « Chemin-Vert », « tous les lieux », or the names of
        several."""
        if self.lieu:
            return self.lieu.nom
        if self.ids is None:
            return _("tous les lieux")
        return ", ".join(li.nom for li in self.lieux)

    @property
    def suffixe(self) -> str:
        """What names the file of one site among those of the others: « -chv »."""
        return f"-{self.lieu.code.lower()}" if self.lieu else ""


def lire_les_lieux(compte: Compte, droit: str, code: str) -> LieuxLus:
    """Read the code of a site, or none; raises ``DroitManquant`` for one not to be seen."""
    lus = lire_parmi(portee(compte, droit).ids_des_lieux, code)
    if code:
        exiger(compte, droit, lus.lieu)
    return lus


def lire_parmi(permis: Collection[int] | None, code: str) -> LieuxLus:
    """The site of a code, or all those of some ids (None: every site); 404 for no site of ours.

    Whether the one that is named is among them is the caller's to judge.
    """
    tous = list(Lieu.objects.all())
    lieux = [li for li in tous if permis is None or li.pk in permis]
    lieu = lieux[0] if permis is not None and len(lieux) == 1 else None
    if code:
        lieu = next((li for li in tous if li.code == code), None)
        if lieu is None:
            raise Http404
    ids = [lieu.pk] if lieu else None if permis is None else sorted(permis)
    return LieuxLus(lieu, lieux, ids)


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
    return _le_lieu(request, ids)


def de_quels_lieux(request: HttpRequest) -> str:
    """Whose numbers this reader's home shows: « Chemin-Vert », « tous nos lieux »; else empty."""
    ids = {a.lieu_id for a in affectations_du_jour(request.user)}
    if None in ids:
        return _("tous nos lieux")
    return str(_le_lieu(request, frozenset(ids))) if len(ids) == 1 else ""


def _le_lieu(request: HttpRequest, ids: frozenset[int]) -> Lieu:
    """The only site of these ids, read once per request: each tile asks."""
    connus: dict[frozenset[int], Lieu] = request.__dict__.setdefault("_lieux_d_ici", {})
    if ids not in connus:
        connus[ids] = Lieu.objects.get(pk__in=ids)
    return connus[ids]
