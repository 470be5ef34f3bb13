"""The kind « price grid », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.lecture import un_mot

from .ecriture import annuler, ecrire
from .lecture import ACTIVITE, Mode, activites, examiner, listes

ROLES = (
    Role("categorie", _("la catégorie"), ("categorie", "famille", "rayon")),
    Role(
        "article", _("l’article"), ("article", "designation", "nom", "libelle", "objet", "produit")
    ),
    Role("prix", _("le prix"), ("prix", "tarif", "montant"), par_titre=True),
    Role("unite", _("à la pièce ou au kilo"), ("unite", "mode", "a la piece", "au kilo", "vendu")),
    Role("nb_objets", _("combien pour ce prix"), ("lot", "nombre", "quantite", "objets par lot")),
)

MODELE = (
    ("Catégorie", "Article", "Prix (€)", "À la pièce ou au kilo", "Objets par lot"),
    ("Textiles et accessoires", "T-shirt, haut", "1,50", "pièce", ""),
    ("Textiles et accessoires", "Vêtements au poids", "3", "kilo", ""),
    ("Vaisselle", "Six verres", "2", "lot", "6"),
    ("Mobilier", "Mobilier", "libre", "", ""),
)


def _manques() -> Mapping[str, forms.Field]:
    """What is said once for a whole grid, where no column says it."""
    dites = dict(activites().values_list("code", "nom"))
    # The shop's, where nobody says otherwise.
    siennes = [("", dites.pop(ACTIVITE, _("à dire"))), *dites.items()]
    return {
        "mode": forms.ChoiceField(
            label=_("À la pièce ou au kilo ?"),
            choices=[
                ("", _("à dire")),
                (Mode.CONSEILLE, _("à la pièce")),
                (Mode.AU_KG, _("au kilo")),
            ],
            required=False,
            help_text=_("Là où ni la case, ni la ligne, ni le titre ne le disent."),
        ),
        "activite": forms.ChoiceField(
            label=_("Dans quelles recettes ?"), choices=siennes, required=False
        ),
    }


PRIX = Genre(
    code="prix",
    nom=_("Grille des prix"),
    texte=_("chaque article, sa catégorie, son prix à la pièce ou au kilo"),
    pictogramme="tag",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    # Each line goes through the service of the articles.
    longues=100,
    est_titre=un_mot("categorie"),
    repris=_("C’est repris : la grille dit ces prix."),
    annulation=_(
        "Les articles ajoutés se cachent, les autres reprennent leur prix d’avant, sauf ceux que "
        "quelqu’un a changés depuis. Rien n’est effacé."
    ),
)
