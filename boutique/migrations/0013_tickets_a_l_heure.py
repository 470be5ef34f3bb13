"""The list of the tickets is read by the clock."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("boutique", "0012_plafonds_des_roles_des_poles")]

    operations = [
        migrations.AddIndex(
            model_name="vente",
            index=models.Index(fields=["le", "id"], name="boutique_vente_le"),
        ),
    ]
