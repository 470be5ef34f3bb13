"""What an administrator does so that a till goes on: its clock, or a restored backup."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.tetes import lire_la_tete, oublier_la_tete
from petiterockette.lieux.models import Point

from ..models import Caisse, Serie
from ..refus import CaisseInconnue, RienAReprendre
from .evenements import chaine_des_evenements, noter
from .listes import ouvrir_une_serie
from .postes import serie_en_cours

DROIT = "boutique.reprendre"


def reprendre_l_horloge(*, point: Point, motif: str, compte: Compte) -> None:
    """Let a till go on from now, though its last ticket says a later time; chained.

    Raises ``RienAReprendre`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    with transaction.atomic():
        caisse = _verrouiller(point)
        maintenant = timezone.now().replace(microsecond=0)
        for ecole in (False, True):
            chaine = serie_en_cours(caisse, ecole).chaine
            if chaine.le is None or chaine.le <= maintenant:
                if not ecole:
                    raise RienAReprendre()
                continue
            dernier, chaine.le = chaine.le, maintenant
            chaine.save(update_fields=["le"])
            noter(
                caisse,
                "horloge.reprise",
                _("« %(caisse)s » : reprise d’horloge") % {"caisse": point.nom},
                le=maintenant,
                compte=compte,
                par=compte.personne_id,
                ecole=ecole,
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
        caisse = _verrouiller(point)
        serie = serie_en_cours(caisse, ecole=False)
        dehors = lire_la_tete(serie.chaine.nom)
        if dehors.rang <= serie.chaine.rang:
            raise RienAReprendre()
        nouvelle = ouvrir_une_serie(caisse, ecole=False)
        # Events were lost with the tickets: their file starts again from what is known.
        oublier_la_tete(chaine_des_evenements(caisse))
        noter(
            caisse,
            "restauration.reprise",
            _("« %(caisse)s » : reprise après restauration, série %(serie)s")
            % {"caisse": point.nom, "serie": nouvelle.prefixe},
            le=timezone.now().replace(microsecond=0),
            compte=compte,
            par=compte.personne_id,
            serie=nouvelle.rang,
            dernier_connu=serie.chaine.rang,
            dernier_dehors=dehors.rang,
            empreinte_dehors=dehors.empreinte,
            dernier_papier=dernier_papier[:40],
            motif=motif[:200],
        )
    return nouvelle


def _verrouiller(point: Point) -> Caisse:
    caisse = (
        Caisse.objects.select_for_update(of=("self",))
        .select_related("point__lieu")
        .filter(point=point)
        .first()
    )
    if caisse is None:
        raise CaisseInconnue()
    return caisse
