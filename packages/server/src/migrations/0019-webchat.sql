-- Customers read here what the desk stores, on its own pages: nothing has to be sent to reach them.
alter table channel_accounts add column read_here boolean not null default false;

-- What visitors posted under an id of their own: the same id again is the same message.
create table web_posts (
  account_id text not null references channel_accounts on delete cascade,
  customer_ref text not null,
  client_msg_id text not null,
  session_id text not null,
  seq int not null,
  at timestamptz not null default now(),
  primary key (account_id, customer_ref, client_msg_id)
);
create index web_posts_of on web_posts (session_id, seq);
create index web_posts_old on web_posts (at);

-- What an answer of the bot was made from, as its reader was shown it. No foreign keys, like messages.
create table answer_sources (
  session_id text not null,
  seq int not null,
  sources json not null,
  primary key (session_id, seq)
);
-- Whether the reader of an answer found it good; the newest word counts.
create table answer_feedback (
  session_id text not null,
  seq int not null,
  value text not null check (value in ('up', 'down')),
  at timestamptz not null default now(),
  primary key (session_id, seq)
);
create index answer_feedback_newest on answer_feedback (at);
