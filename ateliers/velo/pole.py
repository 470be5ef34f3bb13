"""The bike workshop among the poles."""

from django.utils.translation import gettext_lazy as _

from ..poles import ArticleDuPole, Pole, enregistrer

VELO = Pole(
    code="velo",
    nom=_("La Cycklette"),
    texte=_("l’atelier vélo : permanence, vélos, contrôles, prêts"),
    pictogramme="bike",
    page="velo:accueil",
    droit="velo.lire",
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
