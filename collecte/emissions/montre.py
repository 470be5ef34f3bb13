"""Whether the estimate shows. Asked once a request: every list of figures asks it."""

from threading import local

from django.core.signals import request_finished, request_started

from .models import Choix

# What the request being answered has read; nothing outside of one.
_lu = local()


def est_montre() -> bool:
    """False until the direction has said yes."""
    lues = getattr(_lu, "lues", None)
    if lues is None:
        return _lire()
    if "montre" not in lues:
        lues["montre"] = _lire()
    return lues["montre"]


def oublier() -> None:
    """Read it again: it was just chosen."""
    if lues := getattr(_lu, "lues", None):
        lues.clear()


def _lire() -> bool:
    return bool(Choix.objects.values_list("montre", flat=True).first())


def _commencer(**_signal: object) -> None:
    _lu.lues = {}


def _finir(**_signal: object) -> None:
    _lu.lues = None


request_started.connect(_commencer, dispatch_uid="collecte.emissions")
request_finished.connect(_finir, dispatch_uid="collecte.emissions")
