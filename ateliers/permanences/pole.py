"""The bike workshop among the poles."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role

from ..poles import ArticleDuPole, Pole, enregistrer
from .accueil import permanence_d_ici

VELO = Pole(
    code="velo",
    nom=_("La Cycklette"),
    texte=_("l’atelier vélo : permanence, vélos, contrôles, prêts"),
    pictogramme="bike",
    page="velo:accueil",
    droit="velo.lire",
    chiffre=permanence_d_ici,
    mots=_("vélo bicyclette réparation mécanique permanence cycklette"),
    roles=(Role.MECANIQUE,),
    tuiles=(
        Tuile(
            nom=_("Les vélos"),
            texte=_("reçus, contrôlés, prêtés, à vendre"),
            pictogramme="bike",
            url="velo:velos",
            droit="velo.lire",
            mots=_("marquage numéro bicyclette"),
        ),
        Tuile(
            nom=_("Recevoir un vélo"),
            texte=_("ce qu’il est, d’où il vient, son état"),
            pictogramme="plus",
            url="velo:recevoir",
            droit="velo.tenir",
            mots=_("don entrée réception"),
        ),
        Tuile(
            nom=_("Les pièces"),
            texte=_("sorties de l’atelier, et démontages"),
            pictogramme="cog",
            url="velo:pieces",
            droit="velo.tenir",
            mots=_("pièce démontage pneu"),
        ),
    ),
    activite="velo",
    articles=(
        ArticleDuPole("Coup de main à l’atelier vélo", propositions_cts=(300, 500, 1_000)),
        ArticleDuPole("Marquage d’un vélo", prix_cts=1_000),
        ArticleDuPole(
            "Pièces de vélo d’occasion", propositions_cts=(200, 500, 1_000), categorie="velo"
        ),
    ),
)
enregistrer(VELO)
