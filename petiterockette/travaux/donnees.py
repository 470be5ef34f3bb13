"""What is done behind the pages keeps no name, but what a breakdown may have quoted."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "travaux.Travail",
        nom=_("Travaux du serveur"),
        finalite=_("suivre ce qui se fait"),
        base=Base.INTERET,
        duree=_("quelques semaines"),
        textes=("resume", "donnees", "phrase"),
    ),
    Donnee(
        "travaux.EtapeDeNuit",
        nom=_("Étapes de la nuit"),
        finalite=_("suivre ce qui se fait"),
        base=Base.INTERET,
        duree=_("quelques semaines"),
        textes=("phrase",),
    ),
)

exempter(
    _("code écrit par le logiciel"),
    "travaux.Travail.cle",
    "travaux.Travail.nature",
    "travaux.EtapeDeNuit.code",
)
