-- The generation of the broker's topics that holds, or is being filled with, all events. A relay of another one sends
-- nothing, or events would come to rest where nobody looks for them. Raised when a broker was wiped.
create table topic_generation (
  number   integer not null check (number >= 1),
  only_row boolean primary key default true check (only_row)
);
insert into topic_generation (number) values (1);
grant select, update (number) on topic_generation to vg_relay;
