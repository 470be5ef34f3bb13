"""The pool of suspended meals: a line of the till puts meals in it, or takes some out."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.ventes.models import LigneVente, Vente
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu

from ..models import Cagnotte, MouvementSuspendu
from ..refus import CagnotteVide, SuspenduDejaDonne

Nature = MouvementSuspendu.Nature
# Which of the two perpetual counters a move changes: one that undoes takes off it.
ACHATS = (Nature.ACHETE, Nature.REMBOURSE)


def bouger(*, ligne: LigneVente, vente: Vente, nature: str, nombre: int) -> MouvementSuspendu:
    """``nombre`` meals enter the pool of the till's site (negative: they leave it).

    Must run in the sale's transaction: two tills that take the last meal wait for each other
    on the pool's row. Raises ``CagnotteVide`` or ``SuspenduDejaDonne``.
    """
    lieu = vente.serie.caisse.point.lieu
    cagnotte = _prendre(lieu)
    if cagnotte.solde + nombre < 0:
        raise SuspenduDejaDonne() if nature == Nature.REMBOURSE else CagnotteVide()
    dernier = dernier_mouvement(lieu)
    mouvement = suivant(dernier, lieu=lieu, nature=nature, nombre=nombre, ligne=ligne)
    cagnotte.solde = mouvement.solde
    cagnotte.save(update_fields=["solde"])
    mouvement.le = timezone.now()
    mouvement.save(force_insert=True)
    consigner(**fait_du_mouvement(mouvement))
    return mouvement


def dernier_mouvement(lieu: Lieu) -> MouvementSuspendu | None:
    return MouvementSuspendu.objects.filter(lieu=lieu).order_by("-rang").first()


def suivant(
    dernier: MouvementSuspendu | None, *, lieu: Lieu, nature: str, nombre: int, ligne: LigneVente
) -> MouvementSuspendu:
    """The move that comes after the last one, its counters worked out; nothing is written."""
    rang, achetes, donnes = (
        (dernier.rang, dernier.achetes, dernier.donnes) if dernier else (0, 0, 0)
    )
    if nature in ACHATS:
        achetes += nombre
    else:
        donnes -= nombre
    return MouvementSuspendu(
        lieu=lieu,
        rang=rang + 1,
        nature=nature,
        nombre=nombre,
        solde=achetes - donnes,
        achetes=achetes,
        donnes=donnes,
        ligne=ligne,
    )


def fait_du_mouvement(mouvement: MouvementSuspendu) -> dict[str, Any]:
    """What the journal says of a move of the pool."""
    vente = mouvement.ligne.vente
    return {
        "code": f"cafe.suspendu.{mouvement.nature}",
        "resume": _("Repas suspendus, %(nature)s : %(n)d, il en reste %(reste)d")
        % {
            "nature": mouvement.get_nature_display(),
            "n": abs(mouvement.nombre),
            "reste": mouvement.solde,
        },
        "contenu": {
            "mouvement": mouvement.pk,
            "ligne": mouvement.ligne_id,
            "nombre": mouvement.nombre,
            "solde": mouvement.solde,
        },
        "lieu": mouvement.lieu_id,
        "par": vente.par,
        "compte": vente.compte_id,
    }


def _prendre(lieu: Lieu) -> Cagnotte:
    """The pool of a site, alone; made at its first meal."""
    Cagnotte.objects.bulk_create([Cagnotte(lieu=lieu)], ignore_conflicts=True)
    return Cagnotte.objects.select_for_update().get(lieu=lieu)
