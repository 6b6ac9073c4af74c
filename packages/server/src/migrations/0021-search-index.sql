-- Sorted in by the index worker, outside of every transaction that writes; by an insert only when that is far behind.
alter index message_grams_found set (gin_pending_list_limit = 4096);
