"""What the matter holds of people: donors, pick-ups, free words, signatures."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter
from petiterockette.personnes.services import DONATEUR_GARDE

from .models import Apport
from .services.coordonnees import effacer_ces_coordonnees
from .services.effacements import caviarder_ces_commentaires
from .services.essais import oublier_ces_apprentis

REGISTRE = Retenue(
    _("registre scellé de la matière, pièce des conventions et des comptes : dix ans"),
    ans=10,
    depuis="enregistre_le",
)


def _donateurs(numeros: Collection[int]) -> dict[int, date]:
    """A donor is needed a year after the last deposit."""
    lignes = (
        Apport.objects.filter(donateur__in=list(numeros))
        .order_by()
        .values_list("donateur")
        .annotate(dernier=Max("bon__jour"))
    )
    return {numero: jour + DONATEUR_GARDE for numero, jour in lignes if numero is not None}


declarer(
    Donnee(
        "collecte.Apport",
        nom=_("Dépôts d’objets"),
        finalite=_("remettre un bon d’apport, remercier"),
        base=Base.INTERET,
        duree=_("le nom, un an après le dernier dépôt ; les kilos, sans nom, sans limite"),
        personnes=("donateur",),
        montre=("bon__id", "bon__jour", "bon__lieu__nom"),
        garde=_donateurs,
    ),
    Donnee(
        "collecte.Commentaire",
        nom=_("Commentaires des bons"),
        finalite=_("se souvenir d’un détail"),
        base=Base.INTERET,
        duree=_("jusqu’à ce qu’on les caviarde"),
        identite=("texte",),
        montre=("bon__id", "bon__jour"),
        vider=caviarder_ces_commentaires,
    ),
    Donnee(
        "collecte.Bon",
        nom=_("Bons : raisons d’annulation"),
        finalite=_("dire pourquoi un geste est annulé"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("motif",),
        retenue=REGISTRE,
    ),
    Donnee(
        "collecte.Evenement",
        nom=_("Histoire des objets suivis"),
        finalite=_("savoir ce qu’un objet est devenu"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("resume", "motif", "contenu"),
        retenue=Retenue(REGISTRE.raison, ans=10, depuis="le"),
    ),
    Donnee(
        "collecte.ControleFait",
        nom=_("Contrôles avant la vente"),
        finalite=_("prouver qu’un objet est sûr"),
        base=Base.OBLIGATION,
        duree=_("dix ans, sans texte libre"),
        signatures=("par",),
    ),
    Donnee(
        "collecte.Coordonnees",
        nom=_("Rendez-vous à domicile"),
        finalite=_("convenir d’un passage, venir chercher ou livrer"),
        base=Base.CONTRAT,
        duree=_("un an après le passage ; puis la commune seule"),
        identite=("nom", "telephone", "courriel", "adresse", "acces", "code_postal", "quoi"),
        montre=("commune", "utile_le"),
        vider=effacer_ces_coordonnees,
    ),
    Donnee(
        "collecte.Demande",
        nom=_("Demandes de rendez-vous : mots libres"),
        finalite=_("convenir d’un passage"),
        base=Base.CONTRAT,
        duree=_("un an après le passage"),
        textes=("disponibilites", "precision"),
    ),
    Donnee(
        "collecte.Arret",
        nom=_("Arrêts des tournées : mots libres"),
        finalite=_("dire ce qui s’est passé à la porte"),
        base=Base.CONTRAT,
        duree=_("un an après le passage"),
        signatures=("dit_par",),
        textes=("precision",),
    ),
    Donnee(
        "collecte.Tournee",
        nom=_("Équipages des tournées"),
        finalite=_("savoir qui part avec le camion, et qui conduit"),
        base=Base.INTERET,
        duree=_("sans limite, sans nom ensuite"),
        personnes=("equipiers", "conducteur"),
        montre=("jour",),
    ),
    Donnee(
        "collecte.Comptage",
        nom=_("Zones des inventaires"),
        finalite=_("savoir ce qui a été compté"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("zone",),
    ),
    Donnee(
        "collecte.Essai",
        nom=_("Entraînement aux comptoirs"),
        finalite=_("savoir qui a appris quel poste"),
        base=Base.INTERET,
        duree=_("un an"),
        personnes=("par",),
        montre=("poste", "le"),
        oublier=oublier_ces_apprentis,
    ),
    Donnee(
        "collecte.Objet",
        nom=_("Objets suivis : mots libres"),
        finalite=_("retrouver un objet"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("designation", "marque", "modele", "numero_serie", "recherche"),
    ),
    Donnee(
        "collecte.Souhait",
        nom=_("Souhaits des partenaires"),
        finalite=_("mettre de côté ce qu’ils cherchent"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("quoi", "note"),
    ),
)

exempter(
    _("liste tenue par la maison"),
    "collecte.Categorie.nom",
    "collecte.Categorie.nom_court",
    "collecte.Categorie.couleur",
    "collecte.Categorie.pictogramme",
    "collecte.Categorie.indisponible",
    "collecte.Matiere.nom",
    "collecte.Matiere.couleur",
    "collecte.Matiere.code_dechet",
    "collecte.Matiere.code_bale",
    "collecte.Origine.nom",
    "collecte.Origine.couleur",
    "collecte.Origine.pictogramme",
    "collecte.Localite.nom",
    "collecte.Localite.couleur",
    "collecte.Localite.lien",
    "collecte.Localite.code_insee",
    "collecte.Contenant.nom",
    "collecte.Contenant.description",
    "collecte.Contenant.couleur",
    "collecte.MotifRefus.nom",
    "collecte.Bac.nom",
    "collecte.Bac.description",
    "collecte.Bac.couleur",
    "collecte.DestinBac.code_traitement",
    "collecte.TypeDon.nom",
    "collecte.TypeDon.couleur",
    "collecte.TypeDon.pictogramme",
    "collecte.Accord.code_traitement",
    "collecte.FormatEtiquette.nom",
    "collecte.Emplacement.nom",
    "collecte.Vehicule.nom",
    "collecte.Vehicule.immatriculation",
    "collecte.NonVendable.nom",
    "collecte.NonVendable.explication",
    "collecte.NonVendable.mots",
    "collecte.NonVendable.source",
    "collecte.NonVendable.pictogramme",
    "collecte.Controle.nom",
    "collecte.Controle.aide",
)
exempter(
    _("code, étape, total ou empreinte écrits par le logiciel"),
    "collecte.Bon.empreinte",
    "collecte.Bon.commentaire_empreinte",
    "collecte.Apport.jeton",
    "collecte.Essai.empreinte",
    "collecte.Essai.document",
    "collecte.Essai.faits",
    "collecte.Stock.etape",
    "collecte.Cumul.de",
    "collecte.Cumul.vers",
    "collecte.Cumul.mesure",
    "collecte.CumulAnnees.de",
    "collecte.CumulAnnees.vers",
    "collecte.CumulAnnees.mesure",
    "collecte.CumulPartenaires.fin",
    "collecte.Demande.empreinte",
    "collecte.Demande.jeton",
    "collecte.Cloture.figures",
    "collecte.Reglage.valeur",
    "collecte.Mouvement.ventilation",
    "collecte.Objet.code",
    "collecte.Evenement.empreinte",
    "collecte.Scan.empreinte",
    "collecte.ControleFait.empreinte",
)
exempter(
    _("numéro d’un papier, plaque d’un véhicule"),
    "collecte.Remise.bordereau",
    "collecte.Remise.vehicule",
    "collecte.Remise.facture",
    "collecte.Remise.notification",
    "collecte.Bordereau.contenu",
    "collecte.Reception.ticket",
)
exempter(_("la commune seule ne désigne personne"), "collecte.Coordonnees.commune")
exempter(_("part avec les coordonnées de sa demande"), "collecte.PhotoDemande.jpeg")
