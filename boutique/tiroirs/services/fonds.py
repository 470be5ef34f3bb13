"""The float of an opening against what the drawer held: what differs is booked, and said why.

Each float is then what the session before left, to the cent: cash places always balance.
"""

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from boutique.caisses.models import Session
from petiterockette.comptes.models import Compte
from petiterockette.mots.monnaie import euros

from ..coffres import tiroir_attendu
from ..models import MouvementEspeces, Place
from ..refus import FondInattendu
from .especes import ecrire


def exiger_la_raison(precedente: Session | None, fond_cts: int, motif: str) -> str:
    """Why a float is not what the session before left; nothing is asked within the tolerance.

    While nobody has counted that one, nothing is known: nothing is asked.
    Raises ``FondInattendu``.
    """
    raison = " ".join(motif.split())[:120]
    if precedente is None or not precedente.comptee_le or raison:
        return raison
    reste_cts = tiroir_attendu(precedente)
    if abs(fond_cts - reste_cts) > precedente.caisse.tolerance_cts:
        mots = {
            "reste": euros(reste_cts),
            "fond": euros(fond_cts),
            "ecart": euros(fond_cts - reste_cts),
        }
        raise FondInattendu(**mots, champs={"motif": str(FondInattendu.texte) % mots})
    return raison


def rapprocher_le_fond(
    precedente: Session, suivante: Session, motif: str, compte: Compte, par: int | None
) -> None:
    """Book what the float of a session has beyond what the counted one before it left.

    Written in the drawer that was left: « il y reste » is what was found there.
    """
    ecart = suivante.fond_cts - tiroir_attendu(precedente)
    if not precedente.comptee_le or not ecart:
        return
    de, vers = (Place.ECART, Place.TIROIR) if ecart > 0 else (Place.TIROIR, Place.ECART)
    ecrire(
        precedente.caisse,
        precedente,
        cle_du_fond(suivante),
        de,
        vers,
        abs(ecart),
        motif or str(_("fond de la séance suivante")),
        max(suivante.ouverte_le, precedente.comptee_le),
        compte,
        par,
    )


def ecart_du_fond(session: Session) -> MouvementEspeces | None:
    """What was booked because this session's float was not what the one before left."""
    return MouvementEspeces.objects.filter(uuid=cle_du_fond(session)).first()


def cle_du_fond(session: Session) -> UUID:
    return uuid5(session.uuid, "fond")
