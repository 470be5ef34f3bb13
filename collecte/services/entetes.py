"""The header of what a counter posted: the person, the open point its screen showed, once."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Personne

from ..entete import Entete
from ..lecteur import Tete
from ..models import Bon
from ..refus import LieuInconnu, PersonneInconnue
from .bons import une_fois
from .controles import exiger_un_point_ouvert


def faire_une_fois(
    tete: Tete, compte: Compte, geste: Callable[[Entete], tuple[Bon, bool]]
) -> tuple[Bon, bool]:
    """Make the gesture of a posted document; the bon, and whether it was made now.

    ``geste`` is given the header and calls a service. What was recorded already is answered
    again even if its point has closed since. Raises what ``entete_de`` and ``geste`` raise,
    or ``AutreContenu``.
    """
    fait_ici = False

    def ecrire() -> Bon:
        nonlocal fait_ici
        bon, fait_ici = geste(entete_de(tete, compte))
        return bon

    bon, nouveau = une_fois(tete.uuid, tete.empreinte, ecrire)
    return bon, nouveau and fait_ici


def entete_de(tete: Tete, compte: Compte) -> Entete:
    """The header of a posted document; its right is checked by the service that writes it.

    Raises ``LieuInconnu``, ``PointFerme`` or ``PersonneInconnue``.
    """
    point = Point.objects.select_related("lieu").filter(pk=tete.point).first()
    if point is None or point.lieu.code != tete.lieu:
        raise LieuInconnu()
    exiger_un_point_ouvert(point, tete.appareil_le, timezone.now())
    if tete.par is None and compte.personne_id is None:
        raise PersonneInconnue(champs={"par": _("Touchez votre nom.")})
    if tete.par and not Personne.objects.filter(pk=tete.par).exists():
        phrase = _("Ce nom n’est plus dans l’équipe : touchez le vôtre.")
        raise PersonneInconnue(champs={"par": phrase})
    return Entete(
        uuid=tete.uuid,
        empreinte=tete.empreinte,
        lieu=point.lieu,
        point=point,
        compte=compte,
        par=tete.par,
        appareil_le=tete.appareil_le,
        commentaire=tete.commentaire,
    )
