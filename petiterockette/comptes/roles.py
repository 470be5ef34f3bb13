"""Who may do what: the roles of the house and their rights, in one readable table."""

from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from petiterockette.droits import DROITS

from .poles import pole_du_droit


class Role(models.TextChoices):
    BENEVOLE = "benevole", _("bénévole")
    TRI = "tri", _("tri")
    CAISSE = "caisse", _("caisse")
    CAMION = "camion", _("équipe camion")
    CUISINE = "cuisine", _("cuisine")
    ANIMATION = "animation", _("animation")
    FORMATION = "formation", _("formation")
    MECANIQUE = "mecanique", _("mécanique")
    RESPONSABLE = "responsable", _("responsable de site")
    POLE = "pole", _("responsable de pôle")
    TRESORERIE = "tresorerie", _("trésorerie")
    CONTROLE = "controle", _("contrôle")
    DIRECTION = "direction", _("direction")
    ADMINISTRATION = "administration", _("administration")


_ACCUEIL = {
    "collecte.peser",
    "collecte.refuser_un_don",
    "collecte.lire_les_depots",
    "collecte.lire_les_objets",
    "benevolat.participer",
    "personnes.choisir",
}
_TRI = _ACCUEIL | {
    "collecte.orienter",
    "collecte.tenir_la_zone",
    "collecte.lire_le_stock",
    "collecte.controler",
    "collecte.suivre_des_objets",
    "lieux.ouvrir",
    "alertes.lire",
}
_CAISSE = _ACCUEIL | {
    "collecte.vendre_hors_caisse",
    "lieux.ouvrir",
    "boutique.encaisser",
    "boutique.ouvrir_la_caisse",
    "boutique.rembourser",
    "boutique.corriger",
    "boutique.lire_la_caisse",
    "boutique.lire_en_x",
    "boutique.lire_les_factures",
    "boutique.lire_les_noms",
    "adhesions.accueillir",
    # Whoever holds the café's till holds its registers.
    "cafe.tenir",
}
_CAMION = _ACCUEIL | {
    "collecte.sortir",
    "collecte.tenir_la_zone",
    "collecte.tenir_les_remises",
    "collecte.faire_la_tournee",
    "collecte.suivre_des_objets",
    "lieux.ouvrir",
    "alertes.lire",
}
_RESPONSABLE = (
    _TRI
    | _CAISSE
    | _CAMION
    | {
        "collecte.antidater",
        "collecte.annuler",
        "collecte.inventorier",
        "collecte.clore_les_mois",
        "collecte.lire_le_registre",
        "collecte.lire_les_bons",
        "collecte.lire_les_mois",
        "indicateurs.lire",
        "collecte.tenir_les_rendez_vous",
        "journal.lire",
        "personnes.tenir_l_equipe",
        "personnes.lire_l_annuaire",
        "personnes.tenir_l_annuaire",
        "personnes.fusionner",
        "lieux.suspendre_la_collecte",
        "lieux.tenir_les_taches",
        "lieux.lire_les_heures",
        "lieux.corriger_les_heures",
        "collecte.tenir_les_souhaits",
        "alertes.mettre_de_cote",
        "alertes.tenir_les_echeances",
        "benevolat.tenir",
        "benevolat.lire",
        "boutique.rembourser_sans_ticket",
        "boutique.caviarder",
        "boutique.donner_des_bons",
        "boutique.tenir_les_especes",
        "boutique.tenir_les_prix",
        "boutique.facturer",
        "adhesions.lire",
    }
)

# Whoever sorts may mend bikes too; prices are the shop's. A bike is a followed thing.
_VELO = {
    "velo.lire",
    "velo.tenir",
    "velo.accueillir",
    "collecte.suivre_des_objets",
    "collecte.lire_les_objets",
}
# What whoever works in one pole needs beside its own rights.
_D_UN_POLE = {"ateliers.lire", "benevolat.participer", "personnes.choisir"}
# What whoever answers for a pole does, at a site or everywhere.
_POLE = {
    "ateliers.lire",
    "seances.tenir",
    "seances.accueillir",
    "cafe.tenir",
    "cafe.composer",
    "animation.lire",
    "animation.tenir",
    "animation.sortir",
} | _VELO

