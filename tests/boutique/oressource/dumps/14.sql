INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte, id_createur) VALUES
(1401,'2017-01-05 15:00:00',1,1,1,1),(1402,'2022-01-05 15:00:00',1,1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES
(1401,'2017-01-05 15:00:00',7.500,1401,1),(1402,'2017-01-05 15:00:00',3.200,1401,1),
(1403,'2022-01-05 15:00:00',7.000,1402,1),(1404,'2022-01-05 15:00:00',3.000,1402,1),(1405,'2022-01-05 15:00:00',2.100,1402,1),
(1406,'2022-01-05 15:00:00',7.000,1402,1),(1407,'2022-01-05 15:00:00',3.000,1402,1),(1408,'2022-01-05 15:00:00',6.000,1402,1),
(1409,'2022-01-05 15:00:00',7.000,1402,1),(1410,'2022-01-05 15:00:00',3.000,1402,1),(1411,'2022-01-05 15:00:00',6.000,1402,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_createur) VALUES (1401,'2022-01-05 15:00:00','sortiesd',1,1);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet_evac) VALUES (1401,'2022-01-05 15:00:00',9999.999,1401,1);
