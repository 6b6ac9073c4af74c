-- A bot belongs to who made it (`agents.id`, or `__masterkey__`); null: to the desk, so administrators look after it.
-- No reference to agents: a bot outlives its owner.
alter table bots
  add column owner_id text,
  -- Where its model is, and how it is asked; what is left out is as the environment says.
  add column model jsonb not null default '{}',
  -- The key for that model, sealed.
  add column model_key text,
  add column version int not null default 1,
  add column updated_at timestamptz not null default now();
create index bots_newest on bots (created_at desc, id desc);

-- The bot that every desk begins with gets an id like any other. What it has said keeps the name it was said under.
insert into bots (id, name, settings, created_at)
  select '00000000-0000-4000-8000-000000000001', name, settings, created_at from bots where id = 'bot_default';
update channel_accounts set bot_id = '00000000-0000-4000-8000-000000000001' where bot_id = 'bot_default';
update bot_turns set bot_id = '00000000-0000-4000-8000-000000000001' where bot_id = 'bot_default';
update faqs set bot_id = '00000000-0000-4000-8000-000000000001' where bot_id = 'bot_default';
update routing_rules set bot_id = '00000000-0000-4000-8000-000000000001' where bot_id = 'bot_default';
update report_facts set bot_id = '00000000-0000-4000-8000-000000000001' where bot_id = 'bot_default';
delete from bots where id = 'bot_default';

-- What a bot knows and has to answer goes with it; one that answers for a channel account cannot go.
alter table faqs drop constraint faqs_bot_id_fkey,
  add constraint faqs_bot_id_fkey foreign key (bot_id) references bots on delete cascade;
alter table bot_turns drop constraint bot_turns_bot_id_fkey,
  add constraint bot_turns_bot_id_fkey foreign key (bot_id) references bots on delete cascade;
update channel_accounts a set bot_id = null where not exists (select from bots b where b.id = a.bot_id);
alter table channel_accounts
  add constraint channel_accounts_bot_id_fkey foreign key (bot_id) references bots,
  -- Made for this one bot by the desk: no reason to keep the bot, and without it nobody writes there any more.
  add column made_for_bot boolean not null default false;
create index channel_accounts_of_bot on channel_accounts (bot_id) where bot_id is not null;

-- How often the bot has answered since the session came to it.
alter table sessions add column bot_answers int not null default 0;
-- What the bot told the people it handed the session to; the newest handoff of each session.
create table session_handoffs (
  session_id text primary key,
  reason text not null,
  summary text not null,
  at timestamptz not null default now()
);

-- What bots did, a row for each day (in Shanghai) and model; answers of the entries themselves are of 'extractive'.
create table bot_usage (
  bot_id text not null references bots on delete cascade,
  day date not null,
  model text not null,
  questions int not null default 0,
  answered int not null default 0,
  missed int not null default 0,
  handed_over int not null default 0,
  prompt_tokens bigint not null default 0,
  completion_tokens bigint not null default 0,
  primary key (bot_id, day, model)
);
-- Tokens of a day that are spent or held for an answer under way; customer '': of the bot as a whole.
create table bot_spend (
  bot_id text not null references bots on delete cascade,
  day date not null,
  customer text not null,
  tokens bigint not null,
  primary key (bot_id, day, customer)
);
