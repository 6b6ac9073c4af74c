-- Who the customer is, whichever way they write.
alter table customers
  add column remark text,
  add column email text,
  -- Sealed, and a keyed hash to find it by: neither says anything without the desk's key.
  add column phone_sealed text,
  add column phone_index bytea,
  add column is_vip boolean not null default false,
  add column notes text,
  add column tag_ids text[] not null default '{}',
  -- Of the profile: who changes it says which one was read.
  add column version int not null default 1,
  add column updated_at timestamptz not null default now(),
  -- It turned out to be the same person as this one. Never another merged one.
  add column merged_into text references customers;
create index customers_phone on customers (phone_index) where phone_index is not null;
create index customers_tagged on customers using gin (tag_ids) where tag_ids <> '{}';
create index customers_merged on customers (merged_into) where merged_into is not null;

-- Every character and every pair of neighbours: a part of a name is found by index, in Chinese too.
create function name_grams(name text) returns text[] language sql immutable parallel safe as $$
  select array(
    select distinct substr(lower(name), i, n) from generate_series(1, length(name)) as i, (values (1), (2)) as v (n)
    where i + n - 1 <= length(name))
$$;
create index customers_named on customers using gin (
  name_grams(coalesce(display_name, '') || ' ' || coalesce(remark, '')));

-- What the channel calls the customer, whatever the desk calls them.
alter table customer_identities add column name text;
-- Some channels put what kind of customer it is before the id; people look for the id.
create function bare_ref(customer_ref text) returns text language sql immutable parallel safe as $$
  select lower(regexp_replace(customer_ref, '^[A-Za-z]+:', ''))
$$;
create index customer_identities_bare_ref on customer_identities (bare_ref(customer_ref) text_pattern_ops);
create index customer_identities_ref on customer_identities (lower(customer_ref) text_pattern_ops);

-- Identities that were given to another customer, until their sessions have followed.
create table customer_moves (
  id bigint generated always as identity primary key,
  account_id text not null,
  customer_ref text not null,
  from_customer text not null,
  created_at timestamptz not null default now()
);
create index customer_moves_of on customer_moves (account_id, customer_ref);
create index sessions_of_customer on sessions (customer_id, created_at desc, id desc);

create table tags (
  id text primary key,
  name text not null,
  colour text not null,
  created_at timestamptz not null default now(),
  -- Sessions and customers keep its id; nobody is shown it any more.
  archived_at timestamptz
);
create unique index tags_name on tags (lower(name)) where archived_at is null;
alter table sessions add column tag_ids text[] not null default '{}';
create index sessions_tagged on sessions using gin (tag_ids) where tag_ids <> '{}';

-- Answers to keep at hand: of a team, of one agent, or else of the desk.
create table canned_replies (
  id text primary key,
  team_id text references teams on delete cascade,
  agent_id text references agents on delete cascade,
  shortcut text not null,
  title text not null,
  content text not null,
  file_ids text[] not null default '{}',
  -- By everybody.
  uses int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (team_id is null or agent_id is null)
);
create unique index canned_replies_shortcut
  on canned_replies (coalesce(team_id, ''), coalesce(agent_id, ''), lower(shortcut));
create index canned_replies_of_agent on canned_replies (agent_id) where agent_id is not null;
-- How often an agent uses each: what they use most comes first.
create table canned_reply_uses (
  reply_id text not null references canned_replies on delete cascade,
  agent_id text not null references agents on delete cascade,
  uses int not null,
  last_used_at timestamptz not null,
  primary key (reply_id, agent_id)
);
