INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte, id_createur) VALUES
(1501,'2022-02-05 15:00:00',1,1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES
(1501,'2022-02-05 15:00:00',0.000,1501,1),(1502,'2022-02-05 15:00:00',-3.200,1501,1),(1503,'2022-02-05 15:00:00',0.001,1501,1);
