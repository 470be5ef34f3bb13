"""A deposit slip as it is read: what it holds, and where it is by now."""

from dataclasses import dataclass

from petiterockette.journal.models import Maillon

from .models import ChequeRemis, EtapeRemise, RemiseBanque

Etat = EtapeRemise.Etat
ORDRE = (Etat.PREPAREE, Etat.REMISE, Etat.CREDITEE)


@dataclass(frozen=True)
class Contenu:
    """Cheques one by one, or (cents of a coin or note, how many, how much)."""

    cheques: list[ChequeRemis]
    coupures: list[tuple[int, int, int]]


def etat_de(remise: RemiseBanque) -> EtapeRemise.Etat | None:
    """The last step that a slip went through."""
    franchies = {e.etat for e in remise.etapes.all()}
    return next((etat for etat in reversed(ORDRE) if etat in franchies), None)


def contenu_de(remise: RemiseBanque) -> Contenu:
    """What is on a slip; its coins and notes are read where they were sealed."""
    if remise.genre == RemiseBanque.Genre.CHEQUES:
        cheques = remise.cheques.select_related(
            *("reglement__vente__serie__caisse", "reglement__vente__session"),
            "reglement__cheque",
        )
        return Contenu(list(cheques.order_by("reglement_id")), [])
    dit = Maillon.objects.filter(
        le=remise.etapes.get(etat=Etat.PREPAREE).le,
        contenu__code=f"remise.{Etat.PREPAREE}",
        contenu__remise=remise.pk,
    ).first()
    coupures = {int(valeur): n for valeur, n in dit.contenu["coupures"].items()} if dit else {}
    lignes = [(valeur, n, valeur * n) for valeur, n in sorted(coupures.items(), reverse=True)]
    return Contenu([], lignes)
