from .papiers import Bordereau, Remise, RoleIntermediaire, Scan
from .pont import PeseePont, Reception

__all__ = ["Bordereau", "PeseePont", "Reception", "Remise", "RoleIntermediaire", "Scan"]
