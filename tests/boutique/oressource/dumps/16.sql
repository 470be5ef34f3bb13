-- variante: de_2016
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur, adherent) VALUES
(1601,'2017-03-05 15:00:00',1,1,1,'oui'),(1602,'2017-03-05 16:00:00',1,1,1,'non');
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement) VALUES
(1601,1601,1,1,1,4.50,0.00),(1602,1602,1,1,1,4.50,0.00);
INSERT INTO type_dechets (id, nom, visible) VALUES (1601,'papeterie','non'),(1602,'jouets','oui');
