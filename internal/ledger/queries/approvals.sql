-- name: AddApproval :exec
-- A question or an answer is one fact, however often it is told.
INSERT INTO approvals (tenant, item, level, asked_on, answer, customer, who, at, wall)
SELECT @tenant, i.item, @level, @asked_on, @answer, @customer, @who, @at, @wall FROM unnest(@items::text[]) AS i (item)
ON CONFLICT DO NOTHING;

-- name: WhoRefused :one
-- Who passed a step of an item over, last.
SELECT who FROM approvals WHERE tenant = @tenant AND item = @item AND level = @level AND answer = 'refused' ORDER BY asked_on DESC LIMIT 1;
