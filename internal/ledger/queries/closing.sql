-- name: SetClosing :exec
UPDATE customers SET closing_at = @closing_at::timestamptz WHERE tenant = @tenant AND customer = @customer AND closing_at IS NULL;

-- name: CorrectCustomer :exec
UPDATE customers SET name = @name, email = @email, phone = @phone, country = @country, region = @region, locale = @locale,
    time_zone = @time_zone, class = @class, policy = @policy, profile = @profile, spend_currency = @spend_currency, spend_minor = @spend_minor,
    zones = @zones, zones_from = @zones_from, business = @business
WHERE tenant = @tenant AND customer = @customer;

-- name: EraseCustomer :exec
-- The hash goes too: whoever holds its key could try names on it. Of where they may have been nothing is left but what their country
-- allows, by which the dates go on that later money bears.
UPDATE customers SET name = '', email = '', phone = '', region = '', profile = '{}', content_hash = '', erased_wall = @erased_wall::timestamptz,
    time_zone = '', zones = @zones, zones_from = @zones_from
WHERE tenant = @tenant AND customer = @customer;

-- name: EraseMessages :exec
-- Without address and body nobody can find out what became of a message any more.
UPDATE messages SET address = '', subject = '', body = '', html = '', statement = '[]', look_wall = NULL,
    state = CASE state WHEN 'claimed' THEN 'failed' ELSE state END, code = CASE state WHEN 'claimed' THEN 'erased' ELSE code END
WHERE tenant = @tenant AND customer = @customer;

-- name: EraseVerifications :exec
UPDATE verifications SET phone = '' WHERE tenant = @tenant AND customer = @customer;

-- name: EraseWords :exec
-- What people wrote: who acts by themselves, and why, is in the engine's own words. And to which zones a correction brought them.
UPDATE timeline SET why = CASE WHEN who IN ('arrears', 'customer') THEN why ELSE '[erased]' END, detail = detail - 'time_zone'
WHERE tenant = @tenant AND customer = @customer AND (who NOT IN ('arrears', 'customer') AND why <> '[erased]' OR detail ? 'time_zone');

-- name: UnderWay :one
-- Whether a message or a code of the customer is being sent at the moment, and nobody has said what became of it.
SELECT (
    EXISTS (SELECT FROM messages m WHERE m.tenant = @tenant AND m.customer = @customer AND m.state = 'claimed' AND m.code = '') OR
    EXISTS (SELECT FROM verifications v WHERE v.tenant = @tenant AND v.customer = @customer AND v.state = 'claimed' AND v.code = '')
)::boolean;
