import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('boutique', '0001_initial'),
        ('personnes', '0002_code_de_caisse'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='caisse',
            name='demande_le_code',
            field=models.BooleanField(db_default=False, default=False, help_text='quatre chiffres, en touchant son nom', verbose_name='demande le code de chacun'),
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('appareil', models.CharField(max_length=64, verbose_name='appareil')),
                ('le', models.DateTimeField(verbose_name='depuis')),
                ('finie_le', models.DateTimeField(blank=True, null=True, verbose_name='jusqu’à')),
                ('compte', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='compte')),
                ('personne', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='personnes.personne', verbose_name='personne')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='boutique.session', verbose_name='session')),
            ],
            options={
                'verbose_name': 'présence à la caisse',
                'verbose_name_plural': 'présences à la caisse',
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('finie_le', None)), fields=('session',), name='boutique_presence_une_a_la_fois', violation_error_message='Quelqu’un tient déjà cette caisse.')],
            },
        ),
    ]
