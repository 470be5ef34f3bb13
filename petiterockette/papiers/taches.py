"""What the queue carries: the number of a paper, before the works that nobody waits for."""

from django_tasks import task

from petiterockette.affichage.impression.pdf import dessiner

from .dossier import page_de, ranger


@task(priority=50)
def preparer(numero: str) -> None:
    """Draw a paper. Raises ``PdfImpossible``: its page then offers to try there, and says why."""
    if page := page_de(numero):
        ranger(numero, dessiner(page))
