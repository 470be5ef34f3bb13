"""What the till says: the scripts of the page hold no sentence of their own.

``{name}`` marks what the page fills in. A key in ``_un`` serves for 0 and 1, its twin in
``_plusieurs`` from 2 on.
"""

from django.utils.translation import gettext_lazy as _

_MOTS = {
    "qui": _("Qui ?"),
    "un_instant": _("Un instant…"),
    "panier_n": _("Panier {n}"),
    "panier_bref": _("{n} · {montant}"),
    "panier_montant": _("Panier {n} · {montant}"),
    "lignes_un": _("{n} ligne"),
    "lignes_plusieurs": _("{n} lignes"),
    "lignes_voir_un": _("{n} ligne, voir"),
    "lignes_voir_plusieurs": _("{n} lignes, voir"),
    "autres_mot": _("autres"),
    "nouveau": _("Nouveau"),
    "suite": _("Suite"),
    "divers": _("Adhésion, dons…"),
    "ventes_un": _("{n} vente"),
    "ventes_plusieurs": _("{n} ventes"),
    "prix_libre": _("Prix libre"),
    "prix_a_dire": _("… €"),
    "prix_au_kilo": _("{prix}/kg"),
    "a_partir_de": _("dès {prix}"),
    "page_n": _("{n} sur {total}"),
}

_PANIER = {
    "masse_reemployee": _("≈ {masse} réemployés"),
    "detail_fois": _("{n} × {prix}"),
    "detail_lot": _("le lot de {n}"),
    "detail_lot_sans_nombre": _("le lot, sans nombre"),
    "detail_poids": _("{masse} à {prix}/kg"),
    "detail_objets_un": _("{n} objet"),
    "detail_objets_plusieurs": _("{n} objets"),
    "detail_pese": _("pesé {masse}"),
    "detail_etiquette": _("nº {numero}"),
    "detail_offert": _("offert"),
    "detail_remise": _("remise −{montant}"),
    "detail_pourcent": _("remise −{pourcent} %"),
    "detail_a_enlever": _("à enlever"),
    "operation": _("−{pourcent} % · {nom}"),
    "remise_sur": _("Remise\u00a0: {nom}"),
    "remise_du_panier": _("Remise sur le panier"),
    "changer": _("Changer {nom}, {montant}"),
    "enlever": _("Enlever"),
    "offrir": _("Offrir"),
    "a_enlever": _("À enlever"),
    "remise": _("Remise"),
    "fini": _("C’est bon"),
    "remettre": _("Remettre"),
    "ligne_enlevee": _("{nom} : enlevé."),
    "panier_abandonne": _("Panier abandonné."),
    "reprendre": _("Reprendre"),
    "vide_de_cote": _("Rien à mettre de côté."),
    "rien_a_offrir": _("Touchez d’abord la ligne à offrir."),
    "entier": _("« {nom} » ne se remise pas et ne s’offre pas."),
    "deja_la": _("« {nom} » est déjà dans le panier : il n’y en a qu’un."),
    "pas_de_lot": _("« {nom} » a un prix fixe : pas de lot."),
    "prix_impose": _("« {nom} » a un prix fixe : {prix}."),
    "minimum": _("« {nom} » : {minimum} au moins."),
    "lourd_question": _(
        "«\u00a0{nom}\u00a0»\u00a0: {masse}, c’est beaucoup. C’est bien cela\u00a0?"
    ),
    "lourd_oui": _("Oui, {masse}"),
    "introuvable": _("Rien à vendre pour « {texte} »."),
    "pas_cherche": _("La recherche n’a pas répondu. Réessayez."),
    "scan_pris": _("«\u00a0{nom}\u00a0» est dans le panier."),
    "scan_attend": _("«\u00a0{nom}\u00a0» attend son prix ou son poids\u00a0: répondez d’abord."),
    "scan_pas_pris": _(
        "Cette étiquette n’est pas prise\u00a0: répondez, puis scannez-la à nouveau."
    ),
}

_SAISIE = {
    "saisie_qte": _("Quantité"),
    "saisie_prix": _("Prix à l’unité"),
    "saisie_poids": _("Poids"),
    "saisie_lot": _("Prix du lot"),
    "saisie_nb": _("Objets du lot"),
    "saisie_prix_de": _("{nom} : prix"),
    "saisie_poids_de": _("{nom} : poids"),
    "saisie_de": _("{nom} : {quoi}"),
    "saisie_donne": _("Espèces reçues"),
    "saisie_paye": _("{moyen} : combien ?"),
    "qte_mot": _("quantité"),
    "prix_mot": _("prix"),
    "poids_mot": _("poids"),
    "lot_mot": _("prix du lot"),
    "nb_mot": _("objets du lot"),
    "non": _("non"),
    "sans_nombre": _("sans nombre"),
    "nb_objets": _("Objets"),
    "qte_courte": _("Qté"),
    "a_rendre": _("à rendre {montant}"),
    "il_restera": _("il restera {montant}"),
    "aide_lot": _("{n}, puis l’article"),
    "lettres": _("« {texte} » n’est pas un nombre."),
    "decimales_prix": _("« {texte} » : les centimes, pas plus."),
    "decimales_poids": _("« {texte} » : trois chiffres après la virgule au plus."),
    "trop_grand": _("« {texte} » : c’est trop grand."),
    "zero": _("Zéro ne compte pas ici\u00a0: tapez plus, ou effacez."),
    "peser_d_abord": _("Pesez d’abord\u00a0: la ligne s’offre ensuite."),
    "vide": _("Tapez d’abord un nombre."),
    "propose_ajouter": _("Ajouter"),
    "propose_retour": _("Retour"),
    "propose_prix": _("Tapez le prix, puis «\u00a0Ajouter\u00a0»."),
    "propose_prix_ou_rien": _("Tapez le prix, puis «\u00a0Ajouter\u00a0»\u00a0; 0, c’est offert."),
    "propose_poids": _("Tapez les kilos lus, puis « Ajouter »."),
    "propose_minimum": _("{minimum} au moins ; touchez, ou tapez le montant."),
}

