-- What the ledger says of a write: which value, from which version of the score, and whether a sync has brought it back.
alter table push_back
  add score_version int, -- of the score that it came from; null: it shows none
  add value_hash text generated always as (md5(content)) stored,
  add seen_at timestamptz; -- a move: when our copy first showed it

-- A move that we made ourselves is not news when a sync brings it back: no rule looks at it. It is ours once; whoever moves the
-- application there again has moved it.
create or replace function queue_stage_changed() returns trigger language plpgsql as $$
begin
  update push_back set seen_at = now()
  where id = (
    select p.id from push_back p
    where p.tenant = new.tenant and p.application_id = new.id and p.kind = 'stage' and p.seen_at is null
      and p.state in ('claimed', 'unclear', 'sent') and cast(p.content as json)->>'stageId' = new.stage_id
    order by p.id desc
    limit 1);
  if not found then
    insert into rule_event (tenant, rule_id, application_id, version)
    select r.tenant, r.id, new.id, new.stage_version
    from rule r
    where r.tenant = new.tenant and r.event = 'stageChanged' and r.enabled
      and coalesce(r.job_id, new.job_id) is not distinct from new.job_id
    on conflict do nothing;
  end if;
  return null;
end $$;
