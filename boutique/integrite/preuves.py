"""What proves that nothing was changed, in plain figures: chains, closings, the last check."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from boutique.caisses.chaines import chaines_des_caisses
from boutique.caisses.models import Caisse
from boutique.clotures.models import Cloture
from boutique.factures.factures import CHAINE as FACTURES
from petiterockette.journal.examens.dits import dire_l_examen
from petiterockette.journal.examens.passer import Examen, dernier_examen
from petiterockette.journal.maison import MAISON
from petiterockette.journal.models import Chaine, Maillon
from petiterockette.journal.perimetre import empreinte_du_perimetre, fichiers_du_perimetre
from petiterockette.journal.proprietaire import role_proprietaire
from petiterockette.journal.tetes.fichier import AUCUNE, Tetes
from petiterockette.journal.versions import CODE as VERSION_INSTALLEE
from petiterockette.verification import VERIFICATIONS, trouver_les_verifications
from petiterockette.version import VERSION

from .tetes import tetes_lues


class Dehors(StrEnum):
    LA_MEME = "la_meme"
    EN_RETARD = "en_retard"
    UNE_AUTRE = "une_autre"
    ILLISIBLE = "illisible"


@dataclass(frozen=True)
class ChaineLue:
    """A chain in a line: how many links, the last digest, whether it is the one told outside."""

    nom: str
    quoi: str
    rang: int
    empreinte: str
    dehors: Dehors


@dataclass(frozen=True)
class VersionLue:
    version: str
    perimetre: str
    le: datetime


@dataclass(frozen=True)
class Integrite:
    examen: Examen | None
    # Which one it was, since when and until where; the last that read everything, if not it.
    dit: str
    entier: Examen | None
    verifications: list[tuple[str, bool]]
    chaines: list[ChaineLue]
    tickets: int
    clotures: int
    evenements: int
    version: str
    perimetre: str
    fichiers: list[str]
    versions: list[VersionLue]
    # The PostgreSQL role that could lift the seals, if this one can.
    proprietaire: str


def integrite() -> Integrite:
    """What the page says; a bounded number of queries, whatever was sold."""
    trouver_les_verifications()
    examen = dernier_examen()
    en_faute = set(examen.en_faute) if examen else set()
    toutes = chaines_des_caisses()
    series = [serie for chaines in toutes for serie in chaines.series]
    tickets = [(serie.chaine, serie.prefixe) for serie in series if not serie.ecole]
    essais = [(serie.chaine, serie.prefixe) for serie in series if serie.ecole]
    clotures = [(chaines.clotures, _nom(chaines.caisse)) for chaines in toutes if chaines.clotures]
    evenements = [
        (chaines.evenements, _nom(chaines.caisse)) for chaines in toutes if chaines.evenements
    ]
    maison = [(c, "") for c in Chaine.objects.filter(nom=MAISON)]
    factures = [(c, "") for c in Chaine.objects.filter(nom=FACTURES)]
    tetes = tetes_lues()
    nommees = (
        ("tickets", tickets),
        ("essais", essais),
        ("clotures", clotures),
        ("evenements", evenements),
    )
    return Integrite(
        examen=examen,
        dit=dire_l_examen(examen) if examen else "",
        entier=dernier_examen(entier=True) if examen and not examen.entier else None,
        verifications=[(nom, nom in en_faute) for nom, _faire in VERIFICATIONS],
        chaines=[
            ChaineLue(
                *(nom, quoi, chaine.rang, chaine.empreinte),
                dehors=_dehors(chaine, tetes),
            )
            for quoi, lues in (*nommees, ("factures", factures), ("maison", maison))
            for chaine, nom in lues
        ],
        tickets=sum(chaine.rang for chaine, _nom in [*tickets, *essais]),
        clotures=Cloture.objects.count(),
        evenements=sum(chaine.rang for chaine, _nom in [*evenements, *factures, *maison]),
        version=VERSION,
        perimetre=empreinte_du_perimetre(),
        fichiers=fichiers_du_perimetre(),
        versions=_versions(),
        proprietaire=role_proprietaire(),
    )


def _nom(caisse: Caisse) -> str:
    """Each site has its « Caisse »."""
    return f"{caisse.point.lieu.nom}, {caisse}"


def _dehors(chaine: Chaine, tetes: Tetes | None) -> Dehors:
    """Whether its last link is the one that is told outside."""
    if tetes is None:
        return Dehors.ILLISIBLE
    tete = tetes.get(chaine.nom, AUCUNE)
    if tete.rang < chaine.rang:
        return Dehors.EN_RETARD
    la_meme = tete == (chaine.rang, chaine.empreinte)
    return Dehors.LA_MEME if la_meme else Dehors.UNE_AUTRE


def _versions() -> list[VersionLue]:
    dites = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=VERSION_INSTALLEE)
    return [
        VersionLue(m.contenu["version"], m.contenu.get("perimetre", ""), m.le)
        for m in dites.order_by("-rang")[:20]
    ]
