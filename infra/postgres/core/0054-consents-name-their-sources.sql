-- Consents recorded so far covered exports only: public profiles could not be read.
alter table consents no force row level security;
update consents set scope = scope || '{"sources": ["archive"]}'::jsonb where not scope ? 'sources';
alter table consents force row level security;

-- The code that proves control of an account, and the last look at its profile.
alter table handles
  add column proof_expires_at timestamptz,
  add column probe jsonb;
