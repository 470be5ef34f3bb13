from .lieux import LIEUX_PAR_DEFAUT, charger_les_lieux, enregistrer, fonder

__all__ = ["LIEUX_PAR_DEFAUT", "charger_les_lieux", "enregistrer", "fonder"]
