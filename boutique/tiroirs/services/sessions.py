"""Open a till, take it over on another device, close it; what nobody closed is closed."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.articles.services.poids import retenir_les_poids
from boutique.caisses.models import Caisse, Session
from boutique.caisses.refus import CaisseFermee, HorlogeReculee
from boutique.caisses.services.caisses import installer_la_caisse
from boutique.caisses.services.en_main import (
    empreinte_de_l_appareil,
    fin_de_la_journee,
    heure_du_geste,
    reprendre_la_main,
    verrouiller_la_caisse,
)
from boutique.caisses.services.evenements import chaine_des_evenements, noter
from boutique.caisses.services.presences import Preuve, personne_a_la_caisse, quitter, tenir
from boutique.caisses.services.sessions import commencer, passer_a, terminer
from boutique.clotures.services.clotures import clore_la_session, rattraper
from boutique.regles.models import Activite
from collecte.mois.services.mois import faire_attendre_la_cloture
from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Maillon
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.lieux.models import Point
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..coffres import derniere_fermee, fond_propose
from ..refus import CaisseDejaOuverte, FondInattendu
from .fonds import exiger_la_raison, rapprocher_le_fond
from .listes import charger_la_boutique

DROIT = "boutique.ouvrir_la_caisse"


def ouvrir(
    *,
    point: Point,
    uuid: UUID,
    fond_cts: int,
    compte: Compte,
    par: int | None,
    appareil: str,
    ecole: bool = False,
    motif: str = "",
    preuve: Preuve | None = None,
) -> tuple[Session, bool]:
    """Open the till of a point on this device, with so many cents in its drawer.

    ``motif``: why they are not those that the session before left, if they are not.
    The first opening of a point makes its till, with its numbers. The same page again
    answers the session it opened. Raises ``CaisseDejaOuverte``, ``CaisseInconnue``,
    ``FondInattendu``, ``HorlogeReculee``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    _installer(point, compte)
    return faire_ou_relire(
        lambda: _ouvrir(point, uuid, fond_cts, compte, par, appareil, ecole, motif, preuve),
        Session.objects.filter(uuid=uuid).first,
        *(CaisseDejaOuverte, FondInattendu),
    )


def _installer(point: Point, compte: Compte) -> None:
    """Make the till of a point that has none yet; two first openings at once make two numbers.

    An installation older than the till gets its lists with its first opening.
    """
    if point.genre != Point.Genre.CAISSE or Caisse.objects.filter(point=point).exists():
        return
    if not compte.portee(DROIT).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(DROIT, point.lieu)
    for _essai in range(2):
        with suppress(IntegrityError), transaction.atomic():
            if not Activite.objects.exists():
                charger_la_boutique()
            installer_la_caisse(point)
            return


def _ouvrir(
    point: Point,
    uuid: UUID,
    fond_cts: int,
    compte: Compte,
    par: int | None,
    appareil: str,
    ecole: bool,
    motif: str,
    preuve: Preuve | None,
) -> Session:
    caisse = verrouiller_la_caisse(point=point.pk, lieu=point.lieu.code, compte=compte, droit=DROIT)
    par = personne_a_la_caisse(par, compte, caisse, preuve, ecole=ecole)
    le = heure_du_geste(caisse)
    for oubliee in _oubliees(caisse, le):
        _fermer(oubliee, caisse, le, compte=None, par=None, oubliee=True)
    rattraper(caisse, le)
    if Session.objects.ouvertes().filter(caisse=caisse, ecole=ecole).exists():
        raise CaisseDejaOuverte(caisse=point.nom_complet)
    derniere = derniere_fermee(caisse)
    propose_cts = fond_propose(caisse, derniere)
    precedente = None if ecole else derniere
    motif = exiger_la_raison(precedente, fond_cts, motif)
    faire_attendre_la_cloture(point.lieu_id, timezone.localdate(le))
    session = commencer(
        caisse,
        ecole=ecole,
        uuid=uuid,
        le=le,
        fond_cts=fond_cts,
        appareil=empreinte_de_l_appareil(appareil),
        compte=compte,
        par=par,
    )
    retenir_les_poids(session.jour)
    tenir(session, caisse, par, compte)
    noter(
        caisse,
        "session.ouverte",
        _("« %(caisse)s » ouverte, fond de %(fond)s")
        % {"caisse": point.nom, "fond": euros(fond_cts)},
        le=le,
        compte=compte,
        par=par,
        ecole=ecole,
        rangees=[session],
        session=session.numero,
        fond_cts=fond_cts,
        fond_propose_cts=propose_cts,
    )
    if precedente:
        rapprocher_le_fond(precedente, session, motif, compte, par)
    return session


