"""The sealed tables, a row in each of them, and orders that their seals refuse."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from collecte.livre.models import Apport, Depart
from collecte.sorties.models import Arrivee, Transfert
from collecte.sorties.services.sorties import donner
from petiterockette.journal.sceaux import MESSAGE
from tests.boutique.tickets_repris.valides import un_ticket_repris
from tests.collecte.objets.suivis import un_objet, un_rouleau
from tests.fabriques import (
    categorie,
    entete,
    localite,
    motif_refus,
    origine,
    type_don,
    un_controle_fait,
    un_depot,
    un_point,
    une_ligne,
)
from tests.seances.valides import le_bilan
from tests.valides import un, un_bon, une_ligne_de_bon

SCELLES = [
    "boutique_adhesions.Adhesion",
    "boutique_adhesions.Resiliation",
    "boutique_adhesions_reprises.AdhesionReprise",
    *(f"animation.{nom}" for nom in ("Avis", "Devis", "Etape", "LigneDevis")),
    *(f"animation.{nom}" for nom in ("Materiel", "Provenance", "TetesParZone")),
    "boutique_tiroirs.ChequeRemis",
    "boutique_clotures.Cloture",
    "boutique_archives.Archive",
    "boutique_factures.OuvertureFactures",
    "boutique_comptabilite.ExerciceFige",
    "boutique_comptabilite.EcritureFigee",
    "boutique_factures.Facture",
    "boutique_factures.LigneFacture",
    "boutique_factures.PaiementFacture",
    "boutique_tiroirs.Comptage",
    "boutique_caisses.Emetteur",
    "boutique_uniques.Enlevement",
    "boutique_articles.EtalonArticle",
    "boutique_tiroirs.EtapeRemise",
    "boutique_ventes.LigneVente",
    "boutique_tiroirs.MouvementEspeces",
    "boutique_ventes.Reglement",
    "boutique_tickets.Remis",
    "boutique_tickets_repris.LigneReprise",
    "boutique_tickets_repris.TicketRepris",
    "boutique_tickets_repris.TotalRepris",
    "boutique_tiroirs.RemiseBanque",
    "boutique_caisses.Serie",
    "boutique_ventes.Vente",
    "dossiers.Etape",
    "dossiers.Fichier",
    "dossiers.Figement",
    "formation.Emargement",
    "formation.Feuille",
    "alertes.SeuilChoisi",
    "benevolat.HeuresFaites",
    "benevolat.HeuresReprises",
    "benevolat.TauxHoraire",
    "cafe.MouvementSuspendu",
    "cafe.Nettoyage",
    "cafe.Ramasse",
    "cafe.Refroidissement",
    "cafe.Releve",
    "cafe.SortieDenrees",
    "collecte_livre.Apport",
    "collecte_sorties.Arrivee",
    "collecte_livre.Bon",
    "collecte_bureau.Bordereau",
    "collecte_clotures.Cloture",
    "collecte_livre.ContenantPlein",
    "collecte_livre.Depart",
    "collecte_tri.ControleFait",
    "collecte_livre.DonRefuse",
    "collecte_poids.Etalonnage",
    "collecte_objets.Evenement",
    "collecte_livre.Ligne",
    "collecte_comptages.LigneInventaire",
    "collecte_livre.Mouvement",
    "collecte_bureau.PeseePont",
    "collecte_bureau.Reception",
    "collecte_objets.Rouleau",
    "collecte_sorties.Sortie",
    "collecte_livre.Tare",
    "collecte_sorties.Transfert",
    "indicateurs.Cible",
    "indicateurs.Releve",
    "journal.Entree",
    "journal.Maillon",
    "resultats.Balance",
    "resultats.Solde",
    "subventions.Versement",
    "enquetes.Reponse",
    "collecte_reprise.Repris",
    "boutique_pesees_reprises.Source",
    "collecte_emissions.Choix",
    "collecte_emissions.Facteur",
    "lieux.CorrectionHeures",
    "lieux.Fermeture",
    "lieux.Ouverture",
    "ateliers_reprise.PublicRepris",
    "ateliers_reprise.SeancesReprises",
    "seances.Bilan",
    "seances.TetesComptees",
    "velo.Changement",
    "velo.Controle",
    "velo.Demontage",
    "velo.PieceDemontee",
    "velo.PointControle",
    "permanences.Releve",
    "velo.Verification",
]


def remplir() -> None:
    """Write at least one row in every sealed table."""
    point = un_point()
    # The first that SQLite finds has every key that a deposit may have.
    Apport.objects.create(
        bon=un_bon(uuid=uuid4()),
        origine=origine(),
        localite=localite(),
        jeton="le premier",
        remplace=un_bon(uuid=uuid4()),
    )
    un_depot(
        une_ligne("livres", tares=[("Caisse grise", 1)]),
        refuses=[{"motif": motif_refus().pk}],
        point=point,
    )
    donner(
        entete=entete(point=point), type_don=type_don(), categorie=categorie("livres"), brut_g=500
    )
    plein = un("collecte_livre.ContenantPlein")
    plein.save()
    bon = un_bon(uuid=uuid4(), nature="transfert")
    transfert = Transfert.objects.create(bon=bon, vers_lieu=point.lieu)
    Arrivee.objects.create(bon=un_bon(uuid=uuid4(), nature="arrivee"), transfert=transfert)
    Depart.objects.create(plein=plein, ligne=une_ligne_de_bon())
    for nom in (
        *("bureau.Bordereau", "bureau.PeseePont", "comptages.LigneInventaire"),
        *("clotures.Cloture", "poids.Etalonnage"),
    ):
        un(f"collecte_{nom}").save()
    un_controle_fait(lieu=point.lieu)
    for nom in ("Emargement", "Feuille"):
        un(f"formation.{nom}").save()
    un("indicateurs.Releve", rang=2, motif="un oubli").save()
    un("indicateurs.Cible").save()
    un("resultats.Balance", rang=2).save()
    un("resultats.Solde").save()
    un("collecte_reprise.Repris").save()
    un("ateliers_reprise.PublicRepris").save()
    un("boutique_pesees_reprises.Source").save()
    for nom in ("collecte_emissions.Choix", "collecte_emissions.Facteur", "enquetes.Reponse"):
        un(nom).save()
    for nom in ("dossiers.Etape", "dossiers.Fichier", "subventions.Versement"):
        un(nom).save()
    un("alertes.SeuilChoisi").save()
    un("benevolat.HeuresFaites").save()
    un("benevolat.HeuresReprises").save()
    un("benevolat.TauxHoraire").save()
    for nom in ("Fermeture", "CorrectionHeures"):
        un(f"lieux.{nom}").save()
    un_rouleau(un_objet(point=point).lieu)
    un("seances.TetesComptees", bilan=le_bilan(rang=2, motif="compte")).save()
    un("boutique_ventes.Vente", bon=un_bon(uuid=uuid4(), nature="vente")).save()
    # The first that SQLite finds replaces another.
    un_ticket_repris(pk=-5, remplace=un_ticket_repris())
    for nom in (
        "caisses.Emetteur",
        "factures.OuvertureFactures",
        "comptabilite.EcritureFigee",
        "ventes.LigneVente",
        "tickets.Remis",
        "tickets_repris.LigneReprise",
        "tickets_repris.TotalRepris",
        "tiroirs.EtapeRemise",
        "tiroirs.MouvementEspeces",
        "tiroirs.Comptage",
        "tiroirs.ChequeRemis",
        "uniques.Enlevement",
        "articles.EtalonArticle",
        "clotures.Cloture",
        "archives.Archive",
        "factures.LigneFacture",
        "factures.PaiementFacture",
    ):
        un(f"boutique_{nom}").save()
    for nom in ("Adhesion", "Resiliation"):
        un(f"boutique_adhesions.{nom}").save()
    un("boutique_adhesions_reprises.AdhesionReprise").save()
    for nom in ("Releve", "Refroidissement", "Nettoyage", "SortieDenrees", "MouvementSuspendu"):
        un(f"cafe.{nom}").save()
    for nom in ("Changement", "PointControle", "PieceDemontee", "Verification"):
        un(f"velo.{nom}").save()
    un("permanences.Releve").save()
    for nom in ("Avis", "Etape", "LigneDevis", "TetesParZone", "Materiel"):
        un(f"animation.{nom}").save()


def executer(ordre: str, valeurs=()) -> None:
    with connection.cursor() as curseur:
        curseur.execute(ordre, valeurs)


def est_refuse(ordre: str, valeurs=()) -> None:
    with pytest.raises(IntegrityError, match=MESSAGE), transaction.atomic():
        executer(ordre, valeurs)
