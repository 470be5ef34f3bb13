"""The step that comes next for a bike, and what its sale will demand, ticked or not."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .etats import ATTENDENT_LE_CONTROLE, Exigence, Statut, gestes
from .exigences import dit_et_ou, repond
from .models import Controle, Velo
from .securite import Resultat

S, X = Statut, Exigence

# What is asked of whoever moves a bike there.
VERBES: dict[str, Promise] = {
    S.DIAGNOSTIQUE: _("Rien à réparer : contrôler"),
    S.A_REPARER: _("À réparer"),
    S.EN_REPARATION: _("Commencer la réparation"),
    S.A_DEMONTER: _("À démonter"),
    S.RECYCLE: _("Carcasse partie au recyclage"),
    S.RECU: _("Pas volé\u00a0: le reprendre"),
    S.RESTITUE: _("Rendu à la police, ou à qui il est"),
}
# What a sale demands, in the order in which it is met.
POUR_LA_VENTE = (X.VOL, X.FICHE, X.IDENTIFIANT, X.CONTROLE)
# The states whose next step is a plain move, and which ones: several are one question.
VERS = {
    S.RECU: (S.A_REPARER, S.DIAGNOSTIQUE, S.A_DEMONTER),
    S.DIAGNOSTIQUE: (S.A_REPARER, S.A_DEMONTER),
    S.A_REPARER: (S.EN_REPARATION,),
    S.RESERVE: (S.EN_REPARATION,),
    S.DEMONTE: (S.RECYCLE,),
    S.SIGNALE_VOLE: (S.RECU, S.RESTITUE),
}
# Those that have a page or a form of their own, by its name.
PAGES = {S.EN_REPARATION: "controle", S.A_DEMONTER: "demontage", S.PRETE: "retour"}
# What a bike ready to be sold still lacks, and where it is given.
MANQUES = {X.VOL: "vol", X.FICHE: "cadre", X.IDENTIFIANT: "identifiant", X.CONTROLE: "controle"}


@dataclass(frozen=True)
class ProchainGeste:
    """The gesture that comes next for a bike: its name on the sheet, and where a plain move may
    lead.

    ``geste`` empty: nothing is left to do here. ``controle``: its answer may be a sound checklist
    too. ``autres``: the other plain moves, asked for more rarely.
    """

    geste: str
    vers: tuple[Statut, ...] = ()
    autres: tuple[Statut, ...] = ()

    @property
    def boutons(self) -> list[tuple[str, Promise]]:
        return [(v.value, VERBES[v]) for v in self.vers]

    @property
    def autres_boutons(self) -> list[tuple[str, Promise]]:
        return [(v.value, VERBES[v]) for v in self.autres]


@dataclass(frozen=True)
class Acquis:
    """« l’identifiant… », given or not yet, and where."""

    phrase: str
    lien: str
    fait: bool


@dataclass(frozen=True)
class AReprendre:
    """The checklist that keeps a bike in the workshop, and what it found, in words."""

    controle: Controle
    points: tuple[str, ...]


def a_reprendre(velo: Velo, dernier: Controle | None) -> AReprendre | None:
    """What the last checklist of this bike refused, while it waits for another. One query."""
    if dernier is None or dernier.conforme or velo.statut not in ATTENDENT_LE_CONTROLE:
        return None
    points = dernier.points.filter(resultat=Resultat.NOK)
    return AReprendre(dernier, tuple(p.get_point_display() for p in points))


def prochain_geste(velo: Velo) -> ProchainGeste:
    """The one gesture that comes next for this bike, from its state and what it still lacks."""
    etat = Statut(velo.statut)
    geste, vers = PAGES.get(etat, ""), VERS.get(etat, ())
    if etat == S.RECU and not repond(velo, X.VOL):
        geste, vers = "vol", ()
    elif etat == S.CONTROLE_OK:
        absents = [MANQUES[x] for x in POUR_LA_VENTE if not repond(velo, x)]
        geste = absents[0] if absents else "vente"
    elif vers:
        geste = "avancer"
    return ProchainGeste(
        geste, vers, tuple(v for v in gestes(etat) if v not in vers and geste != "vol")
    )


def pour_la_vente(velo: Velo) -> list[Acquis]:
    """What a sale demands of this bike, each one ticked once it is given or proved."""
    return [Acquis(*dit_et_ou(velo, x), fait=repond(velo, x)) for x in POUR_LA_VENTE]
