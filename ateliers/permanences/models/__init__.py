from .permanences import Permanence, Releve, Visite

__all__ = ["Permanence", "Releve", "Visite"]
