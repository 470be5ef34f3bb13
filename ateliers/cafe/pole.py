"""The café among the poles: its page, and the lines of the till that every café has."""

from django.utils.translation import gettext_lazy as _

from ateliers.poles import ArticleDuPole, Pole, enregistrer
from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role

from . import genres

REPAS_CTS = 800

enregistrer(
    Pole(
        code="cafe",
        nom=_("Café-atelier"),
        texte=_("la carte du jour, les denrées sauvées, les relevés"),
        pictogramme="coffee",
        page="cafe:accueil",
        droit="cafe.tenir",
        mots=_("café cuisine repas menu carte trockette denrées"),
        roles=(Role.CUISINE,),
        tuiles=(
            Tuile(
                nom=_("Ramasses et garde-manger"),
                texte=_("des denrées arrivent, ce qui est là, ce qui se mange d’abord"),
                pictogramme="package-open",
                url="cafe:garde_manger",
                droit="cafe.tenir",
                mots=_("denrées lots dates ramasse arrive invendus"),
            ),
            Tuile(
                nom=_("Relevés et nettoyage"),
                texte=_("températures, refroidissements, zones à nettoyer"),
                pictogramme="thermometer",
                url="cafe:hygiene",
                droit="cafe.tenir",
                mots=_("hygiène température frigo"),
            ),
            Tuile(
                nom=_("Fin de journée"),
                texte=_("ce qui reste à faire avant de fermer la cuisine"),
                pictogramme="moon",
                url="cafe:fin_de_journee",
                droit="cafe.tenir",
                mots=_("fermer fermeture soir clore ménage sols restes températures caisse"),
            ),
            Tuile(
                nom=_("Repas suspendus"),
                texte=_("achetés, donnés, ce qui attend"),
                pictogramme="hand-heart",
                url="cafe:suspendus",
                droit="cafe.tenir",
                mots=_("repas solidaire"),
            ),
            Tuile(
                nom=_("Les plats"),
                texte=_("recettes, allergènes, prix"),
                pictogramme="utensils",
                url="cafe:plats",
                droit="cafe.composer",
                mots=_("recette allergène menu"),
            ),
        ),
        activite=genres.ACTIVITE,
        articles=(
            ArticleDuPole("Repas", prix_cts=REPAS_CTS, genre=genres.PLEIN),
            # The day's dishes come before what is asked for now and then.
            ArticleDuPole(
                "Repas solidaire", prix_cts=REPAS_CTS // 2, genre=genres.SOLIDAIRE, a_la_fin=True
            ),
            ArticleDuPole(
                "Repas à prix libre",
                propositions_cts=(300, 500, REPAS_CTS),
                genre=genres.LIBRE,
                a_la_fin=True,
            ),
            ArticleDuPole(
                "Repas suspendu, à offrir", prix_cts=REPAS_CTS, genre=genres.ACHETE, a_la_fin=True
            ),
            ArticleDuPole("Repas suspendu, donné", prix_cts=0, genre=genres.DONNE, a_la_fin=True),
            ArticleDuPole("Repas d’un bénévole", prix_cts=0, genre=genres.BENEVOLE, a_la_fin=True),
        ),
    )
)
