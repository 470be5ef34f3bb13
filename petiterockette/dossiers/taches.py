"""What the queue carries: the number of what was frozen, to draw its files."""

from django_tasks import task

from .models import Figement
from .services.fichiers import faire_les_fichiers


@task(priority=50)
def preparer_les_fichiers(figement: int) -> None:
    """Draw the files of a frozen dossier. Raises ``PdfImpossible``: its page offers it again."""
    faire_les_fichiers(Figement.objects.get(pk=figement))
