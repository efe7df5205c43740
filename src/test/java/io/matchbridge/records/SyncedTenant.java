package io.matchbridge.records;

import io.matchbridge.testing.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tenant, acme, that has left after something was read of it, and another one. */
final class SyncedTenant {

    private SyncedTenant() {}

    /** Puts them in once. */
    static void in(RunningService service) throws Exception {
        if (!service.column("select 1 from connection where tenant = 'acme'").isEmpty()) {
            return;
        }
        service.execute("""
            insert into connection (tenant, integration, status, admin_email, sync_interval, grants, connected_at) values
              ('acme', 'ashby', 'disconnected', 'ann@acme.example', '6h', '[]', now()),
              ('other', 'ashby', 'disconnected', 'bob@other.example', '6h', '[]', now());
            insert into department (tenant, id, name, raw, hash) values ('acme', 'd1', 'Engineering', '{}', 0);
            insert into job (tenant, id, title, status, department_id, raw, hash) values
              ('acme', 'j1', 'Backend Engineer', 'Open', 'd1', '{}', 0),
              ('acme', 'j2', 'Accountant', 'Closed', null, '{}', 0),
              ('other', 'j1', 'Somebody else''s job', 'Open', null, '{}', 0);
            insert into job (tenant, id, title, raw, hash, removed_at) values ('acme', 'j3', 'Removed', '{}', 0, now());
            insert into job_posting (tenant, id, job_id, location, listed, raw, hash) values ('acme', 'p1', 'j1', 'Berlin', true, '{}', 0);
            insert into interview_plan (tenant, id, title, is_archived, raw, hash) values ('acme', 'ip', 'Standard', false, '{}', 0);
            insert into interview_stage (tenant, id, interview_plan_id, title, type, position, raw, hash) values
              ('acme', 's2', 'ip', 'Interview', 'Active', 2, '{}', 0), ('acme', 's1', 'ip', 'Application Review', 'PreInterviewScreen', 1, '{}', 0);
            insert into candidate (tenant, id, name, email, position, company, raw, hash) values
              ('acme', 'c1', 'Ann Archer', 'ann.archer@mail.example', 'Engineer', 'Initech',
                '{"tags": [{"id": "t1", "title": "Referred"}], "profileUrl": "https://ats.example/c1"}', 0),
              ('acme', 'c2', 'Ben <b>Bold</b>', 'ben@mail.example', null, null, '{}', 0),
              ('acme', 'c3', 'Cleo 100%', 'cleo@mail.example', null, null, '{}', 0);
            insert into candidate (tenant, id, name, raw, hash, removed_at, merged_into) values
              ('acme', 'gone', 'Gone', '{}', 0, now(), null), ('acme', 'm1', 'Ann A.', '{}', 0, now(), 'm2'), ('acme', 'm2', 'Ann', '{}', 0, now(), 'c1');
            insert into application (tenant, id, candidate_id, job_id, status, stage_id, created_at, raw, hash) values
              ('acme', 'a1', 'c1', 'j1', 'Active', 's1', '2026-01-01T00:00:00Z', '{}', 0),
              ('acme', 'a2', 'c2', 'j1', 'Active', 's2', '2026-01-03T00:00:00Z', '{}', 0),
              ('acme', 'a3', 'c3', 'j1', 'Archived', 'sx', '2026-01-02T00:00:00Z',
                '{"currentInterviewStage": {"id": "sx", "title": "Rejected", "type": "Archived"}}', 0),
              ('acme', 'a4', 'c1', 'j2', 'Active', null, null, '{}', 0),
              ('acme', 'a5', 'gone', 'j1', 'Active', 's1', null, '{}', 0);
            insert into score (tenant, application_id, score, band, evidence, scorer_name, scorer_version, inputs_hash, scored_at, previous_score, previous_scored_at) values
              ('acme', 'a1', 55, 'good', '{"reasons": ["Knows Java."], "factors": [{"name": "skills", "weight": 1, "value": 0.5, "evidence": "e"}],
                "matchedSkills": [{"skill": "Java", "quote": "ten years of Java"}], "missingSkills": ["SQL"]}', 'match', '2', 'abc', '2026-02-01T00:00:00Z', 40, '2026-01-05T00:00:00Z'),
              ('acme', 'a2', 91, 'strong', '{"reasons": []}', 'match', '2', 'abc', '2026-02-02T00:00:00Z', null, null);
            insert into note (tenant, id, candidate_id, author_id, content, created_at, raw, hash) values
              ('acme', 'n1', 'c1', 'u1', '<b>Good call</b>', '2026-01-05T10:00:00Z', '{"isPrivate": false}', 0);
            insert into ashby_user (tenant, id, first_name, last_name, email, role, is_enabled, raw, hash) values
              ('acme', 'u1', 'Rita', 'Recruiter', 'rita@acme.example', 'Organization Admin', true, '{}', 0);
            insert into tag (tenant, id, title, is_archived, raw, hash) values ('acme', 't1', 'Referred', false, '{}', 0), ('acme', 't2', 'Old', true, '{}', 0);
            insert into custom_field (tenant, id, title, object_type, field_type, is_archived, raw, hash) values
              ('acme', 'f1', 'Number', 'Application', 'Number', false, '{}', 0),
              ('acme', 'f2', 'Text', 'Candidate', 'String', false, '{}', 0),
              ('acme', 'f3', 'Band', 'Application', 'ValueSelect', false,
                '{"selectableValues": [{"value": "1", "label": "STRONG"}, {"value": "good", "label": "2"}, {"value": "Possible", "label": "p"}, {"value": "weak", "label": "w"}]}', 0),
              ('acme', 'f4', 'Few', 'Application', 'ValueSelect', false, '{"selectableValues": [{"value": "Strong", "label": "Strong"}]}', 0),
              ('acme', 'f5', 'Archived', 'Application', 'Number', true, '{}', 0),
              ('acme', 'f6', 'Of jobs', 'Job', 'Number', false, '{}', 0),
              ('acme', 'f7', 'Skills', 'Candidate', 'MultiValueSelect', false, '{}', 0),
              ('acme', 'f8', 'When', 'Candidate', 'Date', false, '{}', 0);
            insert into attachment (tenant, id, candidate_id, name, handle, is_resume, state, bytes, content_type, resume_text) values
              ('acme', 'x1', 'c1', E'r\\u00e9sum\\u00e9 "1".pdf', 'h', true, 'stored', 4, 'application/pdf', 'Java'),
              ('acme', 'x2', 'c1', 'page.html', 'h', false, 'stored', 6, 'text/html', null),
              ('acme', 'x3', 'c1', 'lost.pdf', 'h', false, 'stored', 6, 'application/pdf', null),
              ('acme', 'x4', 'c1', 'due.pdf', 'h', false, 'due', null, null, null),
              ('acme', '../other/x9', 'c1', 'trick.pdf', 'h', false, 'stored', 1, 'application/pdf', null),
              ('acme', 'x5', 'gone', 'gone.pdf', 'h', false, 'stored', 4, 'application/pdf', null);
            update application set scored_version = input_version; -- nothing is to be scored again
            delete from changed_texts;
            insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, content, state) values
              ('acme', 'tag', 'Candidate', 'c1', 'c1', 'a1', '{}', 'sent');
            """);
        Path kept = service.folder().resolve("attachments");
        Files.createDirectories(kept.resolve("acme"));
        Files.createDirectories(kept.resolve("other"));
        Files.write(kept.resolve("acme/x1"), new byte[] {'%', 'P', 'D', 'F'});
        Files.writeString(kept.resolve("acme/x2"), "<p>hi</p>");
        Files.writeString(kept.resolve("acme/x5"), "gone");
        Files.writeString(kept.resolve("other/x9"), "secret of another tenant");
    }
}
