import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collecte", "0016_mots_lies"), ("personnes", "0007_mots_lies")]

    operations = [
        migrations.AddField(
            model_name="tournee",
            name="conducteur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="personnes.personne",
                verbose_name="au volant",
            ),
        ),
    ]
