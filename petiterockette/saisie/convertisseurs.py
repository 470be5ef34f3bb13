"""What an address may hold in the place of a number: ``<id:pk>``, ``<annee:annee>``.

Django's own ``int`` reads numbers that no database holds.
"""

from django.urls import register_converter

from petiterockette.mots.numeros import numero_lu


class NumeroConverter:
    """The key of a row."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        numero = numero_lu(value)
        if numero is None:
            raise ValueError(value)
        return numero

    def to_url(self, value: object) -> str:
        return str(value)


class AnneeConverter(NumeroConverter):
    """A year that a calendar holds."""

    regex = "[1-9][0-9]{3}"


register_converter(NumeroConverter, "id")
register_converter(AnneeConverter, "annee")
