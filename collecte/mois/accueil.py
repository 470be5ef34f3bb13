"""What the home page and the journal say of months."""

from django.utils.translation import gettext_lazy

NATURES = {"collecte.reglage.change": gettext_lazy("réglage d’un lieu changé")}
