-- A rung that repeats every so many days repeats after at least one: with none it would come for ever on one day.
ALTER TABLE "programme" ADD CONSTRAINT "programme_policy_repeats" CHECK (
  NOT coalesce(jsonb_path_exists("policy", '$.rules[*].repeatEvery ? (@.type() != "number" || @ < 1)'), false)
);
