"""The café among the poles: its page, and the lines of the till that every café has."""

from django.utils.translation import gettext_lazy as _

from ateliers.poles import ArticleDuPole, Pole, enregistrer

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
        activite=genres.ACTIVITE,
        articles=(
            ArticleDuPole("Repas solidaire", prix_cts=REPAS_CTS // 2, genre=genres.SOLIDAIRE),
            ArticleDuPole(
                "Repas à prix libre",
                propositions_cts=(300, 500, REPAS_CTS),
                genre=genres.LIBRE,
            ),
            ArticleDuPole("Repas suspendu, à offrir", prix_cts=REPAS_CTS, genre=genres.ACHETE),
            ArticleDuPole("Repas suspendu, donné", prix_cts=0, genre=genres.DONNE),
            ArticleDuPole("Repas d’un bénévole", prix_cts=0, genre=genres.BENEVOLE),
        ),
    )
)
