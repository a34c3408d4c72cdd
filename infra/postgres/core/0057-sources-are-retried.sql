-- The screening that reads a source again which another one could not read.
alter table screening_sources add column retried_by text collate "C";
