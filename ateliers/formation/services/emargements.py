"""Sign a half-day, say who did not come, take it back, attach a signed sheet: sealed, chained."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.matiere.refus import PageDejaServie
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.photos.images import PhotoPrete, ranger
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format

from ..chaine import sceller
from ..models import DemiJournee, Emargement, Feuille, Formateur, Inscription, Mode, Nature, Trace
from ..models.emargements import DOSSIER
from ..refus import (
    DejaAbsent,
    DejaEmarge,
    FeuilleDejaLa,
    PasDeCetteSession,
    PasEncoreCommencee,
    PersonneSurLaFeuille,
    RienAAnnuler,
    SessionVerrouillee,
    SignatureIllisible,
    SignatureVide,
)
from ..traces import TraceIllisible, TraceVide, empreinte_du_trace, lire_le_trace
from .sessions import DROIT

Attendu = Inscription | Formateur
RESUMES = {
    Nature.SIGNATURE: _("Une demi-journée de formation signée"),
    Nature.ABSENCE: _("Une absence en formation notée"),
    Nature.ANNULATION: _("Un émargement annulé"),
}
CODES = {
    Nature.SIGNATURE: "formation.emargement.signe",
    Nature.ABSENCE: "formation.emargement.absent",
    Nature.ANNULATION: "formation.emargement.annule",
}


def signer(
    *,
    demi_journee: DemiJournee,
    qui: Attendu,
    uuid: UUID,
    trace: str = "",
    sans_dessin: bool = False,
    compte: Compte | None,
    le: datetime | None = None,
) -> tuple[Emargement, bool]:
    """Sign a half-day, on the room's screen, or by one's own link (``compte`` is None).

    ``trace``: the drawing (``traces.py``); ``sans_dessin``: who cannot draw signs by a tick.
    Returns it and whether it is new. Raises ``PasDeCetteSession``, ``PasEncoreCommencee``,
    ``SessionVerrouillee``, ``DejaEmarge``, ``DejaAbsent``, ``SignatureVide``,
    ``SignatureIllisible`` or ``DroitManquant``.
    """
    if compte:
        exiger(compte, DROIT, demi_journee.session.lieu)
    dessin = "" if sans_dessin else _dessin(trace)
    le, nom = le or timezone.now(), str(qui.personne)

    def ecrire() -> Emargement:
        tenue = _tenir(demi_journee)
        if tenue.session.est_verrouillee:
            raise SessionVerrouillee()
        emargement = _neuf(
            tenue,
            qui,
            uuid,
            le,
            compte,
            nature=Nature.SIGNATURE,
            mode=Mode.ECRAN if compte else Mode.LIEN,
            trace_empreinte=empreinte_du_trace(nom, dessin),
        )
        Trace.objects.create(emargement=emargement, nom=nom, dessin=dessin)
        _sceller(emargement, tenue, compte)
        return emargement

    return _une_fois(uuid, ecrire, demi_journee, qui)


def noter_l_absence(
    *,
    demi_journee: DemiJournee,
    qui: Attendu,
    uuid: UUID,
    motif: str,
    compte: Compte,
    le: datetime | None = None,
) -> tuple[Emargement, bool]:
    """Say that somebody did not come, and why; raises what ``signer`` does."""
    exiger(compte, DROIT, demi_journee.session.lieu)
    le = le or timezone.now()

    def ecrire() -> Emargement:
        tenue = _tenir(demi_journee)
        emargement = _neuf(
            tenue, qui, uuid, le, compte, nature=Nature.ABSENCE, motif=motif.strip()[:200]
        )
        _sceller(emargement, tenue, compte)
        return emargement

    return _une_fois(uuid, ecrire, demi_journee, qui)


def annuler(
    *, emargement: Emargement, uuid: UUID, motif: str, compte: Compte
) -> tuple[Emargement, bool]:
    """Take back a signature or an absence by a counter-entry; the row stays as it is.

    Raises ``RienAAnnuler`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, emargement.demi_journee.session.lieu)

    def ecrire() -> Emargement:
        tenue = _tenir(emargement.demi_journee)
        if emargement.nature == Nature.ANNULATION or _annule(emargement):
            raise RienAAnnuler()
        contre = Emargement(
            uuid=uuid,
            nature=Nature.ANNULATION,
            demi_journee=tenue,
            inscription_id=emargement.inscription_id,
            formateur_id=emargement.formateur_id,
            personne=emargement.personne,
            rang=emargement.rang + 1,
            debut=emargement.debut,
            duree_min=emargement.duree_min,
            annule=emargement,
            motif=motif.strip()[:200],
            le=timezone.now(),
            par=compte.personne_id,
            compte=compte,
        )
        contre.save(force_insert=True)
        _sceller(contre, tenue, compte)
        return contre

    return _une_fois(uuid, ecrire, emargement.demi_journee, None)


def attacher_la_feuille(
    *,
    demi_journee: DemiJournee,
    uuid: UUID,
    photo: PhotoPrete,
    signataires: Sequence[Attendu],
    compte: Compte,
) -> tuple[Feuille, bool]:
    """Attach the photo of a signed sheet: it counts for those who are ticked on it, no other.

    A locked session takes it too: it is how a correction is proved. Raises
    ``PersonneSurLaFeuille``, ``FeuilleDejaLa`` and what ``signer`` does.
    """
    exiger(compte, DROIT, demi_journee.session.lieu)
    if not signataires:
        raise au_champ("signataires", PersonneSurLaFeuille)
    le = timezone.now()

    def ecrire() -> Feuille:
        tenue = _tenir(demi_journee)
        empreinte = hashlib.sha256(photo.grande).hexdigest()
        if tenue.feuilles.filter(empreinte=empreinte).exclude(uuid=uuid).exists():
            raise au_champ("photo", FeuilleDejaLa)
        feuille = Feuille(
            uuid=uuid,
            demi_journee=tenue,
            cle=uuid4(),
            empreinte=empreinte,
            le=le,
            par=compte.personne_id,
            compte=compte,
        )
        feuille.save(force_insert=True)
        sceller("formation.feuille.attachee", [feuille], le=le, compte=compte)
        for rang, qui in enumerate(signataires):
            emargement = _neuf(
                tenue,
                qui,
                uuid5(uuid, str(rang)),
                le,
                compte,
                nature=Nature.SIGNATURE,
                mode=Mode.PAPIER,
                feuille=feuille,
            )
            _sceller(emargement, tenue, compte)
        # The files last: nothing refuses any more once they are written.
        ranger(photo, feuille.cle, DOSSIER)
        return feuille

    return faire_ou_relire(ecrire, Feuille.objects.filter(uuid=uuid).first, Refus)


def _dessin(trace: str) -> str:
    try:
        return lire_le_trace(trace)
    except TraceVide:
        raise au_champ("trace", SignatureVide) from None
    except TraceIllisible:
        raise au_champ("trace", SignatureIllisible) from None


def _tenir(demi_journee: DemiJournee) -> DemiJournee:
    """The half-day's row, locked: those who sign it do so one after the other."""
    tenues = DemiJournee.objects.select_for_update(of=("self",))
    return tenues.select_related("session").get(pk=demi_journee.pk)


def _neuf(
    demi_journee: DemiJournee,
    qui: Attendu,
    uuid: UUID,
    le: datetime,
    compte: Compte | None,
    **champs: Any,
) -> Emargement:
    """The next fact about somebody and a half-day that is held; refused if one stands."""
    if not _attendu(demi_journee, qui):
        raise PasDeCetteSession()
    if le < demi_journee.debut:
        local = timezone.localtime(demi_journee.debut)
        jour, heure = date_format(local, "j F"), date_format(local, r"G \h i")
        raise PasEncoreCommencee(jour=jour, heure=heure)
    cle = {"formateur": qui} if isinstance(qui, Formateur) else {"inscription": qui}
    dernier = demi_journee.emargements.filter(**cle).order_by("-rang").first()
    if dernier and dernier.nature == Nature.SIGNATURE:
        raise DejaEmarge()
    if dernier and dernier.nature == Nature.ABSENCE:
        raise DejaAbsent()
    emargement = Emargement(
        uuid=uuid,
        demi_journee=demi_journee,
        **cle,
        personne=qui.personne_id,
        rang=dernier.rang + 1 if dernier else 1,
        debut=demi_journee.debut,
        duree_min=demi_journee.duree_min,
        le=le,
        par=compte.personne_id if compte else qui.personne_id,
        compte=compte,
        **champs,
    )
    emargement.save(force_insert=True)
    return emargement


def _attendu(demi_journee: DemiJournee, qui: Attendu) -> bool:
    if isinstance(qui, Formateur):
        return demi_journee.formateur_id == qui.pk
    return demi_journee.session_id == qui.session_id


def _annule(emargement: Emargement) -> bool:
    return Emargement.objects.filter(annule=emargement).exists()


def _sceller(emargement: Emargement, demi_journee: DemiJournee, compte: Compte | None) -> None:
    """The journal's entry, then the link: last, it holds the chain."""
    nature = Nature(emargement.nature)
    consigner(
        CODES[nature],
        str(RESUMES[nature]),
        {"emargement": emargement.pk, "session": demi_journee.session_id},
        lieu=demi_journee.session.lieu_id,
        compte=compte.pk if compte else None,
        par=emargement.par,
    )
    sceller(CODES[nature], [emargement], le=emargement.le, compte=compte)


def _une_fois(
    uuid: UUID, ecrire: Callable[[], Emargement], demi_journee: DemiJournee, qui: Attendu | None
) -> tuple[Emargement, bool]:
    """Once a page: sent twice it is read again, under another name it is refused."""
    fait, nouveau = faire_ou_relire(ecrire, Emargement.objects.filter(uuid=uuid).first, Refus)
    numero = fait.formateur_id if isinstance(qui, Formateur) else fait.inscription_id
    if fait.demi_journee_id != demi_journee.pk or (qui and numero != qui.pk):
        raise PageDejaServie()
    return fait, nouveau
