"""The header of what a counter posted: the person, the open point its screen showed, once."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Exists
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.refus import PersonneInconnue
from collecte.livre.services.bons import une_fois
from collecte.mois.services.mois import jour_du_geste
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from .lecteur import EnteteRecu
from .refus import LieuInconnu, PointFerme


def faire_une_fois(
    entete_recu: EnteteRecu, compte: Compte, geste: Callable[[Entete], tuple[Bon, bool]]
) -> tuple[Bon, bool]:
    """Make the gesture of a posted document; the bon, and whether it was made now.

    ``geste`` is given the header and calls a service. What was recorded already is answered
    again even if its point has closed since. Raises what ``entete_de`` and ``geste`` raise,
    or ``AutreContenu``.
    """
    fait_ici = False

    def ecrire() -> Bon:
        nonlocal fait_ici
        bon, fait_ici = geste(entete_de(entete_recu, compte))
        return bon

    bon, nouveau = une_fois(entete_recu.uuid, entete_recu.empreinte, ecrire)
    return bon, nouveau and fait_ici


def entete_de(entete_recu: EnteteRecu, compte: Compte) -> Entete:
    """The header of a posted document; its right is checked by the service that writes it.

    Raises ``LieuInconnu``, ``PointFerme`` or ``PersonneInconnue``.
    """
    connue = Exists(Personne.objects.filter(pk=entete_recu.par or 0))
    points = Point.objects.select_related("lieu").annotate(connue=connue).order_by()
    point = points.filter(pk=entete_recu.point).first()
    if point is None or point.lieu.code != entete_recu.lieu:
        raise LieuInconnu()
    exiger_un_point_ouvert(point, entete_recu.appareil_le, timezone.now())
    if entete_recu.par is None and compte.personne_id is None:
        raise PersonneInconnue(champs={"par": _("Touchez votre nom.")})
    if entete_recu.par and not point.connue:
        phrase = _("Ce nom n’est plus dans l’équipe : touchez le vôtre.")
        raise PersonneInconnue(champs={"par": phrase})
    return Entete(
        uuid=entete_recu.uuid,
        empreinte=entete_recu.empreinte,
        lieu=point.lieu,
        point=point,
        compte=compte,
        par=entete_recu.par,
        appareil_le=entete_recu.appareil_le,
        commentaire=entete_recu.commentaire,
    )


def exiger_un_point_ouvert(
    point: Point, appareil_le: datetime | None, maintenant: datetime
) -> None:
    """Raise ``PointFerme``, or ``LieuInconnu`` if the point or its site is not open yet."""
    jour = timezone.localdate(maintenant)
    for chose in (point, point.lieu):
        # What was weighed before the closing and arrives late is still recorded.
        if chose.ferme_le and chose.ferme_le <= jour_du_geste(appareil_le, maintenant):
            raise PointFerme(point=chose.nom, jour=date_format(chose.ferme_le))
    if point.ouvert_le > jour or point.lieu.ouvert_le > jour:
        raise LieuInconnu()
