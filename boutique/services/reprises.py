"""What an administrator does so that a till goes on: its clock, or a restored backup."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.maison import MAISON, noter_a_la_maison
from petiterockette.journal.models import Chaine
from petiterockette.journal.tetes import lire_la_tete, oublier_la_tete
from petiterockette.lieux.models import Point

from ..fils import Fil, fil_de
from ..models import Caisse, Serie
from ..refus import CaisseInconnue, RienAReprendre
from .evenements import chaine_des_clotures, chaine_des_evenements, noter
from .factures import reprendre_les_factures
from .listes import ouvrir_une_serie

DROIT = "boutique.reprendre"


def reprendre_l_horloge(*, point: Point, motif: str, compte: Compte) -> None:
    """Let a till go on from now, though what was last done there says a later time; chained.

    Its training goes on with it: they have one clock. Raises ``RienAReprendre`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)
    with transaction.atomic():
        fil = _reprendre_le_fil(point)
        maintenant = timezone.now().replace(microsecond=0)
        dernier = fil.derniere_heure
        if dernier is None or dernier <= maintenant:
            raise RienAReprendre()
        chaines = [serie.chaine_id for serie in fil.series]
        chaines += [fil.clotures.pk] if fil.clotures else []
        Chaine.objects.filter(pk__in=chaines, le__gt=maintenant).update(le=maintenant)
        noter(
            fil.caisse,
            "horloge.reprise",
            _("«\u00a0%(caisse)s\u00a0»\u00a0: reprise d’horloge") % {"caisse": point.nom},
            le=maintenant,
            compte=compte,
            par=compte.personne_id,
            dernier=dernier.isoformat(),
            motif=motif[:200],
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
        fil = _reprendre_le_fil(point)
        if not fil.perdu:
            raise RienAReprendre()
        serie, dehors = fil.serie(ecole=False), fil.dehors
        # Events were lost with the tickets: their file starts again from what is known.
        _reprendre_la_tete(chaine_des_evenements(fil.caisse))
        _reprendre_la_tete(chaine_des_clotures(fil.caisse))
        nouvelle = ouvrir_une_serie(fil.caisse, ecole=False)
        dit: dict[str, Any] = {
            "serie": nouvelle.rang,
            "dernier_connu": serie.chaine.rang,
            "dernier_dehors": dehors.rang,
            "empreinte_dehors": dehors.empreinte,
            "evenements_perdus": fil.evenements_perdus,
            "dernier_papier": dernier_papier[:40],
            "motif": motif[:200],
        }
        noter(
            fil.caisse,
            "restauration.reprise",
            _("«\u00a0%(caisse)s\u00a0»\u00a0: reprise après restauration, série %(serie)s")
            % {"caisse": point.nom, "serie": nouvelle.prefixe},
            le=timezone.now().replace(microsecond=0),
            compte=compte,
            par=compte.personne_id,
            rangees=[nouvelle],
            **dit,
        )
        reprendre_les_factures(compte)
        _reprendre_la_maison(compte)
    return nouvelle


def _reprendre_la_maison(compte: Compte) -> None:
    """The house lost what its tills lost: its own chain goes on from what is known too."""
    connus = Chaine.objects.filter(nom=MAISON).values_list("rang", flat=True).first() or 0
    dehors = lire_la_tete(MAISON)
    if dehors.rang <= connus:
        return
    _reprendre_la_tete(MAISON)
    noter_a_la_maison(
        "restauration.reprise",
        par=compte.personne_id,
        compte=compte.pk,
        dernier_connu=connus,
        dernier_dehors=dehors.rang,
        empreinte_dehors=dehors.empreinte,
    )


def _reprendre_la_tete(chaine: str) -> None:
    """Put a file aside once this is written, before the next link is told in its place."""
    transaction.on_commit(lambda: oublier_la_tete(chaine))


def _reprendre_le_fil(point: Point) -> Fil:
    caisse = (
        Caisse.objects.select_for_update(of=("self",))
        .select_related("point__lieu")
        .filter(point=point)
        .first()
    )
    if caisse is None:
        raise CaisseInconnue()
    return fil_de(caisse)
