-- Who did what to which object, when and why; ids and codes only, never content.
-- The tenant comes first in the key, so that one tenant's reads touch no other tenant's granules. The same event inserted
-- again falls on the same key and, since the partition follows the event's own time, into the same partition: it is
-- replaced, whenever it comes.
CREATE TABLE IF NOT EXISTS audit_entries_v1
(
    tenant_scope String,
    event_id     String,
    occurred_at  DateTime64(3, 'UTC'),
    actor_kind   LowCardinality(String),
    actor_id     String,
    action       LowCardinality(String),
    object_kind  LowCardinality(String),
    object_id    String,
    subject_id   String,
    purpose      LowCardinality(String),
    request_id   String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (tenant_scope, occurred_at, event_id)
