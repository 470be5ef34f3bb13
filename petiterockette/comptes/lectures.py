"""Which sites a reader sees on a page; who gives a right or an account, by name."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.droits import exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Lieu

from .models import Affectation, Compte
from .portees import affectations_du_jour, portee
from .roles import Role, roles_ayant


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


def qui_peut_donner(droit: str, lieu: Any = None) -> str:
    """A sentence: whom to ask for a right, by name when the site's manager can say yes.

    Roles are given by administration; the person asked first is the site's manager.
    """
    jour = timezone.localdate()
    en_poste = Affectation.objects.en_poste(jour).select_related("compte__personne")
    responsables = en_poste.filter(role=Role.RESPONSABLE)
    if lieu is not None:
        responsables = responsables.filter(lieu=lieu)
    premier = responsables.order_by("lieu__ordre", "id").first()
    admin = en_poste.d_administration().order_by("id").first()
    roles = ", ".join(roles_ayant(droit))
    noms = [
        phrase % {"nom": affectation.compte}
        for affectation, phrase in (
            (premier, _("%(nom)s, responsable du lieu")),
            (admin, _("%(nom)s, qui tient les comptes")),
        )
        if affectation
    ]
    if not noms:
        return _("Ce droit va avec les rôles : %(roles)s.") % {"roles": roles}
    return _("Demandez à %(noms)s. Ce droit va avec les rôles : %(roles)s.") % {
        "noms": _(" ou à ").join(noms),
        "roles": roles,
    }


def qui_tient_les_comptes() -> str:
    """The name of somebody who gives roles; nothing if nobody does."""
    en_poste = Affectation.objects.en_poste(timezone.localdate()).d_administration()
    premier = en_poste.select_related("compte__personne").order_by("id").first()
    return str(premier.compte) if premier else ""
