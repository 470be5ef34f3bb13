"""What is done at the till or in the office of the till, in the words of whoever looks for it."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.aller_gestes import Geste

GESTES = [
    Geste(
        nom=_("Rembourser"),
        ou=_("retrouvez le ticket, puis «\u00a0Rembourser\u00a0»"),
        mots=_("rembours rendre rendu retour repren échang"),
        url="boutique:tickets",
        droit="boutique.rembourser",
        pictogramme="undo-2",
        demande=(("pour", "rendre"),),
        rang=400,
    ),
    Geste(
        nom=_("Corriger un paiement"),
        ou=_("retrouvez le ticket, puis «\u00a0Corriger le paiement\u00a0»"),
        mots=_("corrig corrections erreur tromp carte espèces chèque vente ticket"),
        url="boutique:tickets",
        droit="boutique.corriger",
        pictogramme="pencil",
        rang=405,
    ),
    Geste(
        nom=_("Changer un prix"),
        ou=_("l’article, puis son prix"),
        mots=_("nouveau tarif article modifi corrig augmenter baisser"),
        url="boutique:articles",
        droit="boutique.tenir_les_prix",
        pictogramme="tag",
        rang=410,
    ),
    Geste(
        nom=_("Créer un article"),
        ou=_("son nom, son prix"),
        mots=_("nouvel nouveau ajout prix vendre"),
        url="boutique:article_nouveau",
        droit="boutique.tenir_les_prix",
        pictogramme="plus",
        rang=415,
    ),
    Geste(
        nom=_("Facturer une vente"),
        ou=_("retrouvez le ticket, puis «\u00a0Facture\u00a0»"),
        mots=_("factur émettre client entreprise"),
        url="boutique:tickets",
        droit="boutique.facturer",
        pictogramme="file-text",
        rang=420,
    ),
    Geste(
        nom=_("Porter les chèques à la banque"),
        ou=_("cochez-les, puis imprimez le bordereau"),
        mots=_("chèque cheques remise remettre déposer encaiss bordereau"),
        url="boutique:remises",
        droit="boutique.tenir_les_especes",
        pictogramme="landmark",
        rang=425,
    ),
    Geste(
        nom=_("Fermer et compter la caisse"),
        ou=_("la caisse, puis «\u00a0Fermer\u00a0»"),
        mots=_("fond comptage compte soir clore clôture"),
        url="boutique:caisses",
        droit="boutique.ouvrir_la_caisse",
        pictogramme="lock",
        rang=430,
    ),
    Geste(
        nom=_("Donner un reçu ou un ticket"),
        ou=_("retrouvez le ticket, puis imprimez-le ou envoyez-le"),
        mots=_("imprim duplicata justificatif courriel"),
        url="boutique:tickets",
        droit="boutique.lire_la_caisse",
        pictogramme="printer",
        rang=435,
    ),
]
