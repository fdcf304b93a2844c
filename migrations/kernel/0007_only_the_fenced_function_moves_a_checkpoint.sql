-- Runs as its owner, so that a role which may not write a checkpoint's place moves it under its epoch all the same.
ALTER FUNCTION move_checkpoint(text, bigint, bigint, text, text, text, integer, bigint)
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
