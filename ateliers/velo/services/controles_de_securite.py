"""A safety checklist, answered point by point and signed."""

from collections.abc import Mapping
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.objets.services.evenements import au_champ
from petiterockette.saisie.rejeux import faire_ou_relire

from ..etats import ATTENDENT_LE_CONTROLE, AVEC_CONTROLE, PARTIS, Statut
from ..models import Controle, PointControle, Velo
from ..refus import (
    Blocage,
    ControleIncomplet,
    DefautAvantDePartir,
    DefautOuvert,
    DejaIdentifie,
    IdentifiantPasPose,
    JamaisSansObjet,
    TropTotPourLeControle,
    VeloParti,
)
from ..securite import Point, Resultat, a_juger, defauts, sans_objet_d_office, sans_reponse
from .passages import Geste, a_l_atelier, noter, passer, verrouiller
from .velos import ecrire_le_cadre, marquer

# What comes first, where a checklist would be undone by the move that follows.
AVANT_LE_CONTROLE = {
    Statut.RECU: gettext_lazy("Notez d’abord son diagnostic."),
    Statut.RESERVE: gettext_lazy("Commencez d’abord sa réparation."),
    Statut.PRETE: gettext_lazy("Reprenez-le d’abord."),
    Statut.A_DEMONTER: gettext_lazy("S’il se répare, dites-le d’abord."),
}


class Marquage(TypedDict):
    """What a frame bears, as ``marquer`` is told."""

    identifiant: str
    operateur: str
    ancien: bool
    pose_ici: bool
    d_ou: str


def signer(
    *,
    geste: Geste,
    velo: Velo,
    reponses: Mapping[str, str],
    remarque: str = "",
    repare: bool = False,
    marquage: Marquage | None = None,
    cadre: Mapping[str, str] | None = None,
) -> Controle:
    """Sign a checklist: sealed at once; a new one takes its place. Without any NOK, it is worth,
    and a bike that waited for it alone is « prêt à partir » from then on: to be lent or given, and
    sold once the law's identifier is on it (``A_MARQUER``).

    ``repare``: what the diagnosis found is mended. ``marquage``, ``cadre``: what its frame bears,
    where it was not written yet. Raises ``ControleIncomplet`` or ``JamaisSansObjet``, point by
    point, ``IdentifiantPasPose``, ``DejaIdentifie``, ``DefautOuvert``, ``TropTotPourLeControle``,
    ``Blocage``, ``VeloParti``, ``DefautAvantDePartir``, ``DroitManquant``, or what ``identifier``
    and ``dire_le_cadre`` raise.
    """

    def faire() -> Controle:
        tenu = verrouiller(velo, geste.compte)
        exiger_ici(tenu)
        if marquage:
            marquer(geste, tenu, **marquage)
        if cadre:
            tenu.objet = ecrire_le_cadre(geste, tenu.objet, cadre)
        jugees = _juger(tenu, reponses, repare=repare)
        controle = Controle.objects.create(
            uuid=geste.uuid,
            velo=tenu,
            le=geste.quand,
            conforme=not defauts(jugees),
            identifiant=tenu.identifiant,
            remarque=" ".join(remarque.split())[:200],
            compte=geste.compte,
            par=geste.compte.personne_id,
        )
        PointControle.objects.bulk_create(
            PointControle(controle=controle, point=p, resultat=jugees[p]) for p in Point
        )
        _faire_valoir(tenu, controle)
        resume = _("Vélo %(velo)s contrôlé : %(issue)s") % {
            "velo": tenu.numero,
            "issue": _("sans défaut") if controle.conforme else _("à reprendre"),
        }
        dit = {"controle": controle.pk, "defauts": [p.value for p in defauts(jugees)]}
        noter(geste, tenu, "velo.controle.signe", resume, **dit)
        if controle.conforme and tenu.statut in ATTENDENT_LE_CONTROLE:
            passer(geste, tenu, Statut.CONTROLE_OK, bon=a_l_atelier(geste, tenu))
        return controle

    return faire_ou_relire(faire, Controle.objects.filter(uuid=geste.uuid).first)[0]


def _juger(velo: Velo, reponses: Mapping[str, str], *, repare: bool) -> dict[str, str]:
    """The answer of each point, those it has not « sans objet »; or why they cannot be signed."""
    porte, electrique = bool(velo.identifiant) or not velo.est_exempte, velo.est_electrique
    absents = sans_objet_d_office(electrique=electrique, identifie=porte)
    jugees = {**reponses} | dict.fromkeys(absents, Resultat.SANS_OBJET.value)
    if manque := sans_reponse(jugees):
        champs = {p.value: _("Bon, à reprendre ou sans objet ?") for p in manque}
        raise ControleIncomplet(champs=champs)
    if faux := a_juger(
        {p: r for p, r in jugees.items() if p not in absents},
        electrique=electrique,
        identifie=porte,
    ):
        phrase = _("Ce vélo l’a : bon, ou à reprendre ?")
        raise JamaisSansObjet(champs={p.value: phrase for p in faux})
    if jugees[Point.IDENTIFIANT] == Resultat.OK and not velo.identifiant:
        raise au_champ("marquage", IdentifiantPasPose)
    if jugees[Point.IDENTIFIANT] == Resultat.A_MARQUER and velo.identifiant:
        raise DejaIdentifie(identifiant=velo.identifiant)
    if velo.defaut_ouvert and not repare and not defauts(jugees):
        raise au_champ("repare", DefautOuvert, defaut=velo.defaut_ouvert)
    return jugees


def exiger_ici(velo: Velo) -> None:
    """Raise ``Blocage``, ``VeloParti`` or ``TropTotPourLeControle``: only a bike that is ours is
    checked, and when what is signed stays true."""
    if velo.statut == Statut.SIGNALE_VOLE:
        raise Blocage(velo=velo)
    if velo.statut in PARTIS:
        raise VeloParti(velo=velo, etat=velo.get_statut_display())
    if not velo.se_controle:
        avant = AVANT_LE_CONTROLE[Statut(velo.statut)]
        raise TropTotPourLeControle(velo=velo, etat=velo.get_statut_display(), avant=avant)


def _faire_valoir(velo: Velo, controle: Controle) -> None:
    """The last word counts; a bike that waits to leave cannot wait with a defect."""
    if not controle.conforme and velo.statut in AVEC_CONTROLE:
        raise DefautAvantDePartir(velo=velo, etat=velo.get_statut_display())
    velo.controle = controle if controle.conforme else None
    velo.save(update_fields=["controle"])