# How one is told to go and see them.
_QUI = {
    Role.BENEVOLE: _("l’accueil"),
    Role.TRI: _("le tri"),
    Role.CAISSE: _("la caisse"),
    Role.CAMION: _("l’équipe camion"),
    Role.CUISINE: _("la cuisine"),
    Role.ANIMATION: _("l’animation"),
    Role.FORMATION: _("la formation"),
    Role.MECANIQUE: _("l’atelier vélo"),
    Role.RESPONSABLE: _("la personne responsable du site"),
    Role.POLE: _("la personne responsable du pôle"),
    Role.TRESORERIE: _("la trésorerie"),
    Role.CONTROLE: _("le contrôle"),
    Role.DIRECTION: _("la direction"),
    Role.ADMINISTRATION: _("l’administration"),
}

# What each one is for, said where it is given and beside the table of its rights.
_POUR = {
    Role.BENEVOLE: _("Peser les dons, s’inscrire au planning, noter ses heures."),
    Role.TRI: _("Comme bénévole, et trier, suivre les objets, réparer des vélos."),
    Role.CAISSE: _("Comme bénévole, et vendre, rembourser, compter la caisse, adhérer."),
    Role.CAMION: _("Comme bénévole, et faire les tournées, peser ce qui sort."),
    Role.CUISINE: _("Le café\u00a0: cartes, denrées sauvées, registres d’hygiène."),
    Role.ANIMATION: _("Les séances et leurs inscrits, les demandes, les devis, le matériel."),
    Role.FORMATION: _("Les sessions\u00a0: stagiaires, signatures, certificats."),
    Role.MECANIQUE: _("L’atelier vélo\u00a0: réparer, contrôler, prêter, accueillir."),
    Role.RESPONSABLE: _("Tout ce qui se fait à son lieu, son équipe, ses prix, ses mois."),
    Role.POLE: _("Tout ce qui se fait dans un pôle, ses bénévoles et ses chiffres."),
    Role.TRESORERIE: _("Espèces, chèques, factures et comptabilité\u00a0; ne vend pas."),
    Role.CONTROLE: _("Lire les ventes et emporter les preuves, sans rien changer."),
    Role.DIRECTION: _("Tout, sauf ouvrir des comptes et donner des rôles."),
    Role.ADMINISTRATION: _("Comptes, rôles, lieux et listes\u00a0; ni dons, ni ventes."),
}

# Held for the whole association: no site is asked for them.
PARTOUT = (Role.TRESORERIE, Role.CONTROLE, Role.DIRECTION, Role.ADMINISTRATION)

