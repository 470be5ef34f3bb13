"""The sites that answer requests for a pick-up."""

from datetime import date

from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu


def lieu_des_rendez_vous(jour: date) -> Lieu | None:
    """The site that answers the public form: the first open one that has a vehicle."""
    return Lieu.objects.ouverts(jour).filter(vehicule__visible=True).order_by("ordre", "pk").first()


def lieux_tenus(compte: Compte, droit: str, jour: date) -> list[Lieu]:
    """The open sites where this account holds a right: those with a vehicle, else all."""
    ids = compte.portee(droit).ids_des_lieux
    lieux = Lieu.objects.ouverts(jour).order_by("ordre", "pk")
    tenus = lieux if ids is None else lieux.filter(pk__in=ids)
    return list(tenus.filter(vehicule__visible=True).distinct()) or list(tenus)
