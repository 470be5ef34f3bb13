"""What the certificates say: only what was signed, once the session is locked."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Max, Min, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petiterockette.temps.dates import date_format

from .models import Emargement, Formateur, Inscription, Objectif, Organisme, Trace, TypeStagiaire
from .refus import (
    EmployeurDemande,
    EvaluationDemandee,
    NomDemande,
    PasEncoreVerrouillee,
    RienDeSuivi,
    SignataireDemande,
)

# Those who follow it for somebody who employs them.
EMPLOYES = (TypeStagiaire.SALARIE, TypeStagiaire.APPRENTI)


class NatureDAction(models.TextChoices):
    """What helps somebody grow skills, by law (C. trav. art. L6313-1, 1° to 4°)."""

    FORMATION = "formation", _("action de formation")
    BILAN = "bilan", _("bilan de compétences")
    VAE = "vae", _("action permettant de faire valider les acquis de l’expérience")
    APPRENTISSAGE = "apprentissage", _("action de formation par apprentissage")


def contenu_de_l_attestation(inscription: Inscription) -> dict[str, Any]:
    """What the attestation says: what a stagiaire followed (the sum of the signed half-days), and
    the assessment.

    Raises what ``_ce_qui_fut_suivi`` does, or ``EvaluationDemandee``. No article asks for it since
    the loi 2018-771 of 5 September 2018: it says the assessment, Qualiopi's indicator 11.
    """
    contenu = _ce_qui_fut_suivi(inscription)
    if not inscription.resultat:
        raise EvaluationDemandee()
    return contenu


def contenu_du_certificat(inscription: Inscription) -> dict[str, Any]:
    """What the certificate says: what a stagiaire followed, whose employee they are, and the nature
    of the action, as the ministry's model wants.

    Raises what ``_ce_qui_fut_suivi`` does, or ``EmployeurDemande``. Source: the ministry's model of
    certificat de réalisation; C. trav. art. R6332-26 and arrêté of 21 December 2018; natures: art.
    L6313-1. Read 2026-11.
    """
    contenu = _ce_qui_fut_suivi(inscription)
    if inscription.type_stagiaire in EMPLOYES and inscription.employeur is None:
        raise EmployeurDemande()
    nature = _nature(inscription)
    return contenu | {"natures": [(n.label, n == nature) for n in NatureDAction]}


def _ce_qui_fut_suivi(inscription: Inscription) -> dict[str, Any]:
    """What the attestation and the certificate both say: who followed what, by full name, and who
    signs.

    Raises ``PasEncoreVerrouillee``, ``RienDeSuivi``, ``NomDemande`` or ``SignataireDemande``.
    """
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
    if not (inscription.personne.nom or inscription.personne.anonymisee_le):
        raise NomDemande()
    organisme = Organisme.objects.first()
    if not (organisme and organisme.signataire and organisme.qualite):
        raise SignataireDemande()
    forment = session.formateurs.filter(emargements__in=Emargement.objects.signes()).distinct()
    return {
        "inscription": inscription,
        "nom": nom_signe(inscription),
        "session": session,
        "organisme": organisme,
        "minutes": suivi["minutes"],
        "dernier": suivi["dernier"],
        "quand": _quand(suivi["premier"], suivi["dernier"]),
        "formateurs": ", ".join(nom_signe(f) for f in forment.select_related("personne")),
    }


def _quand(premier: date, dernier: date) -> str:
    """« le 27 novembre 2026 », or « du 25 novembre 2026 au 27 novembre 2026 »."""
    if premier == dernier:
        return gettext("le %(jour)s") % {"jour": date_format(premier, "j F Y")}
    jours = {"premier": date_format(premier, "j F Y"), "dernier": date_format(dernier, "j F Y")}
    return gettext("du %(premier)s au %(dernier)s") % jours


def _nature(inscription: Inscription) -> NatureDAction:
    if inscription.type_stagiaire == TypeStagiaire.APPRENTI:
        return NatureDAction.APPRENTISSAGE
    objectif = Objectif(inscription.session.action.objectif)
    return _NATURES.get(objectif, NatureDAction.FORMATION)


def nom_signe(qui: Inscription | Formateur) -> str:
    """The name that papers bear: today's, or that of the signatures once it was forgotten.

    A name mistyped at the inscription and mended since is right on what is printed from then on.
    """
    if qui.personne.anonymisee_le is None:
        return str(qui.personne)
    sien = "formateur" if isinstance(qui, Formateur) else "inscription"
    trace = Trace.objects.filter(**{f"emargement__{sien}": qui}).order_by("-pk").first()
    return trace.nom if trace else str(qui.personne)


_NATURES = {Objectif.BILAN: NatureDAction.BILAN, Objectif.VAE: NatureDAction.VAE}
