"""Note an agreement, change it: two that hold together never name the same thing."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal import listes
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire

from ..colonnes import COLONNES, PAR_DEFAUT
from ..models import (
    ColonneDeConvention,
    Convention,
    LigneDeConvention,
    Rattachement,
    Soutien,
)
from ..refus import DejaAilleurs, DejaDeclaree, FinDejaDeclaree

DROIT = "declarations.tenir"
# What an agreement is: the fields that its page asks, its sites apart.
CHAMPS = (
    *("eco_organisme", "filiere", "numero", "debut", "fin", "periodicite", "delai_jours"),
    *("unite", "suit_les_appareils"),
)
# What a declaration was made with: they do not change after the first one.
TENUS = ("debut", "periodicite", "unite")


def noter(
    *,
    compte: Compte,
    uuid: UUID,
    lieux: Collection[Lieu] = (),
    part_de: Convention | None = None,
    **champs: Any,
) -> tuple[Convention, bool]:
    """Note an agreement; ``champs``: those of ``CHAMPS``. ``part_de``: the one whose lines, columns
    and supports it takes.

    Returns it and whether it is new. Raises ``DejaAilleurs``, ``ValidationError`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)

    def faire() -> Convention:
        tenir_toutes()
        convention = Convention(uuid=uuid, cree_le=timezone.now(), **champs)
        convention.full_clean(validate_unique=False)
        convention.save()
        convention.lieux.set(lieux)
        if part_de:
            _recopier(part_de, convention)
        else:
            poser_les_colonnes(convention)
        verifier_les_doublons(convention)
        consigner_de(
            convention,
            "collecte.convention.notee",
            _("Convention notée"),
            compte,
            **_dits(convention),
        )
        return convention

    return faire_ou_relire(faire, Convention.objects.filter(uuid=uuid).first)


@transaction.atomic
def changer(
    *, convention: Convention, compte: Compte, lieux: Collection[Lieu] = (), **champs: Any
) -> Convention:
    """Change an agreement: signed, put off, ended.

    Raises ``DejaAilleurs``, ``DejaDeclaree``, ``FinDejaDeclaree``, ``ValidationError`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)
    tenir_toutes()
    tenue = Convention.objects.get(pk=convention.pk)
    avant = _dits(tenue)
    _verifier_ce_qui_est_declare(tenue, lieux, champs)
    for nom, valeur in champs.items():
        setattr(tenue, nom, valeur)
    tenue.full_clean()
    tenue.save()
    tenue.lieux.set(lieux)
    verifier_les_doublons(tenue)
    apres = _dits(tenue)
    if avant != apres:
        consigner_de(
            tenue,
            "collecte.convention.changee",
            _("Convention changée"),
            compte,
            avant=avant,
            apres=apres,
        )
    return tenue


def tenir_toutes() -> None:
    """Write among the agreements alone: what one names, no other may."""
    list(Convention.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def verifier_les_doublons(convention: Convention) -> None:
    """Refuse what another agreement of the same days and sites names too. Raises
    ``DejaAilleurs``."""
    if convention.debut is None:
        return
    siens = list(convention.rattachements.values_list("categorie", "matiere"))
    chez = set(convention.lieux.values_list("pk", flat=True))
    voisines = Convention.objects.entre(convention.debut, convention.fin or date.max)
    for voisine in voisines.exclude(pk=convention.pk).prefetch_related("lieux"):
        chez_elle = {lieu.pk for lieu in voisine.lieux.all()}
        if chez and chez_elle and not chez & chez_elle:
            continue
        for rattachement in voisine.rattachements.select_related("categorie", "matiere"):
            if (rattachement.categorie_id, rattachement.matiere_id) in siens:
                raise DejaAilleurs(quoi=rattachement, convention=voisine)


def poser_les_colonnes(convention: Convention) -> None:
    """The layout of a new agreement, until its own is known."""
    ColonneDeConvention.objects.bulk_create(
        ColonneDeConvention(convention=convention, code=code, nom=COLONNES[code], ordre=ordre)
        for ordre, code in enumerate(PAR_DEFAUT, start=1)
    )


def consigner_de(
    convention: Convention, code: str, phrase: str, compte: Compte, **contenu: Any
) -> None:
    """Tell a gesture on an agreement to the journal."""
    consigner(
        code,
        f"{phrase}\u00a0: {convention}",
        {"convention": convention.pk, **contenu},
        par=compte.personne_id,
        compte=compte.pk,
    )


def _verifier_ce_qui_est_declare(
    convention: Convention, lieux: Collection[Lieu], champs: dict[str, Any]
) -> None:
    derniere = convention.declarations.select_related("dossier").order_by("-debut").first()
    if derniere is None:
        return
    gardes = all(getattr(convention, nom) == champs.get(nom) for nom in TENUS)
    if not gardes or set(convention.lieux.all()) != set(lieux):
        raise DejaDeclaree()
    fin = champs.get("fin")
    if fin and fin < derniere.dossier.fin:
        refus = FinDejaDeclaree(titre=derniere.dossier.titre)
        raise FinDejaDeclaree(titre=derniere.dossier.titre, champs={"fin": str(refus)})


def _recopier(part_de: Convention, convention: Convention) -> None:
    """The lines of an agreement, what they hold and pay, and its columns, in another."""
    for ligne in part_de.lignes.prefetch_related("rattachements", "soutiens"):
        copie = LigneDeConvention.objects.create(
            convention=convention, code=ligne.code, libelle=ligne.libelle, ordre=ligne.ordre
        )
        Rattachement.objects.bulk_create(
            Rattachement(
                convention=convention,
                ligne=copie,
                categorie_id=r.categorie_id,
                matiere_id=r.matiere_id,
            )
            for r in ligne.rattachements.all()
        )
        Soutien.objects.bulk_create(
            Soutien(ligne=copie, nature=s.nature, par=s.par, montant_cts=s.montant_cts)
            for s in ligne.soutiens.all()
        )
    ColonneDeConvention.objects.bulk_create(
        ColonneDeConvention(convention=convention, code=c.code, nom=c.nom, ordre=c.ordre)
        for c in part_de.colonnes.all()
    )


def _dits(convention: Convention) -> dict[str, Any]:
    """An agreement as the journal tells it: texts, integers, nothing else."""
    return {
        "eco_organisme": convention.eco_organisme_id,
        **{n: listes.valeur(convention, n) for n in (*CHAMPS, "lieux") if n != "eco_organisme"},
    }
