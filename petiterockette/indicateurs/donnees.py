"""What the typed figures, and the views that people keep, hold of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

declarer(
    Donnee(
        "indicateurs.Releve",
        nom=_("Relevés d’indicateurs"),
        finalite=_("dire d’où vient un chiffre transmis aux financeurs"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("methode", "motif"),
        retenue=Retenue(
            _("pièces des conventions et des comptes : art. L123-22 du code de commerce"),
            ans=10,
            depuis="enregistre_le",
        ),
    ),
    Donnee(
        "indicateurs.Cible",
        nom=_("Cibles des indicateurs"),
        finalite=_("dire ce que la maison vise, et qui l’a décidé"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("motif",),
        retenue=Retenue(
            _("pièces des conventions et des comptes : art. L123-22 du code de commerce"),
            ans=10,
            depuis="enregistre_le",
        ),
    ),
    Donnee(
        "indicateurs.Vue",
        nom=_("Vues gardées"),
        finalite=_("retrouver ses chiffres"),
        base=Base.INTERET,
        duree=_("le temps du compte"),
        personnes=("compte__personne",),
        textes=("nom", "chemin"),
        montre=("gardee_le",),
    ),
)

exempter(
    _("code écrit par le logiciel"), "indicateurs.Releve.indicateur", "indicateurs.Cible.indicateur"
)
