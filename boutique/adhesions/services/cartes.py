"""Cards: made when a membership is paid, named at once or later, made again when lost."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.base.tirages import tirer
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import inscrire

from ..codes import nouveau_code
from ..droits import ACCUEILLIR
from ..models import Carte
from ..refus import DejaNommee


def carte_pour(personne: int | None) -> Carte:
    """The last card of that person, else a new one; a new one for nobody."""
    siennes = Carte.objects.filter(
        Q(personne=personne) | Q(personne__fusionnee_dans=personne)
    ).select_related("personne__fusionnee_dans")
    deja = siennes.first() if personne else None
    return deja or Carte.objects.create(
        code=_code_libre(), personne_id=personne, cree_le=timezone.now()
    )


def cartes_pour(personnes: Collection[int]) -> dict[int, Carte]:
    """Person's number → their last card, else a new one: of many people at once."""
    siennes = Carte.objects.avec_leur_titulaire().filter(qui__in=personnes).order_by("pk")
    cartes = {carte.qui: carte for carte in siennes}
    maintenant = timezone.now()
    neuves = [
        Carte(code=_code_libre(), personne_id=numero, cree_le=maintenant)
        for numero in personnes
        if numero not in cartes
    ]
    Carte.objects.bulk_create(neuves, batch_size=500)
    return cartes | {carte.personne_id: carte for carte in neuves}


@transaction.atomic
def nommer(*, carte: Carte, personne: Personne, compte: Compte) -> Carte:
    """Say whose a card is. The same name twice is one gesture.

    Raises ``DejaNommee`` or ``DroitManquant``.
    """
    exiger(compte, ACCUEILLIR)
    carte = Carte.objects.select_for_update().get(pk=carte.pk)
    if carte.personne_id == personne.pk:
        return carte
    if carte.personne_id is not None:
        raise DejaNommee(n=carte.pk)
    carte.personne = personne
    carte.save(update_fields=["personne"])
    consigner(
        "adhesions.carte.nommee",
        _("Carte nº\u00a0%(n)d\u00a0: donnée à la personne nº\u00a0%(personne)d")
        % {"n": carte.pk, "personne": personne.pk},
        {"carte": carte.pk, "personne": personne.pk},
        par=compte.personne_id,
        compte=compte.pk,
    )
    return carte


@transaction.atomic
def inscrire_et_nommer(*, carte: Carte, prenom: str, nom: str, compte: Compte) -> Carte:
    """Write somebody new down and give them a card, or neither.

    Raises ``PrenomManquant``, ``DejaNommee`` or ``DroitManquant``.
    """
    personne = inscrire(prenom=prenom, nom=nom, compte=compte.pk)
    return nommer(carte=carte, personne=personne, compte=compte)


@transaction.atomic
def refaire(*, carte: Carte, compte: Compte) -> Carte:
    """Give a lost card another code: what its old one said is answered no more.

    Raises ``DroitManquant``.
    """
    exiger(compte, ACCUEILLIR)
    carte = Carte.objects.select_for_update().get(pk=carte.pk)
    carte.code = _code_libre()
    carte.save(update_fields=["code"])
    consigner(
        "adhesions.carte.refaite",
        _("Carte nº\u00a0%(n)d refaite\u00a0: l’ancienne ne vaut plus") % {"n": carte.pk},
        {"carte": carte.pk},
        par=compte.personne_id,
        compte=compte.pk,
    )
    return carte


def _code_libre() -> str:
    return tirer(nouveau_code, Carte)
