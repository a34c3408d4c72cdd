-- Costs in millionths of a dollar that an integer cannot hold: above 2,147 dollars in one row. Programs of before write
-- and add up as they did. The table is written anew under a lock, a million rows in some seconds: it has a row for each question
-- of up to 20 posts to a model. Who waits for the lock keeps others waiting, so not for long: then this is run again.
set local lock_timeout = '5s';
alter table model_votes alter column cost_micros type bigint;
