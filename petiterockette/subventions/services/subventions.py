"""Note a grant, change it, say which figures its funder awaits, make its dossier."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.dossiers.models import Choisi, Dossier
from petiterockette.dossiers.services.dossiers import creer
from petiterockette.dossiers.services.ordre import choisir
from petiterockette.droits import exiger
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.journal import listes
from petiterockette.journal.services import consigner
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..echeances import compte_rendu_du_le
from ..models import Attendu, Subvention
from ..pieces import CODE as COMPTE_RENDU
from ..refus import IndicateurInconnu, MoinsQueLeVerse

DROIT = "subventions.tenir"
# What a grant is: the fields that its page asks.
CHAMPS = (
    *("financeur", "dispositif", "numero", "objet", "nature", "demande_cts", "demandee_le"),
    *("accorde_cts", "notifiee_le", "refusee_le", "debut", "fin", "bilan_du_le", "contact"),
)


def noter(*, compte: Compte, uuid: UUID, **champs: Any) -> tuple[Subvention, bool]:
    """Note a grant that was asked for; ``champs``: those of ``CHAMPS``.

    Once it is agreed, a day that is not said for its account is the law's. Returns it and whether
    it is new. Raises ``ValidationError`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)

    def faire() -> Subvention:
        subvention = Subvention(uuid=uuid, compte=compte, cree_le=timezone.now(), **champs)
        _dater_le_bilan(subvention)
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
    """Change a grant: notified, refused, put off; its account is dated as ``noter`` does.

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
    _dater_le_bilan(tenue)
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
    """The dossier of a grant: the figures that its funder awaits, its account; the one made before
    if any.

    Raises what ``dossiers.creer`` raises.
    """
    exiger(compte, DROIT)
    tenue = Subvention.objects.select_for_update(no_key=True).get(pk=subvention.pk)
    if tenue.dossier:
        return tenue.dossier
    accorde = f", {euros(tenue.accorde_cts)}" if tenue.accorde_cts else ""

    def lier(dossier: Dossier) -> None:
        tenue.dossier = dossier
        tenue.save(update_fields=["dossier"])

    dossier, _neuf = creer(
        compte=compte,
        uuid=uuid5(tenue.uuid, "dossier"),
        objet=Dossier.Objet.SUBVENTION,
        titre=tenue.dispositif,
        pour=f"{tenue.financeur}{accorde}"[:100],
        debut=tenue.debut,
        fin=tenue.fin,
        a_rendre_le=tenue.bilan_du_le,
        avec=lier,
    )
    montres = list(dossier.choisis.all())
    indicateurs = [a.code for a in tenue.attendus.all() if a.code in INDICATEURS] or [
        c.code for c in montres if c.genre == Choisi.Genre.INDICATEUR
    ]
    pieces = [*(c.code for c in montres if c.genre == Choisi.Genre.PIECE), COMPTE_RENDU]
    return choisir(dossier=dossier, compte=compte, indicateurs=indicateurs, pieces=pieces)


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


def _dater_le_bilan(subvention: Subvention) -> None:
    if subvention.accorde_cts and subvention.bilan_du_le is None:
        subvention.bilan_du_le = compte_rendu_du_le(subvention.fin)


def _dits(subvention: Subvention) -> dict[str, Any]:
    """A grant as the journal tells it: texts, integers, nothing else."""
    return {
        "financeur": subvention.financeur_id,
        **{n: listes.valeur(subvention, n) for n in CHAMPS if n != "financeur"},
    }
