INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES
(401,'2017-01-01 10:00:00',1,1,1),(402,'2018-01-02 10:00:00',1,1,1),(403,'2019-01-02 10:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(401,401,1,1,2,0.00,0.00,0),(402,402,1,1,2,0.00,0.00,0),(403,403,1,1,2,1.00,0.00,1),(404,403,1,1,1,1.00,0.00,0);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES
(401,'2017-01-01 10:00:00',1.100,2),(402,'2018-01-02 10:00:00',1.200,2),
(403,'2019-01-02 10:00:00',1.300,2),(404,'2019-01-02 10:00:00',5.000,1);