DROITS_PAR_ROLE: dict[str, frozenset[str]] = {
    Role.BENEVOLE: frozenset(_ACCUEIL | {"velo.accueillir"}),
    Role.TRI: frozenset(_TRI | _VELO),
    Role.CAISSE: frozenset(_CAISSE),
    Role.CAMION: frozenset(_CAMION),
    Role.CUISINE: frozenset(
        _D_UN_POLE | {"cafe.tenir", "cafe.composer", "seances.accueillir", "alertes.lire"}
    ),
    # The people of a pole and its figures are for whoever answers for it.
    Role.ANIMATION: frozenset(
        _D_UN_POLE
        | {"animation.lire", "animation.tenir", "animation.sortir"}
        | {"seances.tenir", "seances.accueillir"}
    ),
    Role.FORMATION: frozenset(_D_UN_POLE | {"formation.tenir"}),
    Role.MECANIQUE: frozenset(_D_UN_POLE | _VELO | {"seances.accueillir", "alertes.lire"}),
    Role.RESPONSABLE: frozenset(_RESPONSABLE | _POLE),
    Role.POLE: frozenset(
        _POLE
        | {"formation.tenir", "formation.lire_le_bilan"}
        | {
            "collecte.lire_les_mois",
            "indicateurs.lire",
            "lieux.lire_les_heures",
            "alertes.lire",
            "benevolat.participer",
            "benevolat.tenir",
            "benevolat.lire",
            "personnes.choisir",
            "personnes.lire_l_annuaire",
            "personnes.tenir_l_annuaire",
        }
    ),
    Role.TRESORERIE: frozenset(
        {
            "collecte.lire_les_mois",
            "indicateurs.lire",
            "indicateurs.saisir",
            "dossiers.lire",
            "dossiers.tenir",
            "subventions.lire",
            "subventions.tenir",
            "declarations.lire",
            "declarations.tenir",
            "resultats.lire",
            "resultats.tenir",
            "collecte.tenir_les_remises",
            "collecte.lire_le_registre",
            "lieux.lire_les_heures",
            "alertes.lire",
            "benevolat.lire",
            "boutique.lire_la_caisse",
            "boutique.lire_en_x",
            "boutique.lire_les_factures",
            "boutique.corriger",
            "boutique.tenir_les_especes",
            "boutique.donner_des_bons",
            "boutique.regler",
            "boutique.facturer",
            "boutique.lire_les_noms",
            "boutique.archiver",
            "boutique.emporter_les_preuves",
            "adhesions.lire",
            # What it invoices of an animation.
            "animation.lire",
            "formation.lire_le_bilan",
            "personnes.choisir",
            "personnes.lire_l_annuaire",
        }
    ),
    # It writes nothing: what it takes away was made by others.
    Role.CONTROLE: frozenset({"boutique.lire_la_caisse", "boutique.emporter_les_preuves"}),
    Role.DIRECTION: frozenset(set(DROITS) - {"comptes.gerer"}),
    Role.ADMINISTRATION: frozenset(
        {
            "comptes.gerer",
            "lieux.gerer",
            "listes.gerer",
            "personnes.tenir_l_equipe",
            # Whose login it opens: a name that is known is not written down twice.
            "personnes.choisir",
            "lieux.tenir_les_taches",
            "alertes.lire",
            *("travaux.suivre", "sante.lire", "sante.sauvegarder"),
            "boutique.regler",
            "boutique.reprendre",
        }
    ),
}


# The one pole that a role is of, whatever its assignment says.
POLE_DU_ROLE: dict[str, str] = {
    Role.CUISINE: "cafe",
    Role.ANIMATION: "animation",
    Role.FORMATION: "formation",
    Role.MECANIQUE: "velo",
}

# What a team gives every week, to whoever comes.
QUOTIDIENS = frozenset(
    {Role.BENEVOLE, Role.TRI, Role.CAISSE, Role.CAMION, Role.CUISINE, Role.MECANIQUE}
)


@cache
def droits_du_role(role: str, pole: str = "") -> frozenset[str]:
    """What a role gives; limited to a pole, nothing of the other poles."""
    droits = DROITS_PAR_ROLE[role]
    return droits if not pole else frozenset(d for d in droits if pole_du_droit(d) in ("", pole))


def engage(role: str) -> bool:
    """Whether a role gives more than a day at a counter."""
    return role not in QUOTIDIENS


def pour(role: str) -> str:
    """What a role is for, in one sentence."""
    return str(_POUR[Role(role)])


def roles_ayant(droit: str) -> list[str]:
    """The labels of the roles that hold a right, in the order of the table."""
    return [str(role.label) for role in Role if droit in DROITS_PAR_ROLE[role]]


def qui_peut(droit: str) -> str:
    """« l’équipe camion »: the nearest who hold a right, as one is told to go and see them."""
    return str(next(_QUI[role] for role in Role if droit in DROITS_PAR_ROLE[role]))
