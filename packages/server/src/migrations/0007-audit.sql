-- Every privileged act, written in the transaction of the act itself.
create table audit_log (
  id bigint generated always as identity primary key,
  actor_type text not null check (actor_type in ('agent', 'system', 'master_key')),
  actor_id text,
  action text not null,
  target_type text,
  target_id text,
  details jsonb not null,
  ip text,
  at timestamptz not null default now()
);
create index audit_log_newest on audit_log (at desc, id desc);
