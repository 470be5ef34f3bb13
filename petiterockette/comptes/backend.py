from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from .models import Compte
from .portees import portee


class RolesBackend(ModelBackend):
    """Sign in by login and password; rights come from roles, never from Django's tables."""

    def get_user(self, user_id: Any) -> Any:
        """The account of that key with its person, whose first name every page shows."""
        compte = Compte.objects.select_related("personne").filter(pk=user_id).first()
        return compte if compte and self.user_can_authenticate(compte) else None

    def user_can_authenticate(self, user: Any) -> bool:
        expire = user.expire_le is not None and user.expire_le < timezone.localdate()
        return user.actif and not expire

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return portee(user_obj, perm).couvre(obj)

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    get_group_permissions = get_all_permissions = get_user_permissions
