"""The names of people on the pages of the till, or their numbers for whoever may not read them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.personnes.models import Personne


def noms(ids: Iterable[int | None], pour: Compte) -> dict[int, str]:
    """The names of people by id, joined when a page shows them; their numbers for a control."""
    utiles = {i for i in ids if i}
    if not pour.has_perm("boutique.lire_les_noms"):
        return {pk: _("nº %(n)d") % {"n": pk} for pk in utiles}
    return {pk: str(personne) for pk, personne in Personne.objects.in_bulk(utiles).items()}


def nom(personne: int | None, pour: Compte) -> str:
    """The name of a person, as ``noms`` gives it; nothing where nobody is known."""
    return noms([personne], pour).get(personne or 0, "")
