"""Try an export without writing anything; bring it in, batch after batch."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.oressource.decisions import Decisions
from boutique.tickets_repris.tableurs.deja_la import deja_dits
from petiterockette.base.insertion import compter_les_rangees
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.empreintes import empreinte_de
from petiterockette.travaux.estimation import Suivre
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander_encore

from ..avancement import ATTENDRE, lecture_d_abord, parts_du_temps
from ..comptes.attendus import Attendus, attendre
from ..comptes.obstacles import en_json as obstacles_en_json
from ..comptes.obstacles import obstacles, refus_des_salles
from ..comptes.parts import PARTS
from ..comptes.postes import en_liste
from ..comptes.rapprochement import en_un, laisses_en_un
from ..models import Export
from ..mots.decisions import ce_qui_reste, decisions
from ..mots.decisions import en_un as en_mots
from ..mots.vus import voir_les_mots
from ..refus import EssaiRefuse, FichierJete, PasEncoreLu, PasEssaye, ResteADecider
from .anciens import inscrire_les_anciens
from .exports import DROIT, carnet_de, noter
from .nouveautes import creer_les_nouveautes

ESSAI, REPRISE = "oressource_essai", "oressource_reprise"


def empreinte_des_decisions(dites: Decisions) -> str:
    """The digest of what was decided: what a trial was made under."""
    return empreinte_de(
        {
            "mots": sorted([liste, n, code] for (liste, n), code in dites.mots.items()),
            "bascules": sorted([liste, n, str(j)] for (liste, n), j in dites.bascules.items()),
            "reponses": sorted(dites.reponses.items()),
            "parts": sorted([liste, n, *parts] for (liste, n), parts in dites.parts.items()),
        }
    )


@transaction.atomic
def demander_l_essai(*, export: Export, compte: Compte) -> Travail:
    """Have it said what would be written, behind the page; nothing is written.

    Raises ``PasEncoreLu``, ``FichierJete`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    _exiger_lu(export)
    dites = empreinte_des_decisions(decisions(export))
    return demander_encore(
        nature=ESSAI,
        sur=("export", export.pk),
        resume=_("Essayer «\u00a0%(nom)s\u00a0»") % {"nom": export.nom[:100]},
        donnees={"empreinte": dites},
    )


@transaction.atomic
def demander_la_reprise(*, export: Export, compte: Compte, vu: str) -> Travail:
    """Bring a base in behind the page.

    ``vu``: digest of what was decided when it was tried. Raises ``ResteADecider``, ``PasEssaye``,
    ``EssaiRefuse``, ``PasEncoreLu``, ``FichierJete`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    _exiger_lu(export)
    exiger_decide(export)
    if not vu or vu != est_essaye(export):
        raise PasEssaye()
    if export.obstacles:
        raise EssaiRefuse()
    return demander_encore(
        nature=REPRISE,
        sur=("export", export.pk),
        resume=_("Reprendre «\u00a0%(nom)s\u00a0»") % {"nom": export.nom[:100]},
        donnees={"compte": compte.pk},
    )


def _exiger_lu(export: Export) -> None:
    if not export.est_lu:
        raise PasEncoreLu()
    if not export.est_garde:
        raise FichierJete()


def exiger_decide(export: Export) -> None:
    """Raises ``ResteADecider`` while a word or a question waits."""
    reste = ce_qui_reste(export, voir_les_mots(export))
    if reste:
        raise ResteADecider(quoi=en_mots(reste))


def est_essaye(export: Export) -> str:
    """The digest of what was decided, where it was tried as it stands; else empty."""
    essayee = export.essai.get("decisions", "")
    return essayee if essayee == empreinte_des_decisions(decisions(export)) else ""


def essayer(export: Export, suivre: Suivre | None = None) -> Attendus:
    """Count what would be written under what is decided now, and what would refuse it; keep both
    with the export."""
    with carnet_de(export, lecture_d_abord(suivre, ATTENDRE)) as carnet:
        dites = decisions(export)
        attendus = attendre(carnet, dites, deja_dits())
        vus = obstacles(export, carnet, dites)
    export.essai = {
        "decisions": empreinte_des_decisions(dites),
        "le": timezone.now().isoformat(),
        "obstacles": obstacles_en_json(vus),
        **en_json(attendus),
    }
    export.save(update_fields=["essai"])
    return attendus


def en_json(attendus: Attendus) -> dict[str, Any]:
    """What would be written, and what is left out, as JSON keeps them."""
    return {
        "ecrits": en_liste(attendus.ecrits),
        "laisses": {raison: en_liste(postes) for raison, postes in attendus.laisses.items()},
        "reserves": [
            {
                "quoi": str(marque.label),
                "nombre": chiffres.gestes or chiffres.lignes,
                "masse_g": chiffres.masse_g,
                "montant_cts": chiffres.montant_cts,
            }
            for marque, chiffres in attendus.reserves.items()
        ],
    }


def reprendre(export: Export, compte: Compte, suivre: Suivre | None = None) -> Export:
    """Bring a base in: its new words made, its people, then what each room writes of it.

    All that would refuse it is asked first: nothing is made then. Run again, it goes on where it
    stopped, and writes nothing that is there already. Raises ``DroitManquant``, ``ResteADecider``,
    ``FichierJete``, or what the rooms refuse.
    """
    exiger_partout(compte, DROIT)
    _exiger_lu(export)
    exiger_decide(export)
    lecture, *suites = parts_du_temps(export, suivre)
    with carnet_de(export, lecture) as carnet:
        for refus in refus_des_salles(export, carnet, decisions(export)):
            raise refus
        with transaction.atomic():
            creer_les_nouveautes(export=export, carnet=carnet, compte=compte)
            faits, passes = inscrire_les_anciens(export=export, carnet=carnet, compte=compte)
        dites = decisions(export)
        rapports = [
            part.ecrire(carnet, dites, export.base_id, compte, suite)
            for part, suite in zip(PARTS, suites, strict=True)
        ]
    compter_les_rangees()
    faites = list(zip(PARTS, rapports, strict=True))
    la = en_un(p.postes(p.relire(export.base_id)) for p in PARTS)
    laisses = laisses_en_un(p.laisses(r) for p, r in faites)
    compte_rendu = {
        "decisions": empreinte_des_decisions(dites),
        "ici": en_liste(la),
        "relu": la == en_un(p.postes(r) for p, r in faites),
        "marques": [marquee for p, r in faites for marquee in p.marquees(r)],
        "personnes": faits,
        "personnes_passees": passes,
        "laisses": {raison: en_liste(postes) for raison, postes in laisses.items()},
    }
    return _finir(export, compte, compte_rendu)


@transaction.atomic
def _finir(export: Export, compte: Compte, compte_rendu: dict[str, Any]) -> Export:
    export.compte_rendu = compte_rendu
    export.etat, export.repris_le = Export.Etat.REPRIS, timezone.now()
    export.save(update_fields=["compte_rendu", "etat", "repris_le"])
    noter(
        export,
        "boutique.reprise.ecrite",
        _("Base d’Oressource reprise"),
        compte,
        decisions=compte_rendu["decisions"],
        relu=compte_rendu["relu"],
    )
    return export
