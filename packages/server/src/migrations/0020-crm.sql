-- A company as Yunke knows it. Call records belong to it, whichever account read them.
create table crm_companies (
  id int generated always as identity primary key,
  code text not null unique,
  name text,
  -- Each company lives on one of the hosts of Yunke.
  domain text not null,
  -- Who pushes call records shows this token in the path; with a key, what says who sends it has to be signed too.
  push_token_hash bytea unique,
  push_key_sealed text,
  created_at timestamptz not null default now()
);

create table crm_accounts (
  id text primary key,
  company_id int not null references crm_companies,
  -- Number, password and cookies are sealed: none of them says anything without the desk's key.
  phone_sealed text not null,
  phone_index bytea not null,
  phone_masked text not null,
  password_sealed text not null,
  cookies_sealed text,
  remote_user_id text,
  status text not null default 'login_expired' check (status in ('ok', 'password_error', 'login_expired')),
  sync_enabled boolean not null default true,
  -- What does not work with Yunke, and since when; nothing while it works.
  trouble text check (trouble in ('password_error', 'login_expired', 'refused', 'unreachable')),
  trouble_since timestamptz,
  last_login_at timestamptz,
  -- Counts logins: who was refused with the cookies of one login knows whether there has been another since.
  login_version int not null default 0,
  login_lease_until timestamptz,
  login_lease_version int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (company_id, phone_index),
  check ((trouble is null) = (trouble_since is null))
);

create table crm_calls (
  id bigint generated always as identity primary key,
  company_id int not null references crm_companies,
  record_id text collate "C" not null,
  -- A record that was pushed tells less than the same in the list, and never takes its place.
  origin text not null check (origin in ('list', 'push')),
  call_time timestamptz not null,
  direction text not null check (direction in ('out', 'in')),
  connected boolean not null,
  talk_seconds int not null,
  ring_seconds int,
  staff_name text not null,
  department text not null,
  customer_name text,
  -- Both numbers, and where the recording is; the index finds the number of the customer.
  sealed text not null,
  phone_index bytea,
  phone_masked text,
  line_masked text,
  voice_id text,
  has_recording boolean not null,
  -- Keyed, so that no number can be guessed from it.
  content_hash bytea not null,
  stored_at timestamptz not null default now(),
  unique (company_id, record_id)
);
create index crm_calls_newest on crm_calls (call_time desc, id desc);
create index crm_calls_of_phone on crm_calls (phone_index, call_time desc, id desc) where phone_index is not null;
create index crm_calls_of_department on crm_calls (department, call_time desc, id desc);
create index crm_calls_of_staff on crm_calls (staff_name, call_time desc, id desc);

-- The same calls counted by day, in the transaction that stores them: what reports are read from.
create table crm_call_days (
  day date not null,
  company_id int not null,
  direction text not null,
  department text not null,
  staff_name text not null,
  calls int not null,
  connected int not null,
  talk_seconds bigint not null,
  primary key (day, company_id, direction, department, staff_name)
);

-- One sync. While it is running its row holds how far it is; whoever holds the lease goes on from there.
create table crm_runs (
  id text primary key,
  origin text not null check (origin in ('request', 'schedule')),
  requested_by text,
  from_day date not null,
  to_day date not null,
  -- In this order, each day by day.
  account_ids text[] not null,
  status text not null default 'running' check (status in ('running', 'succeeded', 'failed')),
  -- Days of accounts, pages of the one under way.
  done int not null default 0,
  total int not null,
  page int not null default 0,
  pages int not null default 0,
  fetched int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  without_time int not null default 0,
  failed int not null default 0,
  errors text[] not null default '{}',
  error text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  lease_until timestamptz not null default now(),
  lease_version int not null default 0,
  check ((status = 'running') = (finished_at is null))
);
create unique index crm_runs_one on crm_runs (status) where status = 'running';
create index crm_runs_newest on crm_runs (started_at desc, id desc);

-- Nights before this moment are not made up for.
create table crm_schedule (singleton boolean primary key default true check (singleton), since timestamptz not null default now());
insert into crm_schedule default values;

-- Who a name in call records is, in the company's directory, and from when to when.
create table crm_staff (
  id text primary key,
  company_id int not null references crm_companies,
  staff_name text not null,
  member_key text collate "C" not null,
  effective_from date not null,
  -- The first day on which it is not so any more.
  effective_to date,
  created_at timestamptz not null default now(),
  unique (company_id, staff_name, effective_from),
  check (effective_to is null or effective_to > effective_from)
);

-- What an analyst may see of the calls: no list is no limit.
create table crm_scopes (
  agent_id text primary key references agents on delete cascade,
  departments text[],
  staff_names text[],
  from_day date,
  to_day date,
  updated_at timestamptz not null default now()
);

-- Reports as Yunke itself counts them, for a few minutes, and for as long as it cannot be asked.
create table crm_live_reports (
  key text primary key,
  company_id int not null references crm_companies,
  body json not null,
  fetched_at timestamptz not null default now()
);
