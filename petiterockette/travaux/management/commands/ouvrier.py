import logging
import time
from secrets import token_hex
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

from petiterockette.travaux.veille import veiller

log = logging.getLogger(__name__)

# Between two looks at what is due.
VEILLE_S = 60


class Command(BaseCommand):
    help = (
        "L’ouvrier : le « db_worker » de django-tasks, qui veille aussi (la nuit à faire, les "
        "travaux interrompus, les courriels à réessayer). À laisser tourner à côté de gunicorn."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--intervalle", type=float, default=1, help="secondes entre deux tours")
        parser.add_argument(
            "--un-tour", action="store_true", help="fait ce qui est dû, et s’arrête"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # It says at each turn that there is nothing to do.
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        ouvrier = Worker(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            excluded_queue_names=[],
            interval=options["intervalle"],
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=token_hex(16),
        )
        ouvrier.configure_signals()
        veille = 0.0
        while ouvrier.running:
            close_old_connections()
            if time.monotonic() >= veille:
                self._veiller()
                veille = time.monotonic() + VEILLE_S
            ouvrier.run()
            if options["un_tour"]:
                return
            if ouvrier.running:
                time.sleep(options["intervalle"])

    def _veiller(self) -> None:
        try:
            veiller()
        except DatabaseError:
            # The database is away for a moment: the worker stays, and looks again.
            log.exception("La veille n’a pas pu lire la base")
