-- What bots answer from. A set belongs to whoever made it and may serve several bots; every bot has one of its own besides.
create table knowledge_sets (
  id text primary key default gen_random_uuid()::text,
  owner_id text,
  -- The bot whose own set it is: it goes with the bot, and belongs to whom the bot belongs to.
  bot_id text unique references bots on delete cascade,
  name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index knowledge_sets_of_owner on knowledge_sets (owner_id);

create table bot_knowledge_sets (
  bot_id text not null references bots on delete cascade,
  set_id text not null references knowledge_sets on delete cascade,
  primary key (bot_id, set_id)
);
create index bot_knowledge_sets_of_set on bot_knowledge_sets (set_id);

-- A file or a page of a website. The row is the import's job as well: whoever holds the lease brings it further.
create table knowledge_documents (
  id text primary key default gen_random_uuid()::text,
  set_id text not null references knowledge_sets on delete cascade,
  kind text not null check (kind in ('document', 'page')),
  name text not null,
  url text,
  format text not null check (format in ('txt', 'md', 'html', 'docx', 'pdf', 'xlsx')),
  size int not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'working', 'ready', 'failed')),
  error text,
  entries_done int not null default 0,
  entries_total int,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  lease_version int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index knowledge_documents_of_set on knowledge_documents (set_id, created_at desc, id desc);
create index knowledge_documents_due on knowledge_documents (next_attempt_at) where state in ('waiting', 'working');
-- Beside the row, so that a list of documents reads no files. A page is here once it was fetched.
create table knowledge_document_bytes (
  document_id text primary key references knowledge_documents on delete cascade,
  bytes bytea not null
);

-- Pairs of question and answer, and passages of documents: heading and text.
alter table faqs rename to knowledge_entries;
alter index faqs_words rename to knowledge_entries_words;
alter index faqs_grams rename to knowledge_entries_grams;
insert into knowledge_sets (bot_id, name) select id, name from bots;
insert into bot_knowledge_sets (bot_id, set_id) select bot_id, id from knowledge_sets;
alter table knowledge_entries
  add set_id text references knowledge_sets on delete cascade,
  add document_id text references knowledge_documents on delete cascade,
  add position int,
  -- How the words were cut; rows of an older way are cut anew in the background.
  add index_version int not null default 0,
  add embedding float4[],
  add embedded_by text,
  add updated_at timestamptz not null default now();
update knowledge_entries e set id = gen_random_uuid()::text, set_id = s.id from knowledge_sets s where s.bot_id = e.bot_id;
alter table knowledge_entries alter set_id set not null, drop bot_id;
create index knowledge_entries_of_set on knowledge_entries (set_id, created_at desc, id desc) where document_id is null;
create unique index knowledge_entries_of_document on knowledge_entries (document_id, position);
create index knowledge_entries_of_version on knowledge_entries (index_version);
create index knowledge_entries_by_set on knowledge_entries (set_id);

-- What bots were asked and could not answer, by what is the same but for its writing.
create table unanswered_questions (
  id text primary key default gen_random_uuid()::text,
  bot_id text not null references bots on delete cascade,
  normal text not null,
  question text not null,
  reason text not null check (reason in ('missed', 'disliked')),
  times int not null default 1,
  session_id text,
  state text not null default 'open' check (state in ('open', 'answered', 'dismissed')),
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  unique (bot_id, normal)
);
create index unanswered_questions_open on unanswered_questions (bot_id, last_at desc, id desc) where state = 'open';

-- What a bot is to find, before and after a change. Without an entry: the bot is to say that it does not know.
create table evaluation_cases (
  id text primary key default gen_random_uuid()::text,
  bot_id text not null references bots on delete cascade,
  question text not null,
  entry_id text references knowledge_entries on delete cascade,
  created_at timestamptz not null default now()
);
create index evaluation_cases_of_bot on evaluation_cases (bot_id, created_at desc, id desc);
create table evaluation_runs (
  id text primary key default gen_random_uuid()::text,
  bot_id text not null references bots on delete cascade,
  result jsonb not null,
  created_at timestamptz not null default now()
);
create index evaluation_runs_of_bot on evaluation_runs (bot_id, created_at desc);

-- The sets that a bot answers from; its settings may name some of those that it was given.
create function sets_of_bot(bot text) returns setof text language sql stable as $$
  select u.set_id from bot_knowledge_sets u join bots b on b.id = u.bot_id
  where u.bot_id = bot and (jsonb_typeof(b.settings -> 'knowledge_sets') is distinct from 'array'
    or b.settings -> 'knowledge_sets' ? u.set_id)
$$;
