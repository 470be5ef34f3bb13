from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class ComptesConfig(AppConfig):
    name = "petiterockette.comptes"
    label = "comptes"
    verbose_name = "comptes"

    def ready(self) -> None:
        from . import connexions

        # Django's own signals: every way in or out goes through them.
        user_logged_in.connect(connexions.est_entre, dispatch_uid="comptes.entrees")
        user_logged_out.connect(connexions.est_sorti, dispatch_uid="comptes.sorties")
