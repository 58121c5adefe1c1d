-- name: LockAddress :exec
-- Whoever is about to believe what they read of an address shares this lock until they have committed.
SELECT pg_advisory_xact_lock(@key::bigint);

-- name: ShareAddress :exec
SELECT pg_advisory_xact_lock_shared(@key::bigint);

-- name: Concerned :many
-- Whose address it is, and to whom a message was addressed there.
SELECT tenant, customer FROM customers WHERE @channel::text = 'sms' AND phone = @address::text AND phone <> ''
UNION SELECT tenant, customer FROM customers WHERE @channel::text = 'email' AND lower(btrim(email)) = @address::text AND email <> ''
UNION SELECT tenant, customer FROM messages WHERE lower(btrim(address)) = @address::text AND address <> '' AND channel = @channel::text
ORDER BY tenant, customer LIMIT @up_to;

-- name: AddConsent :execrows
INSERT INTO consents (tenant, channel, sender, address, purpose, state, reason, source, wall)
VALUES (@tenant, @channel, @sender, @address, @purpose, @state, @reason, @source, @wall)
ON CONFLICT (tenant, channel, sender, address, purpose, source) DO NOTHING;

-- name: Consents :many
-- What was heard of an address, for every tenant and for one, in order.
SELECT tenant, sender, purpose, state, reason FROM consents
WHERE tenant IN ('', @tenant::text) AND channel = @channel AND address = @address AND purpose = @purpose ORDER BY consent;

-- name: ConsentsOfSource :many
SELECT * FROM consents WHERE source = @source AND state = 'suspected' ORDER BY consent;

-- name: IntendedMessages :many
SELECT * FROM messages WHERE tenant = @tenant AND customer = @customer AND channel = @channel AND state = 'intended' ORDER BY message;

-- name: SuppressMessage :exec
UPDATE messages SET state = 'suppressed', code = @code, retry_wall = NULL, held = ''
WHERE tenant = @tenant AND message = @message AND state = 'intended';

-- name: AddReply :execrows
INSERT INTO replies (tenant, customer, reply, channel, meaning, text, wall)
VALUES (@tenant, @customer, @reply, @channel, @meaning, @text, @wall) ON CONFLICT DO NOTHING;

-- name: Replies :many
SELECT * FROM replies WHERE tenant = @tenant AND customer = ANY(@customers::text[]) AND reply = ANY(@replies::text[]);

-- name: EraseReplies :exec
UPDATE replies SET text = '' WHERE tenant = @tenant AND customer = @customer;

-- name: CloseSuspicions :exec
-- What was suspected of an address is settled by what it says later.
UPDATE worklist w SET closed_at = @closed_at::timestamptz, decision = @decision
WHERE w.tenant = @tenant AND w.customer = @customer AND w.kind = 'stop_suspected' AND w.closed_at IS NULL
  AND EXISTS (SELECT FROM consents c WHERE c.source = w.ref AND c.channel = @channel AND c.address = @address);
