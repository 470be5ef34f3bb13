-- fin: perdue
-- sans table: filieres_sortie
INSERT INTO grille_objets (id, nom, id_type_dechet, prix) VALUES (1801,'chaise',1,'cher');
