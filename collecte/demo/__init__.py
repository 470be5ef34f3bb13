"""A year of matter, invented: registered with `manage.py demo`."""

from petiterockette.demonstration import CHAPITRES

from .bureau import LeBureau
from .chapitre import LaMatiere
from .comptages import LesComptages, LesOuvertures
from .essais import LesEssais
from .journees import LesJournees
from .matin import LeQuai
from .objets import LesObjets
from .references_tri import LesReferencesDuTri
from .tournees import LesTournees

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
