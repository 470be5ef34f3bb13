"""The manual of the till: each gesture in the order of a day, then what is kept and who reads.

Read on screen and on paper from here. A test wants every page of the till in it, and every
word between « » on a screen.

Source: BOI-TVA-DECLA-30-10-30: the documentation in French of a till's software.
"""

from dataclasses import dataclass
from typing import Any

from . import textes_du_manuel as t


@dataclass(frozen=True)
class GesteDuManuel:
    """A gesture: its name, what one does, sentence by sentence, and the pages where it is done."""

    nom: Any
    phrases: tuple[Any, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class ChapitreDuManuel:
    ancre: str
    nom: Any
    gestes: tuple[GesteDuManuel, ...]


def _chapitre(ancre: str, nom: Any, *gestes: tuple[Any, tuple[Any, ...], tuple[str, ...]]):
    return ChapitreDuManuel(ancre, nom, tuple(GesteDuManuel(*geste) for geste in gestes))


OUVRIR = _chapitre(
    "ouvrir",
    t.OUVRIR,
    (t.OUVRIR_LA_CAISSE, t.OUVRIR_LA_CAISSE_DIT, ("caisse_ouvrir", "caisse_code")),
    (t.UN_SEUL_APPAREIL, t.UN_SEUL_APPAREIL_DIT, ("caisse_reprendre",)),
)
VENDRE = _chapitre(
    "vendre",
    t.VENDRE,
    (t.ENCAISSER, t.ENCAISSER_DIT, ("caisse", "ventes_poster", "chercher")),
    (t.PAYER_PAR_UN_BON, t.PAYER_PAR_UN_BON_DIT, ("caisse_bon", "bons_achat", "bon_achat")),
    (t.METTRE_DE_COTE, t.METTRE_DE_COTE_DIT, ("caisse_etat", "caisse_evenement")),
    (t.NOTE, t.NOTE_DIT, ("note",)),
    (
        t.REMETTRE_LE_TICKET,
        t.REMETTRE_LE_TICKET_DIT,
        ("ticket_papier", "ticket_courriel", "ticket_code", "ticket_refuse", "ticket_public"),
    ),
    (t.AFFICHER_LA_NOTICE, t.AFFICHER_LA_NOTICE_DIT, ("notice",)),
    (t.FACTURER, t.FACTURER_DIT, ("ticket_facturer", "factures", "facture", "facture_pdf")),
    (
        t.FACTURER_SANS_TICKET,
        t.FACTURER_SANS_TICKET_DIT,
        ("facture_nouvelle", "facture_payee", "facture_annuler"),
    ),
    (t.BONS_SOLIDAIRES, t.BONS_SOLIDAIRES_DIT, ("bons_solidaires", "bons_planche", "bons_releve")),
)
CORRIGER = _chapitre(
    "corriger",
    t.CORRIGER,
    (t.AVANT_DE_PAYER, t.AVANT_DE_PAYER_DIT, ()),
    (t.CORRIGER_UN_PAIEMENT, t.CORRIGER_UN_PAIEMENT_DIT, ("tickets", "ticket", "ticket_corriger")),
    (t.CAVIARDER, t.CAVIARDER_DIT, ("ticket_caviarder",)),
)
RENDRE = _chapitre(
    "rembourser",
    t.RENDRE,
    (t.RENDRE_AVEC_TICKET, t.RENDRE_AVEC_TICKET_DIT, ("ticket_rendre",)),
    (t.RENDRE_SANS_TICKET, t.RENDRE_SANS_TICKET_DIT, ("retour_sans_ticket",)),
)
FERMER = _chapitre(
    "fermer",
    t.FERMER,
    (t.LIRE_EN_X, t.LIRE_EN_X_DIT, ("sessions", "session", "session_lire")),
    (t.FERMER_ET_COMPTER, t.FERMER_ET_COMPTER_DIT, ("session_fermer", "session_compter")),
    (t.EXPLIQUER_UN_ECART, t.EXPLIQUER_UN_ECART_DIT, ("session_expliquer", "cartes")),
    (
        t.DEPLACER,
        t.DEPLACER_DIT,
        ("especes", "coffre", "coffre_compter", "coffre_deplacer"),
    ),
    (
        t.BANQUE,
        t.BANQUE_DIT,
        (
            "remises",
            "remise_nouvelle",
            "remise",
            "remise_cheques",
            "remise_remettre",
            "remise_annuler",
            "remise_crediter",
        ),
    ),
)
CLOTURES = _chapitre(
    "clotures",
    t.CLOTURES,
    (t.LES_CLOTURES, t.LES_CLOTURES_DIT, ("clotures", "cloture", "cloture_pdf")),
    (t.L_EXERCICE, t.L_EXERCICE_DIT, ("comptes", "postes", "fec", "subventions")),
)
ECOLE = _chapitre("entrainement", t.ECOLE, (t.S_ENTRAINER, t.S_ENTRAINER_DIT, ("caisse_ecole",)))
PANNES = _chapitre(
    "pannes",
    t.PANNES,
    (t.SANS_RESEAU, t.SANS_RESEAU_DIT, ()),
    (t.HORLOGE, t.HORLOGE_DIT, ("reprise_horloge",)),
    (t.TETES, t.TETES_DIT, ("tetes_reparer",)),
    (t.RESTAURATION, t.RESTAURATION_DIT, ("reprise_restauration", "reprise_maison")),
)
PREUVES = _chapitre(
    "preuves",
    t.PREUVES,
    (t.CE_QUI_EST_GARDE, t.CE_QUI_EST_GARDE_DIT, ("integrite", "integrite_verifier")),
    (
        t.ARCHIVER,
        t.ARCHIVER_DIT,
        ("archives", "archive_fichier", "archive_verificateur"),
    ),
    (
        t.LES_TICKETS_D_AVANT,
        t.LES_TICKETS_D_AVANT_DIT,
        ("tickets_repris", "ticket_repris", "ticket_repris_papier"),
    ),
    (t.ATTESTATION, t.ATTESTATION_DIT, ("attestation_pdf",)),
)
CONTROLE = _chapitre(
    "controle",
    t.CONTROLE,
    (t.ACCES, t.ACCES_DIT, ("sessions", "tickets", "clotures", "comptes", "archives")),
    (t.FACTURES_OUVERTES, t.FACTURES_OUVERTES_DIT, ("factures_ouvrir", "factures_fermer")),
)

CHAPITRES = (
    OUVRIR,
    VENDRE,
    CORRIGER,
    RENDRE,
    FERMER,
    CLOTURES,
    ECOLE,
    PANNES,
    PREUVES,
    CONTROLE,
)
