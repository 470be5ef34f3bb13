"""The header of every gesture: recorded once, cancelled once, never changed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.insertion import inserer
from petiterockette.journal.models import Entree
from petiterockette.journal.services import consigner, entree_de
from petiterockette.lieux.models import Lieu, Point
from petiterockette.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.rejeux import faire_ou_relire

from ..dehors import dire_le_bon, exiger_une_base_a_jour
from ..etapes import Nature
from ..models import Bon, Commentaire, CumulApports, CumulDepots, CumulHeures
from ..refus import (
    AutreContenu,
)
from .cumuls import ajouter

CLE_DEPOTS = ("mois", "lieu", "origine", "localite")
CLE_APPORTS = ("mois", "lieu", "categorie", "origine", "localite")
CLE_HEURES = ("mois", "lieu", "jour_semaine", "heure")


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


def empreinte_du_texte(texte: str) -> str:
    """SHA-256 of a comment, "" if there is none: what its sealed bon keeps of it."""
    return hashlib.sha256(texte.encode()).hexdigest() if texte else ""


def une_fois(uuid: UUID, empreinte: str, geste: Callable[[], Bon]) -> tuple[Bon, bool]:
    """Run ``geste`` in a transaction, unless this very document was recorded already.

    Returns the bon and whether it was created now. Raises ``AutreContenu`` when the uuid
    was taken by another content. A refusal too may only mean that the document is already
    there (its month was closed since, a list has changed).
    """
    bon, nouveau = faire_ou_relire(geste, Bon.objects.filter(uuid=uuid).first, Refus)
    if not nouveau and bon.empreinte != empreinte:
        raise AutreContenu()
    return bon, nouveau


def ouvrir_bon(
    *,
    entete: Entete,
    nature: str,
    jour: date,
    maintenant: datetime,
    annule: Bon | None = None,
    motif: str = "",
    base_a_jour: bool = False,
) -> Bon:
    """Write the header; its comment goes aside, where it can be redacted.

    Raises ``RestaurationConstatee`` where numbers given already would be given again, unless
    the caller asked (``base_a_jour``).
    """
    if not base_a_jour:
        exiger_une_base_a_jour()
    bon = bon_de(
        entete=entete,
        nature=nature,
        jour=jour,
        maintenant=maintenant,
        annule=annule.pk if annule else None,
        motif=motif,
    )
    inserer([bon])
    dire_le_bon(bon)
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
    """The row of a header; nothing is written, of it nor under it."""
    bon = Bon(
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
    bon.ses_lignes, bon.ses_mouvements = [], []
    return bon


def consigner_bon(bon: Bon, code: str, resume: str, **contenu: Any) -> None:
    """The journal's entry of a bon, last in its transaction."""
    consigner(code, resume, **_du_bon(bon, contenu))


def entree_de_bon(bon: Bon, le: datetime, code: str, resume: str, **contenu: Any) -> Entree:
    """The row of that entry; nothing is written."""
    return entree_de(code, resume, le=le, **_du_bon(bon, contenu))


def _du_bon(bon: Bon, contenu: dict[str, Any]) -> dict[str, Any]:
    return {
        "contenu": {**contenu, **preuve_du_bon(bon)},
        "lieu": bon.lieu_id,
        "par": bon.par_id,
        "compte": bon.compte_id,
    }


def preuve_du_bon(bon: Bon) -> dict[str, Any]:
    """What the journal keeps of a bon, and the books are compared with: its lines, its moves.

    Those that were just written are known to it; read again, a bon says the same.
    """
    return {
        "bon": bon.pk,
        "nature": str(bon.nature),
        "jour": bon.jour.isoformat(),
        "annule": bon.annule_id,
        "lignes": [
            [
                *(li.categorie_id, li.matiere_id, str(li.de), str(li.vers)),
                *(li.brut_g, li.masse_g, li.quantite, str(li.mesure)),
            ]
            for li in bon.ses_lignes
        ],
        "mouvements": [
            [
                *(m.categorie_id, m.matiere_id, str(m.de), str(m.vers), m.masse_g, m.quantite),
                *(str(m.mesure), str(m.ventilation), int(m.implicite)),
                m.revise.isoformat() if m.revise else None,
            ]
            for m in bon.ses_mouvements
        ],
    }


class ComptesDuDepot(NamedTuple):
    """What a deposit adds to each of its caches."""

    depots: dict[tuple, tuple[int, int]]
    apports: dict[tuple, tuple[int]]
    heures: dict[tuple, tuple[int, int]]


def compter_le_depot(
    bon: Bon,
    origine: int,
    localite: int,
    lignes: list[tuple[int, int]],
    retire_le: date | None = None,
) -> None:
    """Add a deposit to the month's sums by origin, locality and hour.

    ``retire_le``: the day it is cancelled, on which it is taken off instead.
    """
    comptes = comptes_du_depot(bon, origine, localite, lignes, retire_le)
    ajouter(CumulDepots, CLE_DEPOTS, comptes.depots)
    if comptes.apports:
        ajouter(CumulApports, CLE_APPORTS, comptes.apports)
    ajouter(CumulHeures, CLE_HEURES, comptes.heures)


def comptes_du_depot(
    bon: Bon,
    origine: int,
    localite: int,
    lignes: list[tuple[int, int]],
    retire_le: date | None = None,
) -> ComptesDuDepot:
    """What a deposit adds to CumulDepots, CumulApports and CumulHeures.

    ``lignes``: pairs (category, grams). A deposit of refusals only counts as a passage.
    """
    mois, lieu = (retire_le or bon.jour).replace(day=1), bon.lieu_id
    signe = -1 if retire_le else 1
    par_categorie: dict[int, int] = defaultdict(int)
    for categorie, masse_g in lignes:
        par_categorie[categorie] += masse_g
    total = signe * sum(par_categorie.values())
    return ComptesDuDepot(
        depots={(mois, lieu, origine, localite): (total, signe)},
        apports={
            (mois, lieu, c, origine, localite): (signe * g,) for c, g in par_categorie.items()
        },
        heures={(mois, lieu, bon.jour.isoweekday(), heure_du_depot(bon)): (total, signe)},
    )


def heure_du_depot(bon: Bon) -> int:
    """The hour of Paris at which it was brought, 0 to 23; ``SANS_HEURE`` if nobody knows.

    The device's clock tells it where a ticket waited for the network; a clock ahead of the
    server's is wrong. What is typed on another day than its own has no hour.
    """
    enregistre_le = bon.enregistre_le
    appareil_le = bon.appareil_le
    for instant in (appareil_le, enregistre_le):
        if instant is None or instant > enregistre_le:
            continue
        local = timezone.localtime(instant)
        if local.date() == bon.jour:
            return local.hour
    return CumulHeures.SANS_HEURE


def titre(bon: Bon) -> str:
    """« Dépôt nº 2 418 »: a bon in the words of the counter."""
    nom = _("dépôt") if bon.nature == Nature.APPORT else str(Nature(bon.nature).label)
    return f"{nom.capitalize()} nº {nombre(bon.pk)}"


def resume_masse(bon: Bon, masse_g: int, lignes: int) -> str:
    """« Dépôt nº 2 418 : 28,15 kg, 3 lignes »: what the journal says of a bon."""
    compte = ngettext("%(n)d ligne", "%(n)d lignes", lignes) % {"n": lignes}
    return f"{titre(bon)} : {kilos(masse_g)}, {compte}"
