"""What partners look for: noted, served by hand, closed; shown to those who sort."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Souhait
from ..refus import SouhaitChange, SouhaitClos

DROIT = "collecte.tenir_les_souhaits"


def souhaits_ouverts(lieu: Lieu | None, jour: date | None = None) -> dict[int, list[Souhait]]:
    """What is looked for at a site (None: at any), by category's id: ``{id: [souhaits]}``.

    What ends first comes first. One query.
    """
    souhaits = Souhait.objects.ouverts(jour or timezone.localdate()).select_related(
        "structure", "categorie", "lieu"
    )
    if lieu is not None:
        souhaits = souhaits.du_lieu(lieu)
    par_categorie: dict[int, list[Souhait]] = defaultdict(list)
    for souhait in souhaits:
        par_categorie[souhait.categorie_id].append(souhait)
    return dict(par_categorie)


def souhaiter(
    *,
    uuid: UUID,
    structure: Structure,
    categorie: Categorie,
    lieu: Lieu | None,
    quoi: str,
    quantite: int,
    jusqu_au: date | None = None,
    note: str = "",
    compte: Compte,
) -> tuple[Souhait, bool]:
    """Note what a partner is looking for; ``lieu`` None: at every site.

    Returns the wish, and whether this very page made it now. Raises a ValidationError
    beside its field, or ``DroitManquant``.
    """
    _exiger(compte, lieu)

    def noter() -> Souhait:
        souhait = Souhait(
            uuid=uuid,
            structure=structure,
            categorie=categorie,
            lieu=lieu,
            quoi=quoi,
            quantite=quantite,
            jusqu_au=jusqu_au,
            note=note,
            cree_le=timezone.now(),
        )
        souhait.full_clean(validate_unique=False)
        souhait.save(force_insert=True)
        _consigner(souhait, "note", _("Souhait noté : %(quoi)s"), compte, _vu(souhait))
        return souhait

    return faire_ou_relire(noter, Souhait.objects.filter(uuid=uuid).first, ValidationError)


@transaction.atomic
def changer_le_souhait(*, souhait: Souhait, compte: Compte, **champs: Any) -> Souhait:
    """Change what is looked for; the journal keeps before and after.

    ``champs``: those of ``souhaiter``. Raises ``SouhaitClos``, a ValidationError beside its
    field, or ``DroitManquant``.
    """
    souhait = _verrouiller(souhait, compte)
    _exiger(compte, champs.get("lieu", souhait.lieu))
    avant = _vu(souhait)
    for nom, valeur in champs.items():
        setattr(souhait, nom, valeur)
    souhait.full_clean()
    souhait.save()
    apres = _vu(souhait)
    contenu = {
        "avant": {k: v for k, v in avant.items() if apres[k] != v},
        "apres": {k: v for k, v in apres.items() if avant[k] != v},
    }
    _consigner(souhait, "change", _("Souhait changé : %(quoi)s"), compte, contenu)
    return souhait


@transaction.atomic
def servir_le_souhait(*, souhait: Souhait, avant: int, servi: int, compte: Compte) -> Souhait:
    """Say how many were given in all; ``avant``: how many the page said.

    Said twice, it is said once. Raises ``SouhaitChange`` if somebody said another number
    meanwhile, ``SouhaitClos`` or ``DroitManquant``.
    """
    souhait = _verrouiller(souhait, compte)
    if souhait.servi == servi:
        return souhait
    if souhait.servi != avant:
        raise SouhaitChange(n=souhait.servi)
    souhait.servi = servi
    souhait.save(update_fields=["servi"])
    _consigner(
        souhait,
        "servi",
        _("Souhait servi : %(servi)s sur %(quoi)s"),
        compte,
        {"avant": avant, "servi": servi},
    )
    return souhait


@transaction.atomic
def clore_le_souhait(*, souhait: Souhait, compte: Compte) -> Souhait:
    """Stop looking for it; closed twice, it is closed once. Raises ``DroitManquant``."""
    try:
        souhait = _verrouiller(souhait, compte)
    except SouhaitClos:
        return Souhait.objects.get(pk=souhait.pk)
    souhait.clos_le = timezone.now()
    souhait.save(update_fields=["clos_le"])
    _consigner(souhait, "clos", _("Souhait clos : %(quoi)s"), compte, {"servi": souhait.servi})
    return souhait


def _exiger(compte: Compte, lieu: Lieu | None) -> None:
    """What is looked for everywhere may be noted by whoever notes wishes somewhere."""
    exiger(compte, DROIT, lieu)


def _verrouiller(souhait: Souhait, compte: Compte) -> Souhait:
    souhait = Souhait.objects.select_for_update().get(pk=souhait.pk)
    _exiger(compte, souhait.lieu)
    if souhait.clos_le:
        raise SouhaitClos()
    return souhait


def _vu(souhait: Souhait) -> dict[str, Any]:
    return {
        "structure": souhait.structure_id,
        "categorie": souhait.categorie_id,
        "lieu": souhait.lieu_id,
        "quoi": souhait.quoi,
        "quantite": souhait.quantite,
        "jusqu_au": souhait.jusqu_au.isoformat() if souhait.jusqu_au else None,
        "note": souhait.note,
    }


def _consigner(
    souhait: Souhait, geste: str, phrase: str, compte: Compte, contenu: dict[str, Any]
) -> None:
    consigner(
        f"collecte.souhait.{geste}",
        phrase % {"quoi": str(souhait), "servi": souhait.servi},
        {"souhait": souhait.pk, **contenu},
        lieu=souhait.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
