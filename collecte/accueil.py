"""What this app adds to the home page, to the band and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Bloc, Chiffre, Tuile
from petiterockette.affichage.espaces import GENS, REGLER
from petiterockette.comptes.lectures import lieu_d_ici
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point
from petiterockette.mesures import TIRET, nombre

from .accueil_bureau import NATURES_BUREAU, TUILES_BUREAU
from .accueil_chiffres import TUILES_CHIFFRES
from .accueil_clos import TUILES_CLOS
from .accueil_essais import TUILES_ESSAIS
from .accueil_objets import NATURES_OBJETS, TUILES_OBJETS
from .accueil_pages import PAGES
from .accueil_phrases import masse
from .accueil_quai import TUILES_QUAI
from .accueil_tri import TUILES_TRI
from .aujourd_hui import aujourd_hui
from .bilans import bilan
from .depots import nombre_de_depots
from .espace import RECEVOIR, SUIVRE, TRIER
from .etapes import Nature
from .models import Arret, Bon, Demande, Souhait
from .models.tournees import ArretQuerySet


def depots_du_jour(request: HttpRequest) -> Chiffre | None:
    """« 1 284 kg », « 41 dépôts aujourd’hui » at this reader's site, if he may read them."""
    lieu = lieu_d_ici(request, "collecte.lire_les_depots")
    if lieu is None:
        return None
    jour = timezone.localdate()
    n = nombre_de_depots(jour, jour, [lieu.pk])
    collecte_g = bilan(jour, jour, [lieu]).collecte_g
    if n == 0 and not collecte_g:
        return Chiffre(TIRET, _("aucun dépôt aujourd’hui"))
    phrase = ngettext("%(n)s dépôt aujourd’hui", "%(n)s dépôts aujourd’hui", n)
    return Chiffre(masse(collecte_g), phrase % {"n": nombre(n)})


def vendu_hors_caisse(request: HttpRequest) -> Chiffre | None:
    """« 3 », « notés aujourd’hui » at this reader's site."""
    lieu = lieu_d_ici(request, "collecte.vendre_hors_caisse")
    if lieu is None:
        return None
    faits = Bon.objects.du_jour(timezone.localdate()).filter(
        nature=Nature.VENTE_HORS_CAISSE, lieu=lieu, annulation=None
    )
    n = faits.count()
    if not n:
        return Chiffre(TIRET, _("rien de noté aujourd’hui"))
    return Chiffre(nombre(n), ngettext("noté aujourd’hui", "notés aujourd’hui", n))


def demandes_a_traiter(request: HttpRequest) -> Chiffre | None:
    """« 3 », « à traiter » at the sites whose requests this account keeps."""
    lieux = portee(request.user, "collecte.tenir_les_rendez_vous").ids_des_lieux
    n = Demande.objects.visibles(lieux).a_traiter().count()
    return Chiffre(nombre(n), _("à traiter")) if n else None


def _arrets_du_jour(request: HttpRequest) -> ArretQuerySet:
    """Today's stops, at the sites whose rounds one makes."""
    lieux = portee(request.user, "collecte.faire_la_tournee").ids_des_lieux
    du_jour = Arret.objects.filter(tournee__jour=timezone.localdate()).order_by()
    return du_jour if lieux is None else du_jour.filter(tournee__lieu__in=lieux)


def _issues_du_jour(request: HttpRequest) -> list[str]:
    """What came of them, « » for those to come; read once a page."""
    if not hasattr(request, "_issues_du_jour"):
        issues = list(_arrets_du_jour(request).values_list("issue", flat=True))
        request._issues_du_jour = issues  # type: ignore[attr-defined]
    return request._issues_du_jour  # type: ignore[attr-defined]


def une_tournee_aujourd_hui(request: HttpRequest) -> bool:
    """All day, the last stop told too: what was weighed of it is still to be tied."""
    return bool(_issues_du_jour(request))


def arrets_du_jour(request: HttpRequest) -> Chiffre | None:
    """« 2 », « arrêts à faire, sur 4 »; once all are told, those that nothing weighed."""
    issues = _issues_du_jour(request)
    if not issues:
        return Chiffre(TIRET, _("pas de tournée aujourd’hui"))
    reste = issues.count("")
    if not reste and (a_peser := _arrets_du_jour(request).a_peser().count()):
        return Chiffre(nombre(a_peser), ngettext("arrêt à peser", "arrêts à peser", a_peser))
    phrase = ngettext("arrêt à faire, sur %(n)s", "arrêts à faire, sur %(n)s", reste)
    return Chiffre(nombre(reste), phrase % {"n": nombre(len(issues))})


