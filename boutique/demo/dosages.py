"""How people buy: what a thing weighs and costs, how it is paid. Invented, pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chose:
    """A thing of a category: grams, cents, and how many one takes at a time."""

    poids_g: int
    prix_cts: int
    a_la_fois: int


CHOSES = {
    "textiles": Chose(400, 250, 5),
    "vaisselle": Chose(350, 80, 6),
    "livres": Chose(350, 80, 7),
    "bibelots": Chose(500, 150, 3),
    "jouets": Chose(600, 150, 3),
    "mobilier": Chose(12_000, 2_500, 1),
    "materiel-electrique": Chose(2_500, 700, 1),
    "pam": Chose(2_000, 600, 1),
    "gem-froid": Chose(45_000, 9_000, 1),
    "gem-hors-froid": Chose(40_000, 8_000, 1),
    "ecrans": Chose(8_000, 2_000, 1),
    "informatique": Chose(3_000, 1_200, 1),
    "supports-media": Chose(150, 60, 8),
    "velo": Chose(12_000, 4_500, 1),
    "bijoux": Chose(40, 200, 2),
    "sport-loisirs": Chose(1_500, 450, 1),
    "bricolage-jardin": Chose(1_500, 300, 2),
    "puericulture": Chose(3_000, 700, 1),
    "autres": Chose(800, 200, 2),
}
AUTRE_CHOSE = Chose(800, 200, 2)

# How many lines a ticket has.
LIGNES_PAR_TICKET = ((1, 2, 3, 4, 5, 7), (26, 26, 20, 13, 9, 6))
# Means of payment, by code; « partage »: card and cash.
MOYENS = (("especes", "carte", "cheque", "partage"), (46, 43, 5, 6))
CHEQUE_MIN_CTS = 1_000
ESPECES_MAX_CTS = 30_000
BILLETS_CTS = (500, 1_000, 2_000, 5_000)

# Out of a hundred lines: counted as a lot without a number, never weighed, given, taken off.
SANS_NOMBRE, JAMAIS_PESEE, OFFERTE, REMISEE = 9, 35, 3, 4
# Out of a thousand tickets: a membership, a gift of money, a voucher, paid with one, given
# back, paid otherwise than said.
ADHESION, DON, BON, PAR_BON, RENDU, CORRIGE = 15, 18, 6, 8, 10, 5
COTISATIONS_CTS = (600, 1_000, 1_000, 2_000, 4_500)
DONS_CTS = (100, 200, 500, 1_000)
BONS_CTS = (1_000, 2_000, 3_000)
MOTIFS_RENDU = ("Ne convient pas", "Ne fonctionne pas", "Trop grand", "Changé d’avis")
MOTIF_CORRIGE = "Payé par carte"

# Out of a hundred closings: nothing, a little, too much to leave unexplained.
ECARTS = (("juste", "petit", "grand"), (82, 15, 3))
MOTIF_ECART = "erreur de rendu de monnaie"
FOND_CTS = 10_000

# Where no matter is told: (article, how often), and how many tickets a day of the week brings.
CARTES = {
    "RIE": (("Heure d’atelier couture", 45), ("Retouche", 20), ("Fil, boutons, fermetures", 35)),
    "GON": (("Heure d’atelier vélo", 40), ("Chambre à air", 25), ("Patins de frein", 18)),
}
AFFLUENCE = {
    "RIE": {2: 9, 3: 6, 4: 8, 5: 15},
    "GON": {1: 4, 3: 5, 5: 8},
    # It sells what the café serves, and nothing else.
    "CHV/café": dict.fromkeys((1, 2, 3, 4, 5), 0),
}
HEURES = {"RIE": (10, 18), "GON": (14, 19), "CHV/café": (9, 18)}
# The tills that stand beside their site's own: the story's word → site, point.
AUTRES_CAISSES = {"CHV/café": ("CHV", "Caisse du café")}

# Where a pole puts loose kilograms on its shelf: their category, and the article that sells them.
AU_DETAIL = {"GON": ("velo", "Pièces de vélo d’occasion")}

# What is sold by weight: category, article, cents a kilogram, out of a hundred lots that are
# weighed; where the verified scale stands, and its number.
AU_KILO = ("textiles", "Vêtements au kilo", 800, 12)
BALANCE = ("CHV", "F-15-04217")

# Article, activity, provenance, cents.
ARTICLES = (
    ("Heure d’atelier couture", "ateliers", "service", 600),
    ("Retouche", "ateliers", "service", 500),
    ("Fil, boutons, fermetures", "boutique", "achat", 150),
    ("Heure d’atelier vélo", "velo", "service", 500),
    ("Chambre à air", "velo", "achat", 450),
    ("Patins de frein", "velo", "achat", 600),
)
# « −50 % textile », twice a year: (month, day) of the first and of the last day.
OPERATIONS = (((1, 14), (1, 24)), ((6, 24), (7, 4)))
