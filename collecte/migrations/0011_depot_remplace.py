import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collecte", "0010_travail_des_ateliers")]

    operations = [
        migrations.AddField(
            model_name="apport",
            name="remplace",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remplacement",
                to="collecte.bon",
                verbose_name="remplace",
            ),
        ),
    ]