_PAIEMENT = {
    "compte_juste": _("Compte juste"),
    "valider_gratuit": _("Valider, rien à payer"),
    "encaisser": _("Encaisser {montant}"),
    "encaisser_court": _("Encaisser"),
    "noter_paye": _("Noter {montant}"),
    "envoi": _("Un instant…"),
    "rendre": _("rendre {montant}"),
    "reste": _("Reste à payer"),
    "a_payer": _("À payer"),
    "deja_paye": _("{moyen} : {montant}"),
    "oter": _("Ôter {moyen}, {montant}"),
    "panier_vide": _("Touchez un article pour commencer."),
    "trop_paye": _("On ne rend la monnaie que sur des espèces : {reste} au plus."),
    "plafond": _("{moyen} : {plafond} au plus par ticket."),
    "moyen_refuse": _("{moyen} ne paie pas tout ce panier."),
    "bon_deja": _("Ce bon est déjà compté."),
    "bon_en_main": _("Bon de {montant} à dépenser : ajoutez les articles, touchez « Bon »."),
}

_APRES = {
    "ticket_numero": _("Ticket nº {numero}"),
    "recu_total": _("{montant} encaissés"),
    "a_rendre_titre": _("À rendre"),
    "ticket_suivant": _("Touchez un article : le ticket suivant commence."),
    "imprimer": _("Imprimer"),
    "courriel": _("Courriel"),
    "par_code": _("Ticket par code"),
    "garantie": _("Garantie : remettre le ticket"),
    "sans_ticket": _("Sans ticket"),
    "pas_enregistre": _("Pas encore enregistré"),
    "pas_de_reponse": _("Le serveur n’a pas répondu. Le panier est gardé ici, rien n’est perdu."),
    "pas_de_reseau": _("Pas de réseau. Le panier est gardé ici, rien n’est perdu."),
    "reessayer": _("Réessayer"),
    "reconnectez": _("Reconnectez-vous"),
    "reconnectez_texte": _(
        "Le panier est gardé ici : connectez-vous dans un autre onglet, puis réessayez."
    ),
    "se_connecter": _("Se connecter ailleurs"),
    "a_revoir": _("Ce panier est à revoir"),
    "recharger": _("Recharger la page"),
    "tiroir_note": _("Noté : tiroir ouvert sans vente."),
    "bon_pas_lu": _("Le serveur n’a pas répondu : ce bon n’est pas lu."),
    "nom_pas_enregistre": _("Le serveur n’a pas répondu : ce prénom n’est pas encore ajouté."),
}

_ENVOI = {
    "tout_envoye": _("Tout est envoyé"),
    "envoi_en_cours": _("Envoi en cours…"),
    "pas_encore_envoye": _("Pas encore envoyé"),
    "rien_garde": _("Cet appareil ne garde rien : ne fermez pas la page"),
    "caisse_morte": _("Caisse arrêtée"),
}

# Said to screen readers when something changed elsewhere than under the finger.
_ANNONCES = {
    "annonce_ajoutee": _("{nom}, {montant}. Total {total}."),
    "annonce_de_cote": _("Panier mis de côté."),
    "annonce_paye": _("{moyen}, {montant}. Reste {reste}."),
    "annonce_recu": _("Ticket nº {numero} enregistré, {montant}."),
    "annonce_rendre": _("À rendre : {montant}."),
}

TEXTES_CAISSE = {**_MOTS, **_PANIER, **_SAISIE, **_PAIEMENT, **_APRES, **_ENVOI, **_ANNONCES}

# What the keyboard does while the display waits.
RACCOURCIS = (
    ("0 … 9", _("quantité, prix ou poids ; avec Entrée : l’article de ce numéro")),
    ("Entrée", _("finir ce que l’on tape, puis aller au bouton vert")),
    ("Échap", _("effacer, revenir à la quantité")),
    ("F", _("chercher un article")),
    ("Q P K L", _("quantité, prix, kilos, lot")),
    ("J", _("compte juste en espèces")),
    ("E C H B", _("espèces, carte, chèque, bon")),
    ("R O X", _("remise, offrir, enlever la ligne choisie")),
    ("A", _("mettre le panier de côté")),
    ("Flèches", _("aller d’une tuile à l’autre")),
)
