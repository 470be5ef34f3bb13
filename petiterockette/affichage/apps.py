from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from . import accueil, natures, navigation


class Salle(AppConfig):
    """A room: its tiles, its gestures and the rest are what ``accueil`` and ``aller`` name so."""

    def ready(self) -> None:
        from .aller import gestes, lieux, registre

        for module in (f"{self.name}.accueil", f"{self.name}.aller"):
            if find_spec(module):
                dit = vars(import_module(module))
                accueil.poser(*dit.get("TUILES", ()))
                accueil.FIN.extend(dit.get("FIN", ()))
                accueil.BLOCS.extend(dit.get("BLOCS", ()))
                accueil.PREMIERS_PAS.extend(dit.get("PREMIERS_PAS", ()))
                navigation.PUBLIQUES.extend(dit.get("PUBLIQUES", ()))
                navigation.MES_PAGES.extend(dit.get("MES_PAGES", ()))
                natures.NATURES.update(dit.get("NATURES", {}))
                gestes.poser(*dit.get("GESTES", ()))
                registre.SOURCES.extend(dit.get("SOURCES", ()))
                lieux.PAR_LIEU.extend(dit.get("PAR_LIEU", ()))
                for page, voisines in dit.get("VOISINES", {}).items():
                    navigation.VOISINES[page].extend(voisines)


class AffichageConfig(AppConfig):
    name = "petiterockette.affichage"
    label = "affichage"
    verbose_name = "affichage"
    default = True

    def ready(self) -> None:
        from . import espaces, journee
        from .aller import gestes as aller_gestes
        from .aller import ici as aller_ici
        from .aller import lieux as aller_lieux
        from .aller import registre as aller
        from .composants import planches
        from .composants import registre as composants

        espaces.CARTES.append(("maison", journee.portes))
        aller.SOURCES.extend([*aller_ici.SOURCES, *aller_lieux.SOURCES, *aller_gestes.SOURCES])
        accueil.poser(*journee.TUILES)
        accueil.FIN[:0] = journee.FIN
        composants.PLANCHES[:0] = planches.PLANCHES
