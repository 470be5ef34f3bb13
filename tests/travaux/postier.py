"""A postman that takes his time: he writes each delivery in a file, once it is done."""

import time
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


class PostierLent(BaseEmailBackend):
    def send_messages(self, messages) -> int:
        for message in messages:
            time.sleep(0.4)
            with Path(settings.BOITE).open("a") as boite:
                boite.write(f"{message.to[0]}\n")
        return len(messages)
