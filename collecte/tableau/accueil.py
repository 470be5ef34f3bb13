"""What the home page and the journal say of the dashboard."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.bilans.masses import bilan_de, masses
from collecte.matiere.jours import JOUR, mois_suivant
from collecte.matiere.mots import masse
from petiterockette.affichage.accueil import Bloc, ChiffreVif, Tuile
from petiterockette.affichage.espaces import CHIFFRES
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import TIRET
from petiterockette.mots.taux import pourcent

from .aujourd_hui import aujourd_hui


def taux_du_mois(request: HttpRequest) -> ChiffreVif | None:
    """« 91,2 % », « revalorisés sur 26 981 kg sortis » this month, or why there is no rate."""
    debut = timezone.localdate().replace(day=1)
    fin = mois_suivant(debut) - JOUR
    lieux = portee(request.user, "collecte.lire_les_mois").ids_des_lieux
    b = bilan_de(masses(debut, fin, lieux), debut, fin)
    if b.taux is None:
        return ChiffreVif(TIRET, str(b.sans_taux))
    sur = _("revalorisés sur %(masse)s sortis") % {"masse": masse(b.sorties_g)}
    return ChiffreVif(pourcent(b.taux), sur)


BLOCS = [Bloc("collecte/tableau/_aujourd_hui.html", aujourd_hui)]

TUILES = [
    Tuile(
        nom=gettext_lazy("Le mois"),
        texte=gettext_lazy("ce qui est entré, ce que c’est devenu ; l’année aussi"),
        pictogramme="chart-column",
        url="collecte:mois_courant",
        rang=200,
        droit="collecte.lire_les_mois",
        groupe=CHIFFRES,
        mots=gettext_lazy(
            "taux revalorisation tableau de bord tonnage réemploi bilan année tableur excel pdf"
            " télécharger financeur chiffres collecté sorti"
        ),
        chiffre=taux_du_mois,
        roles=(Role.POLE, Role.TRESORERIE, Role.DIRECTION),
        pour=(Role.RESPONSABLE,),
    ),
]
