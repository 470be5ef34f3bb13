INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES
(201,'2016-05-01 10:00:00',1,1,1),(202,'2017-10-02 10:00:00',1,1,1),
(203,'2018-03-01 10:00:00',1,1,1),(204,'2018-04-01 10:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(201,201,1,1,3,0.67,0.00,0),(202,202,1,1,5,7.00,0.00,0),(203,202,1,1,1,2.00,0.00,0),
(204,203,1,1,5,7.00,0.00,1),(205,204,1,1,2,3.00,0.00,0);
