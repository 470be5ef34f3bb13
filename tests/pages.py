"""Pages as somebody reads them."""

import re


def lue(reponse) -> str:
    """The page with plain spaces for its no-break ones."""
    return espaces(reponse.content.decode())


def jusqu_au_bout(reponse) -> None:
    """Read a file to its end, so that it is closed; a page is read already."""
    if reponse.streaming:
        list(reponse.streaming_content)


def erreurs(reponse) -> dict[str, str]:
    """What the page's form says is wrong, field by field."""
    form = reponse.context["form"]
    return {nom: espaces(" ".join(phrases)) for nom, phrases in form.errors.items()}


def espaces(texte: str) -> str:
    """A text with plain spaces for its no-break ones."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def photo_rendue(reponse, nom: str = "photo") -> str:
    """The photo that a refused page gives back, as its form will send it again."""
    [rendue] = re.findall(rf'name="{nom}_gardee" value="([^"]+)"', reponse.content.decode())
    assert f'src="data:image/jpeg;base64,{rendue}"' in reponse.content.decode()
    return rendue
