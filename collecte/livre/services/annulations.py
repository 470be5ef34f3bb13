"""Cancel a bon: a counter-entry linked both ways, and nothing erased."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import SUIVIS_A_L_ATELIER, Nature
from collecte.mois.services.mois import imputer
from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.mesures import nombre
from petiterockette.personnes.models import Personne

from ..entete import Entete
from ..models import Apport, Bon, ContenantPlein, Depart, Ligne, Mouvement
from ..refus import (
    AnnulationImpossible,
    DejaAnnule,
    DenreesAuCafe,
    GesteDAtelier,
    MotifRequis,
    PasLeSien,
    PersonneInconnue,
    SuiteAAnnuler,
)
from .bons import ouvrir_bon, titre, une_fois
from .comptes_des_depots import compter_le_depot
from .mouvements import ecrire, sans_matiere
from .preuves import consigner_bon

# « Annuler » stands 10 s on the screen; a slow answer may take longer to come and go.
AUSSITOT = timedelta(minutes=2)


class Annulable(Protocol):
    """What whoever made it may cancel on the day it was made."""

    @property
    def lieu_id(self) -> int: ...
    @property
    def point_id(self) -> int | None: ...
    @property
    def compte_id(self) -> int: ...
    @property
    def par_id(self) -> int | None: ...
    @property
    def est_du_jour(self) -> bool: ...


def empreinte_d_annulation(bon: Bon, motif: str, aussitot: bool) -> str:
    """The digest of a cancellation: posted again, it is the same."""
    return empreinte_de({"annule": bon.pk, "motif": motif, "aussitot": aussitot})


def annuler(
    *,
    bon: Bon,
    uuid: UUID,
    motif: str = "",
    aussitot: bool = False,
    compte: Compte,
    par: int | None = None,
) -> tuple[Bon, bool]:
    """Cancel a bon by its counter-entry, linked both ways; nothing is erased.

    ``aussitot``: « Annuler » right after validating; the product writes the reason. The
    author cancels his own bon until his site's day ends; others need the right.
    Returns the counter-entry and whether it was made now. Raises ``MotifRequis``,
    ``DejaAnnule``, ``AnnulationImpossible``, ``GesteDAtelier``, ``PasLeSien`` or
    ``DroitManquant``.
    """
    empreinte = empreinte_d_annulation(bon, motif.strip(), aussitot)
    entete = Entete(uuid, empreinte, bon.lieu, bon.point, compte, par)
    return une_fois(uuid, empreinte, lambda: _annuler(bon, motif.strip(), aussitot, entete))


def peut_annuler(bon: Annulable, compte: Compte, par: int | None) -> bool:
    """Whether this account, or the person at its counter, may cancel that gesture now."""
    if compte.portee("collecte.annuler").couvre_point(bon.lieu_id, bon.point_id):
        return True
    est_le_sien = bon.compte_id == compte.pk and bon.par_id == (par or compte.personne_id)
    return est_le_sien and bon.est_du_jour


def _annuler(bon: Bon, motif: str, aussitot: bool, entete: Entete) -> Bon:
    maintenant = timezone.now()
    if bon.nature == Nature.CONTRE_ECRITURE:
        raise AnnulationImpossible()
    if bon.nature == Nature.DENREES:
        raise DenreesAuCafe()
    if bon.nature in SUIVIS_A_L_ATELIER:
        raise GesteDAtelier()
    if aussitot and not motif and maintenant - bon.enregistre_le <= AUSSITOT:
        motif = _("annulé aussitôt")
    if not motif:
        raise MotifRequis()
    if entete.par and not Personne.objects.filter(pk=entete.par).exists():
        raise PersonneInconnue()
    if not peut_annuler(bon, entete.compte, entete.par):
        if bon.nature != Nature.APPORT:
            raise DroitManquant("collecte.annuler", bon.lieu)
        raise PasLeSien()
    # The cancelled bon is the lock: two cancellations of one bon wait for each other.
    list(Bon.objects.select_for_update().filter(pk=bon.pk).values_list("pk"))
    if Bon.objects.filter(annule=bon).exists():
        raise DejaAnnule(numero=nombre(bon.pk))
    suite = _suite(bon)
    if suite:
        raise SuiteAAnnuler(numero=nombre(suite))
    jour, revise = imputer(bon.lieu_id, bon.jour, maintenant)
    anciens = list(bon.mouvements.order_by("id"))
    if revise is None and anciens:
        # Undoing the correction of a closed month takes it off that month's corrections.
        revise = anciens[0].revise
    contre = ouvrir_bon(
        entete=entete,
        nature=Nature.CONTRE_ECRITURE,
        jour=jour,
        maintenant=maintenant,
        annule=bon,
        motif=motif[:200],
    )
    ecrire(
        bon=contre,
        pas=pas_contraires(anciens),
        sans_matiere=sans_matiere(),
        revise=revise,
        structure=structure_servie(bon),
    )
    if bon.nature in (Nature.APPORT, Nature.REPRISE):
        _retirer_le_depot(bon, contre)
    masse_g = sum(ligne.masse_g for ligne in bon.lignes.all())
    consigner_bon(contre, **fait_d_annulation(bon, masse_g, motif, revise))
    return contre


def _suite(bon: Bon) -> int | None:
    """The number of a bon that holds and builds on this one, or None."""
    # A dock that takes one of its containers waits, or is waited for.
    list(ContenantPlein.objects.select_for_update().filter(ligne__bon=bon).values_list("pk"))
    suites: tuple[Any, ...] = (
        Bon.objects.filter(reception__sortie=bon.pk).values_list("pk"),
        Bon.objects.filter(arrivee__transfert=bon.pk).values_list("pk"),
        Depart.objects.filter(plein__ligne__bon=bon).values_list("ligne__bon"),
        Ligne.objects.filter(provient_de__bon=bon).values_list("bon"),
    )
    vivants = (Bon.objects.filter(pk__in=s, annulation=None).order_by("pk") for s in suites)
    return next((b.pk for bons in vivants for b in bons[:1]), None)


def pas_contraires(mouvements: Iterable[Mouvement]) -> list[Pas]:
    """The steps that undo these movements, each backwards."""
    return [
        Pas(
            m.categorie_id,
            m.matiere_id,
            m.de,
            m.vers,
            m.masse_g,
            m.mesure,
            m.quantite,
            m.ventilation,
            m.implicite,
        ).inverse
        for m in mouvements
    ]


def fait_d_annulation(bon: Bon, masse_g: int, motif: str, revise: date | None) -> dict[str, Any]:
    """What the journal says of a cancelled bon."""
    return {
        "code": "collecte.bon.annule",
        "resume": _("%(bon)s annulé : %(motif)s") % {"bon": titre(bon), "motif": motif},
        "annule": bon.pk,
        "masse_g": masse_g,
        "revise": revise.isoformat() if revise else None,
    }


def structure_servie(bon: Bon) -> int | None:
    """The structure that an exit, or the bridge's ticket of one, went to; None for nobody."""
    if bon.nature in (Nature.SORTIE, Nature.REPRISE):
        # Of what was brought in from before, only exits to somebody say to whom.
        sortie = getattr(bon, "sortie", None)
        return sortie.structure_id if sortie else None
    if bon.nature == Nature.RECEPTION:
        return bon.reception.sortie.structure_id
    # What was brought in from before may say who took it.
    if bon.nature == Nature.REPRISE and hasattr(bon, "sortie"):
        return bon.sortie.structure_id
    return None


def _retirer_le_depot(bon: Bon, contre: Bon) -> None:
    apport = Apport.objects.filter(bon=bon).first()
    if apport is None:
        return
    compter_le_depot(
        bon,
        apport.origine_id,
        apport.localite_id,
        [(li.categorie_id, li.masse_g) for li in bon.lignes.all() if li.categorie_id],
        retire_le=contre.jour,
    )
