"""Cash that moves: drawer, safe, bank, small expenses; always with a reason."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from boutique.caisses.models import Caisse, Session
from boutique.caisses.services.en_main import heure_du_geste, verrouiller_la_caisse
from boutique.caisses.services.evenements import noter
from boutique.caisses.services.presences import Preuve, personne_a_la_caisse
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..coffres import au_coffre, tiroir_attendu
from ..models import MouvementEspeces, Place, RemiseBanque
from ..refus import CoffreInsuffisant, EspecesInsuffisantes, MouvementImpossible, TiroirRepris

DROIT = "boutique.ouvrir_la_caisse"
# Where a drawer's cash may go, and come from, by somebody's hand.
AILLEURS = (Place.COFFRE, Place.BANQUE, Place.DEPENSE)


def deplacer(
    *,
    session: Session,
    uuid: UUID,
    de: str,
    vers: str,
    montant_cts: int,
    motif: str,
    compte: Compte,
    par: int | None,
    preuve: Preuve | None = None,
) -> tuple[MouvementEspeces, bool]:
    """Move cash between the drawer of a session and the safe, the bank or a small expense.

    The drawer may be closed: what was counted is put away, until the till opens again. Returns
    the move and whether it is new. Raises ``MouvementImpossible``, ``EspecesInsuffisantes``,
    ``CoffreInsuffisant``, ``TiroirRepris``, ``HorlogeReculee``, ``RestaurationConstatee`` or
    ``DroitManquant``.
    """
    raison = " ".join(motif.split())[:120]
    if not raison or montant_cts <= 0 or not _possible(de, vers):
        raise MouvementImpossible()
    point = session.caisse.point

    def faire() -> MouvementEspeces:
        caisse = verrouiller_la_caisse(
            point=point.pk, lieu=point.lieu.code, compte=compte, droit=DROIT
        )
        exiger_le_tiroir(session)
        if de == Place.TIROIR:
            exiger_au_tiroir(session, montant_cts)
        elif de == Place.COFFRE and not session.ecole:
            exiger_au_coffre(caisse.point.lieu, montant_cts)
        qui = personne_a_la_caisse(par, compte, caisse, preuve, ecole=session.ecole)
        le = heure_du_geste(caisse)
        return ecrire(caisse, session, uuid, de, vers, montant_cts, raison, le, compte, qui)

    return faire_ou_relire(
        faire,
        MouvementEspeces.objects.filter(uuid=uuid).first,
        EspecesInsuffisantes,
        CoffreInsuffisant,
        TiroirRepris,
    )


def _possible(de: str, vers: str) -> bool:
    return (de == Place.TIROIR and vers in AILLEURS) or (
        vers == Place.TIROIR and de in (Place.COFFRE, Place.BANQUE)
    )


def exiger_le_tiroir(session: Session) -> None:
    """Raise ``TiroirRepris`` if the drawer is by now that of a later session."""
    suivantes = Session.objects.filter(caisse=session.caisse_id, ecole=session.ecole)
    if suivantes.filter(pk__gt=session.pk).exists():
        raise TiroirRepris(caisse=session.caisse.point.nom)


def exiger_au_tiroir(session: Session, montant_cts: int) -> None:
    if montant_cts > tiroir_attendu(session):
        raise EspecesInsuffisantes()


def exiger_au_coffre(lieu: Lieu, montant_cts: int) -> None:
    """Raise ``CoffreInsuffisant``; the tills of a site share its safe, whose row is locked."""
    Lieu.objects.select_for_update(no_key=True).get(pk=lieu.pk)
    reste = au_coffre(lieu.pk)
    if montant_cts > reste:
        raise CoffreInsuffisant(reste=euros(reste))


def ecrire(
    caisse: Caisse,
    session: Session,
    uuid: UUID,
    de: str,
    vers: str,
    montant_cts: int,
    motif: str,
    le: datetime,
    compte: Compte,
    par: int | None,
    remise: RemiseBanque | None = None,
) -> MouvementEspeces:
    """Write one move of a drawer and chain it; the till is locked."""
    motif = motif[:120]
    mouvement = MouvementEspeces.objects.create(
        uuid=uuid,
        lieu=caisse.point.lieu,
        session=session,
        de=de,
        vers=vers,
        montant_cts=montant_cts,
        motif=motif,
        remise=remise,
        le=le,
        par=par,
        compte=compte,
    )
    noter(
        caisse,
        "especes.deplacees",
        _("%(montant)s : %(de)s → %(vers)s, %(motif)s")
        % {
            "montant": euros(montant_cts),
            "de": mouvement.get_de_display(),
            "vers": mouvement.get_vers_display(),
            "motif": motif,
        },
        le=le,
        compte=compte,
        par=par,
        ecole=session.ecole,
        rangees=[mouvement],
        session=session.numero,
        mouvement=mouvement.pk,
        montant_cts=montant_cts,
    )
    return mouvement
