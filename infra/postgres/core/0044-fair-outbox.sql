-- A batch of the relay takes turns between tenants, so that one tenant's burst does not hold up the others.
create index outbox_by_turns on outbox (shard, tenant_scope, position);
drop index outbox_in_sending_order;
