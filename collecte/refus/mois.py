"""Counts, months and the choices of a site."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class InventaireEnCours(Refus):
    texte = _("Un inventaire est déjà commencé à ce lieu : finissez-le ou abandonnez-le.")


class InventaireFini(Refus):
    texte = _("Cet inventaire n’est plus en cours.")


class OuvertureDejaFaite(Refus):
    texte = _("Le stock d’ouverture de ce lieu est déjà dit : faites un inventaire.")


class RienDeCompte(Refus):
    texte = _("Rien n’est encore compté.")


class RienDEntier(Refus):
    texte = _(
        "Tout n’est compté qu’en partie : il n’y a rien à écrire. Comptez le reste d’une "
        "catégorie, ou abandonnez cet inventaire."
    )


class EcartAConfirmer(Refus):
    texte = _("%(masse)s d’écart sur « %(categorie)s » : dites si c’est bien cela.")


class HeureDeComptage(Refus):
    texte = _("L’heure du comptage est dans le futur, ou date de plus de sept jours.")


class MoisPasFini(Refus):
    texte = _("Le mois %(du_mois)s n’est pas fini : il se clôt à partir du %(jour)s.")


class MoisPrecedentOuvert(Refus):
    texte = _("Le mois %(du_mois)s est encore ouvert : les mois se closent dans l’ordre.")


class MoisChange(Refus):
    texte = _("Le mois a changé depuis que vous l’avez lu : relisez ce qui suit, puis closez.")


class RienARecaler(Refus):
    texte = _("Rien à recaler : ce mois suit déjà les poids moyens connus.")


class RecalageChange(Refus):
    texte = _("Une vente ou une pesée est arrivée entre-temps : relisez, puis recalez à nouveau.")


class ReglageInconnu(Refus):
    texte = _("Ce choix n’existe pas.")


class ReglageDuPasse(Refus):
    texte = _("Un réglage change à partir d’un mois encore ouvert, pas avant.")


class ReglageDejaChoisi(Refus):
    texte = _("« %(valeur)s » est déjà le choix de ce lieu le %(jour)s : rien ne changerait.")


class LieuPasOuvert(Refus):
    texte = _("%(lieu)s n’ouvre que le %(jour)s : choisissez ce jour, ou un jour plus tard.")


class MoisDejaClos(Refus):
    texte = _("Le mois %(du_mois)s est déjà clos.")


class MoisPasClos(Refus):
    texte = _("Le mois %(du_mois)s n’est pas clos.")


class PasLeDernierMoisClos(Refus):
    texte = _("On ne rouvre que le dernier mois clos : %(mois)s.")


class SoldeAEcrire(Refus):
    texte = _(
        "Les ventes %(du_mois)s ne sont pas encore déduites : écrivez-les, puis closez. "
        "Un mois clos ne les recevrait plus."
    )


class PasDInventaire(Refus):
    texte = _(
        "Sans inventaire de ce lieu dans les douze mois, le solde ne prouve rien : "
        "faites-en un d’abord."
    )


class MethodeAutre(Refus):
    texte = _("Ce lieu ne déduit pas ses ventes par solde ce mois-là : voyez ses réglages.")
