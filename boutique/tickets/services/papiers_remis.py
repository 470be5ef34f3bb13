"""Hand a ticket over: printed, mailed, shown as a code, or declined. Each is known for good."""

import smtplib
from uuid import UUID

from django.conf import settings
from django.core.mail import get_connection
from django.utils.translation import gettext as _

from boutique.caisses.services.en_main import heure_du_geste, verrouiller_la_caisse
from boutique.caisses.services.evenements import noter
from boutique.caisses.services.presences import Preuve, personne_a_la_caisse
from boutique.ventes.models import Vente
from boutique.ventes.refus import AutrePapier
from petiterockette.comptes.models import Compte
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..courriels import le_ticket
from ..models import Remis
from ..papiers import prochain_duplicata
from ..refus import CadeauSansVente, CourrielMuet, CourrielPasRegle, CourrielRefuse

DROIT = "boutique.encaisser"
Forme = Remis.Forme
# The papers that hold the prices: after the first, each is a numbered duplicate.
AVEC_LES_PRIX = (Forme.PAPIER, Forme.COURRIEL)


def remettre(
    *,
    vente: Vente,
    uuid: UUID,
    forme: str,
    compte: Compte,
    par: int | None,
    preuve: Preuve | None = None,
) -> tuple[Remis, bool]:
    """Write that a ticket is handed over, and which duplicate it is; chained with the till's.

    Returns it and whether it is new: the same page sent twice is one paper. Raises
    ``CadeauSansVente``, ``AutrePapier``, ``PersonneALaCaisse``, ``HorlogeReculee``,
    ``RestaurationConstatee`` or ``DroitManquant``.
    """
    remis, nouveau = faire_ou_relire(
        lambda: _remettre(vente, uuid, forme, compte, par, preuve),
        Remis.objects.filter(uuid=uuid).first,
        Refus,
    )
    if not nouveau and (remis.vente_id, remis.forme) != (vente.pk, forme):
        raise AutrePapier()
    return remis, nouveau


def _remettre(
    vente: Vente,
    uuid: UUID,
    forme: str,
    compte: Compte,
    par: int | None,
    preuve: Preuve | None,
) -> Remis:
    point = vente.serie.caisse.point
    # Its till's row is the lock: two papers of a ticket never bear the same number.
    caisse = verrouiller_la_caisse(point=point.pk, lieu=point.lieu.code, compte=compte, droit=DROIT)
    if forme == Forme.CADEAU and not vente.est_une_vente:
        raise CadeauSansVente()
    duplicata = prochain_duplicata(vente) if forme in AVEC_LES_PRIX else 0
    le = heure_du_geste(caisse)
    remis = Remis(
        uuid=uuid,
        vente=vente,
        forme=forme,
        duplicata=duplicata,
        le=le,
        par=personne_a_la_caisse(par, compte, caisse, preuve, ecole=vente.ecole),
        compte=compte,
    )
    remis.save(force_insert=True)
    resume = _("Ticket nº %(numero)s : %(forme)s") % {
        "numero": vente.numero_lisible,
        "forme": remis.get_forme_display(),
    }
    if duplicata:
        resume += _(", duplicata nº %d") % duplicata
    noter(
        caisse,
        "ticket.remis",
        resume,
        le=le,
        compte=compte,
        par=remis.par,
        ecole=vente.ecole,
        rangees=[remis],
        vente=vente.pk,
        forme=forme,
        duplicata=duplicata,
    )
    return remis


def envoyer(
    *,
    vente: Vente,
    uuid: UUID,
    courriel: str,
    compte: Compte,
    par: int | None,
    preuve: Preuve | None = None,
) -> tuple[Remis, bool]:
    """Mail a ticket to an address that nothing keeps: neither the base, nor the journal.

    It leaves once it is written that it leaves; the same page sent twice mails once. Raises
    ``CourrielPasRegle``, ``CourrielMuet``, ``CourrielRefuse``, or what ``remettre`` raises.
    """
    if not settings.COURRIEL_REGLE:
        raise CourrielPasRegle()
    connexion = get_connection()
    try:
        # It must answer before anything is written: what is written stays.
        connexion.open()
    except (smtplib.SMTPException, OSError):
        raise CourrielMuet() from None
    try:
        remis, nouveau = remettre(
            vente=vente,
            uuid=uuid,
            forme=Forme.COURRIEL,
            compte=compte,
            par=par,
            preuve=preuve,
        )
        if nouveau:
            message = le_ticket(vente, courriel, remis.duplicata)
            message.connection = connexion
            message.send()
    except (smtplib.SMTPException, OSError):
        # Without the exception that holds the address.
        raise CourrielRefuse() from None
    finally:
        connexion.close()
    return remis, nouveau
