"""What was paid for and left behind: its buyer came for it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from boutique.caisses.services.en_main import heure_du_geste, reprendre_la_main
from boutique.caisses.services.evenements import noter
from boutique.ventes.models import LigneVente
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from ..models import Enlevement
from ..refus import PasAEnlever
from ..uniques import a_enlever

DROIT = "boutique.encaisser"


def enlever(*, ligne: LigneVente, compte: Compte) -> tuple[Enlevement, bool]:
    """Note that a line sold « à enlever » was taken away; noted twice, it is noted once.

    Raises ``PasAEnlever``, ``HorlogeReculee``, ``RestaurationConstatee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, ligne.vente.serie.caisse.point.lieu)
    deja = Enlevement.objects.filter(ligne=ligne).first()
    if deja:
        return deja, False
    if not a_enlever(None).filter(pk=ligne.pk).exists():
        raise PasAEnlever()
    try:
        with transaction.atomic():
            caisse = reprendre_la_main(ligne.vente.serie.caisse_id)
            le = heure_du_geste(caisse)
            enlevement = Enlevement.objects.create(
                ligne=ligne, enleve_le=le, par=compte.personne_id, compte=compte
            )
            noter(
                caisse,
                "ligne.enlevee",
                _("« %(article)s » enlevé, ticket nº %(numero)s")
                % {"article": ligne.libelle, "numero": ligne.vente.numero_lisible},
                le=le,
                compte=compte,
                par=compte.personne_id,
                rangees=[enlevement],
                vente=ligne.vente_id,
                ligne=ligne.pk,
            )
    except IntegrityError:
        return Enlevement.objects.get(ligne=ligne), False
    return enlevement, True