def souhaits_ouverts(request: HttpRequest) -> Chiffre | None:
    """« 4 », « en cours »: what partners look for at the sites this account reads, or
    everywhere."""
    lieux = portee(request.user, "collecte.lire_le_stock").ids_des_lieux
    ouverts = Souhait.objects.ouverts(timezone.localdate())
    if lieux is not None:
        ouverts = ouverts.filter(lieu=None) | ouverts.filter(lieu__in=lieux)
    n = ouverts.count()
    return Chiffre(nombre(n), _("en cours")) if n else None


PUBLIQUES: list[tuple[Any, str]] = [(gettext_lazy("Notre impact"), "collecte:impact")]

BLOCS = [Bloc("collecte/accueil/_aujourd_hui.html", aujourd_hui)]

TUILES = [
    Tuile(
        nom=gettext_lazy("Peser un dépôt"),
        texte=gettext_lazy("ce qu’on nous apporte, au comptoir"),
        pictogramme="scale",
        url="collecte:comptoir",
        rang=100,
        droit="collecte.peser",
        groupe=RECEVOIR,
        mots=gettext_lazy("dépôt apport donner balance comptoir don pesée"),
        ici=True,
        chiffre=depots_du_jour,
        roles=(Role.BENEVOLE,),
        genres=(Point.Genre.COMPTOIR, Point.Genre.CAMION),
        pour=(Role.TRI, Role.CAISSE, Role.CAMION, Role.RESPONSABLE),
    ),
    *TUILES_TRI,
    Tuile(
        nom=gettext_lazy("La tournée"),
        texte=gettext_lazy("où passer, dans quel ordre, et ce qui est fait"),
        pictogramme="map",
        url="collecte:tournees",
        rang=130,
        droit="collecte.faire_la_tournee",
        groupe=RECEVOIR,
        mots=gettext_lazy("camion adresses enlèvement arrêts"),
        chiffre=arrets_du_jour,
        roles=(Role.CAMION,),
        quand=une_tournee_aujourd_hui,
        pour=(Role.RESPONSABLE,),
    ),
    *TUILES_QUAI,
    Tuile(
        nom=gettext_lazy("Vendu hors caisse"),
        texte=gettext_lazy("les kilos vendus d’une catégorie, jour par jour"),
        pictogramme="store",
        url="collecte:vente_hors_caisse",
        rang=150,
        droit="collecte.vendre_hors_caisse",
        groupe=TRIER,
        mots=gettext_lazy("vente kilos sans caisse"),
        ici=True,
        chiffre=vendu_hors_caisse,
    ),
    *TUILES_OBJETS,
    Tuile(
        nom=gettext_lazy("Rendez-vous à domicile"),
        texte=gettext_lazy("noter un appel, accepter, donner un jour"),
        pictogramme="phone",
        url="collecte:demandes",
        rang=180,
        droit="collecte.tenir_les_rendez_vous",
        groupe=RECEVOIR,
        mots=gettext_lazy("domicile appel téléphone enlèvement collecte"),
        chiffre=demandes_a_traiter,
    ),
    Tuile(
        nom=gettext_lazy("Contrôler"),
        texte=gettext_lazy("sécurité, fonctionnement, données : avant la vente"),
        pictogramme="clipboard-check",
        url="collecte:controles",
        rang=190,
        droit="collecte.controler",
        groupe=TRIER,
        mots=gettext_lazy("contrôle électrique sécurité test"),
        ici=True,
        pour=(Role.TRI,),
    ),
    *TUILES_CHIFFRES,
    *TUILES_CLOS,
    Tuile(
        nom=gettext_lazy("Les bons"),
        texte=gettext_lazy("retrouver un dépôt, une sortie, et corriger"),
        pictogramme="receipt-text",
        url="collecte:bons",
        rang=270,
        droit="collecte.lire_les_bons",
        groupe=SUIVRE,
        mots=gettext_lazy("bon dépôt sortie corriger annuler"),
    ),
    *TUILES_BUREAU,
    Tuile(
        nom=gettext_lazy("Les souhaits"),
        texte=gettext_lazy("ce que cherchent les associations partenaires"),
        pictogramme="heart-handshake",
        url="collecte:souhaits",
        rang=320,
        droit="collecte.lire_le_stock",
        groupe=SUIVRE,
        mots=gettext_lazy("associations partenaires recherche demande"),
        chiffre=souhaits_ouverts,
    ),
    Tuile(
        nom=gettext_lazy("Ce qui ne se vend pas"),
        texte=gettext_lazy("sièges auto, casques, matelas… et quoi en faire"),
        pictogramme="ban",
        url="collecte:non_vendables",
        rang=330,
        droit="collecte.peser",
        groupe=RECEVOIR,
        mots=gettext_lazy("refus dangereux matelas interdit"),
        pour=(Role.BENEVOLE,),
    ),
    Tuile(
        nom=gettext_lazy("Les listes"),
        texte=gettext_lazy("catégories, contenants, localités, partenaires…"),
        pictogramme="list",
        url="collecte:listes",
        rang=340,
        droit="listes.gerer",
        groupe=REGLER,
        mots=gettext_lazy("catégories contenants localités partenaires matières tares"),
        pour=(Role.ADMINISTRATION,),
    ),
    *TUILES_ESSAIS,
    *PAGES,
]

