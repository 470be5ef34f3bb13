"""« Vrac à trier » that goes straight to the zone de gratuité: sorted, then given, in one gesture.

The ledger knows no such move: vrac leaves by a change of category alone, and what is given has a
category. Two bons say it, written and cancelled together; the gift's is the one that is shown.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from collecte.livre.services.pesees import Tares, net_de
from collecte.matiere.etapes import Etape, Nature
from collecte.sorties.services.sorties import poser_en_zone
from petiterockette.comptes.models import Compte

from .tri import reclasser


def uuid_du_tri(don: UUID) -> UUID:
    """The uuid of the sorting that a gift, or the cancellation of one, goes with."""
    return uuid5(don, "tri")


def trier_et_donner(
    *,
    entete: Entete,
    categorie: Categorie,
    vraie: Categorie,
    brut_g: int,
    tares: Tares = (),
    de: str = Etape.A_TRIER,
    mesure: str,
    confirme: bool,
) -> tuple[Bon, bool]:
    """Sort kilograms into the right category and put them in the zone; the gift's bon.

    Inside the transaction of a posted gesture. Raises what ``reclasser`` and ``poser_en_zone``
    raise.
    """
    reclasser(
        entete=replace(entete, uuid=uuid_du_tri(entete.uuid)),
        categorie=categorie,
        vraie=vraie,
        de=de,
        vers=Etape.A_TRIER,
        masse_g=net_de(entete, brut_g, tares),
        mesure=mesure,
    )
    return poser_en_zone(
        entete=entete, categorie=vraie, brut_g=brut_g, tares=tares, mesure=mesure, confirme=confirme
    )


def tri_du_don(bon: Bon) -> Bon | None:
    """The sorting that this bon of the zone was made with, if it was."""
    if bon.nature != Nature.SORTIE:
        return None
    tris = Bon.objects.filter(uuid=uuid_du_tri(bon.uuid), nature=Nature.RECLASSEMENT)
    return tris.select_related("lieu", "point", "annulation").order_by().first()


@transaction.atomic
def annuler_le_geste(*, bon: Bon, uuid: UUID, compte: Compte, **suite: Any) -> tuple[Bon, bool]:
    """``annulations.annuler``, whose ``suite`` it takes, with the sorting that goes with a gift."""
    contre, cree = annuler(bon=bon, uuid=uuid, compte=compte, **suite)
    tri = tri_du_don(bon) if cree else None
    if tri and not tri.est_annule:
        annuler(bon=tri, uuid=uuid_du_tri(uuid), compte=compte, **suite)
    return contre, cree
