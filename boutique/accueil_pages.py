"""The pages of the till that stand in no space, and are found by their names."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import page

LIRE, REGLER, TENIR = "boutique.lire_la_caisse", "boutique.regler", "boutique.tenir_les_prix"
ESPECES = "boutique.tenir_les_especes"

PAGES = [
    page(
        _("Faire une facture"),
        "boutique:facture_nouvelle",
        "boutique.facturer",
        "file-plus",
        rang=500,
    ),
    page(
        _("Espèces et tiroir"),
        "boutique:especes",
        "boutique.ouvrir_la_caisse",
        "banknote",
        rang=505,
    ),
    page(_("Coffre"), "boutique:coffre", ESPECES, "vault", _("espèces compter argent"), rang=510),
    page(
        _("Cartes bancaires"),
        "boutique:cartes",
        LIRE,
        "credit-card",
        _("TPE rapprochement"),
        rang=515,
    ),
    page(
        _("Clôtures des caisses"),
        "boutique:clotures",
        LIRE,
        "lock",
        _("Z journée mois exercice"),
        rang=520,
    ),
    page(
        _("Archives des caisses"),
        "boutique:archives",
        "boutique.emporter_les_preuves",
        "archive",
        _("fec contrôle fiscal zip"),
        rang=525,
    ),
    page(
        _("Manuel de la caisse"),
        "boutique:manuel",
        LIRE,
        "book-open",
        _("aide mode d’emploi"),
        rang=530,
    ),
    page(
        _("Reprendre sans ticket"),
        "boutique:retour_sans_ticket",
        "boutique.rembourser_sans_ticket",
        "undo-2",
        _("remboursement retour"),
        rang=535,
    ),
    page(
        _("Donner un bon solidaire"),
        "boutique:bons_solidaires",
        "boutique.donner_des_bons",
        "gift",
        rang=540,
    ),
    page(
        _("Opérations du moment"),
        "boutique:operations",
        TENIR,
        "percent",
        _("promotion solde"),
        rang=545,
    ),
    page(
        _("Publics et remises"), "boutique:publics", TENIR, "users", _("réduction tarif"), rang=550
    ),
    page(
        _("Moyens de paiement"),
        "boutique:moyens",
        REGLER,
        "wallet",
        _("carte chèque espèces"),
        rang=555,
    ),
    page(
        _("Activités et TVA"), "boutique:activites", REGLER, "percent", _("taux comptes"), rang=560
    ),
    page(_("Plafonds de remboursement"), "boutique:plafonds", REGLER, "gauge", rang=565),
    page(_("Manifestations exonérées"), "boutique:manifestations", REGLER, "tent", rang=570),
]
