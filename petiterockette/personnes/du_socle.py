"""What the lowest layers hold of people: the journal, the sites, and this app itself."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .donnees import (
    Base,
    Donnee,
    Retenue,
    conservee_depuis,
    conservee_tant_que,
    declarer,
    exempter,
    la_plus_longue,
)
from .services.oublis import oublier_le_reste, vider_les_personnes

FISCAL = _("journaux de la caisse : art. L102 B du livre des procédures fiscales")
CONVENTIONS = _("pièces des conventions et des comptes : art. L123-22 du code de commerce")


def _en_poste() -> Q:
    return Q(fin=None) | Q(fin__gte=timezone.localdate())


declarer(
    Donnee(
        "personnes.Personne",
        nom=_("Nom et coordonnées"),
        finalite=_("savoir qui est là, et joindre qui l’a accepté"),
        base=Base.INTERET,
        duree=_("tant qu’un lien existe, puis à la fin du plus long délai ; sinon trois ans"),
        personnes=("id", "fusionnee_dans"),
        identite=("prenom", "nom", "courriel", "telephone"),
        montre=("cree_le",),
        vider=vider_les_personnes,
        oublier=oublier_le_reste,
    ),
    Donnee(
        "personnes.Consentement",
        nom=_("Accords donnés"),
        finalite=_("prouver à quoi servent un courriel et un téléphone"),
        base=Base.OBLIGATION,
        duree=_("comme la fiche, sans nom ensuite"),
        personnes=("personne",),
        montre=("donnee", "finalite", "donne_le", "retire_le"),
    ),
    Donnee(
        "personnes.Equipier",
        nom=_("Tuiles d’équipe"),
        finalite=_("signer ce que l’on fait à un comptoir"),
        base=Base.INTERET,
        duree=_("trois ans après avoir quitté l’équipe ; sans nom ensuite"),
        personnes=("personne",),
        montre=("lieu__nom", "debut", "fin"),
        conservation=la_plus_longue(
            conservee_tant_que("personnes.Equipier", "personne", _en_poste),
            conservee_depuis("personnes.Equipier", "personne", "fin", ans=3),
        ),
    ),
    Donnee(
        "personnes.CodeDeCaisse",
        nom=_("Code de caisse"),
        finalite=_("montrer à la caisse que le nom est le sien"),
        base=Base.INTERET,
        duree=_("jusqu’à son effacement ; seulement haché"),
        personnes=("personne",),
        montre=("choisi_le",),
    ),
    Donnee(
        "personnes.Structure",
        nom=_("Contacts des structures"),
        finalite=_("joindre les partenaires"),
        base=Base.INTERET,
        duree=_("le temps du partenariat"),
        identite=("courriel", "telephone"),
        textes=("objet", "adresse"),
    ),
    Donnee(
        "journal.Entree",
        nom=_("Journal des gestes"),
        finalite=_("savoir ce qui s’est fait, par qui et quand"),
        base=Base.OBLIGATION,
        duree=_("six ans ; les personnes n’y sont que des numéros"),
        signatures=("par",),
        textes=("resume", "contenu"),
        retenue=Retenue(FISCAL, ans=6, depuis="le"),
    ),
    Donnee(
        "journal.Maillon",
        nom=_("Chaînes des caisses"),
        finalite=_("prouver que rien n’a été changé"),
        base=Base.OBLIGATION,
        duree=_("six ans ; les personnes n’y sont que des numéros"),
        signatures=("contenu__par",),
        textes=("contenu",),
        retenue=Retenue(FISCAL, ans=6, depuis="le"),
    ),
    Donnee(
        "lieux.Ouverture",
        nom=_("Ouvertures des lieux"),
        finalite=_("compter les heures d’ouverture"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("motif", "taches"),
        retenue=Retenue(CONVENTIONS, ans=10, depuis="le"),
    ),
    Donnee(
        "lieux.Fermeture",
        nom=_("Fermetures des lieux"),
        finalite=_("compter les heures d’ouverture"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("taches",),
        retenue=Retenue(CONVENTIONS, ans=10, depuis="le"),
    ),
    Donnee(
        "lieux.CorrectionHeures",
        nom=_("Heures d’ouverture corrigées"),
        finalite=_("compter les heures d’ouverture"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("motif",),
        retenue=Retenue(CONVENTIONS, ans=10, depuis="enregistre_le"),
    ),
    Donnee(
        "lieux.Suspension",
        nom=_("Suspensions de la collecte"),
        finalite=_("dire aux donateurs pourquoi"),
        base=Base.INTERET,
        duree=_("sans limite ; un nom s’y efface"),
        textes=("precision",),
    ),
    Donnee(
        "lieux.Tache",
        nom=_("Tâches d’ouverture et de fermeture"),
        finalite=_("ne rien oublier"),
        base=Base.INTERET,
        duree=_("le temps de la tâche"),
        textes=("texte",),
    ),
)

exempter(
    _("l’association elle-même, et ses lieux"),
    "lieux.Association.nom",
    "lieux.Association.adresse",
    "lieux.Association.siret",
    "lieux.Association.numero_tva",
    "lieux.Association.iban",
    "lieux.Association.courriel",
    "lieux.Association.telephone",
    "lieux.Lieu.nom",
    "lieux.Lieu.adresse",
    "lieux.Lieu.code_postal",
    "lieux.Lieu.commune",
    "lieux.Point.nom",
)
exempter(
    _("numéro, code ou empreinte écrits par le logiciel"),
    "lieux.Association.poles_fermes",
    "journal.Entree.code",
    "journal.Chaine.nom",
    "journal.Chaine.empreinte",
    "journal.Entree.empreinte",
    "journal.Entree.cle",
    "journal.Maillon.precedent",
    "journal.Maillon.empreinte",
    "journal.Maillon.cle",
    "personnes.CodeDeCaisse.condense",
)
exempter(
    _("nom et numéros d’une organisation"),
    "personnes.Structure.nom",
    "personnes.Structure.siret",
    "personnes.Structure.recepisse",
    "personnes.Structure.couleur",
)
exempter(
    _("numéros et totaux, sans nom"),
    "personnes.Effacement.personnes",
    "personnes.Effacement.efface",
    "personnes.Effacement.retenu",
    "personnes.Effacement.restes",
)
exempter(
    _("part avec le nom : effacé dès que la personne l’est"),
    "personnes.Mot.personne",
    "personnes.Mot.mot",
    "personnes.PasDoublon.une",
    "personnes.PasDoublon.autre",
)
