"""What is held of people: checks and wishes."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL, TENUE_PAR_LA_MAISON
from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "collecte_tri.ControleFait",
        nom=_("Contrôles avant la vente"),
        finalite=_("prouver qu’un objet est sûr"),
        base=Base.OBLIGATION,
        duree=_("dix ans, sans texte libre"),
        signatures=("par",),
    ),
    Donnee(
        "collecte_tri.Souhait",
        nom=_("Souhaits des partenaires"),
        finalite=_("mettre de côté ce qu’ils cherchent"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("quoi", "note"),
    ),
)

exempter(
    TENUE_PAR_LA_MAISON,
    "collecte_tri.NonVendable.nom",
    "collecte_tri.NonVendable.explication",
    "collecte_tri.NonVendable.mots",
    "collecte_tri.NonVendable.source",
    "collecte_tri.NonVendable.pictogramme",
    "collecte_tri.Controle.nom",
    "collecte_tri.Controle.aide",
)

exempter(ECRIT_PAR_LE_LOGICIEL, "collecte_tri.ControleFait.empreinte")
