"""A bike is taken apart, to the gram; its parts go on the shelf, on a bike, or to scrap."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from collecte.matiere.etapes import Etape, Mesure, Nature
from collecte.objets.models import Objet
from petiterockette.mots.mesures import kilos

from ..etats import Statut
from ..models import Changement, Demontage, PieceDemontee, Velo
from ..refus import Desequilibre, RienDemonte
from .declarations import Fait, declarer
from .passages import Geste, a_l_atelier, ecrire, exiger_le_passage, passer, quitter, une_fois


def demonter(
    *, geste: Geste, velo: Velo, pieces: Mapping[str, int], carcasse_g: int, dechets_g: int = 0
) -> Changement:
    """Take a bike apart: kept parts by kind, the carcass to recycling, the rest to the bin.

    Weighed, the bike must be found whole, to the gram. Estimated, the scale is believed: what it
    says more comes in as a surplus, what it says less was never there. Raises ``RienDemonte``,
    ``Desequilibre``, ``PassageInterdit`` or ``DroitManquant``.
    """

    def faire(velo: Velo) -> Changement:
        exiger_a_demonter(velo)
        gardees = {genre: g for genre, g in pieces.items() if g}
        pieces_g = sum(gardees.values())
        total_g = pieces_g + carcasse_g + dechets_g
        if not total_g:
            raise RienDemonte()
        ecart_g = total_g - velo.masse_g
        if ecart_g and velo.mesure == Mesure.PESEE:
            raise _desequilibre(velo, total_g)
        a_l_atelier(geste, velo)
        bon = ecrire(
            geste,
            velo,
            Nature.DEMONTAGE,
            _pas(velo, {"pieces": pieces_g, "a_recycler": carcasse_g, "a_jeter": dechets_g}),
        )
        demontage = Demontage.objects.create(
            velo=velo,
            bon=bon,
            le=geste.quand,
            masse_g=velo.masse_g,
            pieces_g=pieces_g,
            carcasse_g=carcasse_g,
            dechets_g=dechets_g,
            surplus_g=max(ecart_g, 0),
            perte_g=max(-ecart_g, 0),
        )
        PieceDemontee.objects.bulk_create(
            PieceDemontee(demontage=demontage, genre=genre, masse_g=g)
            for genre, g in gardees.items()
        )
        quitter(geste, velo, Objet.Situation.DEMONTE, _("démonté à l’atelier"))
        changement = passer(geste, velo, Statut.DEMONTE, bon=bon)
        declarer(changement, Fait.DEMONTAGE)
        return changement

    return une_fois(geste, velo, faire)


def exiger_a_demonter(velo: Velo) -> None:
    """Raise ``PassageInterdit`` or ``Blocage`` where a bike cannot be taken apart now."""
    exiger_le_passage(velo, Statut.DEMONTE)


def _pas(velo: Velo, trouve: Mapping[str, int]) -> list[tuple[str, str, int, str]]:
    """What was found, taken from the bike first, then from what the scale says beside it."""
    pas, reste_g = [], velo.masse_g
    for vers, masse_g in trouve.items():
        du_velo_g = min(masse_g, reste_g)
        reste_g -= du_velo_g
        for de, g in ((Etape.ATELIER, du_velo_g), (Etape.INVENTAIRE, masse_g - du_velo_g)):
            if g:
                pas.append((str(de), vers, g, str(Mesure.PESEE)))
    if reste_g:
        pas.append((str(Etape.ATELIER), str(Etape.PERDU), reste_g, str(Mesure.ESTIMEE)))
    return pas


def _desequilibre(velo: Velo, total_g: int) -> Desequilibre:
    ecart_g = velo.masse_g - total_g
    manque = _("manque %(g)s") if ecart_g > 0 else _("y a %(g)s de trop")
    dit = manque % {"g": kilos(abs(ecart_g))}
    return Desequilibre(
        velo=kilos(velo.masse_g),
        total=kilos(total_g),
        manque=dit,
        champs={"carcasse": _("Il %(manque)s : repesez.") % {"manque": dit}},
    )
