INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES
(301,'2019-02-01 10:00:00',1,1,1),(302,'2019-02-02 10:00:00',2,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(301,301,1,1,1,0.00,4.00,0),(302,301,1,1,3,0.00,2.00,0),(303,302,1,1,1,10.00,0.00,0);
