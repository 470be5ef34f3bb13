"""What is held of people: whoever asks for a pick-up, and the crews."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL, TENUE_PAR_LA_MAISON
from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

from .services.coordonnees import effacer_ces_coordonnees

declarer(
    Donnee(
        "collecte_tournees.Coordonnees",
        nom=_("Rendez-vous à domicile"),
        finalite=_("convenir d’un passage, venir chercher ou livrer"),
        base=Base.CONTRAT,
        duree=_("un an après le passage ; puis la commune seule"),
        identite=("nom", "telephone", "courriel", "adresse", "acces", "code_postal", "quoi"),
        montre=("commune", "utile_le"),
        vider=effacer_ces_coordonnees,
    ),
    Donnee(
        "collecte_tournees.Demande",
        nom=_("Demandes de rendez-vous : mots libres"),
        finalite=_("convenir d’un passage"),
        base=Base.CONTRAT,
        duree=_("un an après le passage"),
        textes=("disponibilites", "precision"),
    ),
    Donnee(
        "collecte_tournees.Arret",
        nom=_("Arrêts des tournées : mots libres"),
        finalite=_("dire ce qui s’est passé à la porte"),
        base=Base.CONTRAT,
        duree=_("un an après le passage"),
        signatures=("dit_par",),
        textes=("precision",),
    ),
    Donnee(
        "collecte_tournees.Tournee",
        nom=_("Équipages des tournées"),
        finalite=_("savoir qui part avec le camion, et qui conduit"),
        base=Base.INTERET,
        duree=_("sans limite, sans nom ensuite"),
        personnes=("equipiers", "conducteur"),
        montre=("jour",),
    ),
)

exempter(
    TENUE_PAR_LA_MAISON,
    "collecte_tournees.Vehicule.nom",
    "collecte_tournees.Vehicule.immatriculation",
)

exempter(
    ECRIT_PAR_LE_LOGICIEL, "collecte_tournees.Demande.empreinte", "collecte_tournees.Demande.jeton"
)

exempter(_("la commune seule ne désigne personne"), "collecte_tournees.Coordonnees.commune")

exempter(_("part avec les coordonnées de sa demande"), "collecte_tournees.PhotoDemande.jpeg")
