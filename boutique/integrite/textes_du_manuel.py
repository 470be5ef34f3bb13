"""What the manual says, gesture by gesture, in short sentences: its order is in ``manuel``."""

from django.utils.translation import gettext_lazy as _

OUVRIR = _("Ouvrir la caisse")
OUVRIR_LA_CAISSE = _("Commencer la journée")
OUVRIR_LA_CAISSE_DIT = (
    _("Sur l’appareil posé à la caisse, touchez « Caisse », puis « Ouvrir la caisse »."),
    _("Comptez le fond du tiroir, pièce par pièce ou en une somme."),
    _("Si le fond n’est pas celui attendu, dites pourquoi : l’écart reste écrit."),
    _("Tapez votre code à quatre chiffres si la caisse le demande : le ticket porte un "
      "numéro, jamais votre nom."),
)  # fmt: skip
UN_SEUL_APPAREIL = _("Changer d’appareil")
UN_SEUL_APPAREIL_DIT = (
    _("Une caisse se tient sur un seul appareil à la fois."),
    _("Pour continuer sur un autre, touchez « Reprendre la caisse ici » : l’ancien "
      "n’encaisse plus."),
)  # fmt: skip

VENDRE = _("Vendre")
ENCAISSER = _("Encaisser")
ENCAISSER_DIT = (
    _("Touchez un article, scannez son étiquette, ou cherchez-le par un mot ou un numéro."),
    _("La quantité, le prix ou le poids se tapent avant ou après l’article, au pavé numérique."),
    _("« Remise » baisse une ligne ou tout le panier ; « Offrir » met une ligne à 0 €."),
    _("Touchez le billet donné, un autre moyen, ou « Compte juste en espèces ». La monnaie "
      "à rendre s’affiche."),
    _("Plusieurs moyens peuvent se suivre : le reste « À payer » diminue à chacun."),
    _("Une vente encaissée a son numéro et ne change plus."),
)  # fmt: skip
PAYER_PAR_UN_BON = _("Être payé par un bon d’achat")
PAYER_PAR_UN_BON_DIT = (
    _("Touchez le moyen « bon », scannez ou tapez son code, puis « Prendre ce bon »."),
    _("Ce qui reste sur le bon se dit sur le ticket et se lit en scannant le bon."),
)
METTRE_DE_COTE = _("Mettre un panier de côté, l’abandonner")
METTRE_DE_COTE_DIT = (
    _("« De côté » libère la caisse pour la personne suivante ; le panier attend en haut."),
    _("« Abandonner » vide le panier. Rien n’est vendu ; l’abandon reste écrit."),
)
NOTE = _("Remettre une note avant de payer")
NOTE_DIT = (
    _("Pour un service de 25 € ou plus, la loi veut une note avant le paiement."),
    _("La caisse le dit : touchez « Note obligatoire avant de payer », imprimez, remettez, "
      "puis encaissez."),
    _("Ce papier dit « DOCUMENT PROVISOIRE » : rien n’est encore vendu."),
)  # fmt: skip
REMETTRE_LE_TICKET = _("Remettre le ticket")
REMETTRE_LE_TICKET_DIT = (
    _("Un ticket ne s’imprime jamais seul : la loi l’interdit. Demandez."),
    _("« Imprimer », « Courriel » ou « Ticket sur le téléphone (QR) » ; "
      "« Ticket cadeau » ne dit pas les prix."),
    _("Pour un bien durable, le ticket porte la garantie légale : proposez-le. Si la "
      "personne n’en veut pas, touchez « Refusé par le client »."),
    _("Le deuxième papier dit « DUPLICATA », avec son rang : chacun est compté."),
)  # fmt: skip
AFFICHER_LA_NOTICE = _("Afficher la notice à la caisse")
AFFICHER_LA_NOTICE_DIT = (
    _("La loi veut une affiche qui dit que les tickets ne s’impriment plus seuls."),
    _("L’« Affiche de la caisse » s’imprime ; posez-la près du tiroir."),
)
FACTURER = _("Faire la facture d’un ticket")
FACTURER_DIT = (
    _("Une entreprise, une association, une collectivité peut demander une facture."),
    _("Ouvrez le ticket, touchez « Facture », tapez le nom et l’adresse du client."),
    _("Les factures ont leurs propres numéros. Un ticket n’a qu’une facture."),
)
FACTURER_SANS_TICKET = _("Facturer sans ticket, noter un paiement, annuler")
FACTURER_SANS_TICKET_DIT = (
    _("« Nouvelle facture » sert à ce qui n’est pas passé par une caisse : un devis fait, "
      "de la ferraille vendue."),
    _("Quand l’argent est vu sur le compte, notez-le sur la facture, en une ou plusieurs fois."),
    _("Une facture fausse s’annule par un avoir, avec la raison. Elle ne s’efface pas."),
)  # fmt: skip
BONS_SOLIDAIRES = _("Donner des bons solidaires")
BONS_SOLIDAIRES_DIT = (
    _("Un prescripteur en demande un nombre : ils s’impriment en planche, sans nom."),
    _("Le relevé du mois dit à chaque prescripteur ce qui a été dépensé."),
)

