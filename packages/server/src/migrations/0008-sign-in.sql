-- What let a token's holder in, and what the token is not good for.
alter table staff_tokens
  add column proof text not null default 'none' check (proof in ('none', 'wecom', 'password', 'link', 'token')),
  -- Given while the directory could not be asked: nobody is an administrator by such a token.
  add column degraded boolean not null default false,
  -- Whoever has one of these roles has to set up a second factor before the token is good for anything else.
  add column otp_for_roles text[] not null default '{}';

-- A second factor: pending while agents.otp_enabled is 0. The secret is sealed (platform/sealed.ts).
create table agent_otps (
  agent_id text primary key references agents on delete cascade,
  secret text not null,
  created_at timestamptz not null default now()
);
-- The last time step whose code was used, for each purpose: no code is good twice.
create table otp_steps (
  agent_id text not null references agent_otps on delete cascade,
  purpose text not null check (purpose in ('enrol', 'login', 'unbind')),
  last_step bigint not null,
  primary key (agent_id, purpose)
);
create table otp_recovery_codes (
  agent_id text not null references agent_otps on delete cascade,
  code_hash bytea not null,
  primary key (agent_id, code_hash)
);

create table agent_passwords (
  agent_id text primary key references agents on delete cascade,
  hash text not null,
  changed_at timestamptz not null default now()
);

-- A sign-in with WeCom on its way: asked for by a browser that knows the verifier of the challenge.
create table login_states (
  state_hash bytea primary key,
  challenge text not null,
  -- Set by the first who come back; the code itself is good once, and a second factor may still be asked for.
  code_hash bytea,
  user_id text,
  expires_at timestamptz not null
);

-- Guesses at one account. `source` is empty for all addresses the account was never signed in from, together.
create table sign_in_attempts (
  account text not null,
  kind text not null check (kind in ('password', 'otp')),
  source text not null,
  attempts int not null,
  since timestamptz not null default now(),
  primary key (account, kind, source)
);
create index sign_in_attempts_old on sign_in_attempts (since);
create table sign_in_sources (
  agent_id text not null references agents on delete cascade,
  source text not null,
  seen_at timestamptz not null default now(),
  primary key (agent_id, source)
);
