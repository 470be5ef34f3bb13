"""Sums of a base by year and by everything that its own screens sort them by.

Every figure of the examination is a sum of these few thousand rows; each counts the rows that
Oressource's screens count, dated as they date them: an intake by its note, an exit by its
weighing, a sale by its ticket. Masses in grams, sums in cents.
"""

from .horloge import Horloge

# A line of a sale in Oressource's own words: a lot bears its whole price.
MONTANT = "CASE WHEN l.lot > 0 THEN l.prix ELSE l.prix * l.quantite END"


def entrees(horloge: Horloge) -> str:
    return f"""
        CREATE TABLE cumul_entrees AS
        SELECT {horloge.annee("b.timestamp")} AS annee, COALESCE(b.id_point_collecte, 0) AS point,
               COALESCE(b.id_type_collecte, 0) AS type, COALESCE(b.localisation, 0) AS localite,
               p.id_type_dechet AS categorie, COUNT(*) AS pesees, SUM(p.masse) AS masse_g
        FROM pesees_collectes p JOIN collectes b ON b.id = p.id_collecte
        GROUP BY 1, 2, 3, 4, 5"""


def depots(horloge: Horloge) -> str:
    return f"""
        CREATE TABLE cumul_depots AS
        SELECT {horloge.annee("timestamp")} AS annee, COALESCE(id_point_collecte, 0) AS point,
               COALESCE(id_type_collecte, 0) AS type, COALESCE(localisation, 0) AS localite,
               COUNT(*) AS depots
        FROM collectes GROUP BY 1, 2, 3, 4"""


def sorties(horloge: Horloge) -> str:
    return f"""
        CREATE TABLE cumul_sorties AS
        SELECT {horloge.annee("p.timestamp")} AS annee, COALESCE(b.id_point_sortie, 0) AS point,
               COALESCE(b.id_filiere, 0) AS filiere, COALESCE(b.id_convention, 0) AS convention,
               COALESCE(b.id_type_sortie, 0) AS type,
               COALESCE(p.id_type_dechet, 0) AS categorie,
               COALESCE(p.id_type_poubelle, 0) AS poubelle,
               COALESCE(p.id_type_dechet_evac, 0) AS matiere,
               COUNT(*) AS pesees, SUM(p.masse) AS masse_g
        FROM pesees_sorties p JOIN sorties b ON b.id = p.id_sortie
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"""


def ventes(horloge: Horloge) -> str:
    """Refunds both ways: as its screens told them, and times their quantity.

    Before 2018 a line may have been weighed twice: it was sold once.
    """
    return f"""
        CREATE TABLE cumul_ventes AS
        SELECT {horloge.annee("b.timestamp")} AS annee, COALESCE(b.id_point_vente, 0) AS point,
               COALESCE(b.id_moyen_paiement, 0) AS moyen, l.id_type_dechet AS categorie,
               COALESCE(l.id_objet, 0) AS objet, COUNT(*) AS lignes,
               SUM(l.quantite) AS quantite, SUM({MONTANT}) AS montant_cts,
               SUM(l.remboursement) AS rembourse_ecran_cts,
               SUM(l.remboursement * l.quantite) AS rembourse_cts,
               SUM(p.pesees) AS pesees, SUM(p.masse_g) AS masse_g
        FROM vendus l JOIN ventes b ON b.id = l.id_vente
        LEFT JOIN (SELECT id_vendu, COUNT(*) AS pesees, SUM(masse) AS masse_g
                   FROM pesees_vendus GROUP BY id_vendu) p ON p.id_vendu = l.id
        GROUP BY 1, 2, 3, 4, 5"""


def tickets(horloge: Horloge) -> str:
    """How many tickets: sales and refunds, as its screens tell them apart, and the empty ones."""
    return f"""
        CREATE TABLE cumul_tickets AS
        SELECT annee, point, moyen, SUM(vendu) AS ventes, SUM(rendu) AS remboursements,
               SUM(lignes = 0) AS vides
        FROM (
            SELECT {horloge.annee("b.timestamp")} AS annee, COALESCE(b.id_point_vente, 0) AS point,
                   COALESCE(b.id_moyen_paiement, 0) AS moyen, COUNT(l.id) AS lignes,
                   MAX(COALESCE(l.prix >= 0 AND l.remboursement = 0, 0)) AS vendu,
                   MAX(COALESCE(l.remboursement > 0 AND l.prix = 0, 0)) AS rendu
            FROM ventes b LEFT JOIN vendus l ON l.id_vente = b.id GROUP BY b.id
        ) GROUP BY 1, 2, 3"""


CUMULER = (entrees, depots, sorties, ventes, tickets)
