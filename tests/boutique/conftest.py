from tests.boutique.recits import racontee, recit

__all__ = ["racontee", "recit"]
