import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('key', models.CharField(blank=True, max_length=80, null=True)),
                ('kind', models.CharField(choices=[('case_closed', 'a matter is settled'), ('plain', 'notice'), ('fee_points_named', 'thanks for paid fees'), ('collection_rate', 'collection rate')], max_length=24)),
                ('title', models.CharField(max_length=120)),
                ('body', models.TextField(blank=True, default='')),
                ('lines', models.JSONField(default=list)),
                ('matter', models.CharField(blank=True, default='', max_length=40)),
                ('matter_id', models.BigIntegerField(blank=True, null=True)),
                ('asked', models.JSONField(default=dict)),
                ('because_id', models.BigIntegerField(blank=True, null=True)),
                ('posted_at', models.DateTimeField()),
                ('until', models.DateField(blank=True, null=True)),
                ('taken_down_at', models.DateTimeField(blank=True, null=True)),
                ('audience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='places.place')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('thanks', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='thanked_in', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['community', '-posted_at'], name='notices_notice_latest'), models.Index(models.F('community'), models.F('matter'), models.F('matter_id'), name='notices_notice_matter')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='notices_notice_code'), models.UniqueConstraint(models.F('community'), models.F('key'), name='notices_notice_key')],
            },
        ),
        migrations.CreateModel(
            name='Naming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(max_length=24)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='namings', to='places.dwelling')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='namings', to='notices.notice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('notice'), models.F('dwelling'), name='notices_naming_once')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('taken_down_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='notices.notice')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='places.place')),
                ('posted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('notice'), models.F('place'), condition=models.Q(('taken_down_at__isnull', True)), name='notices_posting_once')],
            },
        ),
    ]
