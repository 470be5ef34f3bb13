"""What is held of people: the words of counts."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, declarer

declarer(
    Donnee(
        "collecte_comptages.Comptage",
        nom=_("Zones des inventaires"),
        finalite=_("savoir ce qui a été compté"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("zone",),
    ),
)
