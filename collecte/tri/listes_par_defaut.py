"""Sorting's reference lists, the product's default data: each row is edited in the lists.

Sources: what the association does not take back (matériaux, matelas for bedbugs and hygiene,
produits dangereux); the checks before sale (EEE électrique and fonctionnement, informatique
données effacées, puériculture, casques and sièges auto interdit or contrôlé); the streams and
what is refused at intake (LITERIE, DDS, DEEE). The texts named on the rows of
arms, medicines, forgeries, food and protected species are general knowledge, to be confirmed
by the association.
"""

# nom, que faire, explication, catégorie ou None, autres mots, pictogramme, d’où vient la règle
_MAISON = "règles de la maison : avant la vente, interdit ou contrôlé"
_REFUS = "ce que l’association ne reprend pas"
_DANGER = "déchets dangereux : pas repris à l’apport"
NON_VENDABLES: list[tuple[str, str, str, str | None, str, str, str]] = [
    (
        "Siège auto, rehausseur",
        "dechetterie",
        "Jamais vendu ni donné : un choc ne se voit pas. Coupez les sangles avant de le jeter.",
        "puericulture",
        "siège bébé, cosy, nacelle auto, isofix",
        "car-front",
        _MAISON,
    ),
    (
        "Casque de vélo, de moto, de ski",
        "dechetterie",
        "Jamais vendu : un choc ne se voit pas. Coupez la jugulaire avant de le jeter.",
        "sport-loisirs",
        "casque équitation, trottinette, protection",
        "hard-hat",
        _MAISON,
    ),
    (
        "Puériculture sans norme lisible",
        "controle",
        "Lit, poussette, chaise haute : vendus complets, sans casse, étiquette de norme lisible.",
        "puericulture",
        "berceau, landau, parc, barrière, transat, porte-bébé",
        "baby",
        _MAISON,
    ),
    (
        "Jouet sans marquage CE",
        "controle",
        "Sans marquage, cassé ou à petites pièces : mettez-le de côté pour le contrôle.",
        "jouets",
        "peluche, poupée, petites pièces",
        "blocks",
        "directive 2009/48/CE, sécurité des jouets",
    ),
    (
        "Appareil électrique pas testé",
        "controle",
        "À l’atelier d’abord : sécurité électrique, puis fonctionnement.",
        "materiel-electrique",
        "électroménager, lampe, multiprise, outil électrique",
        "plug",
        _MAISON,
    ),
    (
        "Ordinateur, téléphone, disque",
        "controle",
        "À l’atelier d’abord : les données sont effacées avant la vente.",
        "informatique",
        "portable, tablette, clé usb, smartphone, données",
        "laptop",
        _MAISON,
    ),
    (
        "Appareil électrique hors d’usage",
        "recyclage",
        "Pas réparable : dans la cage des DEEE, jamais dans le tout-venant.",
        "materiel-electrique",
        "cassé, panne, deee, d3e",
        "recycle",
        "filière des équipements électriques",
    ),
    (
        "Piles, batteries, ampoules, néons",
        "recyclage",
        "Dans leurs bacs à part ; une batterie gonflée ne se transporte pas.",
        "materiel-electrique",
        "lampe, led, accu, lithium",
        "battery",
        "filières des piles et des lampes",
    ),
    (
        "Matelas, sommier, literie",
        "refuser",
        "Pas repris : punaises et hygiène. La ville les enlève sur rendez-vous.",
        "mobilier",
        "futon, surmatelas, oreiller, couette tachée, punaises",
        "bed-double",
        _REFUS,
    ),
    (
        "Matériaux de chantier",
        "refuser",
        "Gravats, plâtre, vitres, portes : à porter à la déchetterie.",
        "bricolage-jardin",
        "carrelage, ciment, fenêtre, lavabo, amiante",
        "hammer",
        _REFUS,
    ),
    (
        "Produits chimiques",
        "refuser",
        "Peinture, solvant, colle, pesticide : à porter à la déchetterie, bouchés.",
        "bricolage-jardin",
        "white spirit, acide, javel, phyto, huile de vidange, aérosol",
        "flask-conical",
        _DANGER,
    ),
    (
        "Bouteille de gaz, extincteur",
        "refuser",
        "Ne se garde pas ici : à rendre au vendeur.",
        None,
        "butane, propane, cartouche, fusée de détresse",
        "flame",
        _DANGER,
    ),
    (
        "Arme, munition",
        "refuser",
        "N’y touchez pas. Prévenez la personne responsable, qui appelle la police.",
        None,
        "fusil, pistolet, couteau de combat, épée, cartouche, airsoft, bombe lacrymogène",
        "sword",
        "code de la sécurité intérieure",
    ),
    (
        "Médicament, matériel médical",
        "refuser",
        "Les médicaments se rapportent en pharmacie, les aiguilles aussi.",
        None,
        "pilule, sirop, seringue, insuline, prothèse, lunettes de vue",
        "pill",
        "code de la santé publique",
    ),
    (
        "Contrefaçon",
        "dechetterie",
        "Ni vendue ni donnée. Au moindre doute, demandez à la personne responsable.",
        "textiles",
        "faux sac, fausse marque, copie, dvd gravé",
        "badge-x",
        "code de la propriété intellectuelle",
    ),
    (
        "Denrées, boissons, alcool",
        "refuser",
        "La boutique n’en vend pas ; le café a ses propres règles.",
        None,
        "nourriture, conserve, vin, compléments alimentaires",
        "apple",
        "règles du café",
    ),
    (
        "Ivoire, peau, animal naturalisé",
        "refuser",
        "Espèces protégées : la vente est interdite sans papiers.",
        "bibelots",
        "fourrure, écaille, corail, empaillé, défense",
        "skull",
        "convention de Washington (CITES)",
    ),
]

# catégorie, nom, comment faire, obligatoire avant le rayon
# Source: the house's rule that checks before sale are data per category.
CONTROLES = [
    (
        "materiel-electrique",
        "Sécurité électrique",
        "Câble, fiche et coque intacts ; essai sur une prise protégée.",
        True,
    ),
    ("materiel-electrique", "Fonctionnement", "Branché, il fait ce qu’il doit faire.", True),
    (
        "informatique",
        "Sécurité électrique",
        "Chargeur et câble intacts ; la batterie n’est pas gonflée.",
        True,
    ),
    ("informatique", "Fonctionnement", "Il démarre, l’écran et le clavier répondent.", True),
    ("informatique", "Données effacées", "Disque effacé ou retiré, aucun compte ouvert.", True),
    (
        "puericulture",
        "Norme et état",
        "Étiquette de norme lisible, complet, sans casse ; sinon, jamais vendu.",
        True,
    ),
]
