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
        rang=360,
    ),
    page(
        _("S’entraîner au tri"),
        "collecte:comptoir_tri_ecole",
        "collecte.orienter",
        "graduation-cap",
        _("premier jour apprendre essai factice trier"),
        rang=361,
    ),
    page(
        _("S’entraîner au quai"),
        "collecte:comptoir_quai_ecole",
        "collecte.sortir",
        "graduation-cap",
        _("premier jour apprendre essai factice sortir"),
        rang=362,
    ),
    page(
        _("Registre des déchets entrants"),
        "collecte:registre_entrants_courant",
        "collecte.lire_le_registre",
        "book-text",
        rang=363,
    ),
    page(
        _("Étalonner un poids moyen"),
        "collecte:moyenne_etalonner",
        "collecte.vendre_hors_caisse",
        "weight",
        rang=364,
    ),
    page(_("Formats d’étiquettes"), "collecte:formats", SUIVRE, "printer", rang=365),
    page(_("Déplacer des objets"), "collecte:objets_deplacer", SUIVRE, "truck", rang=366),
    page(
        _("Ce qui se suit à l’unité"),
        "collecte:suivi_regles",
        "listes.gerer",
        "list-checks",
        rang=367,
    ),
    *(
        page(
            liste.titre,
            "collecte:liste",
            "listes.gerer",
            liste.pictogramme,
            "",
            liste.cle,
            rang=370,
        )
        for liste in LISTES.values()
    ),
]
