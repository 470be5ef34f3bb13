from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class ComptesConfig(AppConfig):
    name = "petiterockette.comptes"
    label = "comptes"
    verbose_name = "comptes"

    def ready(self) -> None:
        from . import entrees

        # Django's own signals: every way in or out goes through them.
        user_logged_in.connect(entrees.est_entre, dispatch_uid="comptes.entrees")
        user_logged_out.connect(entrees.est_sorti, dispatch_uid="comptes.sorties")
