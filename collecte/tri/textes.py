"""What the sorting counter says: the scripts of the page hold no sentence of their own.

Written as ``textes.py``, from which it takes what every counter says: ``{name}`` marks what
the page fills in; ``_un`` serves for 0 and 1, ``_plusieurs`` from 2 on.
"""

from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.motifs import SAISI_DEUX_FOIS
from collecte.comptoirs.textes import TEXTES_COMPTOIR

MOTIFS_TRI = (
    _("Mauvaise catégorie"),
    _("Mauvais poids"),
    _("Mauvaise destination"),
    SAISI_DEUX_FOIS,
    _("Autre raison"),
)

_MOTS = {
    "numero": _("nº {n}"),
    "numeros": _("nº {premier} à {dernier}"),
    "depots_un": _("{n} geste"),
    "depots_plusieurs": _("{n} gestes"),
    "unite_objets": _("cont."),
    "fois": _("× {n}"),
    "autres_un": _("{n} autre"),
    "autres_plusieurs": _("{n} autres"),
    "fausse": _("mauvaise"),
}

_TICKET = {
    "titre_contenant": _("Ce contenant"),
    "titre_lignes": _("Ce tri"),
    "titre_reclasser": _("Mauvaise catégorie"),
    "titre_vrac": _("Trier le vrac"),
    "titre_zone": _("Zone de gratuité"),
    "quelle_categorie": _("Quelle catégorie ?"),
    "quelle_fausse": _("Dans quelle catégorie c’était ?"),
    "quelle_vraie": _("Quelle est la bonne ?"),
    "quelle_du_vrac": _("Qu’y a-t-il dedans ?"),
    "aide_repos": _("Touchez une catégorie"),
    "categorie_a_dire": _("Quelle catégorie ?"),
    "vraie_a_dire": _("quelle est la bonne ?"),
    "vraie_du_vrac": _("qu’y a-t-il dedans ?"),
    "vers_a_dire": _("où ça va ?"),
    "vers_rayon": _("vers le rayon"),
    "vers_atelier": _("vers l’atelier"),
    "vers_donne_particulier": _("zone de gratuité"),
    "vers_a_recycler": _("à recycler"),
    "vers_a_jeter": _("à jeter"),
    "non_pese": _("pas pesé"),
    "non_pese_n": _("{n} pas pesés"),
    "moyenne": _("moyenne"),
    "attendent_un": _("{masse} attendent, depuis {n} jour."),
    "attendent_plusieurs": _("{masse} attendent, depuis {n} jours."),
    "attendent_jour": _("{masse} attendent depuis aujourd’hui."),
    "attendent_anciens": _("{masse} attendent, depuis plus de deux ans."),
    "pas_controle": _("Pas contrôlé aujourd’hui : {noms}."),
    "controler": _("Contrôler"),
    "cherche": _("On cherche : {phrase}."),
    "non_vendables_de": _("Attention : {noms}."),
    "voir_la_liste": _("Voir la liste"),
    "matiere_de": _("Matière : {nom}"),
    "matiere_sans": _("Matière : non précisée"),
    "seule": _("matière mêlée, sans catégorie"),
    "reprendre_ligne": _("Reprendre"),
    "valider_contenant": _("Fermer le contenant"),
    "valider_contenants": _("Fermer {n} contenants"),
    "valider_reclasser": _("Changer de catégorie"),
    "valider_vrac": _("Ranger"),
    "valider_vrac_rayon": _("Ranger au rayon"),
    "valider_vrac_atelier": _("Porter à l’atelier"),
    "valider_vrac_donne_particulier": _("Poser en zone"),
    "valider_vrac_a_recycler": _("Mettre à recycler"),
    "valider_vrac_a_jeter": _("Mettre à jeter"),
    "valider_zone": _("Poser en zone"),
    "valider_lignes": _("Valider"),
    "valider_court": _("Fermer"),
    "manque_categorie": _("Touchez une catégorie."),
    "manque_vraie": _("Touchez la bonne catégorie."),
    "manque_vers": _("Dites où ça va."),
    "manque_poids": _("Tapez le poids."),
    "manque_contenant": _("Le contenant pèse plus que le poids lu : changez de contenant."),
    "manque_pesee": _("Ici il faut peser : tapez le poids."),
    "manque_controle": _("Contrôlez d’abord, ou envoyez à l’atelier."),
    "manque_vrac": _("Touchez ce qu’il y a dedans."),
    "manque_seul": _("Validez d’abord les lignes du ticket."),
    "manque_ligne": _("Touchez une catégorie."),
    "ou_va_t_il": _("Où ça va, dans quoi"),
    # One word for it, wherever it is said.
    "sans_contenant": _("sans contenant"),
    "sans": _("sans"),
}

