"""What the house aims at, year by year: the one door to the targets, and which of them stand."""

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu

from .models import Cible
from .nombres import ecrire_la_cible
from .refus import (
    AutrePage,
    CibleDeja,
    CibleEntreTemps,
    CibleSansRaison,
    CibleTropLointaine,
)
from .registre import Indicateur

POSER = "indicateurs.saisir"
# Next year's are decided before it begins.
ANNEES_D_AVANCE = 1


def derniere_annee() -> int:
    """The last year that something may be aimed at for."""
    return timezone.localdate().year + ANNEES_D_AVANCE


def cibles_de(annees: Iterable[int], lieu: Lieu | None) -> dict[tuple[str, int], Cible]:
    """The target that stands for each (code, year) at a site, or for all; one query.

    One that was taken back is there, without a value.
    """
    cibles: dict[tuple[str, int], Cible] = {}
    for cible in Cible.objects.du_lieu(annees, lieu).select_related("compte__personne"):
        cibles.setdefault((cible.indicateur, cible.annee), cible)
    return cibles


def cibles_des_lieux_lus(annee: int, lus: LieuxLus) -> dict[str, int]:
    """Code → what is aimed at that year at the sites that a page reads; one query, or none.

    A target is of one site or of all: nothing where a page reads several, but not all of them.
    """
    if lus.lieu is None and lus.ids is not None:
        return {}
    return {
        code: cible.valeur
        for (code, _annee), cible in cibles_de([annee], lus.lieu).items()
        if cible.valeur is not None
    }


@transaction.atomic
def poser(
    *,
    indicateur: Indicateur,
    annee: int,
    lieu: Lieu | None,
    valeur: int | None,
    motif: str,
    uuid: UUID,
    compte: Compte,
) -> tuple[Cible, bool]:
    """Aim at a value for a year, or at none any more; returns the target and whether it is new.

    ``valeur``: in the unit of the indicator. Raises ``CibleTropLointaine``, ``CibleSansRaison``,
    ``CibleDeja``, ``AutrePage``, ``CibleEntreTemps`` or ``DroitManquant``.
    """
    exiger(compte, POSER, lieu)
    if annee > derniere_annee():
        raise CibleTropLointaine(annee=derniere_annee())
    deja = Cible.objects.filter(uuid=uuid).first()
    if deja:
        if (deja.indicateur, deja.annee, deja.lieu) != (indicateur.code, annee, lieu):
            raise AutrePage()
        return deja, False
    motif = " ".join(motif.split())
    if not motif:
        raise CibleSansRaison(champs={"motif": str(CibleSansRaison.texte)})
    derniere = cibles_de([annee], lieu).get((indicateur.code, annee))
    avant = derniere.valeur if derniere else None
    if valeur == avant:
        raise CibleDeja(champs={"valeur": str(CibleDeja.texte)})
    mots = Cible.objects.filter(indicateur=indicateur.code, annee=annee)
    cible = Cible(
        indicateur=indicateur.code,
        annee=annee,
        lieu=lieu,
        rang=(mots.aggregate(n=Max("rang"))["n"] or 0) + 1,
        uuid=uuid,
        valeur=valeur,
        motif=motif,
        enregistre_le=timezone.now(),
        compte=compte,
    )
    cible.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            cible.save(force_insert=True)
    except IntegrityError:
        raise CibleEntreTemps() from None
    ecrite = _("aucune") if valeur is None else ecrire_la_cible(valeur, indicateur.unite)
    consigner(
        "indicateurs.cible.posee",
        _("Cible %(annee)s, %(nom)s : %(valeur)s")
        % {"nom": indicateur.libelle, "annee": annee, "valeur": ecrite},
        {
            "cible": cible.pk,
            "indicateur": indicateur.code,
            "annee": annee,
            "avant": avant,
            "apres": valeur,
            "motif": motif,
        },
        lieu=lieu.pk if lieu else None,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return cible, True
