"""What is read rather than done: the month, the stock, the screen of the shop, our impact."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Chiffre, Tuile
from petiterockette.affichage.espaces import CHIFFRES, PROUVER
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mesures import TIRET
from petiterockette.taux import pourcent

from .accueil_phrases import masse
from .bilans import bilan_de, masses, stock_vif
from .espace import SUIVRE
from .periodes import JOUR, mois_suivant


def taux_du_mois(request: HttpRequest) -> Chiffre | None:
    """« 91,2 % », « revalorisés sur 26 981 kg sortis » this month, or why there is no rate."""
    debut = timezone.localdate().replace(day=1)
    fin = mois_suivant(debut) - JOUR
    lieux = portee(request.user, "collecte.lire_les_mois").ids_des_lieux
    b = bilan_de(masses(debut, fin, lieux), debut, fin)
    if b.taux is None:
        return Chiffre(TIRET, str(b.sans_taux))
    sur = _("revalorisés sur %(masse)s sortis") % {"masse": masse(b.sorties_g)}
    return Chiffre(pourcent(b.taux), sur)


def en_stock(request: HttpRequest) -> Chiffre | None:
    """« 39 620 kg », « en stock » at the sites this account reads."""
    stock_g = stock_vif(portee(request.user, "collecte.lire_le_stock").ids_des_lieux)
    return Chiffre(masse(stock_g), _("en stock"))


TUILES_CHIFFRES = [
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
    Tuile(
        nom=gettext_lazy("Le stock"),
        texte=gettext_lazy("ce qui attend, étape par étape"),
        pictogramme="warehouse",
        url="collecte:stock",
        rang=210,
        droit="collecte.lire_le_stock",
        groupe=SUIVRE,
        mots=gettext_lazy("ce qui reste réserve tas rayon kilos"),
        chiffre=en_stock,
        pour=(Role.DIRECTION,),
    ),
    Tuile(
        nom=gettext_lazy("L’écran du jour"),
        texte=gettext_lazy("« Aujourd’hui : … kg », sur un téléviseur"),
        pictogramme="monitor",
        url="collecte:ecran",
        rang=220,
        droit="collecte.lire_les_depots",
        groupe=PROUVER,
        mots=gettext_lazy("téléviseur affichage vitrine"),
    ),
    Tuile(
        nom=gettext_lazy("Notre impact"),
        texte=gettext_lazy("la page publique, et le compteur pour notre site"),
        pictogramme="sprout",
        url="collecte:impact",
        rang=230,
        droit=None,
        groupe=PROUVER,
        mots=gettext_lazy("page publique compteur site internet"),
    ),
]
