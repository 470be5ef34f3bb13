"""Somebody of a role at the home page: everywhere, or at a site."""

from tests.fabriques import connecter, un_compte

PARTOUT = {"pole", "tresorerie", "controle", "direction", "administration"}


def un_role(client, role, point=None, lieu=None):
    lieu = None if role in PARTOUT else lieu or point.lieu
    return connecter(client, un_compte(role, lieu=lieu), point)
