"""What is held of people: whoever trained."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL
from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

from .services import oublier_ces_apprentis

declarer(
    Donnee(
        "collecte_entrainement.Essai",
        nom=_("Entraînement aux comptoirs"),
        finalite=_("savoir qui a appris quel poste"),
        base=Base.INTERET,
        duree=_("un an"),
        personnes=("par",),
        montre=("poste", "le"),
        oublier=oublier_ces_apprentis,
    ),
)

exempter(
    ECRIT_PAR_LE_LOGICIEL,
    "collecte_entrainement.Essai.empreinte",
    "collecte_entrainement.Essai.document",
    "collecte_entrainement.Essai.faits",
)
