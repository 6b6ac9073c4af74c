-- What channels keep, such as the tokens of connected accounts, sealed. The key begins with the channel's id. The lease: who
-- may change it now.
create table channel_state (
  key text primary key,
  sealed text,
  lease_until timestamptz,
  lease_version int not null default 0
);

-- Owners of accounts on their way to the remote's page: each comes back once, soon.
create table channel_connects (
  state_hash bytea primary key,
  channel_id text not null,
  agent_id text not null,
  expires_at timestamptz not null
);

-- Why nothing can be sent by it until a person does something.
alter table channel_accounts add column problem text check (problem in ('unauthorised'));
