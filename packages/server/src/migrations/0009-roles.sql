-- Known roles, each once, the one that is shown first. The names are those of domains/access/contract.ts.
create function ranked_roles(given text[]) returns text[] language sql immutable parallel safe as $$
  select array(
    select role from unnest(array['admin', 'supervisor', 'agent', 'bot_owner', 'crm_analyst', 'auditor'])
      with ordinality as known (role, place)
    where role = any (given) order by place)
$$;

-- What a person may do is what people gave them and what mappings give them; `role` is the first of it.
alter table agents add column manual_roles text[] not null default '{agent}'
  check (cardinality(ranked_roles(manual_roles)) = cardinality(manual_roles));
update agents set manual_roles = array[role];
alter table agents drop column role;
alter table agents
  add column mapped_roles text[] not null default '{}',
  add column roles text[] not null generated always as (ranked_roles(manual_roles || mapped_roles)) stored,
  add column role text not null generated always as (coalesce((ranked_roles(manual_roles || mapped_roles))[1], 'none')) stored;

-- Who is matched has the role for as long as they are. Userids in lower case; a department means those below it too.
create table role_mappings (
  id text primary key,
  match_type text not null check (match_type in ('user', 'department', 'position')),
  match_value text not null check (match_value <> ''),
  role text not null check (ranked_roles(array[role]) <> '{}'),
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (match_type, match_value, role)
);

-- A token's id names it to people; it is made of nothing that the token is made of.
alter table staff_tokens
  add column id text not null unique default 'tok_' || replace(gen_random_uuid()::text, '-', ''),
  add column last_used_at timestamptz not null default now(),
  add column ip text,
  add column user_agent text;
create index staff_tokens_of on staff_tokens (agent_id);
-- A ticket ends with the token that it was asked for with.
alter table one_time_codes add column token_id text references staff_tokens (id) on delete cascade;

create index audit_log_of_actor on audit_log (actor_id, at desc, id desc);
create index audit_log_of_action on audit_log (action, at desc, id desc);
create index audit_log_of_target on audit_log (target_id, at desc, id desc);
