"""Take a till for one gesture: locked, open, held by this device, its clock right."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from collecte.lecteur import Tete
from petiterockette.comptes.models import Compte
from petiterockette.dates import date_format
from petiterockette.droits import DroitManquant
from petiterockette.journal.tetes import lire_la_tete
from petiterockette.lieux.models import Point

from ..models import Caisse, Serie, Session
from ..refus import (
    AutreAppareil,
    CaisseFermee,
    CaisseInconnue,
    CaisseRouverte,
    HorlogeReculee,
    JourneeFinie,
    RestaurationConstatee,
)

# A session opened that day stops selling then, on the next one, in Paris.
FIN_DE_JOURNEE = time(4, 30)
# A clock that went back by so little is stamped with the last time.
RECUL_ADMIS = timedelta(minutes=2)


@dataclass(frozen=True)
class Poste:
    """A till taken until the transaction ends; ``le``: the time its gesture is stamped with."""

    caisse: Caisse
    session: Session
    serie: Serie
    le: datetime

    @property
    def lieu(self):
        return self.caisse.point.lieu


def empreinte_de_l_appareil(jeton: str) -> str:
    """What a session keeps of the token of its device."""
    return hashlib.sha256(jeton.encode()).hexdigest()


def verrouiller_la_caisse(*, point: int, lieu: str, compte: Compte, droit: str) -> Caisse:
    """The till of the point that the screen showed, its row locked.

    Raises ``CaisseInconnue`` or ``DroitManquant``.
    """
    caisse = (
        Caisse.objects.select_for_update(of=("self",))
        .select_related("point__lieu")
        .filter(point=point, point__lieu__code=lieu, point__genre=Point.Genre.CAISSE)
        .first()
    )
    if caisse is None:
        raise CaisseInconnue()
    if not compte.portee(droit).couvre_point(caisse.point.lieu_id, caisse.point_id):
        raise DroitManquant(droit, caisse.point.lieu)
    return caisse


def prendre_le_poste(
    *, tete: Tete, session: int, ecole: bool, compte: Compte, appareil: str, droit: str
) -> Poste:
    """Lock the till of a posted document, and check that it may be written there now.

    Raises ``CaisseInconnue``, ``CaisseFermee``, ``CaisseRouverte``, ``AutreAppareil``,
    ``JourneeFinie``, ``HorlogeReculee``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    caisse = verrouiller_la_caisse(point=tete.point, lieu=tete.lieu, compte=compte, droit=droit)
    ouverte = Session.objects.ouvertes().filter(caisse=caisse, ecole=ecole).first()
    if ouverte is None:
        raise CaisseFermee(caisse=caisse.point.nom)
    if ouverte.pk != session:
        raise CaisseRouverte(caisse=caisse.point.nom)
    if ouverte.appareil != empreinte_de_l_appareil(appareil):
        raise AutreAppareil(caisse=caisse.point.nom)
    maintenant = timezone.now()
    if not ecole and maintenant >= fin_de_la_journee(ouverte):
        raise JourneeFinie(jour=date_format(ouverte.jour))
    serie = serie_en_cours(caisse, ecole)
    exiger_la_suite(serie)
    return Poste(caisse, ouverte, serie, heure_du_geste(serie, maintenant))


def serie_en_cours(caisse: Caisse, ecole: bool) -> Serie:
    """The run of numbers in which a till writes now; its till is already known."""
    serie = caisse.series.select_related("chaine").filter(ecole=ecole).order_by("-rang")[0]
    serie.caisse = caisse
    return serie


def fin_de_la_journee(session: Session) -> datetime:
    """The instant from which a session sells no more: 04:30 in Paris, the day after."""
    lendemain = session.jour + timedelta(days=1)
    return timezone.make_aware(datetime.combine(lendemain, FIN_DE_JOURNEE))


def exiger_la_suite(serie: Serie) -> None:
    """Raise ``RestaurationConstatee`` if more was told outside than this base knows."""
    dehors = lire_la_tete(serie.chaine.nom)
    if dehors.rang > serie.chaine.rang:
        raise RestaurationConstatee(numero=f"{serie.prefixe}-{dehors.rang}")


def heure_du_geste(serie: Serie, maintenant: datetime) -> datetime:
    """Now, to the second; the last ticket's time if the clock went back a little.

    Raises ``HorlogeReculee`` if it went back by more than two minutes.
    """
    dernier = serie.chaine.le
    maintenant = maintenant.replace(microsecond=0)
    if dernier is None or maintenant >= dernier:
        return maintenant
    if dernier - maintenant > RECUL_ADMIS:
        raise HorlogeReculee(
            maintenant=date_format(timezone.localtime(maintenant), "H:i"),
            dernier=date_format(timezone.localtime(dernier), "j F à H:i"),
        )
    return dernier
