-- Groups of agents among whom sessions are given out. A session of no team is everybody's.
create table teams (
  id text primary key,
  name text not null,
  -- Null: as the desk does.
  assign_mode text check (assign_mode in ('manual', 'auto')),
  hours jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index teams_name on teams (lower(name));
create table team_members (
  team_id text not null references teams on delete cascade,
  cs_id text not null,
  primary key (team_id, cs_id)
);
create index team_members_of on team_members (cs_id);

-- The first rule whose conditions all hold decides where a session waits, and how urgently. A null condition always holds.
create table routing_rules (
  place int primary key,
  name text not null,
  account_id text,
  channel_type text,
  bot_id text,
  tag_id text,
  is_vip boolean,
  department_id int,
  when_priority text check (when_priority in ('normal', 'high', 'urgent')),
  team_id text references teams,
  priority text check (priority in ('normal', 'high', 'urgent'))
);
-- What people changed; the rest is as the code has it. `version` counts changes of the settings and of the rules.
create table routing_settings (
  singleton boolean primary key default true check (singleton),
  settings jsonb not null default '{}',
  settings_version int not null default 1,
  rules_version int not null default 1
);
insert into routing_settings default values;

-- Since when the desk is up without a break, whichever node it is: nobody is late for what the desk was away for.
create table desk_watch (
  singleton boolean primary key default true check (singleton),
  since timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
insert into desk_watch default values;

alter table sessions
  -- The `pending_since` of the wait that it was routed for.
  add column routed_for timestamptz,
  -- Nobody was there to take it when it came.
  add column offline_queue boolean not null default false,
  -- The wait, assignment or silence (when it began) that agents were last told of.
  add column wait_told_for timestamptz,
  add column reply_told_for timestamptz,
  add column idle_told_for timestamptz;
-- None of it changes with a message, which still updates its session in place.
create index sessions_unrouted on sessions (id) where status = 'pending' and routed_for is distinct from pending_since;
create index sessions_with_bot on sessions (created_at) where status = 'ai';
update sessions set routed_for = pending_since where status = 'pending';

-- Sockets of each agent on each node. A row without sockets, or of a node that says nothing any more, is a lost one.
create table agent_presence (
  cs_id text not null,
  node_id text not null,
  sockets int not null,
  seen_at timestamptz not null default now(),
  primary key (cs_id, node_id)
);
alter table agents
  add column last_seen_at timestamptz,
  add column last_assigned_at timestamptz,
  add column status_since timestamptz not null default now(),
  -- What an agent was when all their sockets were lost; they are it again when one is back.
  add column status_lost text check (status_lost in ('online', 'busy'));

-- A status is changed by agents, supervisors, sign-ins, the directory and by time: whoever does it, everybody is told.
create function tell_agent_status() returns trigger language plpgsql as $$
begin
  new.status_since := now();
  if tg_op = 'UPDATE' and new.status_lost is not distinct from old.status_lost then
    new.status_lost := null;
  end if;
  insert into changes (kind, session_id, data)
  values ('agent_status_changed', '', json_build_object(
    'csId', new.user_id, 'name', new.name, 'status', new.status, 'lost', new.status_lost is not null));
  return new;
end $$;
create trigger agent_status_changed before update of status on agents
  for each row when (old.status is distinct from new.status) execute function tell_agent_status();
create trigger agent_status_begins before insert on agents
  for each row when (new.status <> 'offline') execute function tell_agent_status();
