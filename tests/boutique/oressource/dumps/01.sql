-- variante: a_moitie
INSERT INTO grille_objets (id, nom, id_type_dechet, prix) VALUES (101,'bande dessinée',1,0);
