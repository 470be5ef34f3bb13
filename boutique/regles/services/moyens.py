"""Means of payment: which ones are taken, for what, up to how much."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from ..models import Activite, Moyen
from ..refus import GenreFige, NomDejaPris
from . import lignes_de_liste

DROIT = "boutique.regler"
PICTOGRAMMES = {
    Moyen.Genre.ESPECES: "banknote",
    Moyen.Genre.CARTE: "credit-card",
    Moyen.Genre.CHEQUE: "pencil",
    Moyen.Genre.BON: "ticket",
    Moyen.Genre.AUTRE: "hand-heart",
}


def a_servi(moyen: Moyen) -> bool:
    """Whether some ticket was paid with it: its kind is fixed from then on."""
    return moyen.reglements.exists()


@transaction.atomic
def creer_le_moyen(
    *, par: Compte, activites: Sequence[Activite], **champs: Any
) -> tuple[Moyen, bool]:
    """Add a means of payment; said twice, it is one.

    Raises ``NomDejaPris``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(par, DROIT)
    deja = Moyen.objects.filter(nom=champs["nom"]).first()
    if deja:
        if all(getattr(deja, nom) == valeur for nom, valeur in champs.items()):
            return deja, False
        raise au_champ("nom", NomDejaPris, nom=deja.nom)
    moyen = Moyen(
        code=code_libre(Moyen.objects.values_list("code", flat=True), champs["nom"], 24),
        pictogramme=PICTOGRAMMES[champs["genre"]],
        ordre=lignes_de_liste.ordre_suivant(Moyen.objects.all()),
        **champs,
    )
    lignes_de_liste.inscrire(
        moyen,
        code="boutique.moyen.cree",
        resume=_("Moyen de paiement ajouté : « %(rangee)s »"),
        compte=par,
        liens={"activites": activites},
    )
    return moyen, True


@transaction.atomic
def changer_le_moyen(
    *, moyen: Moyen, par: Compte, activites: Sequence[Activite], **champs: Any
) -> Moyen:
    """Change a means of payment; payments already written keep its name and kind.

    Raises ``GenreFige``, ``NomDejaPris``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(par, DROIT)
    moyen = Moyen.objects.select_for_update().get(pk=moyen.pk)
    genre = champs.get("genre", moyen.genre)
    if genre != moyen.genre:
        if a_servi(moyen):
            raise au_champ("genre", GenreFige, nom=moyen.nom)
        moyen.pictogramme = PICTOGRAMMES[genre]
    if Moyen.objects.exclude(pk=moyen.pk).filter(nom=champs["nom"]).exists():
        raise au_champ("nom", NomDejaPris, nom=champs["nom"])
    for nom, valeur in champs.items():
        setattr(moyen, nom, valeur)
    lignes_de_liste.inscrire(
        moyen,
        code="boutique.moyen.change",
        resume=_("Moyen de paiement changé : « %(rangee)s »"),
        compte=par,
        liens={"activites": activites},
    )
    return moyen


@transaction.atomic
def montrer_le_moyen(*, moyen: Moyen, visible: bool, par: Compte) -> Moyen:
    """Take a means of payment at the tills, or no longer. Raises ``DroitManquant``."""
    exiger(par, DROIT)
    moyen = Moyen.objects.select_for_update().get(pk=moyen.pk)
    moyen.visible = visible
    phrase = (
        _("Moyen de paiement montré : « %(rangee)s »")
        if visible
        else _("Moyen de paiement caché : « %(rangee)s »")
    )
    lignes_de_liste.inscrire(moyen, code="boutique.moyen.change", resume=phrase, compte=par)
    return moyen


@transaction.atomic
def deplacer_le_moyen(*, moyen: Moyen, monter: bool, par: Compte) -> None:
    """Move a means of payment one place at the tills. Raises ``DroitManquant``."""
    exiger(par, DROIT)
    lignes_de_liste.deplacer(
        list(Moyen.objects.select_for_update().order_by("ordre", "nom")),
        moyen,
        monter=monter,
        code="boutique.moyen.ordonne",
        resume=_("Moyen de paiement déplacé : « %(rangee)s »"),
        compte=par,
    )


def code_libre(pris: Any, nom: str, longueur: int) -> str:
    """A code for a new row: its name in plain letters, numbered if it is taken."""
    base = slugify(nom)[: longueur - 4].strip("-_") or "ligne"
    deja = set(pris)
    return next(c for c in (base, *(f"{base}-{n}" for n in range(2, 1000))) if c not in deja)
