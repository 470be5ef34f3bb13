"""What is held of people: followed things and their story."""

from django.utils.translation import gettext_lazy as _

from collecte.livre.donnees import REGISTRE
from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL, TENUE_PAR_LA_MAISON
from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

declarer(
    Donnee(
        "collecte_objets.Evenement",
        nom=_("Histoire des objets suivis"),
        finalite=_("savoir ce qu’un objet est devenu"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("resume", "motif", "contenu"),
        retenue=Retenue(REGISTRE.raison, ans=10, depuis="le"),
    ),
    Donnee(
        "collecte_objets.Objet",
        nom=_("Objets suivis : mots libres"),
        finalite=_("retrouver un objet"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("designation", "marque", "modele", "numero_serie", "recherche"),
    ),
)

exempter(
    TENUE_PAR_LA_MAISON, "collecte_objets.FormatEtiquette.nom", "collecte_objets.Emplacement.nom"
)

exempter(ECRIT_PAR_LE_LOGICIEL, "collecte_objets.Objet.code", "collecte_objets.Evenement.empreinte")
