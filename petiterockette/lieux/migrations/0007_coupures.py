from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("lieux", "0006_iban")]

    operations = [
        migrations.AddField(
            model_name="horairehabituel",
            name="pause_de",
            field=models.TimeField(blank=True, null=True, verbose_name="coupure de"),
        ),
        migrations.AddField(
            model_name="horairehabituel",
            name="pause_a",
            field=models.TimeField(blank=True, null=True, verbose_name="coupure à"),
        ),
        migrations.AddConstraint(
            model_name="horairehabituel",
            constraint=models.CheckConstraint(
                condition=Q(pause_de=None, pause_a=None)
                | Q(
                    pause_de__isnull=False,
                    pause_a__isnull=False,
                    pause_de__gt=F("ouvre"),
                    pause_a__gt=F("pause_de"),
                    ferme__gt=F("pause_a"),
                ),
                name="lieux_horaire_pause",
                violation_error_message="Une coupure tient entre l’ouverture et la fermeture.",
            ),
        ),
    ]
