"""What the till counts money under, and how it is paid, by default.

Accounts of the associations’ plan comptable. To be confirmed by the association: every row is
editable.
"""

# code, nom, compte, dans le chiffre d’affaires
ACTIVITES = [
    ("boutique", "Boutique", "707100", True),
    ("cafe", "Café-atelier", "707200", True),
    ("velo", "Atelier vélo", "707300", True),
    ("ateliers", "Ateliers et animations", "706100", True),
    ("formation", "Formation", "706200", True),
    ("adhesions", "Adhésions", "756000", False),
    ("dons", "Dons", "754000", False),
    ("bons", "Bons d’achat", "419700", False),
]

# code, nom, genre, pictogramme, rend la monnaie, plafond (centimes), compte
MOYENS = [
    ("especes", "Espèces", "especes", "banknote", True, 100_000, "530000"),
    ("carte", "Carte", "carte", "credit-card", False, None, "511500"),
    ("cheque", "Chèque", "cheque", "pencil", False, None, "511200"),
    ("bon", "Bon", "bon", "ticket", False, None, "419700"),
]

# poste, compte
POSTES = [
    ("tva", "445710"),
    ("banque", "512000"),
    ("manque", "658000"),
    ("trop", "758000"),
    ("depense", "471000"),
    ("solidaire", "467000"),
    ("clients", "411000"),
    ("matiere", "703000"),
    ("subventions", "441000"),
    ("exploitation", "740000"),
    ("equipement", "131000"),
]
