"""A year of matter, invented: registered with `manage.py demo`."""

from petiterockette.demonstration import CHAPITRES

from .chapitres.bureau import LeBureau
from .chapitres.comptages import LesComptages, LesOuvertures
from .chapitres.essais import LesEssais
from .chapitres.journees import LesJournees
from .chapitres.matiere import LaMatiere
from .chapitres.objets import LesObjets
from .chapitres.quai import LeQuai
from .chapitres.tournees import LesTournees
from .chapitres.tri import LesReferencesDuTri

CHAPITRES.extend(
    [
        LesJournees(),
        LesOuvertures(),
        LaMatiere(),
        LesComptages(),
        LeQuai(),
        LeBureau(),
        LesReferencesDuTri(),
        LesTournees(),
        LesObjets(),
        LesEssais(),
    ]
)
