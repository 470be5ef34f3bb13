from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statiques(CompressedManifestStaticFilesStorage):
    """Hashed names for ever-cached files, imported ES modules included.

    Without the aggregation, modules that import each other stay unhashed and stale.
    """

    support_js_module_import_aggregation = True
