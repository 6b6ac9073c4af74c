-- One row a session, so that no report reads messages. Kept in step with the feed by one worker.
create table report_facts (
  session_id text primary key,
  account_id text not null,
  channel_id text not null,
  bot_id text,
  -- Who has it, or had it last.
  agent_id text,
  created_at timestamptz not null,
  handoff_at timestamptz,
  handoff_reason text,
  accepted_at timestamptz,
  first_reply_at timestamptz,
  last_reply_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  customer_messages int not null,
  ai_messages int not null,
  manual_messages int not null,
  -- Messages up to this one are counted.
  counted_seq int not null,
  rating int
);
create index report_facts_created on report_facts (created_at);
create index report_facts_replies on report_facts (agent_id, last_reply_at) where last_reply_at is not null;
-- How far the feed has been read, and the sessions that were there before. `walked` is null when all of those are in.
create table report_position (
  singleton boolean primary key default true check (singleton),
  xid xid8 not null,
  id bigint not null,
  walked text
);
insert into report_position (xid, id, walked) values (pg_snapshot_xmin(pg_current_snapshot()), 0, '');
-- When customers of an account last wrote; the inbox itself has no index that would tell.
create table account_facts (account_id text primary key, last_inbound_at timestamptz not null);

-- What the desk tells its own people outside of the console.
create table alerts (
  id text primary key,
  kind text not null check (kind in ('nobody_online', 'long_wait', 'mention', 'account_failing')),
  session_id text,
  account_id text,
  -- At most a few hundred; more people are more rows.
  user_ids text[] not null,
  text text not null,
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'expired')),
  -- Of user_ids: who did not get it.
  missed text[] not null default '{}',
  error text,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_version int not null default 0,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index alerts_newest on alerts (created_at desc, id desc);
create index alerts_due on alerts (next_attempt_at) where status = 'queued';
-- How far the feed was searched for mentions; whoever holds the row plans alerts.
create table alert_position (singleton boolean primary key default true check (singleton), xid xid8 not null, id bigint not null);
insert into alert_position (xid, id) values (pg_snapshot_xmin(pg_current_snapshot()), 0);
create index changes_mentions on changes (xid, id) where kind = 'mentioned';
-- No row: as the profile has it.
create table alert_settings (singleton boolean primary key default true check (singleton), kinds text[] not null, wait_seconds int not null);
create table alert_mutes (user_id text primary key, kinds text[] not null);

-- A name or a way of answering that a person chose stays when the remote tells its own.
alter table channel_accounts add column own_name boolean not null default false, add column own_mode boolean not null default false;
alter table pulls add column pulled_at timestamptz, add column failing_since timestamptz;
