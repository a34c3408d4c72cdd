-- What a tenant used. One event can give facts of several kinds, so the kind is part of the key.
CREATE TABLE IF NOT EXISTS usage_facts_v1
(
    tenant_scope String,
    event_id     String,
    occurred_at  DateTime64(3, 'UTC'),
    kind         LowCardinality(String),
    platform     LowCardinality(String),
    source_id    String,
    quantity     UInt64
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (tenant_scope, occurred_at, event_id, kind)
