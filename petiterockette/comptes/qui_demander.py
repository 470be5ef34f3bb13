"""Whom to ask, by name: who gives a right, who opens accounts."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Affectation
from .roles import Role, roles_ayant


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
