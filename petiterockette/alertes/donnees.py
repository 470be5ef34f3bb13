"""Free words of the alerts, and of what ends on a day."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "alertes.Alerte",
        nom=_("Alertes du jour"),
        finalite=_("dire ce qui demande un coup d’œil"),
        base=Base.INTERET,
        duree=_("refaites chaque nuit"),
        textes=("phrase", "remedes"),
    ),
    Donnee(
        "alertes.MiseDeCote",
        nom=_("Alertes mises de côté"),
        finalite=_("dire pourquoi l’on attend"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        signatures=("compte__personne",),
        textes=("motif",),
    ),
    Donnee(
        "alertes.Echeance",
        nom=_("Échéances"),
        finalite=_("ne pas laisser passer une date"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("objet", "note"),
    ),
)

exempter(
    _("code écrit par le logiciel"),
    "alertes.Alerte.genre",
    "alertes.Alerte.cle",
    "alertes.Alerte.pole",
    "alertes.MiseDeCote.genre",
    "alertes.MiseDeCote.cle",
    "alertes.SeuilChoisi.genre",
)
