-- What was sent along with messages, in parts, so that a large file is no long transaction.
create table files (
  id text primary key,
  name text not null,
  mime text not null,
  size int not null,
  sha256 text not null,
  created_by text,
  created_at timestamptz not null default now(),
  -- All its parts are there.
  stored_at timestamptz,
  -- A message holds it; one that nobody ever sent goes after a day.
  linked_at timestamptz,
  -- Its message was taken back.
  withdrawn_at timestamptz
);
create index files_unlinked on files (created_at) where linked_at is null;
create table file_parts (
  file_id text not null references files on delete cascade,
  nth int not null,
  content bytea not null,
  primary key (file_id, nth)
);
-- Pictures and archives are compressed already.
alter table file_parts alter column content set storage external;

-- Files that the remote still holds. The row goes when the file is here, or will never be.
create table file_fetches (
  session_id text not null,
  seq int not null,
  account_id text not null,
  media json not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  lease_version int not null default 0,
  primary key (session_id, seq)
);
create index file_fetches_due on file_fetches (next_attempt_at);

-- What came or goes with a message: `{kind, name?, remoteId?, fileId?, size?, mime?, gone?}`.
alter table messages add column media json;
alter table outbound add column file json;
