-- Room 2. The inbox is a log: rows are only ever added, and intake reads it by one stored cursor (docs/adr/0003).
create table inbound (
  xid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  account_id text not null,
  remote_key text not null,
  item json not null,
  trace_id text not null,
  received_at timestamptz not null default now(),
  primary key (xid, id),
  unique (account_id, remote_key)
);
create table intake_position (singleton boolean primary key default true check (singleton), xid xid8 not null, id bigint not null);
insert into intake_position values (true, '0', 0);
-- Rows that intake could not take. The log moves on; these are tried again until they are taken.
create table inbound_failures (
  xid xid8 not null,
  id bigint not null,
  attempts int not null default 1,
  error text not null,
  next_attempt_at timestamptz not null default now() + interval '1 second',
  primary key (xid, id),
  foreign key (xid, id) references inbound on delete cascade
);

create table channel_accounts (
  id text primary key,
  channel_id text not null,
  contract_type text not null,
  external_id text not null,
  name text not null,
  bot_id text,
  created_at timestamptz not null default now(),
  unique (channel_id, external_id)
);

create table customers (
  id text primary key,
  display_name text,
  name_asked_at timestamptz,
  created_at timestamptz not null default now()
);
create index customers_unnamed on customers (name_asked_at nulls first) where display_name is null;
create table customer_identities (
  account_id text not null references channel_accounts,
  customer_ref text not null,
  customer_id text not null references customers,
  session_id text not null,
  primary key (account_id, customer_ref)
);
create index customer_identities_of on customer_identities (customer_id);

-- last_message_at is in no index on purpose: a message then updates its session in place (HOT).
create table sessions (
  id text primary key,
  account_id text not null references channel_accounts,
  customer_id text not null references customers,
  customer_ref text not null,
  status text not null check (status in ('ai', 'pending', 'manual', 'closed')),
  manual_cs_id text,
  manual_cs_name text,
  last_cs_id text,
  last_cs_name text,
  previous_session_id text,
  handoff_reason text,
  pending_since timestamptz,
  accept_key text,
  bot_misses int not null default 0,
  version int not null default 0,
  last_seq int not null default 0,
  message_count int not null default 0,
  last_message text,
  last_sender_type text,
  last_message_at timestamptz not null default now(),
  close_reason text,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((status = 'manual') = (manual_cs_id is not null)),
  check ((status = 'closed') = (closed_at is not null))
) with (fillfactor = 70);
create unique index sessions_one_open on sessions (account_id, customer_ref) where status <> 'closed';
create index sessions_open on sessions (status, manual_cs_id) where status <> 'closed';
create index sessions_closed on sessions (closed_at desc, id desc) where status = 'closed';
create index sessions_closed_of on sessions (last_cs_id, closed_at desc, id desc) where status = 'closed';

-- A message is named by its session and its place in it. No foreign key: it would be checked row by row, and sessions
-- are never deleted alone.
create table messages (
  session_id text not null,
  seq int not null,
  sender_type text check (sender_type in ('customer', 'ai', 'manual')),
  sender_id text,
  sender_name text,
  msg_type text not null,
  content text not null,
  remote_key text,
  client_msg_id text,
  delivery text check (delivery in ('queued', 'sending', 'sent', 'failed', 'unknown')),
  delivery_reason text,
  trace_id text not null,
  created_at timestamptz not null default now(),
  primary key (session_id, seq)
);
create unique index messages_client on messages (session_id, client_msg_id) where client_msg_id is not null;

create table session_events (
  id bigint generated always as identity primary key,
  session_id text not null references sessions,
  transition text not null,
  from_status text,
  to_status text not null,
  actor_type text not null check (actor_type in ('customer', 'agent', 'system', 'bot')),
  actor_id text,
  reason text,
  created_at timestamptz not null default now()
);
create index session_events_of on session_events (session_id, id);

-- Room 4. Read by (xid, id) below the oldest running transaction, so that a late commit is never skipped.
create table changes (
  xid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  kind text not null,
  session_id text not null,
  assignee text,
  seq int,
  data json,
  at timestamptz not null default now(),
  primary key (xid, id)
);
-- Changes up to here have been swept away; a reader from before must start anew.
create table feed_horizon (singleton boolean primary key default true check (singleton), xid xid8 not null, id bigint not null);
insert into feed_horizon values (true, '0', 0);

-- Room 6. Holds only messages without an outcome; the message row keeps the outcome.
create table outbound (
  session_id text not null,
  seq int not null,
  account_id text not null,
  customer_ref text not null,
  content text not null,
  trace_id text not null,
  status text not null default 'queued' check (status in ('queued', 'sending')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  lease_version int not null default 0,
  queued_at timestamptz not null default now(),
  primary key (session_id, seq)
);
create index outbound_next on outbound (account_id, next_attempt_at);

create table bots (
  id text primary key,
  name text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
-- One turn = one customer message that waits for the bot. The row goes when the answer is committed.
create table bot_turns (
  id bigint generated always as identity primary key,
  session_id text not null,
  bot_id text not null references bots,
  content text not null,
  trace_id text not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  lease_version int not null default 0
);
create index bot_turns_in_order on bot_turns (session_id, id);
create table faqs (
  id text primary key,
  bot_id text not null references bots,
  question text not null,
  answer text not null,
  words tsvector not null,
  grams tsvector not null,
  created_at timestamptz not null default now()
);
create index faqs_words on faqs using gin (words);
create index faqs_grams on faqs using gin (grams);

create table agents (
  id text primary key,
  user_id text not null unique,
  name text not null,
  role text not null default 'agent' check (role in ('agent', 'supervisor', 'admin')),
  status text not null default 'offline' check (status in ('online', 'busy', 'offline')),
  current_load int not null default 0 check (current_load >= 0),
  max_load int not null default 5,
  otp_enabled int not null default 0,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table staff_tokens (
  token_hash bytea primary key,
  agent_id text not null references agents on delete cascade,
  login_source text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
-- One-time links and socket tickets: good once, for a short time.
create table one_time_codes (
  code_hash bytea primary key,
  purpose text not null check (purpose in ('login', 'socket')),
  agent_id text not null references agents on delete cascade,
  expires_at timestamptz not null
);
