"""A row of the café's lists: judged by the database's own rules, written, told to the journal."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.utils.translation import gettext as _

from petiterockette.base.jugement import fautes
from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.refus import Refus

from ..refus import RangeeRefusee

# Rule of the database → the field beside which it speaks.
CHAMPS_DES_REGLES = {
    "cafe_plat_prix": "prix_cts",
    "cafe_enceinte_nom": "nom",
    "cafe_enceinte_limites": "mini_dc",
    "cafe_zone_nom": "nom",
}


def enregistrer(
    rangee: models.Model, *, code: str, compte: Compte, lieu: int | None = None, **contenu: Any
) -> None:
    """Write a row whose values were set. Raises ``RangeeRefusee``, with a sentence a field."""
    exiger_juste(rangee)
    nouvelle = rangee.pk is None
    rangee.save()
    phrase = _("%(quoi)s ajouté : « %(nom)s »") if nouvelle else _("%(quoi)s changé : « %(nom)s »")
    consigner(
        code,
        phrase % {"quoi": str(rangee._meta.verbose_name).capitalize(), "nom": str(rangee)[:80]},
        {"liste": rangee._meta.label_lower, "id": rangee.pk, **_valeurs(rangee), **contenu},
        lieu=lieu,
        par=compte.personne_id,
        compte=compte.pk,
    )


def exiger_juste(rangee: models.Model) -> None:
    if champs := fautes(rangee, CHAMPS_DES_REGLES):
        seule = champs.pop(NON_FIELD_ERRORS, "")
        refus: Refus = RangeeRefusee(phrase=seule or _("Il reste quelque chose à corriger."))
        refus.champs = champs
        raise refus


def _valeurs(rangee: models.Model) -> dict[str, Any]:
    lus = ((f.attname, getattr(rangee, f.attname)) for f in rangee._meta.concrete_fields)
    return {nom: v if isinstance(v, int | bool | None) else str(v) for nom, v in lus}
