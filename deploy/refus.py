"""What stops an installation, in a sentence that says what to do."""


class Arret(Exception):
    """Nothing more is done; the message, in French, says why and what to do."""
