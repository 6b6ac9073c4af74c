-- The colleague who has the conversation in the remote's own client.
alter table sessions add column remote_staff text;

-- Lets this one message pass where none could be sent, until then.
alter table outbound add column code text, add column send_before timestamptz;

-- Customers who opened a conversation and have said nothing yet; the row goes when they were greeted, or it is too late.
create table greetings (
  id text primary key,
  account_id text not null,
  customer_ref text not null,
  content text not null,
  code text not null,
  send_before timestamptz not null,
  trace_id text not null,
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

-- Replies that were not sent and may be offered again. `resends`: under how many more names it went out, because the
-- remote had accepted it under an earlier one.
alter table messages add column resends int not null default 0;
alter table outbound add column resends int not null default 0;
create index messages_unsent on messages (session_id)
  where delivery in ('failed', 'expired') and sender_type in ('ai', 'manual') and recalled_at is null;

-- `native`: people answer in the remote's own client, and the desk only follows.
alter table channel_accounts add column mode text not null default 'hosted' check (mode in ('hosted', 'native'));

-- Who shall have a conversation at the remote: the newest wish of each customer, until it was carried out or is given up.
create table remote_wishes (
  account_id text not null,
  customer_ref text not null,
  session_id text not null,
  wanted text not null check (wanted in ('queue', 'colleague', 'nobody')),
  staff_ref text,
  -- Said to the customer by the code that the remote gives for the change, if it gives one.
  content text,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  version int not null default 0,
  primary key (account_id, customer_ref)
);
create index remote_wishes_due on remote_wishes (next_attempt_at);

-- When the remote was last asked who has the conversation; null = not since the session began.
alter table sessions add column remote_checked_at timestamptz;