# After the people of the house.
FIN = [
    Tuile(
        nom=gettext_lazy("Qui s’est entraîné"),
        texte=gettext_lazy("les premiers jours, geste par geste"),
        pictogramme="graduation-cap",
        url="collecte:essais",
        droit="personnes.tenir_l_equipe",
        groupe=GENS,
        mots=gettext_lazy("premier jour débutant nouveau bénévole essai formation"),
    ),
]

NATURES = {
    **NATURES_BUREAU,
    **NATURES_OBJETS,
    "collecte.depot.enregistre": gettext_lazy("dépôt enregistré"),
    "collecte.orientation.enregistree": gettext_lazy("orientation enregistrée"),
    "collecte.sortie.enregistree": gettext_lazy("sortie enregistrée"),
    "collecte.vente_hors_caisse.enregistree": gettext_lazy("vendu hors caisse"),
    "collecte.contenant.ferme": gettext_lazy("contenant fermé"),
    "collecte.reclassement.enregistre": gettext_lazy("catégorie changée"),
    "collecte.zone.reprise": gettext_lazy("retour de la zone de gratuité"),
    "collecte.perte.constatee": gettext_lazy("perte constatée"),
    "collecte.transfert.parti": gettext_lazy("envoi vers un autre lieu"),
    "collecte.transfert.arrive": gettext_lazy("arrivée d’un autre lieu"),
    "collecte.reception.enregistree": gettext_lazy("retour du pont-bascule"),
    "collecte.remise.tenue": gettext_lazy("papiers d’une sortie notés"),
    "collecte.inventaire.commence": gettext_lazy("inventaire commencé"),
    "collecte.inventaire.abandonne": gettext_lazy("inventaire abandonné"),
    "collecte.inventaire.arrete": gettext_lazy("inventaire arrêté"),
    "collecte.solde.ecrit": gettext_lazy("ventes déduites par solde"),
    "collecte.recalage.ecrit": gettext_lazy("poids moyens recalés"),
    "collecte.etalonnage.note": gettext_lazy("étalonnage"),
    "collecte.mois.clos": gettext_lazy("mois clos"),
    "collecte.mois.rouvert": gettext_lazy("mois rouvert"),
    "collecte.reglage.change": gettext_lazy("réglage d’un lieu changé"),
    "collecte.bon.annule": gettext_lazy("bon annulé"),
    "collecte.controle.fait": gettext_lazy("contrôle avant la vente"),
    "collecte.controle.annule": gettext_lazy("contrôle annulé"),
    "collecte.souhait.note": gettext_lazy("souhait noté"),
    "collecte.souhait.change": gettext_lazy("souhait modifié"),
    "collecte.souhait.servi": gettext_lazy("souhait servi"),
    "collecte.souhait.clos": gettext_lazy("souhait clos"),
    "collecte.liste.completee": gettext_lazy("liste complétée"),
    "collecte.liste.changee": gettext_lazy("liste modifiée"),
    "collecte.liste.ordonnee": gettext_lazy("ordre d’une liste changé"),
    "collecte.tuiles.placees": gettext_lazy("ordre des tuiles changé"),
    "collecte.commentaire.caviarde": gettext_lazy("commentaire caviardé"),
    "collecte.demande.recue": gettext_lazy("demande de passage reçue"),
    "collecte.demande.acceptee": gettext_lazy("demande de passage acceptée"),
    "collecte.demande.refusee": gettext_lazy("demande de passage refusée"),
    "collecte.demande.annulee": gettext_lazy("demande de passage annulée"),
    "collecte.coordonnees.oubliees": gettext_lazy("coordonnées oubliées"),
    "collecte.tournee.prevue": gettext_lazy("tournée prévue"),
    "collecte.tournee.changee": gettext_lazy("équipage d’une tournée changé"),
    "collecte.tournee.abandonnee": gettext_lazy("tournée abandonnée"),
    "collecte.tournee.ordonnee": gettext_lazy("arrêts d’une tournée ordonnés"),
    "collecte.arret.ajoute": gettext_lazy("arrêt ajouté à une tournée"),
    "collecte.arret.retire": gettext_lazy("arrêt retiré d’une tournée"),
    "collecte.arret.dit": gettext_lazy("issue d’un arrêt"),
    "collecte.arret.corrige": gettext_lazy("issue d’un arrêt corrigée"),
    "collecte.arret.pese": gettext_lazy("arrêt relié à son dépôt"),
    "collecte.arret.delie": gettext_lazy("arrêt délié de son dépôt"),
}
