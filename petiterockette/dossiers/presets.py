"""What a new dossier shows at first, by its purpose: figures, pieces, and the texts to write."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import INDICATEURS

from .models import Dossier

# The figures that nobody leaves out.
_MATIERE = ("T_COLLECTE", "T_SORTI", "R_REVALORISATION", "T_REEMPLOI", "T_RECYCLE", "T_ELIMINE")
_MAISON = ("H_BENEVOLAT", "N_BENEVOLES", "ADHERENTS", "H_OUVERTURE", "N_DEPOTS")
_GENS = (*_MAISON, "VALO_BENEVOLAT", "ADHESIONS_NOUVELLES")
_BOUTIQUE = ("CA", "N_VENTES", "OBJETS_VENDUS", "PANIER_MOYEN")
_EMPLOI = ("ETP", "ETP_INSERTION", "N_SALARIES", "SORTIES_DYNAMIQUES", "SORTIES_DYN")
_POLES = ("N_SEANCES", "V_REMIS_CIRCULATION")
# The totals of the tables of the poles.
_DITS_PAR_POLE = (
    *("HEURES_STAGIAIRES", "N_PARTICIPANTS", "KG_ALIM", "N_REPAS"),
    *("V_PASSAGES", "N_STAGIAIRES", "ANIM_PARTICIPANTS"),
)


@dataclass(frozen=True)
class TexteAEcrire:
    """A passage that such a dossier has: its title, how many signs its reader accepts; ``en_tete``:
    it comes under the key figures, else at the end."""

    titre: Any
    signes_max: int | None = None
    en_tete: bool = True


@dataclass(frozen=True)
class Preset:
    """``indicateurs``, ``pieces``: codes, in the order of the page; those unknown are left out.

    ``dits``: the indicators that its pieces tell already, asked where they are not there.
    """

    indicateurs: Sequence[str] = ()
    pieces: Sequence[str] = ()
    textes: Sequence[TexteAEcrire] = ()
    dits: Sequence[str] = ()

    def pour(self, poles: Sequence[str]) -> "Preset":
        """The same, told of these poles alone: what concerns them, then all that is their own."""
        siens = [i.code for i in INDICATEURS.values() if i.pole in poles]
        tous = (*self.indicateurs, *self.dits)
        concernes = [c for c in tous if (i := INDICATEURS.get(c)) and i.concerne(poles)]
        return replace(self, indicateurs=tuple(dict.fromkeys([*concernes, *siens])), pieces=())


def preset_de(dossier: Dossier) -> Preset:
    """What that dossier shows at first: by its purpose, and its poles where some are named."""
    preset = PRESETS[dossier.objet]
    return preset.pour(dossier.poles) if dossier.poles else preset


PRESETS: dict[str, Preset] = {
    Dossier.Objet.RAPPORT: Preset(
        (*_MATIERE, *_BOUTIQUE, *_GENS, *_EMPLOI, *_POLES),
        (
            *("sorties-par-mois", "cinq-ans", "par-categorie", "par-lieu", "ventes-par-mois"),
            *("ventes-par-activite", "produits-par-pole", "activite-par-pole"),
            "public-par-pole",
        ),
        (
            TexteAEcrire(_("Le mot de la présidence")),
            TexteAEcrire(_("L’année en quelques lignes")),
            TexteAEcrire(_("Ce qui vient"), en_tete=False),
        ),
        _DITS_PAR_POLE,
    ),
    Dossier.Objet.SUBVENTION: Preset(
        (*_MATIERE[:4], "H_BENEVOLAT", "ETP", "ADHERENTS"),
        ("sorties-par-mois",),
        (
            TexteAEcrire(_("Qui nous sommes"), 600),
            TexteAEcrire(_("Ce que la subvention a permis"), 900),
        ),
    ),
    Dossier.Objet.CONSEIL: Preset(
        (*_MATIERE, *_BOUTIQUE, *_MAISON),
        ("sorties-par-mois", "ventes-par-mois", "produits-par-pole", "resultat-par-pole"),
        (TexteAEcrire(_("À décider"), en_tete=False),),
    ),
    Dossier.Objet.ENQUETE: Preset((*_MATIERE, *_EMPLOI, *_MAISON)),
    Dossier.Objet.DECLARATION: Preset(
        (),
        (
            *("declaration-bilan", "declaration-colonnes", "declaration-origines"),
            *("declaration-regularisation", "declaration-bons", "declaration-appareils"),
        ),
    ),
    Dossier.Objet.REPONSE: Preset(_MATIERE[:3], ("sorties-par-mois",)),
}
