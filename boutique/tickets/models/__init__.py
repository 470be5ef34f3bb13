"""The tables of what follows a ticket: papers handed over, limits of refunds."""

from .papiers_remis import Remis
from .plafonds_des_roles import PlafondRemboursement

__all__ = ["PlafondRemboursement", "Remis"]
