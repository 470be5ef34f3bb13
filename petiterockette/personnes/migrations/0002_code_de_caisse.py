import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('personnes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeDeCaisse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('condense', models.CharField(max_length=128, verbose_name='condensé')),
                ('choisi_le', models.DateTimeField(verbose_name='choisi le')),
                ('essais', models.PositiveSmallIntegerField(default=0, verbose_name='essais manqués')),
                ('pause_jusqu_au', models.DateTimeField(blank=True, null=True, verbose_name='pause jusqu’à')),
                ('personne', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='code_de_caisse', to='personnes.personne', verbose_name='personne')),
            ],
            options={
                'verbose_name': 'code de caisse',
                'verbose_name_plural': 'codes de caisse',
            },
        ),
    ]
