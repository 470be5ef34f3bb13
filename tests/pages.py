"""Pages as somebody reads them."""


def lue(reponse) -> str:
    """The page with plain spaces for its no-break ones."""
    return _espaces(reponse.content.decode())


def erreurs(reponse) -> dict[str, str]:
    """What the page's form says is wrong, field by field."""
    form = reponse.context["form"]
    return {nom: _espaces(" ".join(phrases)) for nom, phrases in form.errors.items()}


def _espaces(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")
