-- Who works in the company, as WeCom knows it. Ids of our own stay when WeCom changes a row.
create table directory_departments (
  id int generated always as identity primary key,
  wechat_dept_id int not null unique,
  name text not null,
  -- No foreign key: a parent may be outside of what the app can see.
  parent_dept_id int,
  sort_order bigint not null,
  archived_at timestamptz,
  updated_at timestamptz not null default now()
);
-- The key is the userid in lower case: WeCom tells userids apart without regard to case. It is compared byte by byte,
-- which is several times cheaper than by a language, and the same on every server.
create table directory_members (
  user_key text collate "C" primary key check (length(user_key) between 1 and 64),
  id int generated always as identity,
  user_id text not null,
  name text not null,
  department_ids int[] not null,
  main_department_id int,
  position text,
  alias text,
  mobile text,
  email text,
  biz_mail text,
  avatar text,
  gender text,
  status int,
  is_active boolean not null,
  left_at timestamptz,
  updated_at timestamptz not null default now()
);
create table directory_member_departments (
  department_id int not null,
  user_key text collate "C" not null,
  primary key (department_id, user_key)
);

-- One sync. While it is running its row holds how far it is; whoever holds the lease goes on from there.
create table directory_runs (
  id text primary key,
  origin text not null check (origin in ('request', 'schedule', 'command')),
  requested_by text,
  department_id int,
  fetch_child boolean not null,
  status text not null default 'running' check (status in ('running', 'succeeded', 'failed')),
  phase text not null default 'departments' check (phase in ('departments', 'members', 'done')),
  done int not null default 0,
  total int not null default 0,
  -- Departments up to this one have their members stored.
  after_department int,
  department json not null,
  member json not null,
  -- Rows of directory_seen that there must be: it is unlogged, and empty after a crash of PostgreSQL.
  members_seen int not null default 0,
  archived int not null default 0,
  deactivated int not null default 0,
  changes_noted int not null default 0,
  error text,
  errcode int,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  lease_until timestamptz not null default now(),
  lease_version int not null default 0,
  check ((status = 'running') = (finished_at is null))
);
create unique index directory_runs_one on directory_runs (status) where status = 'running';
create index directory_runs_newest on directory_runs (started_at desc, id desc);

-- What a run changed, the first thousand of it.
create table directory_run_changes (
  run_id text not null references directory_runs on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('department', 'member')),
  key text not null,
  name text not null,
  change text not null check (change in ('created', 'updated', 'gone')),
  fields text[] not null,
  primary key (run_id, id)
);

-- Marks of the run under way. Not worth a log of its own: without them the members are simply read again.
create unlogged table directory_seen (
  kind text not null,
  key text collate "C" not null
);

-- The nightly sync makes up for nights since this moment only.
create table directory_schedule (singleton boolean primary key default true check (singleton), since timestamptz not null default now());
insert into directory_schedule default values;

-- Whoever left the company may come back; whoever was put out of use by a person may not.
alter table agents add column left_company_at timestamptz;

-- What WeCom told of single members and departments, until it is applied; then the row goes.
create table directory_events (
  id bigint generated always as identity primary key,
  change text not null,
  -- `user:` and the userid in lower case, or `party:` and the id: events of one subject are applied in their order.
  subject text not null,
  key text not null,
  new_key text,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  received_at timestamptz not null default now()
);
create index directory_events_of on directory_events (subject, id);
