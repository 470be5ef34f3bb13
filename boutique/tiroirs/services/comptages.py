"""Count a closed till: blind, then compared; counted again, or explained, when it is off."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from boutique.caisses.models import Session
from boutique.caisses.services.en_main import heure_du_geste, verrouiller_la_caisse
from boutique.caisses.services.evenements import noter
from boutique.caisses.services.presences import Preuve, personne_a_la_caisse
from boutique.caisses.services.sessions import marquer_comptee
from boutique.regles.models import Moyen
from petiterockette.comptes.models import Compte
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..coffres import cheques_attendus, par_genre, tiroir_attendu
from ..models import Comptage, Place
from ..refus import DejaComptee, MotifDeLEcart, SessionPasFermee
from .especes import ecrire
from .fonds import rapprocher_le_fond

DROIT = "boutique.ouvrir_la_caisse"
# The euro's coins and notes, in cents.
COUPURES = (*(50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500), *(200, 100, 50, 20, 10, 5, 2, 1))


@dataclass(frozen=True)
class Decompte:
    """What somebody counted: coins and notes, cheques, the card terminal's total.

    ``coupures``: cents of a coin or note → how many of it.
    """

    coupures: Mapping[int, int]
    cheques: int
    carte_cts: int

    @property
    def especes_cts(self) -> int:
        return sum(valeur * n for valeur, n in self.coupures.items())


def compter(
    *,
    session: Session,
    uuid: UUID,
    decompte: Decompte,
    motif: str = "",
    compte: Compte,
    par: int | None,
    preuve: Preuve | None = None,
) -> tuple[Comptage, bool]:
    """Write what was counted, and keep it if it agrees, or the second time if it is explained.

    A difference within the till's tolerance is kept and booked without a question. Above, the
    first count is written and not kept: count again; the second one asks why. Returns the
    count and whether it is new. Raises ``SessionPasFermee``, ``DejaComptee``,
    ``MotifDeLEcart``, ``HorlogeReculee``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    point = session.caisse.point

    def faire() -> Comptage:
        caisse = verrouiller_la_caisse(
            point=point.pk, lieu=point.lieu.code, compte=compte, droit=DROIT
        )
        la_session = Session.objects.get(pk=session.pk)
        la_session.caisse = caisse
        qui = personne_a_la_caisse(par, compte, caisse, preuve)
        return _compter(la_session, uuid, decompte, motif, compte, qui)

    return faire_ou_relire(faire, Comptage.objects.filter(uuid=uuid).first, DejaComptee)


def _compter(
    session: Session,
    uuid: UUID,
    decompte: Decompte,
    motif: str,
    compte: Compte,
    par: int,
) -> Comptage:
    if session.est_ouverte:
        raise SessionPasFermee()
    if session.comptee_le:
        raise DejaComptee()
    caisse = session.caisse
    comptage = Comptage(
        uuid=uuid,
        session=session,
        rang=session.comptages.count() + 1,
        le=heure_du_geste(caisse),
        par=par,
        compte=compte,
        coupures={str(valeur): n for valeur, n in decompte.coupures.items() if n},
        especes_cts=decompte.especes_cts,
        especes_attendues_cts=tiroir_attendu(session),
        cheques_comptes=decompte.cheques,
        cheques_attendus=cheques_attendus(session),
        carte_cts=decompte.carte_cts,
        carte_attendue_cts=par_genre(session).get(Moyen.Genre.CARTE, 0),
        motif=" ".join(motif.split())[:200],
        retenu=False,
    )
    juste = comptage.est_juste(caisse.tolerance_cts)
    if not juste and comptage.rang > 1 and not comptage.motif:
        raise MotifDeLEcart(
            ecart=euros(comptage.ecart_cts), champs={"motif": str(_("Dites pourquoi."))}
        )
    comptage.retenu = juste or comptage.rang > 1
    comptage.save(force_insert=True)
    if comptage.retenu:
        _retenir(session, comptage)
    noter(
        caisse,
        "session.comptee" if comptage.retenu else "session.a_recompter",
        _("« %(caisse)s » comptée, écart de %(ecart)s")
        % {"caisse": caisse.point.nom, "ecart": euros(comptage.ecart_cts)},
        le=comptage.le,
        compte=compte,
        par=par,
        rangees=[session, comptage],
        session=session.numero,
        comptage=comptage.pk,
        ecart_cts=comptage.ecart_cts,
    )
    return comptage


def _retenir(session: Session, comptage: Comptage) -> None:
    """The count is the drawer's: what was too much or too little is booked as such."""
    marquer_comptee(session, comptage.le)
    ecart = comptage.ecart_cts
    if ecart:
        de, vers = (Place.ECART, Place.TIROIR) if ecart > 0 else (Place.TIROIR, Place.ECART)
        ecrire(
            session.caisse,
            session,
            uuid4(),
            de,
            vers,
            abs(ecart),
            comptage.motif or str(_("dans la tolérance")),
            comptage.le,
            comptage.compte,
            comptage.par,
        )
    reouvertes = session.caisse.sessions.filter(ecole=False, pk__gt=session.pk)
    suivante = reouvertes.order_by("pk").first()
    if suivante:
        rapprocher_le_fond(session, suivante, "", comptage.compte, comptage.par)
