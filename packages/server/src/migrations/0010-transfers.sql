-- Where a session waits and how urgently. None of these columns is in an index: a message still updates its session in place.
alter table sessions
  add column team_id text,
  add column priority text not null default 'normal' check (priority in ('normal', 'high', 'urgent')),
  -- Who gave the session back, or had it taken away: it does not come to them again by itself.
  add column excluded_cs_id text,
  -- When it became its assignee's, when an agent first answered in it, and when the assignee last did.
  add column manual_since timestamptz,
  add column first_reply_at timestamptz,
  add column last_agent_at timestamptz,
  -- What the customer was last told of their place in the queue.
  add column queue_told_at timestamptz,
  add column queue_told_place int,
  -- The state it was closed from, for a customer who writes again soon.
  add column closed_from text check (closed_from in ('ai', 'pending', 'manual'));
update sessions set manual_since = updated_at where status = 'manual';

-- `cs_id`: whose the session became, or whose it was; `seq`: after which message.
alter table session_events add column cs_id text, add column seq int, add column note text;

-- The state of its session at a change, where the assignee alone does not tell who may see it.
alter table changes add column phase text;

-- An agent asks another to go on with a session. It stays with who asks until the other accepts.
create table session_transfers (
  id text primary key,
  session_id text not null,
  from_cs_id text not null,
  from_cs_name text not null,
  to_cs_id text not null,
  to_cs_name text not null,
  requested_by text not null,
  reason text,
  note text,
  status text not null default 'requested'
    check (status in ('requested', 'accepted', 'declined', 'cancelled', 'expired')),
  answered_by text,
  answer text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz
);
create unique index session_transfers_one_open on session_transfers (session_id) where status = 'requested';
create index session_transfers_due on session_transfers (expires_at) where status = 'requested';
create index session_transfers_of on session_transfers (session_id, created_at);
create index session_transfers_newest on session_transfers (created_at desc, id desc);
