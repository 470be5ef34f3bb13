"""Note a grant, change it, say which figures its funder awaits, make its dossier."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.services.dossiers import creer
from petiterockette.dossiers.services.ordre import choisir
from petiterockette.droits import exiger
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.journal.services import consigner
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Attendu, Subvention
from ..refus import IndicateurInconnu, MoinsQueLeVerse

DROIT = "subventions.tenir"
# What a grant is: the fields that its page asks.
CHAMPS = (
    *("financeur", "dispositif", "numero", "objet", "pole", "demande_cts", "demandee_le"),
    *("accorde_cts", "notifiee_le", "refusee_le", "debut", "fin", "bilan_du_le", "contact"),
)


def noter(*, compte: Compte, uuid: UUID, **champs: Any) -> tuple[Subvention, bool]:
    """Note a grant that was asked for; ``champs``: those of ``CHAMPS``.

    Returns it and whether it is new. Raises ``ValidationError`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)

    def faire() -> Subvention:
        subvention = Subvention(uuid=uuid, compte=compte, cree_le=timezone.now(), **champs)
        subvention.full_clean(validate_unique=False)
        subvention.save()
        consigner_de(
            subvention,
            "subventions.subvention.notee",
            _("Subvention demandée"),
            compte,
            **_dits(subvention),
        )
        return subvention

    return faire_ou_relire(faire, Subvention.objects.filter(uuid=uuid).first)


@transaction.atomic
def changer(*, subvention: Subvention, compte: Compte, **champs: Any) -> Subvention:
    """Change a grant: notified, refused, put off.

    Raises ``MoinsQueLeVerse``, ``ValidationError`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    tenue = Subvention.objects.select_for_update(no_key=True).get(pk=subvention.pk)
    avant, verse = _dits(tenue), verse_de(tenue)
    for nom, valeur in champs.items():
        setattr(tenue, nom, valeur)
    if verse and (tenue.accorde_cts or 0) < verse:
        refus = MoinsQueLeVerse(verse=euros(verse))
        raise MoinsQueLeVerse(verse=euros(verse), champs={"accorde_cts": str(refus)})
    tenue.full_clean()
    tenue.save()
    apres = _dits(tenue)
    if avant != apres:
        consigner_de(
            tenue,
            "subventions.subvention.changee",
            _("Subvention changée"),
            compte,
            avant=avant,
            apres=apres,
        )
    return tenue


@transaction.atomic
def attendre(*, subvention: Subvention, compte: Compte, cibles: Mapping[str, int | None]) -> None:
    """The funder awaits these figures, and no other; code → how much, in its unit, or None.

    Raises ``IndicateurInconnu`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    if not cibles.keys() <= INDICATEURS.keys():
        raise IndicateurInconnu()
    list(Subvention.objects.select_for_update(no_key=True).filter(pk=subvention.pk))
    avant = dict(subvention.attendus.values_list("code", "cible"))
    if avant == dict(cibles):
        return
    subvention.attendus.all().delete()
    Attendu.objects.bulk_create(
        Attendu(subvention=subvention, code=code, cible=cible) for code, cible in cibles.items()
    )
    consigner_de(
        subvention,
        "subventions.subvention.attendue",
        _("Indicateurs attendus d’une subvention"),
        compte,
        avant=avant,
        apres=dict(cibles),
    )


@transaction.atomic
def faire_le_dossier(*, subvention: Subvention, compte: Compte) -> Dossier:
    """The dossier of a grant, with the figures that its funder awaits; the one made before if any.

    Raises what ``dossiers.creer`` raises.
    """
    exiger(compte, DROIT)
    tenue = Subvention.objects.select_for_update(no_key=True).get(pk=subvention.pk)
    if tenue.dossier:
        return tenue.dossier
    accorde = f", {euros(tenue.accorde_cts)}" if tenue.accorde_cts else ""
    dossier, _neuf = creer(
        compte=compte,
        uuid=uuid5(tenue.uuid, "dossier"),
        objet=Dossier.Objet.SUBVENTION,
        titre=tenue.dispositif,
        pour=f"{tenue.financeur}{accorde}"[:100],
        debut=tenue.debut,
        fin=min(tenue.fin, max(timezone.localdate(), tenue.debut)),
        a_rendre_le=tenue.bilan_du_le,
    )
    attendus = [a.code for a in tenue.attendus.all() if a.code in INDICATEURS]
    if attendus:
        pieces = [c.code for c in dossier.choisis.filter(genre="piece")]
        choisir(dossier=dossier, compte=compte, indicateurs=attendus, pieces=pieces)
    tenue.dossier = dossier
    tenue.save(update_fields=["dossier"])
    return dossier


def verse_de(subvention: Subvention) -> int:
    """What was paid of a grant so far, in cents."""
    return int(subvention.versements.aggregate(s=Sum("montant_cts", default=0))["s"])


def consigner_de(
    subvention: Subvention, code: str, phrase: str, compte: Compte, **contenu: Any
) -> None:
    """Tell a gesture on a grant to the journal."""
    consigner(
        code,
        f"{phrase} : {subvention.dispositif}",
        {"subvention": subvention.pk, **contenu},
        par=compte.personne_id,
        compte=compte.pk,
    )


def _dits(subvention: Subvention) -> dict[str, Any]:
    """A grant as the journal tells it: texts, integers, nothing else."""
    valeurs = {nom: getattr(subvention, nom) for nom in CHAMPS if nom != "financeur"}
    return {
        "financeur": subvention.financeur_id,
        **{n: v if isinstance(v, int | None) else str(v) for n, v in valeurs.items()},
    }
