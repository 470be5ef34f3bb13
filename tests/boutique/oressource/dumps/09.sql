INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte, id_createur, last_hero_timestamp) VALUES
(901,'2018-09-01 10:00:00',1,1,1,0,'0000-00-00 00:00:00');
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES (901,'2018-09-01 10:00:00',1.010,901,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_createur) VALUES (901,'2018-09-01 10:00:00',NULL,1,1);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet, id_type_poubelle, id_type_dechet_evac) VALUES
(901,'2018-09-01 10:00:00',2.020,901,0,NULL,0),(902,'2018-09-01 10:00:00',3.030,901,1,0,1),
(903,'2018-09-01 10:00:00',4.040,901,1,NULL,0);
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES (901,'0000-00-00 00:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(901,901,1,NULL,1,2.00,0.00,0),(902,901,1,0,1,3.00,0.00,0),(903,901,1,1,1,4.00,0.00,0);
