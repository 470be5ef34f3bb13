"""Why what stands here is not what the old tool's screens tell."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Raison(TextChoices):
    """A reason, and its words for whoever compares: there is none without them.

    In the order they are looked for. Under most of them, rows stay out; under some, the old screens
    count otherwise what came in, or what stands here is no longer in the export.
    """

    SANS_DATE = "sans_date", _("sans date")
    POINT = "point_laisse", _("point laissé dehors")
    APRES_L_EXPORT = "apres_l_export", _("datés d’après l’export (une horloge fausse)")
    BASCULE = "apres_la_bascule", _("depuis la bascule (la maison les compte elle-même)")
    COMPTE_ICI = "compte_ici", _("jours que la maison compte déjà")
    DEJA_DIT = "deja_dit_par_un_tableur", _("ventes qu’un tableur repris dit déjà")
    SANS_CLASSE = "sans_classe", _("sorties sans destination, laissées dehors")
    ILLISIBLES = "masses_illisibles", _("masses qui ne se lisent pas")
    NULLES = "masses_nulles", _("ramenés à zéro dans l’ancien outil (annulés)")
    NEGATIVES = "masses_negatives", _("masses négatives, mises à part")
    MOT = "mot_laisse", _("mot laissé dehors")
    SANS_PESEE = "sans_pesee", _("dépôts où rien n’a été pesé (rien à écrire)")
    PLUSIEURS_JOURS = (
        "plusieurs_jours",
        _("sorties pesées sur plusieurs jours (ici, un bon par jour)"),
    )
    AUTRE_ANNEE = (
        "autre_annee",
        _("d’une autre année sur l’ancien écran, qui lit une autre heure ou un autre jour"),
    )
    LOTS = "lots", _("prix d’un lot, compté à chaque objet par l’ancien écran")
    NET = "net", _("lignes vendues et rendues à la fois (ici, leur prix est net)")
    MELES = (
        "meles",
        _(
            "tickets que l’ancien écran compte deux fois ou pas du tout (vente et remboursement "
            "mêlés)"
        ),
    )
    ANNULE_ICI = "annule_ici", _("annulés ici, par quelqu’un")
    DISPARUS = "disparus", _("que cet export n’a plus (gardés ici)")
    SANS_PARENT = "sans_parent", _("pesées dont le geste a disparu")
    ECHANTILLONS = "echantillons", _("pesées d’échantillons, sans vente")
    LIGNES_SANS_VENTE = "lignes_sans_vente", _("lignes vendues dont la vente a disparu")


# What no screen of the old tool counted either: told, and no difference comes of it.
HORS_DES_ECRANS = frozenset(
    {Raison.SANS_PARENT, Raison.ECHANTILLONS, Raison.LIGNES_SANS_VENTE},
)


def raison_de_la_masse(masse_g: int | None) -> Raison | None:
    """Why a mass, in grams, is not written; None if it is."""
    if masse_g is None:
        return Raison.ILLISIBLES
    if masse_g == 0:
        return Raison.NULLES
    return Raison.NEGATIVES if masse_g < 0 else None


class Marque(TextChoices):
    """What a row came in with, and its words."""

    DISPARUS = "disparus", _("gestes que cet export n’a plus (laissés tels quels)")
    TICKETS_DISPARUS = (
        "tickets_disparus",
        _("tickets que cet export n’a plus (laissés tels quels)"),
    )
    SANS_SORTE = "sans_sorte", _("pesées sans catégorie")
    DEUX_SORTES = "deux_sortes", _("pesées qui disent deux choses à la fois")
    SANS_PROVENANCE = "sans_provenance", _("dépôts sans origine ou sans localité")
    SANS_PARTENAIRE = "sans_partenaire", _("sorties dont le partenaire n’est pas gardé")
    DON_SANS_PRENEUR = (
        "don_sans_preneur",
        _("dons dont rien ne dit qui les a reçus (comptés donnés à un particulier)"),
    )
    PARTAGEES = (
        "partagees",
        _("lignes vendues d’une catégorie partagée (comptées, à la boutique, dans la première)"),
    )
    BAC_INCONNU = (
        "bac_inconnu",
        _("pesées d’un bac qui ne dit pas ce que cela devient (comptées jetées)"),
    )
    ESTIMEES = (
        "estimees",
        _("masses à l’unité ou du lot, on ne sait (estimées au livre de la matière)"),
    )
    AU_PLAFOND = (
        "au_plafond",
        _("pesées de 9\u00a0999,999\u00a0kg, le plus que l’ancien outil savait écrire"),
    )
    DOUBLES = "doubles", _("tickets pareils au précédent, sans doute envoyés deux fois")
    LOTS_SANS_MARQUE = (
        "lots_sans_marque",
        _("lignes dont le prix est peut-être celui d’un lot"),
    )
    TELLES_QUELLES = (
        "telles_quelles",
        _("masses de plusieurs objets (telles que tapées, sur les tickets)"),
    )


# Class of an exit whose partner is not named here → the mark that it comes in with.
SANS_PRENEUR = {
    "sorties": Marque.DON_SANS_PRENEUR,
    "sortiesc": Marque.SANS_PARTENAIRE,
    "sortiesr": Marque.SANS_PARTENAIRE,
}
