from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lieux", "0004_numero_tva")]

    operations = [
        migrations.AddField(
            model_name="association",
            name="comparable_masse_pc",
            field=models.PositiveSmallIntegerField(
                db_default=20,
                default=20,
                verbose_name="kilos qu’il faut pour comparer, en pour cent",
            ),
        ),
        migrations.AddField(
            model_name="association",
            name="comparable_jours_pc",
            field=models.PositiveSmallIntegerField(
                db_default=50,
                default=50,
                verbose_name="jours ouverts qu’il faut pour comparer, en pour cent",
            ),
        ),
        migrations.AddConstraint(
            model_name="association",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("comparable_jours_pc__lte", 100), ("comparable_masse_pc__lte", 100)
                ),
                name="lieux_association_comparable",
                violation_error_message="Une part va de 0 à 100, en pour cent.",
            ),
        ),
    ]
