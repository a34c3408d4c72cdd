-- Notes for the applicant alone, kept as evidence of their own kind: nothing that is made for a requester looks for it.
alter table evidence drop constraint evidence_kind_check;
alter table evidence add constraint evidence_kind_check
  check (kind in ('posts', 'upload', 'analysis', 'consular_notes', 'report', 'pdf', 'text'));
