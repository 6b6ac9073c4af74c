-- Marks of the run under way, a row for each batch: a row for each member cost a tenth of a sync. Stored as they are,
-- without being squeezed first.
drop table directory_seen;
create unlogged table directory_seen (
  kind text not null,
  keys text[] collate "C" not null
);
alter table directory_seen alter column keys set storage external;

-- Access tokens that all nodes share, sealed. The lease: whoever fetches a new one now.
create table wecom_tokens (
  key text primary key,
  sealed text,
  expires_at timestamptz,
  lease_until timestamptz,
  lease_version int not null default 0
);
