from django.contrib.staticfiles.apps import StaticFilesConfig


class FichiersStatiques(StaticFilesConfig):
    """Django's own, without htmx's extensions: none is used, and a comment in one of them
    reads as the import of a file that does not exist."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "hx-*"]
