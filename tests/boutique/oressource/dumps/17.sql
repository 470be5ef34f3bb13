INSERT INTO type_dechets (id, nom, visible) VALUES (1701,'Vaisselle ',1),(1702,'vaisselle',1),(1703,'Verrerie',1);
INSERT INTO localites (id, nom, visible) VALUES (1701,'vaisselle',1);
