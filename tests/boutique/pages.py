"""What a test of the till's pages leans on: a device, and the forms that it sends."""

from uuid import uuid4

from django.urls import get_resolver, reverse


def page(nom: str, *arguments) -> str:
    """The address of a page of the shop."""
    return reverse(f"boutique:{nom}", args=arguments)


def envoyer(client, nom: str, *arguments, **champs):
    """Post a page of the till, with a number of its own unless said."""
    champs.setdefault("uuid", str(uuid4()))
    return client.post(page(nom, *arguments), champs)


def lire(client, nom: str, *arguments, **demande):
    return client.get(page(nom, *arguments), demande)


def ouverture(point, **champs) -> dict:
    """What the page that opens a till sends."""
    return {"lieu": point.lieu.code, "point": point.pk, "fond": "100"} | champs


# Where prices, things and settings are kept, and where figures are read.
_DU_BUREAU = (
    *("reglages/", "articles/", "etalonner/", "operations/", "publics/"),
    *("uniques/", "a-etiqueter/", "tirages/", "a-enlever/", "mois/"),
)


def pages_de_la_caisse() -> set[str]:
    """The names of all the addresses of the till, but those of the office that keeps it."""
    adresses = get_resolver().namespace_dict["boutique"][1].reverse_dict
    return {
        nom
        for nom in adresses
        if isinstance(nom, str)
        and not adresses[nom][0][0][0].removeprefix("boutique/").startswith(_DU_BUREAU)
    }
