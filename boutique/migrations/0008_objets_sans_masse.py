from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("boutique", "0007_archives_de_factures")]

    operations = [
        migrations.AddIndex(
            model_name="cumulventes",
            index=models.Index(fields=["sans_masse"], name="boutique_cumul_sans_masse"),
        ),
    ]
