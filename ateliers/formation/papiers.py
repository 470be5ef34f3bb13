"""What the certificates say: only what was signed, once the session is locked."""

from typing import Any

from django.db.models import Max, Min, Sum

from .models import Emargement, Inscription, Objectif, Organisme, Trace
from .refus import PasEncoreVerrouillee, RienDeSuivi


def contenu_du_certificat(inscription: Inscription) -> dict[str, Any]:
    """The certificate of a stagiaire: the duration is the sum of the signed half-days.

    Raises ``PasEncoreVerrouillee`` or ``RienDeSuivi``. Source: arrêté of 21 December 2018, model
    of the certificat de réalisation; C. trav. art. L6353-1 for the attestation.
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
    return {
        "inscription": inscription,
        "nom": nom_signe(inscription),
        "session": session,
        "organisme": Organisme.objects.first(),
        "natures": [
            ("action de formation", session.action.objectif not in _AUTRES_NATURES),
            ("bilan de compétences", session.action.objectif == Objectif.BILAN),
            (
                "action de validation des acquis de l’expérience",
                session.action.objectif == Objectif.VAE,
            ),
            ("action de formation par apprentissage", False),
        ],
        **suivi,
    }


def nom_signe(inscription: Inscription) -> str:
    """The name that papers bear: today's, or that of the signatures once it was forgotten.

    A name mistyped at the inscription and mended since is right on what is printed from then on.
    """
    if inscription.personne.anonymisee_le is None:
        return str(inscription.personne)
    signes = Trace.objects.filter(emargement__inscription=inscription).order_by("-pk")
    trace = signes.first()
    return trace.nom if trace else str(inscription.personne)


_AUTRES_NATURES = {Objectif.BILAN, Objectif.VAE}
