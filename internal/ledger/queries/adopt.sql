-- name: Adoptable :many
-- Whose workflow has something left to do, by key: who is not closed, and who is but has an access change still to be
-- told, or a message of which it is not known what became of it.
SELECT tenant, customer FROM customers c
WHERE (tenant, customer) > (@after_tenant::text, @after_customer::text) AND (@only_tenant::text = '' OR tenant = @only_tenant::text)
  AND (phase <> 'closed' OR access_version > access_confirmed OR EXISTS (
      SELECT FROM messages m WHERE m.tenant = c.tenant AND m.customer = c.customer AND m.state = 'claimed'))
ORDER BY tenant, customer LIMIT @up_to;

-- name: CountAdoptable :one
SELECT count(*) FROM customers c
WHERE (@only_tenant::text = '' OR tenant = @only_tenant::text)
  AND (phase <> 'closed' OR access_version > access_confirmed OR EXISTS (
      SELECT FROM messages m WHERE m.tenant = c.tenant AND m.customer = c.customer AND m.state = 'claimed'));
