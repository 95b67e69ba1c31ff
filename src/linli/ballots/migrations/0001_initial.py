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
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=160)),
                ('decision_type', models.CharField(choices=[('ordinary', 'ordinary'), ('special', 'special')], max_length=12)),
                ('state', models.CharField(choices=[('drafted', 'being prepared'), ('publicised', 'laid out for everybody to read'), ('open', 'open'), ('counted', 'counted'), ('annulled', 'annulled')], default='drafted', max_length=12)),
                ('publicised_at', models.DateTimeField(blank=True, null=True)),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('counted_at', models.DateTimeField(blank=True, null=True)),
                ('passed', models.BooleanField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('scope', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='places.place')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='ballots_vote_code'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='ballots_vote_span')],
            },
        ),
        migrations.CreateModel(
            name='RollEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.PositiveIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll_entries', to='places.dwelling')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll_entries', to='people.person')),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll', to='ballots.vote')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('vote'), models.F('dwelling'), name='ballots_roll_once'), models.CheckConstraint(condition=models.Q(('area__gt', 0)), name='ballots_roll_area')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('choice', models.CharField(choices=[('for', 'for'), ('against', 'against'), ('abstain', 'abstain')], max_length=8)),
                ('channel', models.CharField(choices=[('online', 'online'), ('paper', 'on paper'), ('proxy', 'by proxy'), ('telephone', 'by telephone, with a witness')], max_length=12)),
                ('proxy_document', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('cast_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='people.person')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ballots_recorded', to='people.person')),
                ('replaced_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='ballots.ballot')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='ballots.rollentry')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='ballots_ballot_code'), models.UniqueConstraint(condition=models.Q(('replaced_by__isnull', True)), fields=('entry',), name='ballots_ballot_once')],
            },
        ),
    ]