CORRIGER = _("Corriger")
AVANT_DE_PAYER = _("Avant de payer")
AVANT_DE_PAYER_DIT = (
    _("Tant que rien n’est payé, touchez la ligne : changez-la, ou enlevez-la."),
    _("Les lignes enlevées sont comptées dans la clôture du jour."),
)
CORRIGER_UN_PAIEMENT = _("Après : un paiement mal noté")
CORRIGER_UN_PAIEMENT_DIT = (
    _("Ouvrez le ticket depuis « Derniers tickets, corriger un paiement », puis « Corriger le "
      "paiement »."),
    _("Dites comment la personne a vraiment payé, et pourquoi."),
    _("Rien ne s’efface : un ticket à 0 € enlève l’ancien paiement et met le vrai."),
    _("Cela se fait à tout moment, même un autre jour : le jour clos, lui, ne change pas."),
)  # fmt: skip
CAVIARDER = _("Enlever un mot laissé sur un ticket")
CAVIARDER_DIT = (
    _("N’écrivez jamais un nom ni un téléphone dans un mot ou une raison."),
    _("Si c’est fait, une personne responsable caviarde le mot depuis le ticket : cela "
      "reste écrit, sans le mot."),
)  # fmt: skip

RENDRE = _("Rembourser")
RENDRE_AVEC_TICKET = _("Avec le ticket, ou en le retrouvant")
RENDRE_AVEC_TICKET_DIT = (
    _("Cherchez la vente par son numéro, son jour, son montant ou un article."),
    _("Touchez « Rembourser », dites ce qui revient, où va l’objet, et pourquoi."),
    _("L’argent revient par le moyen d’origine, ou par un bon."),
    _("C’est un ticket de plus, négatif, lié au premier : le premier ne change pas."),
)
RENDRE_SANS_TICKET = _("Sans ticket")
RENDRE_SANS_TICKET_DIT = (
    _("« Retour sans ticket » demande un droit, une raison, et s’arrête à un plafond."),
    _("Cherchez d’abord la vente : le jour, le montant ou l’article suffisent souvent."),
)

FERMER = _("Fermer et compter")
LIRE_EN_X = _("Lire sans fermer")
LIRE_EN_X_DIT = (
    _(
        "« Où en est la caisse (Lecture X) » dit ce que la caisse a pris jusqu’ici. "
        "Elle ne ferme rien."
    ),
    _("Chaque lecture reste écrite. Qui va compter ne devrait pas la demander."),
)
FERMER_ET_COMPTER = _("Finir la journée")
FERMER_ET_COMPTER_DIT = (
    _("Touchez « Plus », puis « Fermer la caisse et compter »."),
    _("Comptez tout le tiroir, le fond compris ; les chèques ; le total du terminal "
      "de carte."),
    _("Un petit écart s’accepte sans question. Au-delà, recomptez, puis dites la raison."),
    _("La fermeture fait le Z de la séance, avec son numéro et ses totaux."),
    _("Oubliée ouverte, la caisse s’arrête à 4 h 30 : comptez-la le lendemain, aucun "
      "total ne change."),
)  # fmt: skip
EXPLIQUER_UN_ECART = _("Expliquer un écart")
EXPLIQUER_UN_ECART_DIT = (
    _("Si un paiement corrigé depuis explique l’écart, la séance le propose."),
    _("« Terminaux de carte » compare ce que dit le terminal à ce qui a été encaissé."),
)
DEPLACER = _("Déplacer des espèces")
DEPLACER_DIT = (
    _("« Déplacer des espèces » note ce qui va du tiroir au coffre, ou en petite dépense, "
      "avec la raison."),
    _("Le coffre se compte à part : un écart y reste écrit, avec sa raison."),
)  # fmt: skip
BANQUE = _("Porter à la banque")
BANQUE_DIT = (
    _("« Préparer une remise » liste les chèques, ou compte les espèces qui partent."),
    _("Notez ensuite qu’elle est à la banque, puis, vue sur le compte, qu’elle est créditée."),
    _(
        "Pas encore portée, elle s’annule avec une raison : ses chèques reviennent dans la liste, "
        "ses espèces au coffre."
    ),
)

CLOTURES = _("Clôtures et exercice")
LES_CLOTURES = _("Du jour, du mois, de l’exercice")
LES_CLOTURES_DIT = (
    _("Elles se font seules : le jour à 4 h 30, le mois et l’exercice la nuit où ils "
      "finissent, même sans vente."),
    _("Chacune dit les totaux, et deux totaux perpétuels depuis le premier ticket, jamais "
      "remis à zéro."),
    _("Une clôture ne se refait pas et ne change plus jamais."),
)  # fmt: skip
L_EXERCICE = _("Les comptes et le FEC")
L_EXERCICE_DIT = (
    _("« Comptabilité » donne la balance, les écritures et le journal des ventes d’un mois."),
    _("Quand toutes les caisses ont clos l’exercice, ses écritures se figent : leurs "
      "numéros et leurs comptes ne changent plus."),
    _("Le FEC se lit alors tel quel. Avant, son nom et ses lignes disent qu’il est provisoire."),
    _("Ce qui arrive après, un paiement vu plus tard, s’écrit au premier jour encore ouvert."),
)  # fmt: skip

