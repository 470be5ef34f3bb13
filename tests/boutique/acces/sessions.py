"""Who opens what, in this part of the till: typed by hand, like the whole table."""

from typing import Any

from tests.boutique.closes import (
    un_compte_de,
    un_exercice,
    une_archive_de,
    une_cloture_de,
    une_facture_de,
)
from tests.boutique.remises import une_remise_de
from tests.monde import rien, un_code, un_numero

CAISSE = {"caisse", "responsable", "direction"}
LIRE = {"caisse", "responsable", "tresorerie", "controle", "direction"}
COFFRE = {"responsable", "tresorerie", "direction"}
REGLER = {"tresorerie", "direction", "administration"}
# Whoever reads the till, but a control: it writes nothing, and finds nobody's name.
LIRE_EN_X = {"caisse", "responsable", "tresorerie", "direction"}
ARCHIVER = {"tresorerie", "direction"}
EMPORTER = ARCHIVER | {"controle"}
FACTURER = {"responsable", "tresorerie", "direction"}
REPRENDRE = {"direction", "administration"}

TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "boutique:caisse_ouvrir": ("get", rien, CAISSE),
    "boutique:caisse_reprendre": ("post", rien, CAISSE),
    "boutique:sessions": ("get", rien, LIRE),
    "boutique:session": ("get", un_numero("session"), LIRE),
    "boutique:session_lire": ("post", un_numero("session"), LIRE_EN_X),
    "boutique:session_fermer": ("post", un_numero("session"), CAISSE),
    "boutique:session_compter": ("get", un_numero("session"), CAISSE),
    "boutique:session_expliquer": ("post", un_numero("session"), COFFRE),
    "boutique:clotures": ("get", rien, LIRE),
    "boutique:cloture": ("get", une_cloture_de, LIRE),
    "boutique:cloture_pdf": ("get", une_cloture_de, LIRE),
    "boutique:comptes": ("get", rien, LIRE),
    "boutique:fec": ("get", un_exercice, EMPORTER),
    "boutique:postes": ("get", rien, REGLER),
    "boutique:archives": ("get", rien, EMPORTER),
    "boutique:archive_verificateur": ("get", rien, EMPORTER),
    "boutique:archive_fichier": ("get", une_archive_de, EMPORTER),
    "boutique:factures_ouvrir": ("post", rien, ARCHIVER),
    "boutique:factures_fermer": ("post", un_compte_de, ARCHIVER),
    "boutique:integrite": ("get", rien, EMPORTER),
    "boutique:integrite_verifier": ("post", rien, EMPORTER),
    "boutique:attestation_pdf": ("get", rien, EMPORTER),
    "boutique:manuel": ("get", rien, LIRE),
    "boutique:manuel_pdf": ("get", rien, LIRE),
    "boutique:factures": ("get", rien, LIRE),
    "boutique:facture_nouvelle": ("get", rien, FACTURER),
    "boutique:facture": ("get", une_facture_de, LIRE_EN_X),
    "boutique:facture_pdf": ("get", une_facture_de, LIRE_EN_X),
    "boutique:facture_payee": ("post", une_facture_de, FACTURER),
    "boutique:facture_annuler": ("post", une_facture_de, FACTURER),
    "boutique:especes": ("get", rien, CAISSE),
    "boutique:coffre": ("get", rien, COFFRE),
    "boutique:coffre_compter": ("get", un_code, COFFRE),
    "boutique:coffre_deplacer": ("get", un_code, COFFRE),
    "boutique:remises": ("get", rien, COFFRE),
    "boutique:remise_nouvelle": ("get", rien, COFFRE),
    "boutique:remise": ("get", une_remise_de, COFFRE),
    "boutique:remise_remettre": ("get", une_remise_de, COFFRE),
    "boutique:remise_cheques": ("get", une_remise_de, COFFRE),
    "boutique:remise_annuler": ("get", une_remise_de, COFFRE),
    "boutique:remise_crediter": ("post", une_remise_de, COFFRE),
    "boutique:cartes": ("get", rien, LIRE),
    "boutique:reprise_horloge": ("get", rien, REPRENDRE),
    "boutique:reprise_maison": ("get", rien, REPRENDRE),
    "boutique:tetes_reparer": ("get", rien, REPRENDRE),
    "boutique:reprise_restauration": ("get", rien, REPRENDRE),
}
