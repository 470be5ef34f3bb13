"""What this app adds to the home page and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import CHIFFRES, GENS
from petiterockette.comptes.roles import Role

TUILES = [
    Tuile(
        nom=_("Mes heures de bénévolat"),
        texte=_("les noter en trois gestes, voir celles du mois"),
        pictogramme="hand-heart",
        url="benevolat:noter",
        droit="benevolat.participer",
        groupe=GENS,
        mots=_("heures bénévole temps"),
        pour=(Role.BENEVOLE,),
    ),
    Tuile(
        nom=_("Planning des bénévoles"),
        texte=_("qui vient cette semaine, et où il manque du monde"),
        pictogramme="calendar-days",
        url="benevolat:semaine",
        droit="benevolat.participer",
        groupe=GENS,
        mots=_("coup de main permanence planning bénévoles inscription"),
        pour=(Role.BENEVOLE, Role.POLE),
    ),
    Tuile(
        nom=_("Heures de bénévolat"),
        texte=_("par pôle, par lieu et par mois"),
        pictogramme="heart-handshake",
        url="benevolat:chiffres",
        droit="benevolat.lire",
        groupe=CHIFFRES,
        mots=_("bénévoles temps valorisation"),
    ),
    Tuile(
        nom=_("Activités des bénévoles"),
        texte=_("ce que l’on fait dans chaque pôle"),
        pictogramme="list",
        url="benevolat:activites",
        droit="listes.gerer",
        mots=_("bénévoles activités liste"),
    ),
]

NATURES: dict[str, Any] = {
    "benevolat.heures.notees": _("heures de bénévolat notées"),
    "benevolat.heures.corrigees": _("heures de bénévolat corrigées"),
    "benevolat.heures.reprises": _("heures de bénévolat d’avant reprises"),
    "benevolat.heures.reprises_annulees": _("heures de bénévolat d’avant annulées"),
    "benevolat.arrivee.notee": _("arrivée d’un bénévole"),
    "benevolat.besoin.dit": _("besoin de monde dit"),
    "benevolat.besoin.fini": _("besoin de monde fini"),
    "benevolat.permanence.changee": _("permanence changée"),
    "benevolat.permanence.annulee": _("permanence annulée"),
    "benevolat.inscription.faite": _("inscription à une permanence"),
    "benevolat.inscription.retiree": _("retrait d’une permanence"),
    "benevolat.echange.propose": _("échange proposé ou retiré"),
    "benevolat.echange.fait": _("échange fait"),
    "benevolat.taux.dit": _("valeur d’une heure de bénévolat dite"),
    "benevolat.activite.ajoutee": _("activité de bénévole ajoutée"),
    "benevolat.activite.montree": _("activité de bénévole montrée ou cachée"),
}
