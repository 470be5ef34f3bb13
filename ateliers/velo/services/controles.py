"""A safety checklist, answered point by point and signed."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from petiterockette.rejeux import faire_ou_relire

from ..etats import ATTENDENT_LE_CONTROLE, AVEC_CONTROLE, PARTIS, Statut
from ..models import Controle, PointControle, Velo
from ..refus import Blocage, ControleIncomplet, DefautAvantDePartir, JamaisSansObjet, VeloParti
from ..securite import Point, a_juger, defauts, sans_reponse
from .passages import Geste, a_l_atelier, noter, passer, verrouiller


def signer(
    *, geste: Geste, velo: Velo, reponses: Mapping[str, str], remarque: str = ""
) -> Controle:
    """Sign a checklist: sealed at once; a new one takes its place. Without any NOK, it is worth,
    and a bike that waited for it alone is « contrôle OK » from then on.

    Raises ``ControleIncomplet`` or ``JamaisSansObjet``, point by point, ``Blocage``,
    ``VeloParti``, ``DefautAvantDePartir`` or ``DroitManquant``.
    """

    def faire() -> Controle:
        tenu = verrouiller(velo, geste.compte)
        exiger_ici(tenu)
        if manque := sans_reponse(reponses):
            champs = {p.value: _("Bon, à reprendre ou sans objet ?") for p in manque}
            raise ControleIncomplet(champs=champs)
        identifie = not tenu.est_exempte
        if faux := a_juger(reponses, electrique=tenu.est_electrique, identifie=identifie):
            phrase = _("Ce vélo l’a : bon, ou à reprendre ?")
            raise JamaisSansObjet(champs={p.value: phrase for p in faux})
        controle = Controle.objects.create(
            uuid=geste.uuid,
            velo=tenu,
            le=geste.quand,
            conforme=not defauts(reponses),
            identifiant=tenu.identifiant,
            remarque=" ".join(remarque.split())[:200],
            compte=geste.compte,
            par=geste.compte.personne_id,
        )
        PointControle.objects.bulk_create(
            PointControle(controle=controle, point=p, resultat=reponses[p]) for p in Point
        )
        _faire_valoir(tenu, controle)
        resume = _("Vélo %(velo)s contrôlé : %(issue)s") % {
            "velo": tenu.numero,
            "issue": _("sans défaut") if controle.conforme else _("à reprendre"),
        }
        dit = {"controle": controle.pk, "defauts": [p.value for p in defauts(reponses)]}
        noter(geste, tenu, "velo.controle.signe", resume, **dit)
        if controle.conforme and tenu.statut in ATTENDENT_LE_CONTROLE:
            passer(geste, tenu, Statut.CONTROLE_OK, bon=a_l_atelier(geste, tenu))
        return controle

    return faire_ou_relire(faire, Controle.objects.filter(uuid=geste.uuid).first)[0]


def exiger_ici(velo: Velo) -> None:
    """Raise ``Blocage`` or ``VeloParti``: only a bike that is ours is checked."""
    if velo.statut == Statut.SIGNALE_VOLE:
        raise Blocage(velo=velo)
    if velo.statut in PARTIS:
        raise VeloParti(velo=velo, etat=velo.get_statut_display())


def _faire_valoir(velo: Velo, controle: Controle) -> None:
    """The last word counts; a bike that waits to leave cannot wait with a defect."""
    if not controle.conforme and velo.statut in AVEC_CONTROLE:
        raise DefautAvantDePartir(velo=velo, etat=velo.get_statut_display())
    velo.controle = controle if controle.conforme else None
    velo.save(update_fields=["controle"])
