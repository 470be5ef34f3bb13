from ateliers.poles import Activite, ArticleDuPole, Pole, enregistrer

RUCHER = Pole(
    code="rucher",
    nom="Le rucher",
    pictogramme="flower",
    page="rucher:accueil",
    droit="ateliers.lire",
    activite=Activite("rucher", "Rucher", "707900"),
    articles=(ArticleDuPole("Pot de miel", prix_cts=600, genre="miel"),),
)
enregistrer(RUCHER)
