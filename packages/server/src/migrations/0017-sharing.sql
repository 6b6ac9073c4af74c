-- Customers of a bot's owner, who sign in with a name and a password. `created_by`: agents.id, or
-- '__masterkey__', whose customers may talk to every bot; others to the bots of who made them, unless only some are granted.
create table end_users (
  id uuid primary key,
  username text not null,
  username_key text not null unique,
  email text,
  password_hash text not null,
  created_by text not null,
  is_active boolean not null default true,
  all_bots boolean not null default true,
  created_at timestamptz not null default now(),
  last_login timestamptz
);
create index end_users_newest on end_users (created_at desc, id desc);
create table end_user_grants (
  end_user_id uuid not null references end_users on delete cascade,
  bot_id text not null references bots on delete cascade,
  primary key (end_user_id, bot_id)
);
create table end_user_tokens (
  token_hash bytea primary key,
  end_user_id uuid not null references end_users on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index end_user_tokens_of on end_user_tokens (end_user_id);
create index end_user_tokens_old on end_user_tokens (expires_at);
-- Addresses they came from before: guesses from there are counted apart from those of strangers.
create table end_user_sources (
  end_user_id uuid not null references end_users on delete cascade,
  source text not null,
  seen_at timestamptz not null default now(),
  primary key (end_user_id, source)
);

-- A link to a bot: looked up by the hash of its token, and shown to its owner from the sealed copy. The counters are in
-- no index, so that a question updates its link in place (HOT).
create table share_links (
  id uuid primary key,
  bot_id text not null references bots on delete cascade,
  token_hash bytea not null unique,
  sealed_token text not null,
  name text,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  per_minute int not null default 60 check (per_minute > 0),
  per_visitor_day int check (per_visitor_day > 0),
  total int check (total > 0),
  allowed_origins text[] not null default '{}',
  minute_since timestamptz not null default now(),
  in_minute int not null default 0,
  used bigint not null default 0,
  last_used_at timestamptz
) with (fillfactor = 70);
create index share_links_of on share_links (bot_id, created_at desc, id desc);
create index share_links_origins on share_links using gin (allowed_origins);
create table share_link_days (
  link_id uuid not null references share_links on delete cascade,
  day date not null,
  end_user_id uuid not null references end_users on delete cascade,
  used int not null,
  primary key (link_id, day, end_user_id)
) with (fillfactor = 70);
