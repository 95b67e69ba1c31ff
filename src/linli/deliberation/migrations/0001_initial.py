import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ballots', '0001_initial'),
        ('grid', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('founded_on', models.DateField()),
                ('charter', models.TextField(blank=True, default='')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('convenor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups_convened', to='people.person')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_group_code')],
            },
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='deliberation.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_memberships', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('deliberation', 'deliberation meeting'), ('mediation', 'mediation'), ('joint_meeting', 'joint meeting'), ('residents_assembly', "residents' assembly"), ('owners_committee', "owners' committee")], max_length=24)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('noticed', 'everybody was told'), ('held', 'held'), ('cancelled', 'did not take place')], default='planned', max_length=12)),
                ('planned_at', models.DateTimeField()),
                ('noticed_at', models.DateTimeField(blank=True, null=True)),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('venue', models.CharField(blank=True, default='', max_length=80)),
                ('topic', models.CharField(max_length=200)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['community', '-planned_at'], name='deliberation_meeting_latest')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_meeting_code')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stakeholder_kind', models.CharField(max_length=40)),
                ('organisation', models.CharField(max_length=80)),
                ('people', models.PositiveSmallIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='deliberation.meeting')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=160)),
                ('decided_by', models.CharField(max_length=60)),
                ('status_on', models.DateField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_plan_code')],
            },
        ),
        migrations.CreateModel(
            name='OwnersMatter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('vote', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='matter', to='ballots.vote')),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='owners_matters', to='deliberation.plan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('question', models.CharField(max_length=200)),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='deliberation.plan')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_poll_code')],
            },
        ),
        migrations.CreateModel(
            name='PollAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('answer', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='poll_answers', to='places.dwelling')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='deliberation.poll')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='poll_answers_recorded', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(models.F('poll'), models.F('dwelling'), models.F('at'), name='deliberation_answer_last')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_pollanswer_code')],
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('deliberating', 'being talked over'), ('resolved', 'decided'), ('executing', 'being carried out'), ('verified', 'looked at, and done'), ('closed', 'closed'), ('reopened', 'open again')], default='proposed', max_length=12)),
                ('proposed_on', models.DateField()),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('watch_days', models.PositiveSmallIntegerField(default=90)),
                ('cases', models.ManyToManyField(blank=True, related_name='projects', to='grid.case')),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='grid.category')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='places.place')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_project_code')],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='project',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='deliberation.project'),
        ),
        migrations.AddField(
            model_name='group',
            name='project',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='self_governance_groups', to='deliberation.project'),
        ),
        migrations.CreateModel(
            name='RequiredKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stakeholder_kind', models.CharField(max_length=40)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='required_kinds', to='deliberation.project')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('project'), models.F('stakeholder_kind'), name='deliberation_required_once')],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('votes_for', models.PositiveSmallIntegerField()),
                ('votes_against', models.PositiveSmallIntegerField()),
                ('votes_abstain', models.PositiveSmallIntegerField()),
                ('passed', models.BooleanField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='deliberation.meeting')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_resolution_code')],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('remove_facility', 'take something away'), ('add_facility', 'put something up'), ('task', 'do something')], max_length=20)),
                ('words', models.CharField(blank=True, default='', max_length=200)),
                ('min_distance_m', models.PositiveIntegerField(blank=True, null=True)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('facility', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='places.place')),
                ('from_facility', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments_measured_from', to='places.place')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='people.person')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='deliberation.resolution')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_commitment_code')],
            },
        ),
        migrations.CreateModel(
            name='GroupIssue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('opened_on', models.DateField()),
                ('solved_on', models.DateField(blank=True, null=True)),
                ('cost_fen', models.PositiveBigIntegerField(blank=True, null=True)),
                ('funding', models.CharField(blank=True, default='', max_length=120)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='deliberation.group')),
                ('led_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='group_issues_led', to='people.person')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='deliberation_groupissue_code')],
            },
        ),
    ]
