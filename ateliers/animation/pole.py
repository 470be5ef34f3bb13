from django.utils.translation import gettext_lazy as _

from ateliers.poles import ArticleDuPole, Pole, enregistrer

from .droits import TENIR

ANIMATION = Pole(
    code="animation",
    nom=_("L’animation"),
    texte=_("demandes, devis, ateliers, publics, matériel"),
    pictogramme="palette",
    page="animation:accueil",
    droit=TENIR,
    activite="ateliers",
    articles=(ArticleDuPole("Atelier, prix libre", propositions_cts=(500, 1_000, 1_500)),),
)
enregistrer(ANIMATION)
