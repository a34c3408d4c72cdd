-- Tables whose policy has the name of before are read models: compared with the fold of the events, and rebuilt.
alter policy projector_writes_every_tenant on parked_reactions rename to projector_parks_every_tenant;
