"""What is read rather than done: the month, the stock, the screen of the shop, our impact."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Groupe, Tuile
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.dates import date_format
from petiterockette.taux import pourcent

from .accueil_phrases import masse
from .bilans import bilan_de, masses, stock_vif
from .periodes import JOUR, mois_suivant


def taux_du_mois(request: HttpRequest) -> str | None:
    """« 91,0 % en novembre »: the rate so far, at the sites whose months this account reads."""
    debut = timezone.localdate().replace(day=1)
    fin = mois_suivant(debut) - JOUR
    lieux = portee(request.user, "collecte.lire_les_mois").ids_des_lieux
    b = bilan_de(masses(debut, fin, lieux), debut, fin)
    if b.taux is None:
        return str(b.sans_taux)
    return _("%(taux)s en %(mois)s") % {"taux": pourcent(b.taux), "mois": date_format(debut, "F")}


def en_stock(request: HttpRequest) -> str | None:
    """« 12 412 kg en stock » at the sites whose stock this account reads."""
    stock_g = stock_vif(portee(request.user, "collecte.lire_le_stock").ids_des_lieux)
    return _("%(masse)s en stock") % {"masse": masse(stock_g)}


TUILES_CHIFFRES = [
    Tuile(
        nom=gettext_lazy("Le mois"),
        texte=gettext_lazy("ce qui est entré, ce que c’est devenu"),
        pictogramme="chart-column",
        url="collecte:mois_courant",
        droit="collecte.lire_les_mois",
        groupe=Groupe.CHIFFRES,
        chiffre=taux_du_mois,
        roles=(Role.POLE, Role.TRESORERIE, Role.DIRECTION),
    ),
    Tuile(
        nom=gettext_lazy("Le stock"),
        texte=gettext_lazy("ce qui attend, étape par étape"),
        pictogramme="warehouse",
        url="collecte:stock",
        droit="collecte.lire_le_stock",
        groupe=Groupe.CHIFFRES,
        chiffre=en_stock,
    ),
    Tuile(
        nom=gettext_lazy("L’écran du jour"),
        texte=gettext_lazy("« Aujourd’hui : … kg », sur un téléviseur"),
        pictogramme="monitor",
        url="collecte:ecran",
        droit="collecte.lire_les_depots",
        groupe=Groupe.CHIFFRES,
    ),
    Tuile(
        nom=gettext_lazy("Notre impact"),
        texte=gettext_lazy("la page publique, et le compteur pour notre site"),
        pictogramme="sprout",
        url="collecte:impact",
        droit=None,
        groupe=Groupe.CHIFFRES,
    ),
]
