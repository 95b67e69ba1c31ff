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
            name='Availability',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_time', models.TimeField()),
                ('to_time', models.TimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='availability', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=40)),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='volunteers_post_code')],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('weekday', models.PositiveSmallIntegerField()),
                ('first_on', models.DateField()),
                ('last_on', models.DateField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='people.team')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='volunteers_series_code'), models.CheckConstraint(condition=models.Q(('weekday__range', (1, 7))), name='volunteers_series_weekday')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('planned_on', models.DateField()),
                ('outcome', models.CharField(choices=[('held', 'held'), ('doorstep_only', 'at the doors only'), ('moved', 'moved'), ('cancelled', 'cancelled')], max_length=16)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, default='', max_length=200)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='volunteers.series')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='volunteers_session_code'), models.UniqueConstraint(models.F('series'), models.F('planned_on'), name='volunteers_session_once')],
            },
        ),
        migrations.CreateModel(
            name='SessionService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('skill', models.CharField(max_length=40)),
                ('served', models.PositiveIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='volunteers.session')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('planned_start', models.DateTimeField()),
                ('planned_end', models.DateTimeField()),
                ('checked_in', models.DateTimeField(blank=True, null=True)),
                ('checked_out', models.DateTimeField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shifts_confirmed', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='people.person')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='volunteers.post')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(models.F('person'), models.F('checked_in'), name='volunteers_shift_person'), models.Index(models.F('community'), models.F('checked_in'), name='volunteers_shift_when')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='volunteers_shift_code'), models.CheckConstraint(condition=models.Q(('confirmed_at__isnull', True), models.Q(('checked_in__isnull', False), ('checked_out__isnull', False), ('confirmed_by__isnull', False), models.Q(('confirmed_by', models.F('person')), _negated=True)), _connector='OR'), name='volunteers_shift_confirmed_by_another'), models.CheckConstraint(condition=models.Q(('checked_out__isnull', True), ('checked_out__gte', models.F('checked_in')), _connector='OR'), name='volunteers_shift_in_before_out')],
            },
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('skill', models.CharField(max_length=40)),
                ('since', models.DateField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skills', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('person'), models.F('skill'), name='volunteers_skill_once')],
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('held_on', models.DateField()),
                ('topic', models.CharField(max_length=120)),
                ('attendees', models.PositiveIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='people.team')),
                ('trainer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='trainings_given', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['community', 'team', 'held_on'], name='volunteers_training_held')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='volunteers_training_code')],
            },
        ),
        migrations.CreateModel(
            name='HomeVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('requested_at', models.DateTimeField()),
                ('requested_by', models.CharField(max_length=24)),
                ('skill', models.CharField(max_length=40)),
                ('consent', models.BooleanField()),
                ('visited_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='home_visits', to='places.dwelling')),
                ('visitor_1', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='home_visits_first', to='people.person')),
                ('visitor_2', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='home_visits_second', to='people.person')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='volunteers_homevisit_code'), models.CheckConstraint(condition=models.Q(('visited_at__isnull', True), models.Q(('consent', True), ('visitor_1__isnull', False), ('visitor_2__isnull', False), models.Q(('visitor_1', models.F('visitor_2')), _negated=True)), _connector='OR'), name='volunteers_home_visit_in_pairs')],
            },
        ),
    ]
