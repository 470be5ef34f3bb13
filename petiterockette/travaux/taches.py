"""What the queue carries: the number of a work."""

from django_tasks import task

from .conduite import conduire


@task
def faire(numero: int) -> bool:
    return conduire(numero)
