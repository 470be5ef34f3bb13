"""What the certificates say: only what was signed, once the session is locked."""

from typing import Any

from django.db import models
from django.db.models import Max, Min, Sum
from django.utils.translation import gettext_lazy as _

from .models import Emargement, Inscription, Objectif, Organisme, Trace, TypeStagiaire
from .refus import EmployeurDemande, EvaluationDemandee, PasEncoreVerrouillee, RienDeSuivi

# Those who follow it for somebody who employs them.
EMPLOYES = (TypeStagiaire.SALARIE, TypeStagiaire.APPRENTI)


class NatureDAction(models.TextChoices):
    """What helps somebody grow skills, by law (C. trav. art. L6313-1, 1° to 4°)."""

    FORMATION = "formation", _("action de formation")
    BILAN = "bilan", _("bilan de compétences")
    VAE = "vae", _("action permettant de faire valider les acquis de l’expérience")
    APPRENTISSAGE = "apprentissage", _("action de formation par apprentissage")


def contenu_de_l_attestation(inscription: Inscription) -> dict[str, Any]:
    """What a stagiaire followed: the duration is the sum of the signed half-days.

    Raises ``PasEncoreVerrouillee``, ``RienDeSuivi`` or ``EvaluationDemandee``. No article asks
    for it since the loi 2018-771 of 5 September 2018: it says the assessment, Qualiopi's
    indicator 11.
    """
    contenu = _ce_qui_fut_suivi(inscription)
    if not inscription.resultat:
        raise EvaluationDemandee()
    return contenu


def contenu_du_certificat(inscription: Inscription) -> dict[str, Any]:
    """The same, with whose employee it is and the nature of the action, as its model wants.

    Raises ``EmployeurDemande`` beside the first two. Source: the ministry's model of certificat
    de réalisation;
    C. trav. art. R6332-26 and arrêté of 21 December 2018; natures: art. L6313-1. Read 2026-11.
    """
    contenu = _ce_qui_fut_suivi(inscription)
    if inscription.type_stagiaire in EMPLOYES and inscription.employeur is None:
        raise EmployeurDemande()
    nature = _nature(inscription)
    return contenu | {"natures": [(n.label, n == nature) for n in NatureDAction]}


def _ce_qui_fut_suivi(inscription: Inscription) -> dict[str, Any]:
    """What both papers say; raises ``PasEncoreVerrouillee`` or ``RienDeSuivi``."""
    session = inscription.session
    if not session.est_verrouillee:
        raise PasEncoreVerrouillee()
    signes = Emargement.objects.signes().filter(inscription=inscription)
    suivi = signes.aggregate(
        minutes=Sum("duree_min", default=0),
        premier=Min("demi_journee__jour"),
        dernier=Max("demi_journee__jour"),
    )
    if not suivi["minutes"]:
        raise RienDeSuivi()
    return {
        "inscription": inscription,
        "nom": nom_signe(inscription),
        "session": session,
        "organisme": Organisme.objects.first(),
        **suivi,
    }


def _nature(inscription: Inscription) -> NatureDAction:
    if inscription.type_stagiaire == TypeStagiaire.APPRENTI:
        return NatureDAction.APPRENTISSAGE
    objectif = Objectif(inscription.session.action.objectif)
    return _NATURES.get(objectif, NatureDAction.FORMATION)


def nom_signe(inscription: Inscription) -> str:
    """The name that papers bear: today's, or that of the signatures once it was forgotten.

    A name mistyped at the inscription and mended since is right on what is printed from then on.
    """
    if inscription.personne.anonymisee_le is None:
        return str(inscription.personne)
    signes = Trace.objects.filter(emargement__inscription=inscription).order_by("-pk")
    trace = signes.first()
    return trace.nom if trace else str(inscription.personne)


_NATURES = {Objectif.BILAN: NatureDAction.BILAN, Objectif.VAE: NatureDAction.VAE}
