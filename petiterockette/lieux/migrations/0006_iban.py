from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lieux', '0005_comparable'),
    ]

    operations = [
        migrations.AddField(
            model_name='association',
            name='iban',
            field=models.CharField(blank=True, db_default='', max_length=42, verbose_name='IBAN'),
        ),
    ]
