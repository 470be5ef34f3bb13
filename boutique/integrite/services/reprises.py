"""What an administrator does so that a till goes on: its clock, a restored backup, its heads."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.caisses.chaines import ChainesDeLaCaisse, chaines_de
from boutique.caisses.models import Caisse, Serie
from boutique.caisses.refus import CaisseInconnue
from boutique.caisses.services.caisses import ouvrir_une_serie
from boutique.caisses.services.evenements import chaine_des_clotures, chaine_des_evenements, noter
from boutique.factures.services.emission import reprendre_les_factures
from collecte.livre.dehors import NOM as BONS
from collecte.livre.services.reprises import reprendre_les_bons
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.models import Chaine
from petiterockette.journal.services import consigner
from petiterockette.journal.tetes.departs import dernieres_parties
from petiterockette.journal.tetes.fichier import (
    AILLEURS,
    AUCUNE,
    Tete,
    Tetes,
    reculer_les_tetes,
    refaire_les_tetes,
    tetes_de_la_base,
    tetes_dites,
)
from petiterockette.lieux.models import Point

from ..refus import RienAReparer, RienAReprendre
from ..tetes import EtatDesTetes, tetes_a_reparer, tetes_perdues

DROIT = "boutique.reprendre"
CODE = "restauration.reprise"
MOTIF_MAX = 200


def reprendre_l_horloge(*, point: Point, motif: str, compte: Compte) -> None:
    """Let a till go on from now, though what was last done there says a later time; chained.

    Its training goes on with it: they have one clock. Raises ``RienAReprendre`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)
    with transaction.atomic():
        chaines = _chaines_verrouillees(point)
        maintenant = timezone.now().replace(microsecond=0)
        dernier = chaines.derniere_heure
        if dernier is None or dernier <= maintenant:
            raise RienAReprendre()
        ids = [serie.chaine_id for serie in chaines.series]
        ids += [chaines.clotures.pk] if chaines.clotures else []
        Chaine.objects.filter(pk__in=ids, le__gt=maintenant).update(le=maintenant)
        noter(
            chaines.caisse,
            "horloge.reprise",
            _("«\u00a0%(caisse)s\u00a0»\u00a0: reprise d’horloge") % {"caisse": point.nom},
            le=maintenant,
            compte=compte,
            par=compte.personne_id,
            dernier=dernier.isoformat(),
            motif=motif[:MOTIF_MAX],
        )


def reprendre_apres_restauration(
    *, point: Point, dernier_papier: str, motif: str, compte: Compte
) -> Serie:
    """Open a new run of numbers after an old copy of the base was put back; chained.

    ``dernier_papier``: the last number that somebody reads on paper. What the lost tickets
    said stays outside; their numbers are never given again. Raises ``RienAReprendre`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)
    with transaction.atomic():
        chaines = _chaines_verrouillees(point)
        if not chaines.perdu:
            raise RienAReprendre()
        serie, dehors = chaines.serie(ecole=False), chaines.dehors
        siennes = {s.chaine.nom for s in chaines.series} | {chaine_des_evenements(chaines.caisse)}
        _reprendre(chaines.tetes, siennes | {chaine_des_clotures(chaines.caisse)}, motif, compte)
        nouvelle = ouvrir_une_serie(chaines.caisse, ecole=False)
        dit: dict[str, Any] = {
            "serie": nouvelle.rang,
            "dernier_connu": serie.chaine.rang,
            "dernier_dehors": dehors.rang,
            "empreinte_dehors": dehors.empreinte,
            "evenements_perdus": chaines.evenements_perdus,
            "dernier_papier": dernier_papier[:40],
            "motif": motif[:MOTIF_MAX],
        }
        noter(
            chaines.caisse,
            CODE,
            _("«\u00a0%(caisse)s\u00a0»\u00a0: reprise après restauration, série %(serie)s")
            % {"caisse": point.nom, "serie": nouvelle.prefixe},
            le=timezone.now().replace(microsecond=0),
            compte=compte,
            par=compte.personne_id,
            rangees=[nouvelle],
            **dit,
        )
    return nouvelle


def reprendre_la_maison(*, motif: str, compte: Compte) -> None:
    """Go on with the house's own chains and the numbers of bons, after an old copy of the base
    was put back; chained. Each till that lost something has its own gesture.

    Raises ``RienAReprendre``, ``TetesIllisibles`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    with transaction.atomic():
        _reprendre(tetes_dites(), set(), motif, compte)
        consigner(
            "boutique.restauration.reprise",
            _("Reprise après restauration\u00a0: la maison et la matière"),
            {"motif": motif[:MOTIF_MAX]},
            par=compte.personne_id,
            compte=compte.pk,
        )


def reparer_les_tetes(*, motif: str, compte: Compte) -> None:
    """Tell outside anew where each chain stands: the file was cut, lost, or late; chained.

    What the last heads that left knew more is kept: a base that was put back is still seen.
    Raises ``RienAReparer`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    etat = tetes_a_reparer()
    if etat is EtatDesTetes.BONNES:
        raise RienAReparer()
    with transaction.atomic():
        sues = tetes_de_la_base()
        for nom, partie in dernieres_parties().items():
            sues[nom] = max(partie, sues.get(nom, AUCUNE))
        sues = {nom: tete for nom, tete in sues.items() if nom not in AILLEURS}
        # Before what is written from here on is told after them.
        transaction.on_commit(lambda: refaire_les_tetes(sues))
        noter_a_la_maison(
            "tetes.reparees",
            par=compte.personne_id,
            compte=compte.pk,
            motif=motif[:MOTIF_MAX],
            etat=etat,
        )
        consigner(
            "boutique.tetes.reparees",
            _("Têtes des chaînes réparées\u00a0: %(motif)s") % {"motif": motif[:MOTIF_MAX]},
            {"etat": etat},
            par=compte.personne_id,
            compte=compte.pk,
        )


def _reprendre(dites: Tetes, de_la_caisse: set[str], motif: str, compte: Compte) -> None:
    """Chain what a till lost, and the house with it, and go on from what the base knows.

    ``dites``: what was told outside. The other tills are left as they are: they have their own.
    """
    perdus = tetes_perdues(dites, de_la_caisse)
    bons = reprendre_les_bons()
    if not perdus and not bons:
        raise RienAReprendre()
    # Before what is written from here on is told in their place.
    recul: Mapping[str, Tete] = {nom: connu for nom, (connu, _dehors) in perdus.items()}
    transaction.on_commit(lambda: reculer_les_tetes(recul))
    reprendre_les_factures(compte)
    noter_a_la_maison(
        CODE,
        par=compte.personne_id,
        compte=compte.pk,
        motif=motif[:MOTIF_MAX],
        perdus={
            nom: [connu.rang, *dehors]
            for nom, (connu, dehors) in (perdus | ({BONS: bons} if bons else {})).items()
        },
    )


def _chaines_verrouillees(point: Point) -> ChainesDeLaCaisse:
    caisse = (
        Caisse.objects.select_for_update(of=("self",))
        .select_related("point__lieu")
        .filter(point=point)
        .first()
    )
    if caisse is None:
        raise CaisseInconnue()
    return chaines_de(caisse)
