"""What happens at a till before a sale, or without one: told, chained, never taken back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.caisses.models import Caisse, Session
from boutique.caisses.refus import AutreAppareil, CaisseRouverte
from boutique.caisses.services.en_main import (
    empreinte_de_l_appareil,
    fin_de_la_journee,
    heure_du_geste,
    verrouiller_la_caisse,
)
from boutique.caisses.services.evenements import deja_note, noter
from boutique.caisses.services.presences import demande_un_code, preuve_passee
from boutique.tiroirs.services.sessions import a_tenu
from boutique.ventes.services.ventes import DROIT
from petiterockette.comptes.models import Compte
from petiterockette.journal.models import Maillon
from petiterockette.mots.monnaie import euros
from petiterockette.personnes.models import Personne

from ..documents import EvenementRecu

_RESUMES = {
    "ligne_enlevee": gettext_lazy("Ligne enlevée avant paiement\u00a0: %(quoi)s, %(montant)s"),
    "panier_abandonne": gettext_lazy("Panier abandonné\u00a0: %(quoi)s, %(montant)s"),
    "tiroir_ouvert": gettext_lazy("Tiroir ouvert sans vente"),
}
_CODES = {
    "ligne_enlevee": "panier.ligne_enlevee",
    "panier_abandonne": "panier.abandonne",
    "tiroir_ouvert": "tiroir.ouvert",
}


def noter_au_panier(
    *, evenement: EvenementRecu, compte: Compte, appareil: str
) -> tuple[Maillon, bool]:
    """Chain what was taken off before payment, or a drawer that was opened.

    A device that was cut off, closed or taken over tells it late: it is chained all the same,
    under the session that it belongs to, with the time of the device beside the server's.
    Returns the link and whether it is new. Raises ``CaisseInconnue``, ``CaisseRouverte``,
    ``AutreAppareil``, ``HorlogeReculee``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    entete_recu = evenement.entete_recu
    with transaction.atomic():
        caisse = verrouiller_la_caisse(
            point=entete_recu.point, lieu=entete_recu.lieu, compte=compte, droit=DROIT
        )
        session = _session_tenue(caisse, evenement, appareil)
        deja = deja_note(caisse, session, str(entete_recu.uuid))
        if deja:
            return deja, False
        quoi = ", ".join(evenement.libelles[:3]) or _("sans ligne")
        resume = str(_RESUMES[evenement.code]) % {
            "quoi": quoi[:120],
            "montant": euros(evenement.montant_cts),
        }
        tardif = _est_tardif(session, appareil)
        if tardif:
            resume += str(_(", dit après coup"))
        maillon = noter(
            caisse,
            _CODES[evenement.code],
            resume,
            le=heure_du_geste(caisse),
            compte=compte,
            par=_qui(evenement, caisse, session, compte, appareil),
            ecole=evenement.ecole,
            uuid=str(entete_recu.uuid),
            session=session.numero,
            panier=evenement.panier,
            lignes=list(evenement.libelles),
            montant_cts=evenement.montant_cts,
            appareil_le=entete_recu.appareil_le.isoformat() if entete_recu.appareil_le else "",
            tardif=tardif,
        )
    return maillon, True


def _session_tenue(caisse: Caisse, evenement: EvenementRecu, appareil: str) -> Session:
    """The session that an event belongs to, open or closed, if this device holds or held it."""
    session = caisse.sessions.filter(pk=evenement.session, ecole=evenement.ecole).first()
    if session is None:
        raise CaisseRouverte(caisse=caisse.point.nom_complet)
    empreinte = empreinte_de_l_appareil(appareil)
    if session.appareil != empreinte and not a_tenu(caisse, session, empreinte):
        raise AutreAppareil(caisse=caisse.point.nom_complet)
    return session


def _est_tardif(session: Session, appareil: str) -> bool:
    return (
        not session.est_ouverte
        or session.appareil != empreinte_de_l_appareil(appareil)
        or (not session.ecole and timezone.now() >= fin_de_la_journee(session))
    )


def _qui(
    evenement: EvenementRecu, caisse: Caisse, session: Session, compte: Compte, appareil: str
) -> int | None:
    """Who held the till, if it was said, shown and is still known: an event is never lost for it.

    Where the till asks for codes, a name that nobody proved on this device is not written.
    """
    par = evenement.entete_recu.par
    if par is None or not Personne.objects.filter(pk=par).exists():
        return compte.personne_id
    if demande_un_code(caisse, compte, par, ecole=session.ecole):
        preuve = preuve_passee(session, caisse, appareil, compte, par)
        return preuve.personne if preuve else compte.personne_id
    return par
