INSERT INTO localites (id, nom, visible) VALUES (1201,'11Â° arr.',1),(1202,'12° arr.',1);
INSERT INTO type_collecte (id, nom, visible) VALUES (1201,'Pied d&#39;immeuble',1),(1202,'SÃO PAULO',1);