_SAISIE = {
    "poids_lu": _("Poids, contenant compris"),
    "tare_otee": _("{nom} −{tare}"),
    "tare_proposee": _("comme avant : {nom} −{tare}"),
    "tare_trop_lourde": _("{nom} ({tare}) : trop lourd"),
    "net_de": _("net {net}"),
    "net": _("net"),
    "brut_moins": _("{brut} − {nom} {tare}"),
    "combien_de_contenants": _("Pas pesé : combien ?"),
    "detail_poids": _("moyenne des derniers"),
    "saisie_vide": _("Tapez d’abord le poids lu sur la balance."),
}

_ENVOI = {
    "envois_attente_un": _("{n} geste en attente"),
    "envois_attente_plusieurs": _("{n} gestes en attente"),
    "envois_connexion_un": _("{n} geste : reconnectez-vous"),
    "envois_connexion_plusieurs": _("{n} gestes : reconnectez-vous"),
    "envois_refuses_un": _("{n} geste à revoir"),
    "envois_refuses_plusieurs": _("{n} gestes à revoir"),
    "depot_enregistre": _("Bon nº {numero} enregistré"),
    "depot_bref": _("Bon nº {numero} : {masse}"),
    "plein_bref": _("Contenant {numero} : {masse}"),
    "a_ecrire_un": _("À écrire sur le contenant"),
    "a_ecrire_plusieurs": _("À écrire sur les contenants"),
    "sortir_un": _("Le sortir"),
    "sortir_plusieurs": _("Les sortir"),
    "merci": _("C’est compté."),
    "derniers_gestes": _("Derniers gestes"),
    "pas_de_reponse": _("Le serveur n’a pas répondu. Votre geste est gardé ici, rien n’est perdu."),
    "pas_de_reseau": _("Pas de réseau. Votre geste est gardé ici : continuez, il partira seul."),
    "reconnectez_texte": _("Votre geste est gardé ici : il partira dès votre retour."),
    "a_revoir": _("Ce geste est à revoir"),
    "annulation_refusee": _("Ce geste n’est pas annulé"),
    "annulation_reconnectez": _("Reconnectez-vous : le geste compte toujours."),
    "annulation_reessayer": _("Le serveur n’a pas répondu : le geste compte toujours."),
    "corriger_explique": _(
        "Touchez la raison : le geste se rouvre ici, rempli, à corriger. Un contenant prendra un "
        "nouveau numéro, à écrire dessus. « Saisi deux fois » : il ne compte plus."
    ),
    "depot_abandonne": _("Tout est effacé."),
}

_ANNONCES = {
    "annonce_choisie": _("{categorie} choisie."),
    "annonce_vers": _("{ou}."),
    "annonce_posee": _("{categorie}, {masse}, ajouté."),
    "ligne_reprise": _("{categorie} : reprise dans l’afficheur."),
}

TEXTES_TRI = {**TEXTES_COMPTOIR, **_MOTS, **_TICKET, **_SAISIE, **_ENVOI, **_ANNONCES}
