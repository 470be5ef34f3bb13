-- sans: types_poubelles
INSERT INTO types_poubelles (id, nom, masse_bac, ultime, visible) VALUES
(601,'ordures',12.00,1,1),(602,'carton',12.00,1,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_createur) VALUES (601,'2018-06-01 10:00:00','sortiesp',1,1);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet, id_type_poubelle, id_type_dechet_evac) VALUES
(601,'2018-06-01 10:00:00',12.500,601,0,602,0);
