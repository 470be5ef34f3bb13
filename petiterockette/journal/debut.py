"""When this installation began to note what happens: before that day, it saw nothing by itself."""

from datetime import date

from django.utils import timezone

from .models import Entree


def premier_jour_note() -> date:
    """The day, in Paris, of the first fact of the journal; today while there is none. One query."""
    premiere = Entree.objects.order_by("pk").values_list("le", flat=True).first()
    return timezone.localdate(premiere)
