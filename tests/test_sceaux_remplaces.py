"""The database refuses that a row take the place of a sealed one by repeating its key."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.tables_scellees import SCELLES, est_refuse, executer, remplir


@pytest.fixture(scope="module")
def _rangees(partager) -> Iterator[None]:
    with partager(remplir):
        yield


@pytest.fixture
def rangees(_rangees, db) -> None:
    """At least one row in every sealed table, written once for all the tests here."""


def _la_premiere(modele) -> tuple[list[str], list]:
    with connection.cursor() as curseur:
        curseur.execute(f'SELECT * FROM "{modele._meta.db_table}" LIMIT 1')
        return [c.name if hasattr(c, "name") else c[0] for c in curseur.description], list(
            curseur.fetchone()
        )


def _inserer(modele, colonnes, verbe="INSERT") -> str:
    noms = ", ".join(f'"{c}"' for c in colonnes)
    places = ", ".join(["%s"] * len(colonnes))
    return f'{verbe} INTO "{modele._meta.db_table}" ({noms}) VALUES ({places})'


@pytest.mark.parametrize("nom", SCELLES)
@pytest.mark.usefixtures("rangees")
def test_un_ajout_qui_deviendrait_un_changement_est_refuse(nom):
    modele = apps.get_model(nom)
    cle = modele._meta.pk.column
    colonnes, valeurs = _la_premiere(modele)

    est_refuse(
        f"{_inserer(modele, colonnes)} ON CONFLICT ({cle}) DO UPDATE SET {cle} = excluded.{cle}",
        valeurs,
    )


# SQLite: INSERT OR REPLACE deletes without firing the DELETE trigger

# Every unique key of the sealed tables, typed by hand: the columns that must not repeat.
CLES = [
    ("collecte_livre.Bon", ["id"]),
    ("collecte_livre.Bon", ["uuid"]),
    ("collecte_livre.Bon", ["annule_id"]),
    ("collecte_livre.Apport", ["bon_id"]),
    ("collecte_livre.Apport", ["jeton"]),
    ("collecte_livre.Apport", ["remplace_id"]),
    ("collecte_livre.Apport", ["rowid"]),
    ("collecte_sorties.Sortie", ["bon_id"]),
    ("collecte_sorties.Sortie", ["rowid"]),
    ("collecte_livre.Ligne", ["id"]),
    ("collecte_livre.Ligne", ["bon_id", "rang"]),
    ("collecte_livre.Tare", ["id"]),
    ("collecte_livre.DonRefuse", ["id"]),
    ("collecte_livre.Mouvement", ["id"]),
    ("collecte_livre.ContenantPlein", ["id"]),
    ("collecte_livre.ContenantPlein", ["ligne_id"]),
    ("collecte_livre.Depart", ["ligne_id"]),
    ("collecte_livre.Depart", ["rowid"]),
    ("collecte_bureau.Reception", ["bon_id"]),
    ("collecte_bureau.Reception", ["rowid"]),
    ("collecte_bureau.PeseePont", ["id"]),
    ("collecte_bureau.PeseePont", ["reception_id", "matiere_id"]),
    ("collecte_sorties.Transfert", ["bon_id"]),
    ("collecte_sorties.Transfert", ["rowid"]),
    ("collecte_sorties.Arrivee", ["bon_id"]),
    ("collecte_sorties.Arrivee", ["rowid"]),
    ("collecte_comptages.LigneInventaire", ["id"]),
    ("collecte_comptages.LigneInventaire", ["bon_id", "categorie_id", "etape", "matiere_id"]),
    ("collecte_bureau.Bordereau", ["id"]),
    ("collecte_bureau.Bordereau", ["sortie_id", "rang"]),
    ("collecte_clotures.Cloture", ["id"]),
    ("collecte_clotures.Cloture", ["maillon_id"]),
    ("collecte_clotures.Cloture", ["mois_id", "rang"]),
    ("collecte_poids.Etalonnage", ["id"]),
    ("collecte_poids.Etalonnage", ["uuid"]),
    ("boutique_adhesions.Adhesion", ["id"]),
    ("boutique_adhesions.Adhesion", ["ligne_id"]),
    ("boutique_adhesions.Resiliation", ["id"]),
    ("boutique_adhesions.Resiliation", ["adhesion_id"]),
    ("boutique_adhesions.Resiliation", ["ligne_id"]),
    ("boutique_adhesions_reprises.AdhesionReprise", ["adhesion_id"]),
    *(
        (f"boutique_{nom}", cle)
        for nom, cle in (
            *(("ventes.Vente", [c]) for c in ("id", "uuid", "bon_id", "jeton")),
            ("ventes.Vente", ["serie_id", "numero"]),
            ("ventes.LigneVente", ["id"]),
            ("ventes.LigneVente", ["vente_id", "rang"]),
            ("ventes.Reglement", ["id"]),
            ("ventes.Reglement", ["vente_id", "rang"]),
            ("tickets.Remis", ["id"]),
            ("tickets.Remis", ["uuid"]),
            ("tickets.Remis", ["vente_id", "duplicata"]),
            ("tiroirs.MouvementEspeces", ["id"]),
            ("tiroirs.MouvementEspeces", ["uuid"]),
            ("tiroirs.Comptage", ["id"]),
            ("tiroirs.Comptage", ["uuid"]),
            ("tiroirs.Comptage", ["session_id", "rang"]),
            ("tiroirs.Comptage", ["session_id", "retenu"]),
            ("caisses.Serie", ["id"]),
            ("caisses.Serie", ["chaine_id"]),
            ("caisses.Serie", ["caisse_id", "ecole", "rang"]),
            ("tiroirs.RemiseBanque", ["id"]),
            ("tiroirs.RemiseBanque", ["uuid"]),
            *(("archives.Archive", [c]) for c in ("id", "fichier")),
            *(("factures.Facture", [c]) for c in ("id", "uuid", "numero")),
            ("factures.LigneFacture", ["id"]),
            ("factures.LigneFacture", ["facture_id", "rang"]),
            *(("factures.PaiementFacture", [c]) for c in ("id", "uuid")),
            ("factures.OuvertureFactures", ["id"]),
            *(("comptabilite.ExerciceFige", [c]) for c in ("id", "debut", "fin")),
            *(("comptabilite.EcritureFigee", [c]) for c in ("id", "piece")),
            ("comptabilite.EcritureFigee", ["exercice_id", "numero"]),
            ("caisses.Emetteur", ["id"]),
            (
                "caisses.Emetteur",
                ["nom", "adresse", "siret", "numero_tva", "lieu_nom", "lieu_adresse"],
            ),
            ("articles.EtalonArticle", ["id"]),
            ("articles.EtalonArticle", ["etalonnage_id"]),
            ("tiroirs.EtapeRemise", ["id"]),
            ("tiroirs.EtapeRemise", ["remise_id", "etat"]),
            ("tiroirs.ChequeRemis", ["id"]),
            ("tiroirs.ChequeRemis", ["reglement_id"]),
            ("uniques.Enlevement", ["id"]),
            ("uniques.Enlevement", ["ligne_id"]),
            ("clotures.Cloture", ["id"]),
            ("clotures.Cloture", ["caisse_id", "niveau", "numero"]),
            ("clotures.Cloture", ["caisse_id", "rang"]),
            ("clotures.Cloture", ["caisse_id", "debut"]),
        )
    ),
    ("formation.Emargement", ["id"]),
    ("formation.Emargement", ["uuid"]),
    ("formation.Emargement", ["annule_id"]),
    ("formation.Emargement", ["demi_journee_id", "inscription_id", "rang"]),
    ("formation.Emargement", ["demi_journee_id", "formateur_id", "rang"]),
    ("formation.Feuille", ["id"]),
    ("formation.Feuille", ["uuid"]),
    ("formation.Feuille", ["cle"]),
    ("formation.Feuille", ["demi_journee_id", "empreinte"]),
    ("journal.Entree", ["id"]),
    ("journal.Maillon", ["id"]),
    ("journal.Maillon", ["chaine_id", "rang"]),
    ("collecte_tri.ControleFait", ["id"]),
    ("collecte_tri.ControleFait", ["uuid", "controle_id"]),
    ("lieux.Ouverture", ["id"]),
    ("lieux.Ouverture", ["uuid"]),
    ("lieux.Ouverture", ["lieu_id", "rang"]),
    ("lieux.Fermeture", ["id"]),
    ("lieux.Fermeture", ["uuid"]),
    ("lieux.Fermeture", ["ouverture_id"]),
    ("lieux.CorrectionHeures", ["id"]),
    ("lieux.CorrectionHeures", ["uuid"]),
    ("lieux.CorrectionHeures", ["ouverture_id", "rang"]),
    ("indicateurs.Cible", ["id"]),
    ("indicateurs.Cible", ["uuid"]),
    ("indicateurs.Cible", ["indicateur", "annee", "rang"]),
    ("indicateurs.Releve", ["id"]),
    ("indicateurs.Releve", ["uuid"]),
    ("indicateurs.Releve", ["indicateur", "annee", "rang"]),
    ("benevolat.TauxHoraire", ["id"]),
    ("benevolat.TauxHoraire", ["uuid"]),
    ("benevolat.TauxHoraire", ["debut", "rang"]),
    ("resultats.Balance", ["id"]),
    ("resultats.Balance", ["uuid"]),
    ("resultats.Balance", ["debut", "fin", "rang"]),
    ("resultats.Solde", ["id"]),
    ("resultats.Solde", ["balance_id", "numero", "analytique"]),
    ("collecte_reprise.Repris", ["bon_id"]),
    ("benevolat.HeuresReprises", ["id"]),
    ("boutique_tickets_repris.TicketRepris", ["id"]),
    ("boutique_tickets_repris.TicketRepris", ["remplace_id"]),
    ("boutique_tickets_repris.TicketRepris", ["base", "numero", "rang"]),
    ("boutique_tickets_repris.LigneReprise", ["id"]),
    ("boutique_tickets_repris.LigneReprise", ["ticket_id", "rang"]),
    ("boutique_tickets_repris.TotalRepris", ["id"]),
    ("boutique_tickets_repris.TotalRepris", ["annule_id"]),
    ("ateliers_reprise.SeancesReprises", ["id"]),
    ("ateliers_reprise.PublicRepris", ["id"]),
    ("ateliers_reprise.PublicRepris", ["reprises_id", "public"]),
    ("boutique_pesees_reprises.Source", ["id"]),
    ("boutique_pesees_reprises.Source", ["bon_id"]),
    ("boutique_pesees_reprises.Source", ["base", "table", "numero", "rang"]),
    ("collecte_emissions.Choix", ["id"]),
    ("collecte_emissions.Facteur", ["id"]),
    ("collecte_emissions.Facteur", ["uuid"]),
    ("collecte_emissions.Facteur", ["categorie_id", "valide_du"]),
    ("enquetes.Reponse", ["id"]),
    ("enquetes.Reponse", ["uuid"]),
    ("enquetes.Reponse", ["enquete_id", "question_id", "rang"]),
    ("subventions.Versement", ["id"]),
    ("subventions.Versement", ["uuid"]),
    ("subventions.Versement", ["annule_id"]),
    ("dossiers.Etape", ["id"]),
    ("dossiers.Etape", ["dossier_id", "rang"]),
    ("dossiers.Figement", ["id"]),
    ("dossiers.Figement", ["dossier_id", "rang"]),
    ("dossiers.Fichier", ["id"]),
    ("dossiers.Fichier", ["figement_id", "format"]),
]
_NEUFS = {
    "adhesion_id": lambda: 70_000,
    "velo_id": lambda: 9_001,
    "controle_id": lambda: 9_002,
    "demontage_id": lambda: 9_003,
    "id": lambda: 70_000,
    "rowid": lambda: 70_000,
    "bon_id": lambda: 70_000,
    "reprises_id": lambda: 70_000,
    "bilan_id": lambda: 70_000,
    "provenance_id": lambda: 70_000,
    "ligne_id": lambda: 70_000,
    "maillon_id": lambda: 70_000,
    "reception_id": lambda: 70_000,
    "ouverture_id": lambda: 70_000,
    "etalonnage_id": lambda: 70_000,
    "annule_id": lambda: None,
    "remplace_id": lambda: None,
    "sortie_id": lambda: 70_000,
    "uuid": lambda: uuid4().hex,
    "valide_du": lambda: "2031-01-01",
    "jeton": lambda: "un autre",
    "rang": lambda: 70,
    "geste": lambda: uuid4().hex,
    "premier": lambda: 70_000,
    "numero": lambda: 70_000,
    "reglement_id": lambda: 70_000,
    "figement_id": lambda: 70_000,
    "chaine_id": lambda: 70_000,
    "duplicata": lambda: 70,
    "etat": lambda: "creditee",
    "retenu": lambda: False,
    "debut": lambda: "2026-04-01",
    "fin": lambda: "2026-12-30",
    "piece": lambda: "une autre",
    "fichier": lambda: "une autre.zip",
    "cle": lambda: uuid4().hex,
    "empreinte": lambda: uuid4().hex,
    "lien_id": lambda: None,
    "lieu_adresse": lambda: "ailleurs",
}


def _ligne_neuve_sauf(modele, cle: list[str]) -> tuple[list[str], list]:
    """A row like the first one, all of whose unique columns are new but those of ``cle``."""
    colonnes, valeurs = _la_premiere(modele)
    ligne = dict(zip(colonnes, valeurs, strict=True))
    if "rowid" in cle:
        with connection.cursor() as curseur:
            curseur.execute(f'SELECT rowid FROM "{modele._meta.db_table}" LIMIT 1')
            ligne["rowid"] = curseur.fetchone()[0]
    for colonne, neuf in _NEUFS.items():
        # The gesture of a request is a word of a list, not a key.
        if colonne in ligne and colonne not in cle and ligne[colonne] != "deviser":
            ligne[colonne] = neuf()
    return list(ligne), list(ligne.values())


@pytest.mark.sqlite
@pytest.mark.usefixtures("rangees")
@pytest.mark.parametrize(("nom", "cle"), CLES)
def test_aucune_cle_unique_ne_permet_de_remplacer(nom, cle):
    modele = apps.get_model(nom)
    if "annule_id" in cle:
        _annuler_le_premier(modele)
    colonnes, valeurs = _ligne_neuve_sauf(modele, cle)

    est_refuse(_inserer(modele, colonnes, "INSERT OR REPLACE"), valeurs)


_ANNULATIONS = {
    "collecte_livre.Bon": {"nature": "contre_ecriture", "motif": "essai"},
    "boutique_tickets_repris.TotalRepris": {},
    "subventions.Versement": {"montant_cts": -1, "motif": "essai"},
    "formation.Emargement": {
        "nature": "annulation",
        "motif": "essai",
        "mode": "",
        "trace_empreinte": "",
        "rang": 71,
    },
}


def _annuler_le_premier(modele) -> None:
    """Make the first row that SQLite finds one that cancels another."""
    colonnes, valeurs = _la_premiere(modele)
    ligne = dict(zip(colonnes, valeurs, strict=True))
    ligne |= _ANNULATIONS[modele._meta.label] | {"annule_id": ligne["id"], "id": 0}
    if "uuid" in ligne:
        ligne["uuid"] = uuid4().hex
    executer(_inserer(modele, list(ligne)), list(ligne.values()))


@pytest.mark.sqlite
@pytest.mark.usefixtures("rangees")
@pytest.mark.parametrize("nom", SCELLES)
def test_une_ligne_toute_neuve_s_ajoute(nom):
    """The witness: what is refused above is the repetition, not the insertion."""
    modele = apps.get_model(nom)
    colonnes, valeurs = _ligne_neuve_sauf(modele, [])
    avant = modele.objects.count()

    with transaction.atomic():
        executer(_inserer(modele, colonnes, "INSERT OR REPLACE"), valeurs)
        apres = modele.objects.count()
        # The new row names a bon that does not exist: nothing of it may stay.
        transaction.set_rollback(True)

    assert apres == avant + 1
