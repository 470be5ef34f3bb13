"""The database itself refuses to change or delete what is sealed."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from collecte.livre.models import Apport, Depart
from collecte.sorties.models import Arrivee, Transfert
from collecte.sorties.services.sorties import donner
from petiterockette.journal.sceaux import MESSAGE, modeles_scelles
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
    "collecte_emissions.Choix",
    "collecte_emissions.Facteur",
    "lieux.CorrectionHeures",
    "lieux.Fermeture",
    "lieux.Ouverture",
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
tous = pytest.mark.parametrize("nom", SCELLES)


@pytest.fixture(scope="module")
def _rangees(partager) -> Iterator[None]:
    with partager(_remplir):
        yield


@pytest.fixture
def rangees(_rangees, db) -> None:
    """At least one row in every sealed table, written once for all the tests here."""


def _remplir() -> None:
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
    for nom in (
        "collecte_emissions.Choix",
        "collecte_emissions.Facteur",
        "collecte_reprise.Repris",
        "enquetes.Reponse",
    ):
        un(nom).save()
    for nom in ("dossiers.Etape", "dossiers.Fichier", "subventions.Versement"):
        un(nom).save()
    un("alertes.SeuilChoisi").save()
    un("benevolat.HeuresFaites").save()
    un("benevolat.TauxHoraire").save()
    for nom in ("Fermeture", "CorrectionHeures"):
        un(f"lieux.{nom}").save()
    un_rouleau(un_objet(point=point).lieu)
    un("seances.TetesComptees", bilan=le_bilan(rang=2, motif="compte")).save()
    un("boutique_ventes.Vente", bon=un_bon(uuid=uuid4(), nature="vente")).save()
    for nom in (
        "caisses.Emetteur",
        "factures.OuvertureFactures",
        "comptabilite.EcritureFigee",
        "ventes.LigneVente",
        "tickets.Remis",
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


def test_les_tables_scellees_sont_celles_qui_sont_convenues():
    scelles = [m._meta.label for app in apps.get_app_configs() for m in modeles_scelles(app)]

    assert sorted(scelles) == sorted(SCELLES)


@tous
@pytest.mark.usefixtures("rangees")
def test_une_ligne_scellee_ne_se_change_pas(nom):
    modele = apps.get_model(nom)
    table = modele._meta.db_table

    for champ in modele._meta.concrete_fields:
        est_refuse(f'UPDATE "{table}" SET "{champ.column}" = "{champ.column}"')


@tous
@pytest.mark.usefixtures("rangees")
def test_une_ligne_scellee_ne_s_efface_pas(nom):
    modele = apps.get_model(nom)
    avant = modele.objects.count()

    est_refuse(f'DELETE FROM "{modele._meta.db_table}"')

    assert modele.objects.count() == avant > 0


@tous
@pytest.mark.usefixtures("rangees")
def test_l_orm_se_voit_refuser_de_meme(nom):
    modele = apps.get_model(nom)
    objet = modele.objects.first()

    # Through the deletion query itself: the collector would first stop at protected keys.
    for geste in (objet.save, lambda: modele.objects.filter(pk=objet.pk)._raw_delete("default")):
        with pytest.raises(IntegrityError, match=MESSAGE), transaction.atomic():
            geste()


@tous
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


# PostgreSQL: TRUNCATE fires no row trigger


@pytest.mark.postgresql
@tous
@pytest.mark.usefixtures("rangees")
def test_une_table_scellee_ne_se_vide_pas(nom):
    executer("SET CONSTRAINTS ALL IMMEDIATE")

    est_refuse(f'TRUNCATE "{apps.get_model(nom)._meta.db_table}" CASCADE')


@pytest.mark.postgresql
@pytest.mark.usefixtures("rangees")
def test_vider_une_table_voisine_ne_vide_pas_celles_qui_sont_scellees():
    executer("SET CONSTRAINTS ALL IMMEDIATE")

    est_refuse("TRUNCATE lieux_lieu CASCADE")
