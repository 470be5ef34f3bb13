from django.utils.translation import gettext_lazy as _

from ateliers.poles import ArticleDuPole, Pole, enregistrer
from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role

from .accueil import a_facturer_ici
from .droits import LIRE, TENIR

ANIMATION = Pole(
    code="animation",
    nom=_("L’animation"),
    texte=_("demandes, devis, ateliers, publics, matériel"),
    pictogramme="palette",
    page="animation:accueil",
    droit=TENIR,
    mots=_("ateliers devis écoles centres publics intervention"),
    roles=(Role.ANIMATION,),
    tuiles=(
        Tuile(
            nom=_("Les demandes d’animation"),
            texte=_("reçues, acceptées, faites, à facturer"),
            pictogramme="inbox",
            url="animation:demandes",
            droit=LIRE,
            pour=(Role.ANIMATION, Role.TRESORERIE),
            chiffre=a_facturer_ici,
            mots=_("devis facture école"),
        ),
        Tuile(
            nom=_("Noter une demande"),
            texte=_("qui, quoi, quand, pour combien"),
            pictogramme="plus",
            url="animation:demande_nouvelle",
            droit="animation.tenir",
            mots=_("appel nouveau devis"),
        ),
        Tuile(
            nom=_("Les chiffres"),
            texte=_("personnes touchées, heures, arrondissements"),
            pictogramme="chart-column",
            url="animation:chiffres",
            droit="animation.tenir",
            mots=_("bilan publics"),
        ),
    ),
    activite="ateliers",
    articles=(ArticleDuPole("Atelier, prix libre", propositions_cts=(500, 1_000, 1_500)),),
)
enregistrer(ANIMATION)
