"""The words of the band. Pure, so that every app can add its own before models load."""

from typing import Any

from django.utils.translation import gettext_lazy as _

# Label, URL name, right that opens the page (None: everybody). Upper apps extend it in
# their AppConfig.ready, in the order of the layers.
NAVIGATION: list[tuple[Any, str, str | None]] = [(_("Aujourd’hui"), "accueil", None)]
