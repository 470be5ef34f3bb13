"""Clear a counted difference that a later correction of a payment explains."""

from uuid import UUID

from django.utils.translation import gettext as _

from boutique.caisses.models import Session
from boutique.caisses.services.en_main import heure_du_geste, verrouiller_la_caisse
from boutique.caisses.services.presences import personne_a_la_caisse
from boutique.regles.droits import LIRE
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.saisie.rejeux import faire_ou_relire

from ..ecarts import corrections_apres_coup, ecart_de
from ..models import MouvementEspeces, Place
from ..refus import RienAExpliquer
from .especes import ecrire

TENIR = "boutique.tenir_les_especes"


def expliquer(
    *, session: Session, uuid: UUID, compte: Compte, par: int | None
) -> tuple[MouvementEspeces, bool]:
    """Move the difference of a counted session to the payments corrected since.

    Never more than the difference, nor than what the corrections say; should they be
    corrected again, what they no longer explain comes back. The drawer itself does not
    change. Returns the move and whether it is new. Raises ``RienAExpliquer`` or
    ``DroitManquant``.
    """
    point = session.caisse.point
    exiger(compte, TENIR, point.lieu)

    def faire() -> MouvementEspeces:
        caisse = verrouiller_la_caisse(
            point=point.pk, lieu=point.lieu.code, compte=compte, droit=LIRE
        )
        ecart = ecart_de(session)
        if ecart is None or not ecart.a_noter_cts:
            raise RienAExpliquer()
        de, vers = Place.CORRIGE, Place.ECART
        if ecart.a_noter_cts < 0:
            de, vers = vers, de
        return ecrire(
            caisse,
            session,
            uuid,
            de,
            vers,
            abs(ecart.a_noter_cts),
            _raison(session),
            heure_du_geste(caisse),
            compte,
            personne_a_la_caisse(par, compte),
        )

    return faire_ou_relire(faire, MouvementEspeces.objects.filter(uuid=uuid).first, RienAExpliquer)


def _raison(session: Session) -> str:
    """« paiement corrigé par le ticket nº 1-4 »."""
    numeros = [vente.numero_lisible for vente in corrections_apres_coup(session)]
    return _("paiement corrigé, ticket nº %(numeros)s") % {"numeros": ", ".join(numeros[-4:])}
