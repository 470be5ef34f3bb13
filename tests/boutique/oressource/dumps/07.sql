INSERT INTO points_vente (id, nom, visible) VALUES (701,'[Maintenance] point de vente inconnu',0);
INSERT INTO utilisateurs (id, nom, prenom, mail, niveau) VALUES (701,'inconnu','inconnu','inconnu@localhost','');
INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte, id_createur) VALUES
(701,'2018-07-01 10:00:00',1,1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES (701,'2018-07-01 10:00:00',3.010,701,797);
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES (701,'2018-07-01 10:00:00',799,701,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot) VALUES
(701,701,1,798,1,5.00,0.00,0);
