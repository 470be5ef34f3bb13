"""What the sites look at when they open and close, and their hours: the product's default data.

To be confirmed by each site: every row is edited in the product.
"""

from datetime import time

OUVERTURE = (
    "Alarme coupée, rideau levé",
    "Lumières et chauffage",
    "Issues de secours dégagées",
    "Balance allumée et remise à zéro",
    "Contenants vides au comptoir",
    "Panneau sorti, affiche du jour à la porte",
)
FERMETURE = (
    "Dernier dépôt pesé et rangé",
    "Rien devant les issues de secours",
    "Bacs sortis si c’est le jour",
    "Appareils et prises coupés",
    "Caisse comptée et mise au coffre",
    "Lumières éteintes, alarme mise, rideau baissé",
)

_NEUF, _DIX, _DIX_HUIT = time(9), time(10), time(18)
# code of a site → day of the week (0: Monday) → opens, closes
HORAIRES = {
    "CHV": dict.fromkeys(range(6), (_NEUF, _DIX_HUIT)),
    "MTG": dict.fromkeys(range(1, 6), (_DIX, _DIX_HUIT)),
}
