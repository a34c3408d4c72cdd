-- The categories whose topics were made in this generation. One of them that the broker does not have was lost with its
-- events: nobody makes it again, or an empty topic would pass for the one that was handled.
alter table topic_generation add column made text[] collate "C" not null default '{}';
grant update (made) on topic_generation to vg_relay;

-- A consumer that has a place in a lane of a broker, or a generation after the first: then every topic was made.
update topic_generation
   set made = array(select distinct category from event_types order by category)
 where number > 1 or exists (select from checkpoints where lane <> 'store');
