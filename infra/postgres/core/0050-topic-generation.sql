-- The generation of the broker's topics that holds all events, or is being filled with them. A relay of another one, or
-- of one that is not filled, sends nothing, or events would come to rest where nobody looks for them, or before those that
-- they follow. Raised when a broker was wiped.
create table topic_generation (
  number   integer not null check (number >= 1),
  filled   boolean not null,
  only_row boolean primary key default true check (only_row)
);
insert into topic_generation (number, filled) values (1, true);
grant select, update (number, filled) on topic_generation to vg_relay;
