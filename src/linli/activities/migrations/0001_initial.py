import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('venue', models.CharField(max_length=60)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('purpose', models.CharField(blank=True, default='', max_length=160)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(models.F('community'), models.F('venue'), models.F('starts_at'), name='activities_booking_when')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='activities_booking_code'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='activities_booking_span')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('kind', models.CharField(max_length=40)),
                ('held_on', models.DateField()),
                ('venue', models.CharField(blank=True, default='', max_length=60)),
                ('families', models.PositiveIntegerField(default=0)),
                ('young_parents', models.PositiveIntegerField(default=0)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='activities_event_code')],
            },
        ),
    ]
