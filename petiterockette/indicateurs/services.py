"""Type an indicator that people count: the one door to these rows."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from .models import Releve
from .nombres import ecrire
from .refus import (
    AnneePasFinie,
    AutrePage,
    CorrectionSansRaison,
    IndicateurCompte,
    ReleveEntreTemps,
    RienNeChange,
    SaisiEntreTemps,
)
from .registre import INDICATEURS, Indicateur


def releves_de(annees: Iterable[int]) -> dict[tuple[str, int], Releve]:
    """The value that stands for each (code, year), in one query."""
    releves: dict[tuple[str, int], Releve] = {}
    for releve in Releve.objects.de(annees).select_related("compte__personne"):
        releves.setdefault((releve.indicateur, releve.annee), releve)
    return releves


@transaction.atomic
def saisir(
    *,
    indicateur: Indicateur,
    annee: int,
    valeur: int,
    methode: str,
    motif: str = "",
    uuid: UUID,
    compte: Compte,
) -> tuple[Releve, bool]:
    """Write a year's value, or its correction; returns it, and whether it is new.

    ``valeur``: in the unit of the indicator. What was written stays: the last word stands.
    Raises ``IndicateurCompte``, ``AnneePasFinie``, ``CorrectionSansRaison``,
    ``RienNeChange``, ``AutrePage``, ``ReleveEntreTemps`` or ``DroitManquant``.
    """
    exiger(compte, "indicateurs.saisir")
    if not indicateur.saisi:
        raise IndicateurCompte(nom=indicateur.libelle)
    if annee > timezone.localdate().year:
        raise AnneePasFinie(annee=annee)
    deja = Releve.objects.filter(uuid=uuid).first()
    if deja:
        if (deja.indicateur, deja.annee) != (indicateur.code, annee):
            raise AutrePage()
        return deja, False
    dernier = releves_de([annee]).get((indicateur.code, annee))
    motif, methode = motif.strip(), methode.strip()
    if dernier and not motif:
        raise CorrectionSansRaison(annee=annee, champs={"motif": ""})
    if dernier and (dernier.valeur, dernier.methode) == (valeur, methode):
        raise RienNeChange()
    releve = Releve(
        indicateur=indicateur.code,
        annee=annee,
        rang=dernier.rang + 1 if dernier else 1,
        uuid=uuid,
        valeur=valeur,
        methode=methode,
        motif=motif if dernier else "",
        enregistre_le=timezone.now(),
        compte=compte,
    )
    releve.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            releve.save(force_insert=True)
    except IntegrityError:
        raise ReleveEntreTemps() from None
    consigner(
        "indicateurs.releve.corrige" if dernier else "indicateurs.releve.saisi",
        _("%(nom)s %(annee)s : %(valeur)s")
        % {"nom": indicateur.libelle, "annee": annee, "valeur": ecrire(valeur, indicateur.unite)},
        {
            "releve": releve.pk,
            "indicateur": indicateur.code,
            "annee": annee,
            "avant": dernier.valeur if dernier else None,
            "apres": valeur,
            "methode": methode,
            "motif": releve.motif,
        },
        par=compte.personne_id,
        compte=compte.pk,
    )
    return releve, True


@transaction.atomic
def saisir_ensemble(
    *, annee: int, valeurs: Mapping[str, int], methode: str, uuid: UUID, compte: Compte
) -> list[Releve]:
    """Write several values of a year at once, counted the same way: code → value; all, or none.

    Sent twice, they are written once. Raises ``SaisiEntreTemps``, ``AnneePasFinie``,
    ``IndicateurCompte`` or ``DroitManquant``.
    """
    ecrits = []
    for code, valeur in valeurs.items():
        try:
            releve, _neuf = saisir(
                indicateur=INDICATEURS[code],
                annee=annee,
                valeur=valeur,
                methode=methode,
                uuid=uuid5(uuid, code),
                compte=compte,
            )
        except (CorrectionSansRaison, ReleveEntreTemps):
            raise SaisiEntreTemps(champs={code: str(SaisiEntreTemps.texte)}) from None
        ecrits.append(releve)
    return ecrits
