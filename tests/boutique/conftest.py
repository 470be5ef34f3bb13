from tests.boutique.au_guichet import guichet  # noqa: F401  (a fixture of this folder)
