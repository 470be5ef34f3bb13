"""Pages as somebody reads them."""


def lue(reponse) -> str:
    """The page with plain spaces for its no-break ones."""
    return espaces(reponse.content.decode())


def erreurs(reponse) -> dict[str, str]:
    """What the page's form says is wrong, field by field."""
    form = reponse.context["form"]
    return {nom: espaces(" ".join(phrases)) for nom, phrases in form.errors.items()}


def espaces(texte: str) -> str:
    """A text with plain spaces for its no-break ones."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")
