"""What the queue carries: the number of a paper."""

from django_tasks import task

from petiterockette.affichage.pdf import dessiner

from .dossier import page_de, ranger


@task
def preparer(numero: str) -> None:
    """Draw a paper. Raises ``PdfImpossible``: its page then offers to try there, and says why."""
    if page := page_de(numero):
        ranger(numero, dessiner(page))
