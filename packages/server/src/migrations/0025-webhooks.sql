-- Where the desk tells other programs what happens.
create table webhooks (
  id text primary key,
  url text not null,
  events text[] not null,
  description text not null,
  active boolean not null,
  -- What transactions up to this one did is from before it was made, or made active again.
  since xid8 not null,
  secret_sealed text not null,
  -- Signs beside the other until then.
  former_sealed text,
  former_until timestamptz,
  -- The receiver asked not to be called before.
  paused_until timestamptz,
  failing_since timestamptz,
  -- The receiver said that it is there no more, and nobody has made it active again.
  is_gone boolean not null default false,
  created_by text not null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
-- The feed has been read up to here; only while there is an active webhook.
create table webhook_position (
  singleton boolean primary key default true check (singleton), xid xid8 not null, id bigint not null
);
insert into webhook_position values (true, '0', 0);

-- What is told to whom, in the order of the feed, with what became of the last attempt.
create table webhook_deliveries (
  place bigint generated always as identity primary key,
  -- The receiver knows a repeated one by it.
  id text not null unique,
  webhook_id text not null references webhooks,
  type text not null,
  body text not null,
  status text not null default 'queued' check (status in ('queued', 'delivered', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  lease_version int not null default 0,
  attempted_at timestamptz,
  status_code int,
  error text,
  answer text,
  duration_ms int,
  created_at timestamptz not null default now()
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_attempt_at, place) where status = 'queued';
create index webhook_deliveries_newest on webhook_deliveries (webhook_id, place);
create index webhook_deliveries_failed on webhook_deliveries (webhook_id, place) where status = 'failed';
create index webhook_deliveries_old on webhook_deliveries (created_at);

-- Keys of other programs.
create table api_keys (
  id text primary key,
  key_hash bytea not null unique,
  name text not null,
  scopes text[] not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text
);

alter table audit_log drop constraint audit_log_actor_type_check;
alter table audit_log add constraint audit_log_actor_type_check
  check (actor_type in ('agent', 'system', 'master_key', 'api_key')) not valid;
