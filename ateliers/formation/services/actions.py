"""What is taught, and the organisation that teaches: written, changed."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..models import Action, Organisme
from ..refus import IntituleDejaPris, IntituleEngage, NdaPerdu
from .sessions import DROIT

# What an action says, in the order of its page.
CHAMPS = (
    *("intitule", "professionnelle", "objectif", "code_nsf", "duree_min", "tarif_cts"),
    *("objectifs", "public", "prerequis", "contenu", "moyens", "evaluation"),
    *("accessibilite", "delais", "visible"),
)
REGLAGES = ("nda", "certification", "signataire", "qualite")


@transaction.atomic
def noter_l_action(*, action: Action | None = None, compte: Compte, **champs: Any) -> Action:
    """Write an action, or change one; its title stays once a session bears it.

    Raises ``IntituleDejaPris``, ``IntituleEngage`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    nouvelle = action is None
    action = action or Action()
    pris = Action.objects.filter(intitule__iexact=champs["intitule"]).exclude(pk=action.pk)
    if pris.exists():
        raise au_champ("intitule", IntituleDejaPris)
    change = not nouvelle and champs["intitule"] != action.intitule
    if change and action.sessions.exists():
        raise au_champ("intitule", IntituleEngage)
    avant = {nom: getattr(action, nom) for nom in CHAMPS}
    for nom in CHAMPS:
        setattr(action, nom, champs[nom])
    action.full_clean()
    action.save()
    phrase = _("Action de formation nº %(n)d ajoutée") if nouvelle else _("Action nº %(n)d changée")
    consigner(
        "formation.action.notee" if nouvelle else "formation.action.changee",
        phrase % {"n": action.pk},
        {
            "action": action.pk,
            "avant": {} if nouvelle else _differences(avant, champs),
            "apres": _differences(champs, {} if nouvelle else avant),
        },
        compte=compte.pk,
        par=compte.personne_id,
    )
    return action


@transaction.atomic
def regler_l_organisme(*, compte: Compte, **champs: str) -> Organisme:
    """Say what the house is as a training organisation. Raises ``NdaPerdu``, ``DroitManquant``."""
    exiger(compte, DROIT)
    organisme = Organisme.objects.first() or Organisme(pk=1)
    if organisme.nda and not champs["nda"]:
        raise au_champ("nda", NdaPerdu)
    for nom in REGLAGES:
        setattr(organisme, nom, champs[nom])
    organisme.save()
    consigner(
        "formation.organisme.regle",
        _("Organisme de formation réglé"),
        {nom: champs[nom] for nom in ("nda", "certification", "qualite")},
        compte=compte.pk,
        par=compte.personne_id,
    )
    return organisme


def _differences(dites: dict[str, Any], autres: dict[str, Any]) -> dict[str, Any]:
    return {nom: dites[nom] for nom in CHAMPS if dites[nom] != autres.get(nom)}
