"""What a page of figures says in two sentences, and what an e-mail copies of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from petiterockette.mots.en_phrases import Fait, en_phrases


@dataclass(frozen=True)
class EnPhrases:
    """The sentences, what they stand on, and the text that « Copier pour un courriel » gives."""

    phrases: Sequence[str]
    base: str
    courriel: str


def dire(request: HttpRequest, titre: str, fait: Fait, base: str) -> EnPhrases:
    """The sentences of a page; ``titre``: what and where; ``base``: of what the figure is made.

    The e-mail has the title, the sentences, their base and the address of the page.
    """
    phrases = en_phrases(fait)
    adresse = request.build_absolute_uri()
    courriel = "\n".join([titre, "", *phrases, base, adresse])
    return EnPhrases(phrases, base, courriel)
