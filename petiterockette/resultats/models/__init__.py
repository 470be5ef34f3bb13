"""What the accountant's files said, account by account, and whose each account is."""

from .balances import Balance, Solde
from .repartitions import Repartition

__all__ = ["Balance", "Repartition", "Solde"]
