-- Policies of before chose no panel: the usual one was meant, and no model was asked.
do $$
declare
  read_model text;
begin
  foreach read_model in array array['tenants', 'cohorts', 'screenings'] loop
    execute format('alter table %I no force row level security', read_model);
    execute format('update %I set policy = policy || ''{"panel": "wide"}''::jsonb where not policy ? ''panel''', read_model);
    execute format('alter table %I force row level security', read_model);
  end loop;
end $$;
