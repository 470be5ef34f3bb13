"""What the intake counter says: the scripts of the page hold no sentence of their own.

``{name}`` marks what the page fills in. A key in ``_un`` serves for 0 and 1, its twin in
``_plusieurs`` from 2 on. Sentences name both numbers when two numbers disagree.
"""

from django.utils.translation import gettext_lazy as _

_MOTS = {
    "oui": _("oui"),
    "non": _("non"),
    "aucune": _("aucune"),
    "qui": _("Qui ?"),
    "autre": _("Autre…"),
    "de": _("de {nom}"),
    "de_elide": _("d’{nom}"),
    "facultatif": _("facultatif"),
    "unite_objets": _("obj."),
    "un_instant": _("Un instant…"),
    "categorie_inconnue": _("Catégorie retirée"),
    "depots_un": _("{n} dépôt"),
    "depots_plusieurs": _("{n} dépôts"),
    "objets_un": _("{n} objet"),
    "objets_plusieurs": _("{n} objets"),
    "lignes_un": _("{n} ligne"),
    "lignes_plusieurs": _("{n} lignes"),
    "lignes_voir_un": _("{n} ligne, voir"),
    "lignes_voir_plusieurs": _("{n} lignes, voir"),
    "autres_un": _("{n} autre catégorie"),
    "autres_plusieurs": _("{n} autres catégories"),
    "autres_court_un": _("{n} autre"),
    "autres_court_plusieurs": _("{n} autres"),
}

_TICKET = {
    "ce_depot": _("Ce dépôt"),
    "nouveau_depot": _("Nouveau dépôt"),
    "arret_de_la_tournee": _("Arrêt {n}"),
    "pas_relie": _("Dépôt enregistré, mais pas relié à l’arrêt"),
    "date_du": _("Daté du {jour}"),
    "vers_a_trier": _("à trier"),
    "vers_rayon": _("en rayon"),
    "vers_atelier": _("à l’atelier"),
    "vers_a_recycler": _("à recycler"),
    "vers_a_jeter": _("à jeter"),
    "ou_va": _("Où va cette ligne ?"),
    "vrac_a_trier": _("Le vrac se trie d’abord."),
    "estime_detail": _("≈ estimé"),
    "tare_detail": _("tare {tare}"),
    "modifier": _("Modifier"),
    "en_correction": _("en correction"),
    "enlever": _("Enlever"),
    "don_refuse": _("Don refusé"),
    "refuse_detail": _("refusé : {motif}"),
    "de_cote_n": _("De côté · {n}"),
    "mis_de_cote": _("mis de côté à {heure}"),
    "manque_ligne": _("Ajoutez une ligne pour valider."),
    "valider_le_depot": _("Valider le dépôt"),
    "valider_tel_quel": _("Valider sans rien changer"),
    "quelle_pesee": _("Quelle pesée était fausse ?"),
    "c_etait": _("c’était {masse}"),
    "avant": _("avant : {masse}"),
    "manque_quelle": _("{texte} kg : pour quelle ligne ? Touchez-la."),
    "touchez_la_ligne": _("Touchez la ligne à corriger."),
    # The answer goes on with what « Valider » began.
    "manque_localite": _("Touchez d’où ça vient, et c’est validé."),
    "localite_a_dire": _("d’où ?"),
}

_SAISIE = {
    "poids_lu": _("Tapez le poids de la balance"),
    "poids_lu_court": _("Tapez le poids"),
    "poids_de": _("{categorie} : quel poids ?"),
    "correction_de": _("Correction : {categorie}"),
    "combien_d_objets": _("Combien d’objets ?"),
    "detail_tare": _("tare {tare}\nnet {net}"),
    "detail_poids": _("poids lu\n{masse} kg"),
    "aide_repos": _("Pesez puis touchez, ou l’inverse"),
    "aide_touchez": _("Touchez une catégorie"),
    "aide_tapez": _("Tapez le poids, puis Entrée ou la tuile"),
    "aide_retouchez": _("Entrée, ou touchez la tuile à nouveau"),
    "aide_correction": _("Touchez la bonne catégorie"),
    "tuile_ajouter": _("Ajouter {masse}"),
    "tuile_corriger": _("Corriger : {masse}"),
    "tare_en_tout": _("Tare en tout : {tare}"),
    "tare_aucune": _("Sans contenant."),
    "saisie_vide": _("Tapez d’abord le poids lu sur la balance."),
    "saisie_lettres": _("« {texte} » n’est pas un nombre de kg."),
    "saisie_decimales": _(
        "« {texte} » : trois chiffres après la virgule au plus, la balance lit au gramme."
    ),
    "saisie_negatif": _("« {texte} » : un poids ne peut pas être négatif. Pesez à nouveau."),
    "saisie_zero": _("0 kg ne s’enregistre pas : lisez à nouveau la balance."),
    "saisie_trop_grand": _("« {texte} » kg : c’est trop grand pour un poids."),
    "saisie_maximum": _("{brut} : la balance s’arrête à {maximum}."),
    "saisie_tare": _("La tare ({tare}) dépasse le poids lu ({brut}) : changez de contenant."),
    "saisie_tare_egale": _("La tare ({tare}) égale le poids lu ({brut}) : il ne reste rien."),
    "saisie_sans_categorie": _("{texte} kg : de quelle catégorie ? Touchez sa tuile."),
    "saisie_sans_ligne": _("{texte} kg : pour quelle ligne ?"),
    "saisie_sans_poids": _(
        "{categorie} attend son poids : tapez-le, ou touchez la tuile pour l’oublier."
    ),
}

