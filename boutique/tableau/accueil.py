"""What the till's figures add to the home page."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from boutique.caisses.models import Caisse
from boutique.regles.droits import LIRE
from boutique.regles.espace import COMPTER
from boutique.ventes.bilans import bilan_du, ca_par_lieu
from collecte.tableau.aujourd_hui import Colonne
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros


def ventes_du_jour(request: HttpRequest) -> ChiffreVif | None:
    """« 412,50 € », « 38 ventes aujourd’hui » at the sites whose tills this account reads."""
    lieux = portee(request.user, LIRE).ids_des_lieux
    caisses = Caisse.objects.ids_des_lieux(lieux)
    jour = timezone.localdate()
    bilan = bilan_du(jour, jour, caisses)
    ventes = ngettext("%(n)s vente aujourd’hui", "%(n)s ventes aujourd’hui", bilan.ventes)
    return ChiffreVif(euros(bilan.ca_cts), ventes % {"n": nombre(bilan.ventes)})


def ventes_par_lieu(jour: date, lieux: list[int]) -> tuple[dict[int, str], str]:
    """What each of these sites sold on a day, written, and all of them together."""
    cts = ca_par_lieu(jour, lieux)
    return {lieu: euros(n) for lieu, n in cts.items()}, euros(sum(cts.values()))


COLONNES = [Colonne(gettext_lazy("Ventes"), LIRE, ventes_par_lieu)]


TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Les ventes"),
        texte=gettext_lazy("par mois, par rayon, par moyen"),
        pictogramme="chart-line",
        url="boutique:ventes_mois_courant",
        rang=455,
        droit=LIRE,
        groupe=COMPTER,
        mots=gettext_lazy("chiffre d’affaires recettes euros"),
        chiffre=ventes_du_jour,
        roles=(Role.TRESORERIE,),
        pour=(Role.DIRECTION, Role.CONTROLE),
    ),
]
