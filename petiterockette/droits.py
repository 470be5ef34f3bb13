"""The rights of the house, by name, and the decorator that asks for one.

Pure: names and sentences only. Which role holds which right is told in
``comptes.roles``; the page ``comptes:droits`` shows both.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

# Each sentence completes « Il vous manque un droit : … ».
DROITS: dict[str, str] = {
    "collecte.peser": "peser un dépôt",
    "collecte.refuser_un_don": "refuser un don",
    "collecte.lire_les_depots": "lire les dépôts du jour",
    "collecte.antidater": "antidater un dépôt",
    "collecte.annuler": "annuler un bon",
    "collecte.orienter": "orienter des kilos",
    "collecte.tenir_la_zone": "poser dans la zone de gratuité et en reprendre",
    "collecte.lire_le_stock": "lire le stock",
    "collecte.sortir": "enregistrer une sortie",
    "collecte.tenir_les_remises": "tenir les papiers des sorties",
    "collecte.inventorier": "faire un inventaire",
    "collecte.clore_les_mois": "clore un mois",
    "collecte.rouvrir_les_mois": "rouvrir un mois clos",
    "collecte.lire_le_registre": "lire le registre des déchets",
    "collecte.vendre_hors_caisse": "saisir des kilos vendus hors caisse",
    "collecte.lire_les_bons": "lire les bons du lieu",
    "collecte.lire_les_mois": "lire le mois",
    "collecte.tenir_les_rendez_vous": "tenir les rendez-vous à domicile",
    "collecte.faire_la_tournee": "faire la tournée",
    "collecte.suivre_des_objets": "suivre des objets",
    "collecte.lire_les_objets": "lire les objets suivis",
    "collecte.tenir_les_emissions": "tenir les facteurs des émissions évitées et les montrer",
    "personnes.tenir_l_equipe": "tenir l’équipe du lieu",
    "personnes.choisir": "trouver quelqu’un par son nom",
    "personnes.lire_l_annuaire": "lire l’annuaire",
    "personnes.tenir_l_annuaire": "tenir l’annuaire",
    "personnes.fusionner": "fusionner deux fiches de l’annuaire",
    "personnes.exporter": "remettre à quelqu’un ses données",
    "personnes.anonymiser": "effacer quelqu’un",
    "listes.gerer": "tenir les listes",
    "lieux.gerer": "tenir les lieux",
    "lieux.ouvrir": "ouvrir et fermer le lieu",
    "lieux.suspendre_la_collecte": "suspendre la collecte",
    "lieux.tenir_les_taches": "tenir les tâches et les horaires du lieu",
    "lieux.lire_les_heures": "lire les heures d’ouverture",
    "lieux.corriger_les_heures": "corriger les heures d’ouverture",
    "collecte.controler": "contrôler avant la vente",
    "collecte.tenir_les_souhaits": "tenir les souhaits des partenaires",
    "comptes.gerer": "tenir les comptes",
    "indicateurs.lire": "lire les indicateurs",
    "indicateurs.saisir": "saisir les indicateurs de l’année",
    "dossiers.lire": "lire les dossiers : rapports, subventions, enquêtes",
    "dossiers.tenir": "tenir les dossiers : les remplir, les figer, les partager",
    "declarations.lire": "lire les conventions des éco-organismes et leurs déclarations",
    "declarations.tenir": "tenir les conventions des éco-organismes, faire leurs déclarations",
    "subventions.lire": "lire les subventions",
    "subventions.tenir": "tenir les subventions : demandes, accords, versements",
    "reprise.tenir": "reprendre les chiffres d’avant ce logiciel",
    "resultats.lire": "lire les produits, l’activité et le résultat des pôles",
    "resultats.tenir": "importer les comptes de l’exercice et les répartir entre les pôles",
    "alertes.lire": "lire les alertes",
    "alertes.mettre_de_cote": "mettre une alerte de côté",
    "alertes.regler": "régler les seuils des alertes",
    "alertes.tenir_les_echeances": "tenir les échéances",
    "abonnements.lire": "lire qui reçoit le résumé du mois",
    "benevolat.participer": "noter ses heures de bénévolat et venir aux permanences",
    "benevolat.tenir": "tenir les permanences et les heures des bénévoles",
    "benevolat.lire": "lire les heures de bénévolat",
    "api.tenir": "donner et retirer les accès à l’API",
    "demenagement.emporter": "emporter toute la base en fichiers",
    "sante.lire": "lire la santé du serveur et ses sauvegardes",
    "sante.sauvegarder": "demander une sauvegarde",
    "travaux.suivre": "suivre les travaux du serveur",
    "journal.lire": "lire le journal",
    "boutique.encaisser": "encaisser",
    "boutique.ouvrir_la_caisse": "ouvrir et fermer une caisse",
    "boutique.rembourser": "rembourser",
    "boutique.rembourser_sans_ticket": "reprendre un article sans ticket",
    "boutique.corriger": "corriger un paiement",
    "boutique.caviarder": "caviarder le commentaire d’un ticket",
    "boutique.donner_des_bons": "donner des bons solidaires",
    "boutique.lire_la_caisse": "lire la caisse",
    "boutique.lire_en_x": "lire ce qu’une caisse a pris avant qu’elle soit comptée",
    "boutique.tenir_les_especes": "tenir le coffre et les remises en banque",
    "boutique.tenir_les_prix": "tenir les articles et les prix",
    "boutique.regler": "régler les caisses et les moyens de paiement",
    "boutique.facturer": "faire des factures",
    "boutique.lire_les_factures": "lire les factures et leurs clients (un contrôle les demande "
    "à la trésorerie)",
    "boutique.lire_les_noms": "lire qui a tenu la caisse, et les mots laissés sur un ticket",
    "boutique.archiver": "archiver les caisses et vérifier leurs livres",
    "boutique.emporter_les_preuves": "emporter le FEC et les archives des caisses",
    "boutique.reprendre": "reprendre après un recul d’horloge ou une restauration",
    "ateliers.lire": "lire le calendrier des pôles",
    "velo.lire": "lire les vélos de l’atelier",
    "velo.tenir": "tenir les vélos de l’atelier",
    "velo.accueillir": "accueillir une permanence vélo",
    "seances.tenir": "tenir les séances",
    "seances.accueillir": "accueillir une séance : présences, bilan",
    "adhesions.accueillir": "lire une carte d’adhérent, la nommer, l’imprimer",
    "adhesions.lire": "lire la liste des adhérents",
    "adhesions.exporter": "emporter la liste des adhérents",
    "cafe.tenir": "tenir le café : denrées, températures, nettoyage",
    "cafe.composer": "composer la carte du café, régler ses frigos",
    "formation.tenir": "tenir les formations et leurs émargements",
    "formation.lire_le_bilan": "lire le bilan pédagogique",
    "animation.lire": "lire les demandes d’animation et leurs devis",
    "animation.tenir": "tenir les demandes d’animation : devis, dates, provenance",
    "animation.sortir": "sortir du matériel pour un atelier, et le rendre",
}


class DroitManquant(Exception):
    """The signed-in account lacks a right; the middleware turns it into a page or JSON."""

    def __init__(self, droit: str, lieu: Any = None) -> None:
        self.droit = droit
        self.lieu = lieu
        super().__init__(droit)


def exiger(compte: Any, droit: str, lieu: Any = None, pole: str | None = None) -> None:
    """Raise ``DroitManquant`` unless ``compte`` holds ``droit``, there and for that pole."""
    if droit not in DROITS:
        raise ValueError(f"Unknown right: {droit}")
    if not compte.has_perm(droit, lieu, pole):
        raise DroitManquant(droit, lieu)


def exiger_partout(compte: Any, droit: str) -> None:
    """Raise ``DroitManquant`` unless that right is held at every site, as what is of the whole
    house asks."""
    exiger(compte, droit)
    if not compte.portee(droit).partout:
        raise DroitManquant(droit)


def sans_rien_changer(vue: Callable) -> Callable:
    """What is posted to this view changes nothing of the books: whoever only controls may."""
    vue.sans_rien_changer = True  # type: ignore[attr-defined]
    return vue


def droit(nom: str) -> Callable[[Callable], Callable]:
    """Ask for the right ``nom``, at any site, before the view runs.

    The site itself is checked by the gesture, on what the screen showed.
    """
    if nom not in DROITS:
        raise ValueError(f"Unknown right: {nom}")

    def decorer(vue: Callable) -> Callable:
        @wraps(vue)
        def vue_gardee(request, *args, **kwargs):
            exiger(request.user, nom)
            return vue(request, *args, **kwargs)

        vue_gardee.droit = nom  # type: ignore[attr-defined]
        return vue_gardee

    return decorer
