"""What recyclers bring to the ressourceries."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import RESSOURCERIE, Famille, Source, inscrire

from .recettes_matiere import payees_par_les_recycleurs


def recycleurs(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    p = valeurs.portee
    return {RESSOURCERIE: payees_par_les_recycleurs(p.debut, p.fin, p.lieux)}


inscrire(
    Source(
        "RECYCLEURS",
        Famille.PRODUITS,
        _("Recycleurs"),
        Unite.CENTIMES,
        _("Ce que les recycleurs ont payé la matière sortie ces jours-là, d’après ses papiers."),
        recycleurs,
        _(
            "Ce que nous payons pour nous défaire de matière n’y est pas, ni ce qu’une de nos "
            "factures dit déjà."
        ),
        page=lambda vers: reverse("collecte:remises"),
        droit="collecte.tenir_les_remises",
        rang=30,
    )
)
