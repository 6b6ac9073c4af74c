-- How far each agent has read each session.
create table session_reads (
  cs_id text not null,
  session_id text not null,
  seq int not null,
  read_at timestamptz not null default now(),
  primary key (cs_id, session_id)
);

-- How long after it was sent a message can be taken back; null = never.
alter table channel_accounts add column recall_seconds int;

-- Whether customers are asked, at the end, how they were served.
create table survey_settings (singleton boolean primary key default true check (singleton), enabled boolean not null);
insert into survey_settings (enabled) values (false);
-- The newest question of each session that was asked; its first answer counts.
create table surveys (
  session_id text primary key,
  -- Who was in charge at the end.
  cs_id text not null,
  asked_at timestamptz not null default now(),
  answered_at timestamptz
);
create table session_ratings (
  session_id text primary key,
  cs_id text not null,
  rating int not null check (rating between 1 and 5),
  comment text,
  at timestamptz not null default now()
);
create index session_ratings_newest on session_ratings (at);

-- What messages can be found by: characters and pairs of neighbours. `place` counts up in the order in which messages
-- came to the desk; the bucket of a place is one of the grams, so that the newest finds are found first.
create table message_grams (
  place bigint primary key,
  session_id text not null,
  seq int not null,
  at timestamptz not null,
  grams tsvector not null,
  unique (session_id, seq)
);
-- What is not sorted in yet is read by every search: little of it.
create index message_grams_found on message_grams using gin (grams) with (fastupdate = on, gin_pending_list_limit = 512);
-- How far the feed has been read; `walked_*`: how far messages from before it, null when all of those are in.
create table message_grams_position (
  singleton boolean primary key default true check (singleton),
  xid xid8 not null,
  id bigint not null,
  next_place bigint not null default 1,
  walked_session text,
  walked_seq int
);
insert into message_grams_position (xid, id, walked_session, walked_seq) values ('0', 0, '', 0);
create function drop_message_grams() returns trigger language plpgsql as $$
begin
  delete from message_grams g using gone where g.session_id = gone.session_id and g.seq = gone.seq;
  return null;
end $$;
create trigger messages_gone after delete on messages referencing old table as gone
  for each statement execute function drop_message_grams();
