"""The pages of the matter that stand in no space, and are found by their names."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import page

from .listes import LISTES

SUIVRE = "collecte.suivre_des_objets"

PAGES = [
    page(
        _("S’entraîner au comptoir"),
        "collecte:comptoir_ecole",
        "collecte.peser",
        "graduation-cap",
        _("premier jour apprendre essai factice peser"),
    ),
    page(
        _("S’entraîner au tri"),
        "collecte:comptoir_tri_ecole",
        "collecte.orienter",
        "graduation-cap",
        _("premier jour apprendre essai factice trier"),
    ),
    page(
        _("S’entraîner au quai"),
        "collecte:comptoir_quai_ecole",
        "collecte.sortir",
        "graduation-cap",
        _("premier jour apprendre essai factice sortir"),
    ),
    page(
        _("Registre des déchets entrants"),
        "collecte:registre_entrants_courant",
        "collecte.lire_le_registre",
        "book-text",
    ),
    page(
        _("Étalonner un poids moyen"),
        "collecte:moyenne_etalonner",
        "collecte.vendre_hors_caisse",
        "weight",
    ),
    page(_("Formats d’étiquettes"), "collecte:formats", SUIVRE, "printer"),
    page(_("Déplacer des objets"), "collecte:objets_deplacer", SUIVRE, "truck"),
    page(_("Ce qui se suit à l’unité"), "collecte:suivi_regles", "listes.gerer", "list-checks"),
    *(
        page(liste.titre, "collecte:liste", "listes.gerer", liste.pictogramme, "", liste.cle)
        for liste in LISTES.values()
    ),
]
