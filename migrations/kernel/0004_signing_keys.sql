-- The keys that sign this installation's own tokens: one signs, earlier ones verify until what they signed has expired.
CREATE TABLE signing_keys (
  -- RFC 7638 thumbprint of the public half.
  id text PRIMARY KEY,
  public_jwk jsonb NOT NULL,
  private_jwk jsonb,
  made_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT only_the_signing_key_has_a_private_half CHECK ((private_jwk IS NULL) = (retired_at IS NOT NULL)),
  CONSTRAINT a_revoked_key_is_retired CHECK (revoked_at IS NULL OR retired_at IS NOT NULL)
);
CREATE UNIQUE INDEX signing_keys_one_signs ON signing_keys ((true)) WHERE retired_at IS NULL;
COMMENT ON COLUMN signing_keys.private_jwk IS 'Erased when the key retires: it never signs again.';
COMMENT ON COLUMN signing_keys.revoked_at IS 'From then on the key verifies nothing.';

-- The one key that installations had before keys could be rotated.
WITH moved AS (
  DELETE FROM secrets WHERE name = 'local-key' RETURNING value::jsonb AS jwk, made_at
)
INSERT INTO signing_keys (id, public_jwk, private_jwk, made_at)
SELECT
  rtrim(translate(encode(sha256(convert_to(
    format('{"crv":"%s","kty":"%s","x":"%s"}', jwk ->> 'crv', jwk ->> 'kty', jwk ->> 'x'), 'UTF8'
  )), 'base64'), '+/', '-_'), '='),
  jsonb_build_object('crv', jwk -> 'crv', 'kty', jwk -> 'kty', 'x', jwk -> 'x'),
  jwk,
  made_at
FROM moved;
