"""The chapters of the shop, told by `manage.py demo`."""

from collecte.demo.ecriture.ventes import VENDEURS
from petiterockette.demonstration import CHAPITRES

from .chapitre import LaCaisse
from .etiquettes import LesEtiquettes
from .vendeur import LesCaisses

CHAPITRES.extend([LaCaisse(), LesEtiquettes()])
VENDEURS.append(LesCaisses())
