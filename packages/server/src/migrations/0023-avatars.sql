-- Pictures of customers as their channel shows them; `etag` is the version of what is in `bytes`.
create table customer_avatars (
  customer_id text primary key references customers on delete cascade,
  mime text not null,
  bytes bytea not null,
  etag text not null,
  fetched_at timestamptz not null default now()
);
