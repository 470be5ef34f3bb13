"""What invoices hold of people: clients, free words."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import DIX_ANS, ECRIT_PAR_LE_LOGICIEL, FACTURES, PAR_NUMERO, SAVOIR_QUI
from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

declarer(
    Donnee(
        "boutique_factures.Facture",
        nom=_("Factures"),
        finalite=_("facturer un client"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        identite=("client_nom", "client_adresse", "client_siren", "client_tva"),
        textes=("motif", "reference", "emetteur", "mentions"),
        montre=("numero", "jour"),
        retenue=Retenue(FACTURES, ans=10, depuis="jour"),
    ),
    Donnee(
        "boutique_factures.LigneFacture",
        nom=_("Lignes de factures"),
        finalite=_("facturer un client"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        textes=("libelle", "unite"),
        montre=("facture__numero",),
        retenue=Retenue(FACTURES, ans=10, depuis="facture__jour"),
    ),
    Donnee(
        "boutique_factures.PaiementFacture",
        nom=_("Paiements de factures"),
        finalite=_("savoir ce qui est payé"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("reference",),
        montre=("facture__numero", "jour"),
        retenue=Retenue(FACTURES, ans=10, depuis="jour"),
    ),
    Donnee(
        "boutique_factures.OuvertureFactures",
        nom=_("Factures ouvertes à un contrôle"),
        finalite=SAVOIR_QUI,
        base=Base.OBLIGATION,
        duree=PAR_NUMERO,
        signatures=("par",),
    ),
)

exempter(
    ECRIT_PAR_LE_LOGICIEL,
    "boutique_factures.Facture.version",
    "boutique_factures.LigneFacture.compte",
)
