from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("velo", "0003_declarations"),)

    operations = (
        migrations.AlterField(
            model_name="pointcontrole",
            name="resultat",
            field=models.CharField(
                choices=[
                    ("ok", "bon"),
                    ("nok", "à reprendre"),
                    ("sans_objet", "sans objet"),
                ],
                max_length=10,
                verbose_name="résultat",
            ),
        ),
    )
