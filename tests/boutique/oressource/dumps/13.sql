INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES
(1301,'2021-01-05 15:00:00',1,1,1),(1302,'2021-01-05 15:00:04',1,1,1),
(1303,'2021-01-05 16:00:00',1,1,1),(1304,'2021-01-05 16:00:03',2,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(1301,1301,1,1,1,4.50,0.00,0),(1302,1302,1,1,1,4.50,0.00,0),(1303,1303,1,1,1,4.50,0.00,0),(1304,1304,1,1,1,4.50,0.00,0);
INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte, id_createur) VALUES
(1301,'2021-01-05 15:00:00',1,1,1,1),(1302,'2021-01-05 15:00:20',1,1,1,1),(1303,'2021-01-05 15:00:25',1,1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES
(1301,'2021-01-05 15:00:00',7.010,1301,1),(1302,'2021-01-05 15:00:20',7.010,1302,1),(1303,'2021-01-05 15:00:25',8.010,1303,1);
