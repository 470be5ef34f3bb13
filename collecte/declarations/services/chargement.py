"""The éco-organismes and the models of agreements, loaded once: what people have stays theirs."""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from collecte.listes.models import Categorie, Matiere

from ..conventions_par_defaut import ECO_ORGANISMES, Modele
from ..models import Convention, EcoOrganisme, LigneDeConvention, Rattachement
from .conventions import poser_les_colonnes


def charger_les_eco_organismes() -> None:
    """Load those that are not there yet."""
    for ordre, nom in enumerate(ECO_ORGANISMES, start=1):
        EcoOrganisme.objects.get_or_create(nom=nom, defaults={"ordre": ordre})


@transaction.atomic
def charger_les_conventions() -> None:
    """Load the models that are not there yet; one that was completed or changed is not touched."""
    charger_les_eco_organismes()
    eco_organismes = {e.nom: e for e in EcoOrganisme.objects.filter(nom__in=ECO_ORGANISMES)}
    for nom, modeles in ECO_ORGANISMES.items():
        for modele in modeles:
            _charger(eco_organismes[nom], modele)


def uuid_du_modele(nom: str, filiere: str) -> UUID:
    """The number of a shipped model: what tells it from those that people noted."""
    return uuid5(NAMESPACE_URL, f"convention-{nom}-{filiere}")


def _charger(eco_organisme: EcoOrganisme, modele: Modele) -> None:
    uuid = uuid_du_modele(eco_organisme.nom, modele.filiere)
    if Convention.objects.filter(uuid=uuid).exists():
        return
    convention = Convention.objects.create(
        uuid=uuid,
        eco_organisme=eco_organisme,
        filiere=modele.filiere,
        suit_les_appareils=modele.suivi,
        cree_le=timezone.now(),
    )
    poser_les_colonnes(convention)
    for ordre, ligne in enumerate(modele.lignes, start=1):
        ecrite = LigneDeConvention.objects.create(
            convention=convention, code=ligne.code, libelle=ligne.libelle, ordre=ordre
        )
        siens: list[dict[str, Any]] = [
            *({"categorie": c} for c in Categorie.objects.filter(code__in=ligne.categories)),
            *({"matiere": m} for m in Matiere.objects.filter(code__in=ligne.matieres)),
        ]
        Rattachement.objects.bulk_create(
            Rattachement(convention=convention, ligne=ecrite, **sien) for sien in siens
        )
