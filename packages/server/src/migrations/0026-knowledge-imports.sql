-- The pairs of a CSV come in like the passages of a document: in the background, with progress, further where a killed node
-- left off. They are entries of the set like any other, and stay when the row of their import goes.
alter table knowledge_documents
  drop constraint knowledge_documents_kind_check,
  drop constraint knowledge_documents_format_check,
  add constraint knowledge_documents_kind_check check (kind in ('document', 'page', 'csv')),
  add constraint knowledge_documents_format_check check (format in ('txt', 'md', 'html', 'docx', 'pdf', 'xlsx', 'csv')),
  -- What became of the rows of a CSV: { added, known, refused }.
  add outcome jsonb;