_QUESTIONS = {
    "beaucoup": _("{masse} {de} d’un coup, c’est beaucoup."),
    "peu": _("{masse} {de} seulement, c’est très peu."),
    "vous_confirmez": _("Vous confirmez ?"),
    "vouliez_vous": _("Vouliez-vous {masse} ?"),
    "oui_masse": _("Oui, {masse}"),
    "corriger": _("Corriger"),
    "deja_la": _("{categorie} : déjà dans ce dépôt"),
    "a_la_place_ou_en_plus": _("{texte} kg : à la place, ou en plus ?"),
    "a_la_place": _("À la place de {masse}"),
    "corriger_masse": _("Corriger {masse}"),
    "en_plus": _("En plus"),
    "ligne_enlevee": _("{categorie}, {masse} : enlevé."),
    "refus_enleve": _("Don refusé : enlevé."),
    "remettre": _("Remettre"),
    "depot_abandonne": _("Dépôt abandonné."),
    "reprendre": _("Reprendre"),
    "corriger_explique": _(
        "Touchez la raison : le dépôt se rouvre ici, rempli, sous un nouveau numéro. Le bon que la "
        "personne a déjà l’y mènera tout seul. « Saisi deux fois » : il ne compte plus."
    ),
    "bonne_categorie": _("Ou touchez la bonne catégorie\u00a0: c’est corrigé."),
}

_ENVOI = {
    "tout_envoye": _("Tout est envoyé"),
    "envoi_en_cours": _("Envoi en cours…"),
    "envois_attente_un": _("{n} dépôt en attente"),
    "envois_attente_plusieurs": _("{n} dépôts en attente"),
    "envois_connexion_un": _("{n} dépôt : reconnectez-vous"),
    "envois_connexion_plusieurs": _("{n} dépôts : reconnectez-vous"),
    "envois_refuses_un": _("{n} dépôt à revoir"),
    "envois_refuses_plusieurs": _("{n} dépôts à revoir"),
    "rien_garde": _("Cet appareil ne garde rien : ne fermez pas la page"),
    "partiront_seuls": _("Continuez : ils partiront tout seuls dès que le serveur répondra."),
    "valide_a": _("validé à {heure}"),
    "depot_enregistre": _("Dépôt nº {numero} enregistré"),
    "depot_bref": _("Dépôt nº {numero} : {masse}"),
    "merci": _("Merci, à bientôt !"),
    "remplace_le": _("Il remplace le nº {numero} : proposez le nouveau bon."),
    "annuler_secondes": _("Annuler ({n} s)"),
    "bon_d_apport": _("Bon d’apport"),
    "pas_enregistre": _("Pas encore enregistré"),
    "pas_de_reponse": _("Le serveur n’a pas répondu. Votre dépôt est gardé ici, rien n’est perdu."),
    "pas_de_reseau": _("Pas de réseau. Votre dépôt est gardé ici : continuez, il partira seul."),
    "reessayer": _("Réessayer"),
    "reconnectez": _("Reconnectez-vous"),
    "reconnectez_texte": _("Votre dépôt est gardé ici : il partira dès votre retour."),
    "se_reconnecter": _("Se reconnecter"),
    "a_revoir": _("Ce dépôt est à revoir"),
    "annulation_refusee": _("Ce dépôt n’est pas annulé"),
    "annulation_pas_faite": _("Pas encore annulé"),
    "annulation_reconnectez": _("Reconnectez-vous : le dépôt compte toujours."),
    "annulation_reessayer": _("Le serveur n’a pas répondu : le dépôt compte toujours."),
    "liste_indisponible": _("La liste n’est pas arrivée : le serveur n’a pas répondu."),
    "nom_pas_enregistre": _("Le serveur n’a pas répondu : ce prénom n’est pas encore ajouté."),
}

# Said to screen readers when something changed elsewhere than under the finger.
_ANNONCES = {
    "annonce_ajoutee": _("{categorie}, {masse}, ajouté. Total {total}."),
    "annonce_corrigee": _("{categorie}, {masse}, corrigé. Total {total}."),
    "annonce_choisie": _("{categorie} choisie. Tapez le poids."),
    "annonce_refus": _("Don refusé noté."),
    "annonce_de_cote": _("Dépôt mis de côté."),
    "indisponible": _("{categorie} : {raison}"),
}

TEXTES_COMPTOIR = {**_MOTS, **_TICKET, **_SAISIE, **_QUESTIONS, **_ENVOI, **_ANNONCES}
