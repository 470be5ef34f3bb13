"""What the dock says: the words of every counter, and its own instead of the deposit's.

The conventions are those of ``textes``: ``{name}`` is filled by the page, ``_un`` serves for
0 and 1, ``_plusieurs`` from 2 on.
"""

from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.textes import TEXTES_COMPTOIR

_MOTS = {
    "depots_un": _("{n} bon"),
    "depots_plusieurs": _("{n} bons"),
    "bacs_un": _("{n} bac"),
    "bacs_plusieurs": _("{n} bacs"),
    "matiere_retiree": _("Matière retirée"),
    "melange": _("En mélange"),
    "combien_de_bacs": _("Combien de bacs ?"),
    "objets_puce": _("Objets"),
    "bacs_puce": _("Bacs"),
}

_TICKET = {
    "ce_depot": _("Cette sortie"),
    "nouveau_depot": _("Nouvelle sortie"),
    "titre_envoi": _("Cet envoi"),
    "titre_arrivee": _("Cette arrivée"),
    "titre_perte": _("Cette perte"),
    "sortir": _("Sortir"),
    "envoyer": _("Envoyer"),
    "recevoir": _("Recevoir"),
    "noter_la_perte": _("Noter la perte"),
    "invite": _("Touchez un contenant plein, un bac, ou dites ce qui part."),
    "invite_peser": _("Pesez, puis touchez ce que c’est."),
    "invite_choisir": _("Dites d’abord à qui."),
    "contenant_numero": _("contenant nº {n}"),
    "annonce_detail": _("annoncé {masse}"),
    "absent_detail": _("n’est pas arrivé"),
    "de_etape": _("de : {etape}"),
    "maison_detail": _("nos propres déchets"),
    "a_qui": _("À : {nom}"),
    "vers_lieu": _("Vers : {nom}"),
    "envoi_de": _("{nom}, parti le {jour}"),
    "motif_dit": _("Raison : {nom}"),
    "manque_genre": _("Dites d’abord ce qui part."),
    "manque_genre_plein": _("Dites ce que devient ce contenant."),
    "manque_ligne": _("Touchez un contenant, ou pesez."),
    "manque_type_don": _("Dites à qui va ce don."),
    "manque_structure": _("Dites à qui ça va."),
    "manque_vers_lieu": _("Dites vers quel lieu."),
    "manque_motif": _("Touchez une raison."),
    "manque_motif_arrivee": _("Le compte n’y est pas : touchez une raison."),
}

_QUOI = {
    "a_qui_type_don": _("À qui ?"),
    "a_qui_interne": _("Pour quoi ?"),
    "a_qui_structure": _("À quelle structure ?"),
    "a_qui_recycleur": _("Quel recycleur ?"),
    "a_qui_dechetterie": _("Quelle déchetterie ?"),
    "a_qui_lieu": _("Vers quel lieu ?"),
    "a_qui_motif": _("Que s’est-il passé ?"),
    "a_qui_ecart": _("Pourquoi le compte n’y est pas ?"),
    "aide_genre": _("Un contenant ou un bac part en touchant sa carte"),
    "aide_poids": _("Pesez puis touchez, ou l’inverse"),
    "aide_arrivee": _("Acceptez tel quel, ou repesez une ligne"),
    "plein_numero": _("nº {n}"),
    "plein_pour": _("pour {nom}"),
    "plein_a_choisir": _("à qui ? à dire"),
    "aucun_plein": _("Aucun contenant plein ici."),
    "aucun_plein_texte": _("Le tri les ferme : ils apparaîtront ici, prêts à partir."),
    "aucun_plein_genre": _("Aucun contenant plein ne part ainsi."),
    "aucune_structure": _("Personne ne prend cela aujourd’hui : voyez les listes."),
    "aucun_lieu": _("Il n’y a pas d’autre lieu."),
    "convention_finie": _("convention finie"),
    "attente": _("{masse} ici"),
    "bac_moyenne": _("≈ {masse}"),
    "bac_a_peser": _("à peser"),
    "arrive": _("{masse}, parti le {jour}"),
    "se_trie": _("se trie d’abord"),
    "plein_autrement": _("Ce contenant ne part pas ainsi : finissez d’abord cette sortie."),
    "plein_choisir": _("Touchez ce que devient le contenant nº {n}."),
    "plein_pas_ainsi": _("Ce contenant ne part pas ainsi : touchez autre chose."),
    "mise_de_cote": _("Sortie mise de côté."),
    "une_perte": _("Une perte à la fois : la ligne d’avant est remplacée."),
    "bac_sans_moyenne": _("Ce bac n’a encore jamais été pesé : tapez son poids."),
}

_SAISIE = {
    "correction_de": _("Repesez : {categorie}"),
    "aide_correction": _("Tapez le poids, puis Entrée"),
    "saisie_sans_categorie": _("{texte} kg : de quoi ? Touchez sa tuile."),
    "saisie_sans_poids": _("{categorie} attend son poids : tapez-le, ou touchez à nouveau."),
    "saisie_sans_genre": _("{texte} kg : dites d’abord ce qui part."),
    "saisie_arrivee": _("{texte} kg : de quelle ligne ? Touchez-la sur le ticket."),
    "je_confirme": _("Je confirme"),
    "depot_abandonne": _("Sortie abandonnée."),
}

_ENVOI = {
    "envois_attente_un": _("{n} sortie en attente"),
    "envois_attente_plusieurs": _("{n} sorties en attente"),
    "envois_connexion_un": _("{n} sortie : reconnectez-vous"),
    "envois_connexion_plusieurs": _("{n} sorties : reconnectez-vous"),
    "envois_refuses_un": _("{n} sortie à revoir"),
    "envois_refuses_plusieurs": _("{n} sorties à revoir"),
    "depot_enregistre": _("Bon nº {numero} enregistré"),
    "depot_bref": _("Bon nº {numero} : {masse}"),
    "merci": _("C’est noté."),
    "imprimer_le_bon": _("Imprimer le bon"),
    "pas_de_reponse": _("Le serveur n’a pas répondu. La sortie est gardée ici, rien n’est perdu."),
    "pas_de_reseau": _("Pas de réseau. La sortie est gardée ici : continuez, elle partira seule."),
    "reconnectez_texte": _("La sortie est gardée ici : elle partira dès votre retour."),
    "partiront_seuls": _("Continuez : elles partiront toutes seules dès que le serveur répondra."),
    "a_revoir": _("Cette sortie est à revoir"),
    "a_confirmer": _("Vous confirmez ?"),
    "annulation_refusee": _("Ce bon n’est pas annulé"),
    "annulation_reconnectez": _("Reconnectez-vous : le bon compte toujours."),
    "annulation_reessayer": _("Le serveur n’a pas répondu : le bon compte toujours."),
    "annule_du_quai": _("annulé au quai"),
}

_ANNONCES = {
    "annonce_ajoutee": _("{categorie}, {masse}, ajouté. Total {total}."),
    "annonce_enlevee": _("{categorie}, enlevé. Total {total}."),
    "annonce_choisie": _("{categorie} choisi. Tapez le poids."),
    "annonce_genre": _("{genre}."),
    "annonce_de_cote": _("Sortie mise de côté."),
}

TEXTES_QUAI = {**TEXTES_COMPTOIR, **_MOTS, **_TICKET, **_QUOI, **_SAISIE, **_ENVOI, **_ANNONCES}