ECOLE = _("S’entraîner")
S_ENTRAINER = _("La caisse d’entraînement")
S_ENTRAINER_DIT = (
    _("« S’entraîner » ouvre une caisse où tout se passe comme en vrai, et où rien ne compte."),
    _("Tout y dit FACTICE : l’écran, les tickets, les numéros, qui commencent par E."),
    _("Ces tickets sont gardés à part et n’entrent dans aucun total."),
)

PANNES = _("Quand quelque chose tombe")
SANS_RESEAU = _("Le réseau")
SANS_RESEAU_DIT = (
    _("Le panier en cours reste sur l’appareil. Il part dès que le réseau revient : "
      "n’encaissez pas deux fois."),
    _("Si cela dure, vendez sur le carnet papier, avec la date et l’heure."),
    _("Ensuite, « Saisir une vente du carnet » : le ticket garde la vraie date, et dit "
      "qu’il a été saisi après."),
)  # fmt: skip
HORLOGE = _("L’horloge")
HORLOGE_DIT = (
    _("Si l’heure du serveur recule de plus de deux minutes, la caisse s’arrête et le dit."),
    _("L’administration vérifie l’heure, puis fait la « Reprise d’horloge » : elle reste "
      "écrite."),
)  # fmt: skip
RESTAURATION = _("Une sauvegarde remise")
RESTAURATION_DIT = (
    _("La caisse s’arrête si la base est plus ancienne que ce qu’elle a déjà donné."),
    _("L’administration fait la « Reprise après restauration », avec le dernier numéro en "
      "papier : une nouvelle série commence."),
    _("La « Reprise de la maison » fait de même pour les comptoirs : ils continuent après le "
      "dernier numéro connu dehors."),
)  # fmt: skip

TETES = _("Le fichier hors de la base")
TETES_DIT = (
    _("Un fichier hors de la base dit où en est chaque caisse. S’il est abîmé, rien ne "
      "s’encaisse plus."),
    _("L’administration en remet une copie récente, ou fait « Réparer les têtes », après avoir "
      "comparé les derniers tickets en papier."),
)  # fmt: skip

PREUVES = _("Ce qui est gardé, et comment le montrer")
CE_QUI_EST_GARDE = _("L’intégrité")
CE_QUI_EST_GARDE_DIT = (
    _("Chaque ticket, chaque clôture, chaque événement est scellé avec celui d’avant. Rien ne "
      "s’efface."),
    _("« Intégrité » dit la version, ce qui est vérifié chaque nuit, et ce qui a été trouvé."),
    _("Les pièces comptables se gardent dix ans ; ce que demande le fisc, six ans au "
      "moins. Le logiciel garde tout."),
)  # fmt: skip
ARCHIVER = _("Les archives")
ARCHIVER_DIT = (
    _("Chaque exercice clos s’archive seul, dans un fichier que l’on lit sans ce logiciel."),
    _("La trésorerie peut en demander une de jours clos : « Archiver ces jours »."),
    _("Copiez les fichiers sur deux supports, et gardez-les dix ans."),
    _("« Le vérificateur » relit une archive. Sans la clé de la maison, il dit « cohérente, "
      "authenticité non vérifiée »."),
    _("Personne n’est nommé dans l’archive des caisses. Les factures ont la leur."),
)  # fmt: skip
LES_TICKETS_D_AVANT = _("Les tickets d’avant")
LES_TICKETS_D_AVANT_DIT = (
    _("« Tickets d’avant » garde ceux de l’ancien outil, tels quels, marqués « repris »."),
    _("Ils sont hors des séries de la caisse, de ses clôtures et de ses archives."),
)
ATTESTATION = _("L’attestation")
ATTESTATION_DIT = (
    _("« Attestation à signer » est une page à remplir par l’éditeur et par l’association."),
    _("Tant qu’elle n’est pas signée, elle ne prouve rien. Gardez-la avec les comptes."),
)

CONTROLE = _("Quand l’administration fiscale contrôle")
ACCES = _("Donner un accès")
ACCES_DIT = (
    _("L’administration de la maison crée un compte au rôle « contrôle », avec sa date de fin."),
    _("Il lit les caisses, les tickets, les clôtures, les comptes ; il emporte le FEC, les "
      "archives, l’attestation. Il n’écrit rien, et n’y trouve le nom de personne."),
    _("Tout ce qui est emporté est noté."),
)  # fmt: skip
FACTURES_OUVERTES = _("Ouvrir les factures")
FACTURES_OUVERTES_DIT = (
    _("Les factures nomment les clients : elles s’ouvrent à un contrôle qui les demande."),
    _("La trésorerie ou la direction le fait depuis « Archives », jusqu’à un jour ; "
      "« Refermer » les referme avant."),
)  # fmt: skip
