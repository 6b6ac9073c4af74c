-- Remotes that keep their messages until they are fetched: how far each account has been read, and who reads it now.
create table pulls (
  account_id text primary key,
  cursor text,
  -- Counted up by every ring; work is due until `pulled` has reached it.
  rung bigint not null default 1,
  pulled bigint not null default 0,
  key text,
  next_at timestamptz not null default now(),
  attempts int not null default 0,
  lease_until timestamptz,
  lease_version int not null default 0,
  error text,
  created_at timestamptz not null default now()
);
create index pulls_due on pulls (next_at);

-- How long, and how many messages, may follow a message of the customer; null = no limit.
alter table channel_accounts add column reply_hours int, add column reply_messages int;
alter table sessions add column last_customer_at timestamptz, add column replies_since int not null default 0;

alter table messages add column recalled_at timestamptz;
alter table messages drop constraint messages_delivery_check;
alter table messages add constraint messages_delivery_check
  check (delivery in ('queued', 'sending', 'sent', 'failed', 'unknown', 'expired'));
create index messages_remote on messages (session_id, remote_key) where remote_key is not null and sender_type is distinct from 'customer';