def reprendre_ici(
    *,
    session: Session,
    compte: Compte,
    par: int | None,
    appareil: str,
    motif: str,
    preuve: Preuve | None = None,
) -> Session:
    """Hold an open till on this device from now on; the other one may sell no more.

    Where this device holds it already, nothing changes. Raises ``CaisseFermee``,
    ``HorlogeReculee``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    point = session.caisse.point
    with transaction.atomic():
        caisse = verrouiller_la_caisse(
            point=point.pk, lieu=point.lieu.code, compte=compte, droit=DROIT
        )
        la_session = Session.objects.get(pk=session.pk)
        if not la_session.est_ouverte:
            raise CaisseFermee(caisse=point.nom_complet)
        empreinte = empreinte_de_l_appareil(appareil)
        if la_session.appareil == empreinte:
            return la_session
        qui = personne_a_la_caisse(par, compte, caisse, preuve, ecole=la_session.ecole)
        quitte = passer_a(la_session, empreinte)
        tenir(la_session, caisse, qui, compte)
        noter(
            caisse,
            "session.reprise",
            _("« %(caisse)s » reprise sur un autre appareil") % {"caisse": point.nom},
            le=heure_du_geste(caisse),
            compte=compte,
            par=qui,
            ecole=la_session.ecole,
            rangees=[la_session],
            session=la_session.numero,
            motif=motif[:200],
            quitte=quitte,
        )
    return la_session


def a_tenu(caisse: Caisse, session: Session, empreinte: str) -> bool:
    """Whether a device held a session before another one took it over; the chain tells."""
    return Maillon.objects.filter(
        chaine__nom=chaine_des_evenements(caisse),
        le__gte=session.ouverte_le,
        contenu__code="session.reprise",
        contenu__ecole=session.ecole,
        contenu__session=session.numero,
        contenu__quitte=empreinte,
    ).exists()


def fermer(
    *, session: Session, compte: Compte, par: int | None, preuve: Preuve | None = None
) -> Session:
    """Close a till: nothing more is sold; its drawer is counted next.

    Closing it again changes nothing. Raises ``HorlogeReculee``, ``RestaurationConstatee`` or
    ``DroitManquant``.
    """
    point = session.caisse.point
    with transaction.atomic():
        caisse = verrouiller_la_caisse(
            point=point.pk, lieu=point.lieu.code, compte=compte, droit=DROIT
        )
        la_session = Session.objects.get(pk=session.pk)
        if la_session.est_ouverte:
            qui = personne_a_la_caisse(par, compte, caisse, preuve, ecole=la_session.ecole)
            _fermer(la_session, caisse, heure_du_geste(caisse), compte=compte, par=qui)
            # Whoever closed counts next: nobody else is proposed.
            quitter(la_session, sauf=qui)
    return la_session


def fermer_les_oubliees(maintenant: datetime) -> int:
    """Close what is still open after its day's end; returns how many sessions.

    Their drawers wait to be counted: no total changes (« comptage en attente »). A till that
    an administrator must let go on first stays as it is: nothing is sold there meanwhile.
    """
    fermees = 0
    for caisse in Caisse.objects.filter(sessions__fermee_le=None).distinct().order_by("pk"):
        with suppress(HorlogeReculee, RestaurationConstatee), transaction.atomic():
            verrouillee = reprendre_la_main(caisse.pk)
            oubliees = _oubliees(verrouillee, maintenant)
            for session in oubliees:
                le = heure_du_geste(verrouillee, maintenant=maintenant)
                _fermer(session, verrouillee, le, compte=None, par=None, oubliee=True)
            fermees += len(oubliees)
    return fermees


def _oubliees(caisse: Caisse, maintenant: datetime) -> list[Session]:
    ouvertes = Session.objects.ouvertes().filter(caisse=caisse).order_by("pk")
    return [s for s in ouvertes if maintenant >= fin_de_la_journee(s)]


def _fermer(
    session: Session,
    caisse: Caisse,
    le: datetime,
    *,
    compte: Compte | None,
    par: int | None,
    oubliee: bool = False,
) -> None:
    terminer(session, le, par, oubliee=oubliee)
    resume = _("« %(caisse)s » fermée") if not oubliee else _("« %(caisse)s » fermée d’office")
    noter(
        caisse,
        "session.fermee",
        resume % {"caisse": caisse.point.nom},
        le=le,
        compte=compte,
        par=par,
        ecole=session.ecole,
        rangees=[session],
        session=session.numero,
        oubliee=oubliee,
        tickets=session.ventes.count(),
    )
    if not session.ecole:
        clore_la_session(session)
