"""The rows of an old base that hang together: a gesture and its weighings, in the order of ids."""

from .models import Source

T = Source.Table
# Table → the list of its points.
POINTS = {T.COLLECTES: "points_collecte", T.SORTIES: "points_sortie", T.VENTES: "points_vente"}
# Where its weighings are.
PESEES = ("pesees_collectes", "pesees_sorties", "pesees_vendus")

_GESTE = "b.id AS geste, b.timestamp AS le"
_PESEE = "p.id AS pesee, p.masse AS masse"
DES_COLLECTES = f"""
    SELECT {_GESTE}, b.id_point_collecte AS point, b.id_type_collecte AS type,
           b.localisation AS localite, {_PESEE}, p.id_type_dechet AS categorie
    FROM collectes b LEFT JOIN pesees_collectes p ON p.id_collecte = b.id ORDER BY b.id, p.id"""
DES_SORTIES = f"""
    SELECT {_GESTE}, b.id_point_sortie AS point, b.classe AS classe, b.id_filiere AS filiere,
           b.id_convention AS convention, b.id_type_sortie AS type, {_PESEE},
           p.timestamp AS pese_le, p.id_type_dechet AS categorie, p.id_type_poubelle AS bac,
           p.id_type_dechet_evac AS matiere
    FROM sorties b LEFT JOIN pesees_sorties p ON p.id_sortie = b.id ORDER BY b.id, p.id"""
DES_VENTES = f"""
    SELECT {_GESTE}, b.id_point_vente AS point, {_PESEE}, p.timestamp AS pese_le,
           l.id_type_dechet AS categorie, l.quantite AS quantite
    FROM ventes b JOIN vendus l ON l.id_vente = b.id JOIN pesees_vendus p ON p.id_vendu = l.id
    ORDER BY b.id, p.id"""
