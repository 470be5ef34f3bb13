"""A year of tills, invented: registered with `manage.py demo`."""

from collecte.demo.ventes import VENDEURS
from petiterockette.demonstration import CHAPITRES

from .chapitre import LaCaisse
from .vendeur import LesCaisses

CHAPITRES.append(LaCaisse())
VENDEURS.append(LesCaisses())
