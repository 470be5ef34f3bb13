INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(501,0,1,1,1,0.00,0.00,0);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES (501,'2017-02-01 10:00:00',0.350,1);
