"""Take a till in hand for one gesture: locked, open, held by this device, its clock right."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.comptoirs.lecteur import EnteteRecu
from petiterockette.base.sql import table
from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Maillon
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.lieux.models import Point
from petiterockette.temps.dates import date_format

from ..chaines import ChainesDeLaCaisse, chaines_de
from ..models import Caisse, Serie, Session
from ..refus import (
    AutreAppareil,
    CaisseFermee,
    CaisseInconnue,
    CaisseRouverte,
    HorlogeReculee,
    JourneeFinie,
)
from .evenements import RECUL_ADMIS, chaine_des_evenements, noter

# A session opened that day stops selling then, on the next one, in Paris.
FIN_DE_JOURNEE = time(4, 30)


@dataclass(frozen=True)
class CaisseEnMain:
    """A till taken until the transaction ends; ``le``: the time its gesture is stamped with."""

    caisse: Caisse
    session: Session
    serie: Serie
    le: datetime

    @property
    def lieu(self):
        return self.caisse.point.lieu


# The open session of a till, asked at each gesture: the real one, or that of training.
_OUVERTE = (
    f"SELECT * FROM {table(Session)} WHERE caisse_id = %s AND fermee_le IS NULL AND ecole = %s"
)


def empreinte_de_l_appareil(jeton: str) -> str:
    """What a session keeps of the token of its device."""
    return hashlib.sha256(jeton.encode()).hexdigest()


def verrouiller_la_caisse(*, point: int, lieu: str, compte: Compte, droit: str) -> Caisse:
    """The till of the point that the screen showed, its row locked.

    Raises ``CaisseInconnue`` or ``DroitManquant``.
    """
    caisse = _tenues().filter(point=point).first()
    if caisse is None or caisse.point.lieu.code != lieu or caisse.point.genre != Point.Genre.CAISSE:
        raise CaisseInconnue()
    if not compte.portee(droit).couvre_point(caisse.point.lieu_id, caisse.point_id):
        raise DroitManquant(droit, caisse.point.lieu)
    return caisse


def prendre_en_main(
    *, entete_recu: EnteteRecu, session: int, ecole: bool, compte: Compte, appareil: str, droit: str
) -> CaisseEnMain:
    """Lock the till that a received document names, and check that it may be written there now.

    Raises ``CaisseInconnue``, ``CaisseFermee``, ``CaisseRouverte``, ``AutreAppareil``,
    ``JourneeFinie``, ``HorlogeReculee``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    caisse = verrouiller_la_caisse(
        point=entete_recu.point, lieu=entete_recu.lieu, compte=compte, droit=droit
    )
    ouverte = next(iter(Session.objects.raw(_OUVERTE, [caisse.pk, ecole])), None)
    if ouverte is None:
        raise CaisseFermee(caisse=caisse.point.nom_complet)
    if ouverte.pk != session:
        raise CaisseRouverte(caisse=caisse.point.nom_complet)
    if ouverte.appareil != empreinte_de_l_appareil(appareil):
        raise AutreAppareil(caisse=caisse.point.nom_complet)
    if not ecole and timezone.now() >= fin_de_la_journee(ouverte):
        raise JourneeFinie(jour=date_format(ouverte.jour))
    chaines = chaines_de(caisse)
    return CaisseEnMain(
        caisse, ouverte, chaines.serie(ecole), heure_du_geste(caisse, chaines=chaines)
    )


def reprendre_la_main(pk: int) -> Caisse:
    """A till that is known already, its row locked until the transaction ends."""
    return _tenues().get(pk=pk)


def _tenues() -> QuerySet[Caisse]:
    """Tills, locked when they are read, and where each stands."""
    return Caisse.objects.select_for_update(of=("self",)).select_related("point__lieu").order_by()


def fin_de_la_journee(session: Session) -> datetime:
    """The instant from which a session sells no more: 04:30 in Paris, the day after."""
    return fin_du_jour(session.jour)


def fin_du_jour(jour: date) -> datetime:
    """When the sales of a day end: 04:30 in Paris, the day after."""
    return timezone.make_aware(datetime.combine(jour + timedelta(days=1), FIN_DE_JOURNEE))


def heure_du_geste(
    caisse: Caisse, *, chaines: ChainesDeLaCaisse | None = None, maintenant: datetime | None = None
) -> datetime:
    """The time that everything done at a till is stamped with; its row is locked.

    Now, to the second; the last time told if the clock went back by at most two minutes,
    which is chained once. ``chaines``: its chains, where they were read already. Raises
    ``RestaurationConstatee`` if more was told outside than this base knows,
    ``HorlogeReculee`` if the clock went back by more.
    """
    chaines = chaines or chaines_de(caisse)
    if chaines.perdu:
        raise RestaurationConstatee(dernier=chaines.perdu)
    maintenant = (maintenant or timezone.now()).replace(microsecond=0)
    dernier = chaines.derniere_heure
    if dernier is None or maintenant >= dernier:
        return maintenant
    if dernier - maintenant > RECUL_ADMIS:
        raise HorlogeReculee(
            maintenant=date_format(timezone.localtime(maintenant), "H:i"),
            dernier=date_format(timezone.localtime(dernier), "j F à H:i"),
        )
    _noter_le_recul(caisse, maintenant, dernier)
    return dernier


def _noter_le_recul(caisse: Caisse, maintenant: datetime, dernier: datetime) -> None:
    """Chain that the clock went back; once, whatever is done until it has caught up."""
    chaine = chaine_des_evenements(caisse)
    dits = Maillon.objects.filter(chaine__nom=chaine, le=dernier, contenu__code="horloge.reculee")
    if dits.exists():
        return
    recul_s = int((dernier - maintenant).total_seconds())
    noter(
        caisse,
        "horloge.reculee",
        _("«\u00a0%(caisse)s\u00a0»\u00a0: l’horloge a reculé de %(n)d\u00a0s")
        % {"caisse": caisse.point.nom, "n": recul_s},
        le=dernier,
        compte=None,
        par=None,
        recul_s=recul_s,
    )
