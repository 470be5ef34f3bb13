class SansMigrations:
    """For MIGRATION_MODULES: no app has any, and Django makes its tables from the models."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None
