"""One valid object of each constrained model of the till's office: invoices, events, archives."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from boutique.comptabilite.models import ExerciceFige
from boutique.factures.models import Facture
from boutique.regles.models import Activite
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import un_compte, un_lieu

MAI = date(2026, 5, 1)


def l_activite() -> Activite:
    la_boutique()
    return Activite.objects.get(code="boutique")


def une_facture(**champs) -> Facture:
    """One that is there already, unless it must be like this."""
    if not champs and (deja := Facture.objects.first()):
        return deja
    facture = Facture(**VALIDES["boutique_factures.Facture"]() | champs)
    facture.save(force_insert=True)
    return facture


def un_exercice_fige() -> ExerciceFige:
    """One that is there already, if any: exercises do not overlap."""
    if deja := ExerciceFige.objects.first():
        return deja
    exercice = ExerciceFige(**VALIDES["boutique_comptabilite.ExerciceFige"]())
    exercice.save(force_insert=True)
    return exercice


def _a_soi_meme() -> dict:
    compte = un_compte("tresorerie")
    return {"ouverte_a": compte, "compte": compte}


VALIDES = {
    "boutique_factures.Facture": lambda: {
        "uuid": uuid4(),
        "numero": 1,
        "nature": "facture",
        "lieu": un_lieu(),
        "jour": MAI,
        "prestation_le": MAI,
        "client_nom": "L’Îlot",
        "client_adresse": "1 rue du Port, 75019 Paris",
        "ht_cts": 500,
        "tva_cts": 0,
        "total_cts": 500,
        "emetteur": {"nom": "La Petite Rockette"},
        "mentions": ["TVA non applicable"],
        "le": timezone.now(),
        "compte": un_compte(),
        "version": "1",
    },
    "boutique_factures.LigneFacture": lambda: {
        "facture": une_facture(),
        "rang": 1,
        "libelle": "Ferraille",
        "quantite_m": 1000,
        "prix_cts": 500,
        "activite": l_activite(),
        "compte": "707100",
        "regime": "non_assujetti",
        "ht_cts": 500,
        "tva_cts": 0,
    },
    "boutique_factures.PaiementFacture": lambda: {
        "uuid": uuid4(),
        "facture": une_facture(),
        "jour": MAI,
        "montant_cts": 500,
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "boutique_comptabilite.Manifestation": lambda: {
        "annee": 2026,
        "rang": 1,
        "nom": "Bal de la Rockette",
        "debut": MAI,
        "fin": MAI,
    },
    "boutique_factures.OuvertureFactures": lambda: {
        "ouverte_a": un_compte("controle"),
        "jusqu_au": MAI,
        "le": timezone.now(),
        "compte": un_compte("tresorerie"),
    },
    "boutique_archives.Archive": lambda: {
        "fichier": f"archive_{uuid4().hex}.zip",
        "debut": MAI,
        "fin": MAI,
        "octets": 10,
        "sha256": "0" * 64,
        "empreinte": "0" * 64,
        "tickets": 0,
        "maillons": 0,
        "le": timezone.now(),
        "version": "1",
    },
    "boutique_comptabilite.ExerciceFige": lambda: {
        "debut": date(2026, 1, 1),
        "fin": date(2026, 12, 31),
        "clos_le": date(2027, 1, 1),
        "ecritures": 1,
        "debit_cts": 500,
        "le": timezone.now(),
        "version": "1",
    },
    "boutique_comptabilite.ReglageSubventions": lambda: {"id": 1},
    "boutique_comptabilite.EcritureFigee": lambda: {
        "exercice": un_exercice_fige(),
        "numero": 1,
        "journal": "VE",
        "jour": MAI,
        "piece": "F2026-0001",
        "piece_jour": MAI,
        "libelle": "Facture F2026-0001",
        "lieu": un_lieu(),
        "lignes": [["411000", "Clients", 500, 0], ["707100", "Ventes", 0, 500]],
    },
}

INTERDITS: dict[str, list] = {
    "boutique_facture_nature": [
        {"nature": "avoir", "motif": "essai"},
        {"total_cts": 0, "ht_cts": 0},
        {"nature": "devis"},
        lambda: {"lien": une_facture(numero=2)},
    ],
    "boutique_facture_sommes": [{"tva_cts": 1}],
    "boutique_facture_echeance": [{"echeance": date(2026, 4, 30)}],
    "boutique_paiement_facture_montant": [{"montant_cts": 0}],
    "boutique_manifestation_six": [{"rang": 0}, {"rang": 7}],
    "boutique_manifestation_dates": [{"fin": date(2026, 4, 30)}, {"annee": 2027}],
    "boutique_reglage_subventions_un_seul": [{"id": 2}],
    "boutique_reglage_subventions_accord": [
        {"actives": True},
        {"actives": True, "depuis": MAI},
        {"actives": True, "accord_le": MAI},
    ],
    "boutique_exercice_fige_dates": [
        {"fin": date(2026, 1, 1), "clos_le": date(2026, 6, 1)},
        {"clos_le": date(2026, 12, 31)},
        {"debit_cts": -1},
    ],
    "boutique_ecriture_figee_piece": [
        {"numero": 0},
        {"piece": ""},
        {"piece_jour": date(2026, 5, 2)},
    ],
    "boutique_ouverture_factures_par_un_autre": [_a_soi_meme],
    "boutique_archive_genre_connu": [{"genre": "bons"}],
    "boutique_archive_periode": [{"fin": date(2026, 4, 30)}, {"octets": 0}],
}

UNIQUES: dict[str, dict] = {
    "boutique_ecriture_figee_numero": {"numero": 2, "piece": "F2026-0002"},
    "boutique_ligne_facture_rang": {"rang": 2},
    "boutique_manifestation_rang": {"rang": 2},
}
