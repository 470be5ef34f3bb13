"""What an object is taken to weigh before anybody has weighed any: hypotheses, in grams.

Not published data: working figures, to be calibrated on samples of thirty. They are the last
resort of ``poids_moyens``, and every page marks them « hypothèse ». A category that has none
here (« vrac à trier ») is nothing that one counts.
"""

# Category or sub-category, by code → one object of it.
POIDS_G = {
    "textiles": 350,
    "vaisselle": 350,
    "livres": 400,
    "bibelots": 400,
    "jouets": 400,
    "mobilier": 12_000,
    "materiel-electrique": 2_000,
    "gem-froid": 55_000,
    "gem-hors-froid": 65_000,
    "ecrans": 8_000,
    "pam": 1_500,
    "informatique": 3_000,
    "supports-media": 100,
    "velo": 15_000,
    "bijoux": 30,
    "sport-loisirs": 1_500,
    "bricolage-jardin": 1_500,
    "puericulture": 3_000,
    "autres": 800,
}
