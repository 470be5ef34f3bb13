"""The « lecture X »: what a till took, read before its drawer is counted; always on purpose."""

from django.db import transaction
from django.utils.translation import gettext as _

from boutique.caisses.models import Session
from boutique.caisses.services.en_main import heure_du_geste, verrouiller_la_caisse
from boutique.caisses.services.evenements import noter
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

LIRE_EN_X = "boutique.lire_en_x"
TENIR = "boutique.tenir_les_especes"


def lire_x(*, session: Session, compte: Compte) -> None:
    """Chain that somebody read what a session took, while nobody had counted it.

    Once the till is closed, whoever counts must not know: it takes the right to keep the
    safe. Raises ``CaisseInconnue`` or ``DroitManquant``.
    """
    point = session.caisse.point
    with transaction.atomic():
        caisse = verrouiller_la_caisse(
            point=point.pk, lieu=point.lieu.code, compte=compte, droit=LIRE_EN_X
        )
        la_session = Session.objects.get(pk=session.pk)
        if not la_session.est_ouverte:
            exiger(compte, TENIR, point.lieu)
        noter(
            caisse,
            "session.lue",
            _("« %(caisse)s » lue (lecture X)") % {"caisse": point.nom},
            le=heure_du_geste(caisse),
            compte=compte,
            par=compte.personne_id,
            ecole=la_session.ecole,
            session=la_session.numero,
            tickets=la_session.ventes.count(),
        )
