"""What the avoided emissions hold of people: who added a factor, who showed them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer

_RAISON = _("preuve d’une estimation publiée, avec les pièces des conventions")
_FINALITE = _("dire d’où vient une estimation publiée")

declarer(
    Donnee(
        "collecte_emissions.Facteur",
        nom=_("Facteurs d’émission"),
        finalite=_FINALITE,
        base=Base.INTERET,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("sujet", "source", "url", "licence", "perimetre", "version"),
        retenue=Retenue(_RAISON, ans=10, depuis="enregistre_le"),
    ),
    Donnee(
        "collecte_emissions.Choix",
        nom=_("Choix de montrer les émissions évitées"),
        finalite=_FINALITE,
        base=Base.INTERET,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        retenue=Retenue(_RAISON, ans=10, depuis="le"),
    ),
)
