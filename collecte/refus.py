"""The rules of the matter, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DepotIncomplet(Refus):
    texte = _("Le dépôt a des lignes à corriger.")


class DepotVide(Refus):
    texte = _("Ajoutez une ligne pour valider.")


class AutreContenu(Refus):
    texte = _(
        "Ce dépôt porte le numéro d’un autre, déjà enregistré avec un contenu différent. "
        "Recommencez-le."
    )


class LieuInconnu(Refus):
    texte = _("Ce point n’existe pas à ce lieu : choisissez à nouveau votre point.")


class PointFerme(Refus):
    texte = _("%(point)s est fermé depuis le %(jour)s : choisissez un autre point.")


class PesageImpossible(Refus):
    texte = _("On ne pèse pas de dépôt à ce point : choisissez un comptoir, un quai ou un camion.")


class PersonneInconnue(Refus):
    texte = _("Dites qui pèse : touchez votre nom.")


class DateImpossible(Refus):
    texte = _("La date du %(jour)s n’est pas possible : %(raison)s")


class MoisClos(Refus):
    texte = _("Le mois de %(mois)s est clos : choisissez une date d’un mois ouvert.")


class DejaAnnule(Refus):
    texte = _("Le bon nº %(numero)s est déjà annulé.")


class AnnulationImpossible(Refus):
    texte = _("Une annulation ne s’annule pas : enregistrez un nouveau bon.")


class MotifRequis(Refus):
    texte = _("Dites pourquoi : une annulation porte toujours sa raison.")


class PasLeSien(Refus):
    texte = _(
        "Ce dépôt n’est pas le vôtre, ou sa journée est finie. Demandez au responsable du lieu."
    )


class VracSeTrie(Refus):
    texte = _("« %(categorie)s » se trie d’abord : sa catégorie change avant de partir.")


class ConventionTerminee(Refus):
    texte = _(
        "La convention avec %(structure)s a pris fin le %(jour)s. "
        "Cochez « je confirme » pour sortir quand même."
    )


class MatiereNonAcceptee(Refus):
    texte = _("%(structure)s ne prend pas « %(matiere)s ».")


class BacSansDestin(Refus):
    texte = _("Ce que devient le contenu de « %(bac)s » n’est pas dit : voyez les listes.")


class MasseImprobable(Refus):
    texte = _("%(masse)s d’un coup, c’est beaucoup. Cochez « je confirme » si c’est bien cela.")


class RouteImpossible(Refus):
    texte = _("Choisissez d’où partent ces kilos et où ils vont : deux étapes différentes.")


class TareTropLourde(Refus):
    texte = _("La tare (%(tare)s) dépasse le poids lu (%(lu)s). Pesez à nouveau.")


class AuDelaDeLaBalance(Refus):
    texte = _("%(lu)s : la balance s’arrête à %(max)s.")


class StructureDemandee(Refus):
    texte = _("Dites à quelle structure va ce don.")


class LigneProtegee(Refus):
    texte = _("Cette ligne sert au logiciel lui-même : elle ne se change pas.")


class SortieVide(Refus):
    texte = _("Ajoutez une ligne, ou touchez un contenant plein.")


class ChoixDisparu(Refus):
    texte = _("Ce choix n’existe plus : touchez-en un autre.")


class NetDifferent(Refus):
    texte = _("Le poids net devrait être %(net)s : la tare a changé, pesez à nouveau.")


class UneSeuleLigne(Refus):
    texte = _("Une perte à la fois : gardez une seule ligne.")


class PleinParti(Refus):
    texte = _("Le contenant nº %(numero)s n’est plus ici : il est déjà parti ou annulé.")


class PleinAilleurs(Refus):
    texte = _("Le contenant nº %(numero)s attend « %(etape)s » : il ne peut pas partir ainsi.")


class CategorieDemandee(Refus):
    texte = _("Dites la catégorie de ce qui est donné.")


class MatiereDemandee(Refus):
    texte = _("Dites la matière : c’est elle que l’on remet.")


class MasseDemandee(Refus):
    texte = _("Dites combien ça pèse : plus de zéro.")


class PasDeMoyenne(Refus):
    texte = _(
        "Aucun contenant pareil n’a encore été pesé : on ne peut pas estimer. Pesez celui-ci."
    )


class PoidsMoyenInconnu(Refus):
    texte = _(
        "On ne sait pas encore ce que pèse un objet de « %(categorie)s » : pesez, ou étalonnez-en."
    )


class MemeCategorie(Refus):
    texte = _("C’est déjà « %(categorie)s » : choisissez la bonne catégorie.")


class LigneDejaTriee(Refus):
    texte = _("Cette ligne est déjà triée : il n’en reste que %(reste)s.")


class LigneAilleurs(Refus):
    texte = _("Cette ligne n’attend pas le tri ici.")


class MemeLieu(Refus):
    texte = _("Choisissez un autre lieu que celui-ci.")


class DejaArrive(Refus):
    texte = _("Cet envoi est déjà arrivé : bon nº %(numero)s.")


class ArriveAilleurs(Refus):
    texte = _("Cet envoi est attendu à « %(lieu)s ».")


class RaisonDemandee(Refus):
    texte = _("Dites pourquoi le compte n’y est pas : %(ecart)s d’écart.")


class DejaRecue(Refus):
    texte = _("Le pont a déjà pesé cette sortie : bon nº %(numero)s. Annulez-le pour corriger.")


class RienAuPont(Refus):
    texte = _("Cette sortie n’attend pas de pesée au pont.")


class RefusTropGrand(Refus):
    texte = _("On ne refuse pas plus que ce qui a été pesé (%(net)s).")


class DevenirDuRefus(Refus):
    texte = _("Dites ce que devient ce qui est refusé.")


class SuiteAAnnuler(Refus):
    texte = _("Le bon nº %(numero)s en dépend : annulez-le d’abord.")


class InventaireEnCours(Refus):
    texte = _("Un inventaire est déjà commencé à ce lieu : finissez-le ou abandonnez-le.")


class InventaireFini(Refus):
    texte = _("Cet inventaire n’est plus en cours.")


class OuvertureDejaFaite(Refus):
    texte = _("Le stock d’ouverture de ce lieu est déjà dit : faites un inventaire.")


class RienDeCompte(Refus):
    texte = _("Rien n’est encore compté.")


class HeureDeComptage(Refus):
    texte = _("L’heure du comptage est dans le futur, ou date de plus de sept jours.")


class MoisPasFini(Refus):
    texte = _("Le mois de %(mois)s n’est pas fini : il se clôt à partir du %(jour)s.")


class MoisPrecedentOuvert(Refus):
    texte = _("Le mois de %(mois)s est encore ouvert : les mois se closent dans l’ordre.")


class MoisChange(Refus):
    texte = _("Le mois a changé depuis que vous l’avez lu : relisez ce qui suit, puis closez.")


class RienARecaler(Refus):
    texte = _("Rien à recaler : ce mois suit déjà les poids moyens connus.")


class RecalageChange(Refus):
    texte = _("Une vente ou une pesée est arrivée entre-temps : relisez, puis recalez à nouveau.")


class ReglageInconnu(Refus):
    texte = _("Ce choix n’existe pas.")


class ReglageDuPasse(Refus):
    texte = _("Un réglage change à partir d’un mois encore ouvert, pas avant.")


class SortieAnnulee(Refus):
    texte = _("La sortie nº %(numero)s est annulée : elle n’a plus de papiers à tenir.")


class PapiersChanges(Refus):
    texte = _(
        "Quelqu’un a changé ces papiers pendant que cette page était ouverte : "
        "voyez plus bas ce qui a été noté, puis enregistrez à nouveau."
    )


class PapierDejaLa(Refus):
    texte = _("Ce papier est déjà attaché à cette sortie.")


class TropDeScans(Refus):
    texte = _("Cette sortie a déjà %(n)s papiers photographiés : retirez-en un d’abord.")


class ReglageDejaChoisi(Refus):
    texte = _("« %(valeur)s » est déjà le choix de ce lieu le %(jour)s : rien ne changerait.")


class LieuPasOuvert(Refus):
    texte = _("%(lieu)s n’ouvre que le %(jour)s : choisissez ce jour, ou un jour plus tard.")


class MoisDejaClos(Refus):
    texte = _("Le mois de %(mois)s est déjà clos.")


class MoisPasClos(Refus):
    texte = _("Le mois de %(mois)s n’est pas clos.")


class PasLeDernierMoisClos(Refus):
    texte = _("On ne rouvre que le dernier mois clos : %(mois)s.")


class SoldeAEcrire(Refus):
    texte = _(
        "Les ventes de %(mois)s ne sont pas encore déduites : écrivez-les, puis closez. "
        "Un mois clos ne les recevrait plus."
    )


class PasDInventaire(Refus):
    texte = _(
        "Sans inventaire de ce lieu dans les douze mois, le solde ne prouve rien : "
        "faites-en un d’abord."
    )


class MethodeAutre(Refus):
    texte = _("Ce lieu ne déduit pas ses ventes par solde ce mois-là : voyez ses réglages.")


class RienAControler(Refus):
    texte = _("« %(categorie)s » n’a pas de contrôle à faire : touchez une autre catégorie.")


class ControleDAutreCategorie(Refus):
    texte = _("Ces contrôles ne sont pas ceux de « %(categorie)s » : rouvrez la page.")


class ControleDejaAnnule(Refus):
    texte = _("Ce contrôle est déjà annulé.")


class SouhaitClos(Refus):
    texte = _("Ce souhait est clos : notez-en un autre.")


class SouhaitChange(Refus):
    texte = _("Entre-temps, quelqu’un a noté « servi : %(n)s ». Vérifiez, puis notez à nouveau.")


class DemandeDejaTraitee(Refus):
    texte = _("La demande nº %(numero)s est déjà %(etat)s.")


class DemandeDejaEnvoyee(Refus):
    texte = _(
        "Cette page a déjà envoyé la demande nº %(numero)s, avec un autre contenu. "
        "Si c’est bien une nouvelle demande, envoyez à nouveau."
    )


class TropDeDemandes(Refus):
    texte = _("Trop de demandes arrivent en ce moment. %(nous_joindre)s")


class ImageIllisible(Refus):
    texte = _("« %(nom)s » n’est pas une photo que nous savons lire : envoyez un JPEG ou un PNG.")


class ImageTropLourde(Refus):
    texte = _("« %(nom)s » est trop lourde : 10 Mo au plus.")


class JourPasse(Refus):
    texte = _("Le %(jour)s est passé : choisissez un jour à venir.")


class DejaEnTournee(Refus):
    texte = _(
        "La demande nº %(numero)s est dans la tournée du %(jour)s : retirez-la d’abord de là."
    )


class CreneauUnAutreJour(Refus):
    texte = _("Ce rendez-vous est pris pour le %(jour)s : changez d’abord son créneau.")


class PasEncorePassee(Refus):
    texte = _("La demande nº %(numero)s n’est pas finie : on a encore besoin de ses coordonnées.")


class TourneeDejaPrevue(Refus):
    texte = _("%(vehicule)s a déjà une tournée à ce moment-là.")


class TourneeNonVide(Refus):
    texte = _("Cette tournée a encore des arrêts : retirez-les d’abord.")


class TourneePasCommencee(Refus):
    texte = _("Cette tournée est celle du %(jour)s : elle n’a pas commencé.")


class VehiculeAilleurs(Refus):
    texte = _("%(vehicule)s n’est pas un véhicule de ce lieu.")


class ArretDejaDit(Refus):
    texte = _("Cet arrêt est déjà « %(issue)s » : corrigez-le d’abord.")


class ArretDejaPese(Refus):
    texte = _("Cet arrêt est relié au dépôt nº %(numero)s : déliez-le d’abord.")


class ArretPasFait(Refus):
    texte = _("On ne relie une pesée qu’à un enlèvement qui est fait.")


class RaisonRequise(Refus):
    texte = _("Dites pourquoi : touchez une raison.")


class DepotDejaRelie(Refus):
    texte = _("Le dépôt nº %(numero)s est déjà relié à un autre arrêt.")


class DepotSansRapport(Refus):
    texte = _(
        "Le dépôt nº %(numero)s n’est pas un dépôt « domicile » de cette tournée : "
        "choisissez-en un autre."
    )


class PasSuivie(Refus):
    texte = _("« %(categorie)s » se compte en kilos : ces objets ne se suivent pas un par un.")


class CodeIllisible(Refus):
    texte = _("« %(code)s » n’est pas un code d’étiquette : scannez à nouveau, ou tapez 6 lettres.")


class CodePris(Refus):
    texte = _("L’étiquette %(code)s est déjà celle d’un autre objet : prenez la suivante.")


class CodeJamaisImprime(Refus):
    texte = _("Aucun rouleau ne porte l’étiquette %(code)s : vérifiez ses lettres.")


class ObjetParti(Refus):
    texte = _("Cet objet est parti (%(situation)s) : remettez-le d’abord présent.")


class DejaPresent(Refus):
    texte = _("Cet objet est déjà présent.")


class FicheIncomplete(Refus):
    texte = _("Sa fiche n’est pas finie : il manque %(manque)s. Complétez-la d’abord.")


class RaisonDuDepart(Refus):
    texte = _("Dites pourquoi : l’histoire d’un objet garde toujours la raison.")


class ChangeEntreTemps(Refus):
    texte = _(
        "Quelqu’un a complété cet objet pendant que cette page était ouverte. "
        "Relisez, puis enregistrez à nouveau."
    )


class PageDejaServie(Refus):
    texte = _(
        "Cette page a déjà servi, avec un autre contenu. "
        "Si c’est bien un nouveau geste, validez à nouveau."
    )


class LigneEtrangere(Refus):
    texte = _("Cette ligne n’est pas celle d’un dépôt de ce lieu.")


class EmplacementAilleurs(Refus):
    texte = _("« %(emplacement)s » est un emplacement d’un autre lieu.")


class RienDeScanne(Refus):
    texte = _("Scannez au moins une étiquette.")


class PhotoIllisible(Refus):
    texte = _(
        "Ce fichier n’est pas une photo entière. Reprenez-la : JPEG, PNG ou WebP, "
        "comme le fait un téléphone."
    )


class PhotoTropLourde(Refus):
    texte = _("Cette photo pèse %(mo)s Mo : %(max)s Mo au plus. Reprenez-la en plus petit.")


class PhotoTropGrande(Refus):
    texte = _("Cette image a plus de %(millions)s millions de points : c’est trop pour une photo.")


class TropDePhotos(Refus):
    texte = _("Cet objet a déjà %(n)s photos : retirez-en une d’abord.")


class PlusDEtiquettes(Refus):
    texte = _("Tous les codes ont été imprimés : prévenez qui tient ce logiciel.")


class GesteIncomplet(Refus):
    texte = "%(phrase)s"


class ControleManquant(Refus):
    texte = _(
        "« %(categorie)s » ne va pas au public sans contrôle. Il manque : %(controles)s. "
        "Contrôlez d’abord, ou envoyez à l’atelier."
    )
