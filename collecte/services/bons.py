"""The header of every gesture: recorded once, cancelled once, never changed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.journal.services import consigner, entree_de
from petiterockette.lieux.models import Lieu, Point
from petiterockette.mesures import kilos, nombre
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus

from ..ecritures import Pas
from ..etapes import Nature
from ..models import Apport, Bon, Commentaire, CumulApports, CumulDepots, Mouvement
from ..refus import (
    AnnulationImpossible,
    AutreContenu,
    DejaAnnule,
    MotifRequis,
    PasLeSien,
    PersonneInconnue,
)
from .cumuls import ajouter
from .mois import imputer
from .mouvements import ecrire, sans_matiere

# « Annuler » stands 10 s on the screen; a slow answer may take longer to come and go.
AUSSITOT = timedelta(minutes=2)

CLE_DEPOTS = ("mois", "lieu", "origine", "localite")
CLE_APPORTS = ("mois", "lieu", "categorie", "origine", "localite")


@dataclass(frozen=True)
class Entete:
    """Who makes a gesture, where and when: what every document starts with.

    ``uuid`` is made with the page, ``appareil_le`` is the device's clock, ``par`` the id
    of the person whose name tile was touched (None: the account's own person).
    """

    uuid: UUID
    empreinte: str
    lieu: Lieu
    point: Point | None
    compte: Compte
    par: int | None
    appareil_le: datetime | None = None
    commentaire: str = ""

    @property
    def personne(self) -> int | None:
        return self.par or self.compte.personne_id

    @property
    def texte(self) -> str:
        """The comment as it is kept."""
        return self.commentaire.strip()[:500]


def empreinte_de(document: Any) -> str:
    """SHA-256 of a document's canonical JSON: what tells a replay from a conflict."""
    canonique = json.dumps(document, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonique.encode()).hexdigest()


def empreinte_d_annulation(bon: Bon, motif: str, aussitot: bool) -> str:
    """The digest of a cancellation: posted again, it is the same."""
    return empreinte_de({"annule": bon.pk, "motif": motif, "aussitot": aussitot})


def empreinte_du_texte(texte: str) -> str:
    """SHA-256 of a comment, "" if there is none: what its sealed bon keeps of it."""
    return hashlib.sha256(texte.encode()).hexdigest() if texte else ""


def une_fois(uuid: UUID, empreinte: str, geste: Callable[[], Bon]) -> tuple[Bon, bool]:
    """Run ``geste`` in a transaction, unless this very document was recorded already.

    Returns the bon and whether it was created now. Raises ``AutreContenu`` when the uuid
    was taken by another content. Optimistic: the database's unique key is the judge, and
    the row is read again once the savepoint is undone. A refusal too may only mean that
    the document is already there (its month was closed since, a list has changed).
    """
    try:
        with transaction.atomic():
            return geste(), True
    except (IntegrityError, Refus):
        bon = Bon.objects.filter(uuid=uuid).first()
        if bon is None:
            raise
        if bon.empreinte != empreinte:
            raise AutreContenu() from None
        return bon, False


def ouvrir_bon(
    *,
    entete: Entete,
    nature: str,
    jour: date,
    maintenant: datetime,
    annule: Bon | None = None,
    motif: str = "",
) -> Bon:
    """Write the header; its comment goes aside, where it can be redacted."""
    bon = bon_de(
        entete=entete,
        nature=nature,
        jour=jour,
        maintenant=maintenant,
        annule=annule.pk if annule else None,
        motif=motif,
    )
    bon.save(force_insert=True)
    if entete.texte:
        Commentaire.objects.create(bon=bon, texte=entete.texte)
    return bon


def bon_de(
    *,
    entete: Entete,
    nature: str,
    jour: date,
    maintenant: datetime,
    annule: int | None = None,
    motif: str = "",
) -> Bon:
    """The row of a header; nothing is written."""
    return Bon(
        uuid=entete.uuid,
        empreinte=entete.empreinte,
        nature=nature,
        lieu_id=entete.lieu.pk,
        point_id=entete.point.pk if entete.point else None,
        jour=jour,
        enregistre_le=maintenant,
        appareil_le=entete.appareil_le,
        compte_id=entete.compte.pk,
        par_id=entete.personne,
        annule_id=annule,
        motif=motif,
        commentaire_empreinte=empreinte_du_texte(entete.texte),
    )


def consigner_bon(bon: Bon, code: str, resume: str, **contenu: Any) -> None:
    """The journal's entry of a bon, last in its transaction."""
    consigner(code, resume, **_du_bon(bon, contenu))


def entree_de_bon(bon: Bon, le: datetime, code: str, resume: str, **contenu: Any) -> Entree:
    """The row of that entry; nothing is written."""
    return entree_de(code, resume, le=le, **_du_bon(bon, contenu))


def _du_bon(bon: Bon, contenu: dict[str, Any]) -> dict[str, Any]:
    return {
        "contenu": {"bon": bon.pk, "jour": bon.jour.isoformat(), **contenu},
        "lieu": bon.lieu_id,
        "par": bon.par_id,
        "compte": bon.compte_id,
    }


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
    ``DejaAnnule``, ``AnnulationImpossible``, ``PasLeSien`` or ``DroitManquant``.
    """
    empreinte = empreinte_d_annulation(bon, motif.strip(), aussitot)
    entete = Entete(uuid, empreinte, bon.lieu, bon.point, compte, par)
    return une_fois(uuid, empreinte, lambda: _annuler(bon, motif.strip(), aussitot, entete))


def peut_annuler(bon: Bon, compte: Compte, par: int | None) -> bool:
    """Whether this account, or the person at its counter, may cancel that bon now."""
    if compte.portee("collecte.annuler").couvre_point(bon.lieu_id, bon.point_id):
        return True
    est_le_sien = bon.compte_id == compte.pk and bon.par_id == (par or compte.personne_id)
    return est_le_sien and bon.est_du_jour


def _annuler(bon: Bon, motif: str, aussitot: bool, entete: Entete) -> Bon:
    maintenant = timezone.now()
    if bon.nature == Nature.CONTRE_ECRITURE:
        raise AnnulationImpossible()
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
    if connection.features.has_select_for_update:
        Bon.objects.select_for_update().values_list("pk").get(pk=bon.pk)
    if Bon.objects.filter(annule=bon).exists():
        raise DejaAnnule(numero=nombre(bon.pk))
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
    ecrire(bon=contre, pas=pas_contraires(anciens), sans_matiere=sans_matiere(), revise=revise)
    if bon.nature == Nature.APPORT:
        _retirer_le_depot(bon, contre)
    masse_g = sum(ligne.masse_g for ligne in bon.lignes.all())
    consigner_bon(contre, **fait_d_annulation(bon, masse_g, motif, revise))
    return contre


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
        "resume": _("%(bon)s annulé : %(motif)s")
        % {
            "bon": titre(bon),
            "motif": motif,
        },
        "annule": bon.pk,
        "masse_g": masse_g,
        "revise": revise.isoformat() if revise else None,
    }


def _retirer_le_depot(bon: Bon, contre: Bon) -> None:
    apport = Apport.objects.get(bon=bon)
    compter_le_depot(
        contre.jour,
        bon.lieu_id,
        apport.origine_id,
        apport.localite_id,
        [(li.categorie_id, li.masse_g) for li in bon.lignes.all() if li.categorie_id],
        signe=-1,
    )


def compter_le_depot(
    jour: date,
    lieu: int,
    origine: int,
    localite: int,
    lignes: list[tuple[int, int]],
    signe: int = 1,
) -> None:
    """Add a deposit to the month's sums by origin and locality (or take it off)."""
    depots, apports = comptes_du_depot(jour, lieu, origine, localite, lignes, signe)
    ajouter(CumulDepots, CLE_DEPOTS, depots)
    if apports:
        ajouter(CumulApports, CLE_APPORTS, apports)


def comptes_du_depot(
    jour: date,
    lieu: int,
    origine: int,
    localite: int,
    lignes: list[tuple[int, int]],
    signe: int = 1,
) -> tuple[dict[tuple, tuple[int, int]], dict[tuple, tuple[int]]]:
    """What a deposit adds to CumulDepots and to CumulApports.

    ``lignes``: pairs (category, grams). A deposit of refusals only counts as a passage.
    """
    mois = jour.replace(day=1)
    par_categorie: dict[int, int] = defaultdict(int)
    for categorie, masse_g in lignes:
        par_categorie[categorie] += masse_g
    return (
        {(mois, lieu, origine, localite): (signe * sum(par_categorie.values()), signe)},
        {(mois, lieu, c, origine, localite): (signe * g,) for c, g in par_categorie.items()},
    )


def titre(bon: Bon) -> str:
    """« Dépôt nº 2 418 »: a bon in the words of the counter."""
    nom = _("dépôt") if bon.nature == Nature.APPORT else str(Nature(bon.nature).label)
    return f"{nom.capitalize()} nº {nombre(bon.pk)}"


def resume_masse(bon: Bon, masse_g: int, lignes: int) -> str:
    """« Dépôt nº 2 418 : 28,15 kg, 3 lignes »: what the journal says of a bon."""
    compte = ngettext("%(n)d ligne", "%(n)d lignes", lignes) % {"n": lignes}
    return f"{titre(bon)} : {kilos(masse_g)}, {compte}"
