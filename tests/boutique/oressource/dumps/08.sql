INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte, id_createur) VALUES
(805,'2018-08-01 10:00:00',1,1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES (801,'2018-08-01 10:00:00',1.010,899,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_createur) VALUES (804,'2018-08-01 10:00:00','sorties',1,1);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet) VALUES (801,'2018-08-01 10:00:00',2.020,899,1);
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES (803,'2018-08-01 10:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(801,899,1,1,2,3.00,0.00,0);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES (802,'2018-08-01 10:00:00',4.040,1);
