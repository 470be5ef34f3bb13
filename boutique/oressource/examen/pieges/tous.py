"""The eighteen pitfalls, in the order of docs/reprise.md: each with what looks for it."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from ...carnet.carnet import Carnet
from ..constats import Constat
from ..variante import Variante
from .export import dechets_ultimes, export_incomplet, variante_du_schema
from .liens import masses_annulees, mots_effaces, orphelines, zeros
from .mots import adherents_et_caches, mots_a_reparer, noms_doubles
from .saisies import decimales_perdues, envoyes_deux_fois
from .temps import antidates, heures
from .ventes import lots_par_periode, masses_vendues, pesees_statistiques, remboursements

Chercher = Callable[[Carnet, Variante], Iterator[Constat]]

PIEGES: Mapping[int, Chercher] = {
    1: variante_du_schema,
    2: lots_par_periode,
    3: remboursements,
    4: masses_vendues,
    5: pesees_statistiques,
    6: dechets_ultimes,
    7: mots_effaces,
    8: orphelines,
    9: zeros,
    10: heures,
    11: antidates,
    12: mots_a_reparer,
    13: envoyes_deux_fois,
    14: decimales_perdues,
    15: masses_annulees,
    16: adherents_et_caches,
    17: noms_doubles,
    18: export_incomplet,
}
NOMS = {
    1: _("Le schéma de la base"),
    2: _("Les lots"),
    3: _("Les remboursements"),
    4: _("Les masses vendues"),
    5: _("Les pesées statistiques"),
    6: _("Les déchets ultimes"),
    7: _("Les mots effacés"),
    8: _("Les rangées orphelines"),
    9: _("Les zéros"),
    10: _("L’heure"),
    11: _("Les gestes antidatés"),
    12: _("Les textes mal codés"),
    13: _("Les doubles"),
    14: _("Les décimales perdues"),
    15: _("Les masses ramenées à zéro"),
    16: _("Les adhérents, les mots cachés"),
    17: _("Les noms presque pareils"),
    18: _("L’export lui-même"),
}
