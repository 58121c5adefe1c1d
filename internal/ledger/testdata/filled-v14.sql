-- What version 14 of the schema held after the lives of dev/record. Made by `go run ./dev record`; never edited.
ALTER TABLE allocations DISABLE TRIGGER dated;
ALTER TABLE allocations DISABLE TRIGGER within_amounts;
ALTER TABLE entries DISABLE TRIGGER dated;
ALTER TABLE entries DISABLE TRIGGER takes_back;
ALTER TABLE items DISABLE TRIGGER dated;
ALTER TABLE messages DISABLE TRIGGER states;

INSERT INTO "code_asks" ("tenant", "scope", "subject", "nth", "asked_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '1', '2026-11-24 19:56:02.190315+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '2', '2026-11-24 19:56:02.217542+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '3', '2026-11-24 19:56:02.241627+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '4', '2026-11-24 19:56:02.241627+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '5', '2026-11-24 19:56:46.520015+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '6', '2026-11-24 19:58:17.82603+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '7', '2026-11-24 19:58:17.830139+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '8', '2026-11-24 19:58:17.830139+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '9', '2026-11-24 19:58:17.830139+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '10', '2026-11-24 19:58:17.838432+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '11', '2026-11-24 19:58:17.839559+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '12', '2026-11-24 19:58:53.968749+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '13', '2026-11-24 19:58:57.595129+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '14', '2026-11-24 19:58:57.599042+00'),
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '15', '2026-11-24 19:58:57.599042+00'),
('demo', 'number', E'\\x1d9b67d755788a476bec9098a7d223b48e0808181a09faaa1d36557b191a8107', '1', '2026-11-24 19:58:17.829359+00'),
('demo', 'number', E'\\x22c5f540ea67c09cc8d9bb5b401e7c4613dd1a0a671dcb9706c99c3df04bdc22', '1', '2026-11-24 19:56:46.520015+00'),
('demo', 'number', E'\\x23015095bd455faf9e0ba899815c118ca7449b2bc1e574c4759ece852e73256c', '1', '2026-11-24 19:58:57.595129+00'),
('demo', 'number', E'\\x40e99644185f10193501a74eec8149e084daa08be4aa686659ab39cf75ea76bf', '1', '2026-11-24 19:58:57.599042+00'),
('demo', 'number', E'\\x4993306ddadbd39736ead6fd2b16153a255262499d1ef4366252914dbb60985f', '1', '2026-11-24 19:58:17.839559+00'),
('demo', 'number', E'\\x67e2f7a9894958335d28c0226d4645c84fd3cdbb58ed417056de1d82d1348167', '1', '2026-11-24 19:58:17.829221+00'),
('demo', 'number', E'\\x774031aadb4bd21741f04556b88da7cc3130b9e44494191efe0f9b91c396dbb2', '1', '2026-11-24 19:58:17.830139+00'),
('demo', 'number', E'\\x8440119bf9c1a26991af01defbb7cfdc73d901f087eb3d1d34d6e2a43476fb5b', '1', '2026-11-24 19:58:17.838432+00'),
('demo', 'number', E'\\x8535a91cdc9b219a178d5e59bf75feccd65a35f16cdb169f288b44f04b97b932', '1', '2026-11-24 19:56:02.217542+00'),
('demo', 'number', E'\\x8fd3b118560e83d60f8fade362825c3951e6c1c922ab1fdb4d17f61910720e5c', '1', '2026-11-24 19:56:02.237769+00'),
('demo', 'number', E'\\xa2ca0eec176a092b6e24e91cbaa163e5c51f12c141f16a0fcd550a2ad77f607f', '1', '2026-11-24 19:58:17.82603+00'),
('demo', 'number', E'\\xaf18152ccfb7c5154949aad62684b1b54a34035de69c6abd1d4743d85b3ae0fc', '1', '2026-11-24 19:56:02.241627+00'),
('demo', 'number', E'\\xc6c2adde8a38e5a06a386bb38a7fe7e318ff12e73f36286dbcc8fcd3388cef13', '1', '2026-11-24 19:56:02.190315+00'),
('demo', 'number', E'\\xda3f106515790bb2865866f3ed4838584c44b50e8e0c6033a4c26123ba951fb9', '1', '2026-11-24 19:58:57.596123+00'),
('demo', 'number', E'\\xef8b87b85e13af3dfffb99a9f614dfbcdcd1dab11779939728fcb1b0f786c22c', '1', '2026-11-24 19:58:53.968749+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '1', '2026-11-24 19:56:02.190315+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '2', '2026-11-24 19:56:02.217542+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '3', '2026-11-24 19:56:02.241627+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '4', '2026-11-24 19:56:02.241627+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '5', '2026-11-24 19:56:46.520015+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '6', '2026-11-24 19:58:17.82603+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '7', '2026-11-24 19:58:17.830139+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '8', '2026-11-24 19:58:17.830139+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '9', '2026-11-24 19:58:17.830139+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '10', '2026-11-24 19:58:17.838432+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '11', '2026-11-24 19:58:17.839559+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '12', '2026-11-24 19:58:53.968749+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '13', '2026-11-24 19:58:57.595129+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '14', '2026-11-24 19:58:57.599042+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '15', '2026-11-24 19:58:57.599042+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '1', '2026-11-24 19:56:02.190315+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '2', '2026-11-24 19:56:02.217542+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '3', '2026-11-24 19:56:02.241627+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '4', '2026-11-24 19:56:02.241627+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '5', '2026-11-24 19:56:46.520015+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '6', '2026-11-24 19:58:17.82603+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '7', '2026-11-24 19:58:17.830139+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '8', '2026-11-24 19:58:17.830139+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '9', '2026-11-24 19:58:17.830139+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '10', '2026-11-24 19:58:17.838432+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '11', '2026-11-24 19:58:17.839559+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '12', '2026-11-24 19:58:53.968749+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '13', '2026-11-24 19:58:57.595129+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '14', '2026-11-24 19:58:57.599042+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '15', '2026-11-24 19:58:57.599042+00');

INSERT INTO "tenants" ("tenant", "version", "name", "postal_address", "locale", "time_zone", "policy", "created_wall", "cap_notices", "cap_days", "policy_acceptance", "countries", "probation_days", "probation_trial", "probation_limit", "probation_restrict", "spending_limit", "spending_restrict", "codes") OVERRIDING SYSTEM VALUE VALUES
('demo', '1', 'Lighthouse Cloud', '1 Harbour Street, Boston, MA 02110, United States', 'en-US', 'America/New_York', 'standard', '2026-11-24 19:56:01.712925+00', '4', '7', 'optional', '{}', '0', 'false', '{}', 'false', '{}', 'false', '{"ip": 20, "risk": 75, "number": 5, "prefix": 20, "tenant": 2000, "country": 500}');

INSERT INTO "api_keys" ("tenant", "key", "hash", "created_wall", "revoked_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '2d0f5fc0d84a', E'\\xe1a42686535e2e4694395e39b519d55ac71b72e587913bc46de4c1e623cc8823', '2026-11-24 19:56:01.844257+00', NULL);

INSERT INTO "code_subjects" ("tenant", "scope", "subject", "asked", "asked_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', 'country', E'\\x356f3b7ff61cc06b0409b888d9bb3b16d1a734101b157436354b421a9be73977', '15', '2026-11-24 19:58:57.599042+00'),
('demo', 'number', E'\\x1d9b67d755788a476bec9098a7d223b48e0808181a09faaa1d36557b191a8107', '1', '2026-11-24 19:58:17.829359+00'),
('demo', 'number', E'\\x22c5f540ea67c09cc8d9bb5b401e7c4613dd1a0a671dcb9706c99c3df04bdc22', '1', '2026-11-24 19:56:46.520015+00'),
('demo', 'number', E'\\x23015095bd455faf9e0ba899815c118ca7449b2bc1e574c4759ece852e73256c', '1', '2026-11-24 19:58:57.595129+00'),
('demo', 'number', E'\\x40e99644185f10193501a74eec8149e084daa08be4aa686659ab39cf75ea76bf', '1', '2026-11-24 19:58:57.599042+00'),
('demo', 'number', E'\\x4993306ddadbd39736ead6fd2b16153a255262499d1ef4366252914dbb60985f', '1', '2026-11-24 19:58:17.839559+00'),
('demo', 'number', E'\\x67e2f7a9894958335d28c0226d4645c84fd3cdbb58ed417056de1d82d1348167', '1', '2026-11-24 19:58:17.829221+00'),
('demo', 'number', E'\\x774031aadb4bd21741f04556b88da7cc3130b9e44494191efe0f9b91c396dbb2', '1', '2026-11-24 19:58:17.830139+00'),
('demo', 'number', E'\\x8440119bf9c1a26991af01defbb7cfdc73d901f087eb3d1d34d6e2a43476fb5b', '1', '2026-11-24 19:58:17.838432+00'),
('demo', 'number', E'\\x8535a91cdc9b219a178d5e59bf75feccd65a35f16cdb169f288b44f04b97b932', '1', '2026-11-24 19:56:02.217542+00'),
('demo', 'number', E'\\x8fd3b118560e83d60f8fade362825c3951e6c1c922ab1fdb4d17f61910720e5c', '1', '2026-11-24 19:56:02.237769+00'),
('demo', 'number', E'\\xa2ca0eec176a092b6e24e91cbaa163e5c51f12c141f16a0fcd550a2ad77f607f', '1', '2026-11-24 19:58:17.82603+00'),
('demo', 'number', E'\\xaf18152ccfb7c5154949aad62684b1b54a34035de69c6abd1d4743d85b3ae0fc', '1', '2026-11-24 19:56:02.241627+00'),
('demo', 'number', E'\\xc6c2adde8a38e5a06a386bb38a7fe7e318ff12e73f36286dbcc8fcd3388cef13', '1', '2026-11-24 19:56:02.190315+00'),
('demo', 'number', E'\\xda3f106515790bb2865866f3ed4838584c44b50e8e0c6033a4c26123ba951fb9', '1', '2026-11-24 19:58:57.596123+00'),
('demo', 'number', E'\\xef8b87b85e13af3dfffb99a9f614dfbcdcd1dab11779939728fcb1b0f786c22c', '1', '2026-11-24 19:58:53.968749+00'),
('demo', 'prefix', E'\\xa5ba91df8eb5fd00e0497a9381876e67fc3dde6b640208bec36a1ea05af4071e', '15', '2026-11-24 19:58:57.599042+00'),
('demo', 'tenant', E'\\x1f9a4e6d85bb2090e3bd30cada06eb407627c8ad6729657b2c1a1e264682ef95', '15', '2026-11-24 19:58:57.599042+00');

INSERT INTO "customers" ("tenant", "customer", "content_hash", "name", "email", "phone", "country", "region", "locale", "time_zone", "class", "policy", "profile", "created_at", "created_wall", "phase", "closed_reason", "verified_at", "prepay_currency", "prepay_minor", "prepayment_item", "access", "access_version", "access_confirmed", "policy_access", "reasons", "access_retry_wall", "access_failures", "standing", "level", "episode", "in_episode", "last_notice_on", "judged_through", "last_what", "last_at", "plan_wake_at", "plan_what", "plan_why", "swept_wall", "turn", "closing_at", "erased_wall", "probation_began_at", "probation_days", "probation_trial", "probation_over_at", "spend_currency", "spend_minor", "zones", "zones_from") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', E'\\xb77748d35b075eb06a3bac43ebe471acd5af3734479fc84b64ad58a24f0a5229', 'Juniper Inn', 'office@juniper-inn.example', '+12025550160', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-08-24 17:52:54.350313+00', '2026-11-24 19:58:57.596123+00', 'active', '', '2026-08-24 23:15:39.999657+00', 'USD', '10000', 'prepay-01a20f23-db1e-7aa1-8869-5097dd54bd68', 'full', '1', '1', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, '2026-08-24', 'access full', '2026-08-25 04:00:40.131964+00', '2026-09-11 13:00:00+00', 'upcoming', 'written before the due date', NULL, '8', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'active-ended', E'\\xeeed955b8557e6999d21097381fe9fbed43bf5939b1132d38c6b793287f0b6a8', 'Maple Foundry', 'office@maple-foundry.example', '+12025550163', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-04-15 16:03:18.63527+00', '2026-11-24 19:56:46.520015+00', 'active', '', '2026-04-15 20:48:56.467699+00', 'USD', '10000', 'prepay-01a20f21-db00-70d0-83f3-c56843119857', 'cancelled', '3', '3', 'cancelled', '{non_payment}', NULL, '0', 'suspended', 'end', '1', 'false', '2026-05-06', '2026-07-15', 'access cancelled', '2026-07-15 13:00:00+00', NULL, '', '', NULL, '27', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'active-past-due', E'\\x0f79cfd8e51f68ebab2e5de7ea53b2d329bbce67b3f21c123b0949c2bb8d98c2', 'Ivy Ceramics', 'office@ivy-ceramics.example', '+12025550159', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-08-21 02:49:29.274384+00', '2026-11-24 19:58:53.968749+00', 'active', '', '2026-08-21 07:38:59.262403+00', 'USD', '10000', 'prepay-01a20f23-ccdc-701e-820c-f3e520a007b5', 'full', '1', '1', '', '{}', NULL, '0', 'past_due', 'first', '1', 'true', '2026-08-24', '2026-08-24', 'first by email delivered', '2026-08-24 13:00:00+00', '2026-08-31 13:00:00+00', 'second', 'written after the due date', NULL, '12', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'active-reinstated', E'\\x4bcbd052995cd2654818b6f9ee390fd9a90dc1db96961e186925acd94ea77bf7', 'Elm Laundry', 'office@elm-laundry.example', '+12025550155', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-07-15 23:29:53.300572+00', '2026-11-24 19:58:17.830139+00', 'active', '', '2026-07-16 13:22:09.589065+00', 'USD', '10000', 'prepay-01a20f23-4130-76d6-a633-7aa4f99fd12a', 'full', '3', '3', '', '{}', NULL, '0', 'current', '', '1', 'false', '2026-08-10', '2026-08-20', 'reinstated by email delivered', '2026-08-20 18:36:02.469225+00', NULL, '', '', NULL, '30', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'active-suspended', E'\\xf8421b566a7b6653b4125cd2033be830e533996fb61acbd274eb5f4406b86440', 'Dogwood Garage', 'office@dogwood-garage.example', '+12025550154', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-07-15 23:23:58.309411+00', '2026-11-24 19:58:17.82603+00', 'active', '', '2026-07-16 08:29:11.86296+00', 'USD', '10000', 'prepay-01a20f23-405e-7afc-b220-1379ba9218ff', 'suspended', '2', '2', 'suspended', '{non_payment}', NULL, '0', 'suspended', 'suspend', '1', 'true', '2026-08-05', '2026-08-17', 'access suspended', '2026-08-17 13:00:00+00', '2026-10-14 13:00:00+00', 'end', 'written after the due date', NULL, '23', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'awaiting-prepayment', E'\\xc00f6e18c943a03a20083dbdd81e78495956d63bc84eac7a87db38fcf860c73d', 'Kelp Aquarium', 'office@kelp-aquarium.example', '+12025550161', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-08-24 17:51:28.508198+00', '2026-11-24 19:58:57.595129+00', 'awaiting_prepayment', '', '2026-08-24 23:04:13.892764+00', 'USD', '10000', 'prepay-01a20f23-db17-759a-909e-79b47acfa78a', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, 'phase awaiting_prepayment', '2026-08-25 00:14:20.69494+00', '2026-08-26 13:00:00+00', 'prepayment', 'the asked prepayment is not paid', NULL, '5', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'closed-prepay-expired', E'\\x6022b6b87fdc0bdde75a40914a6b253895fcb92a093a96aed4f83d1c944352f5', 'Hazel Stone', 'office@hazel-stone.example', '+12025550158', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-07-15 23:28:45.908918+00', '2026-11-24 19:58:17.829359+00', 'closed', 'prepay_expired', '2026-07-16 18:30:28.75294+00', 'USD', '10000', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, 'phase closed', '2026-07-31 01:11:01.475145+00', NULL, '', '', NULL, '10', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'closed-refused', E'\\xd60ca49a3d22e0b8f5d26ad8ff19c6744ad434f727dd755d66f07627b2e92f9c', 'Moss Imports', 'office@mailinator.com', '+12025550165', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-07-15 23:41:49.808256+00', '2026-11-24 19:58:17.838432+00', 'closed', 'refused', '2026-07-16 13:22:08.016412+00', 'USD', '10000', 'prepay-01a20f23-412f-7685-b1ae-d777b620f98e', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, 'phase closed', '2026-07-18 19:15:15.168873+00', NULL, '', '', NULL, '6', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'closed-verify-expired', E'\\xb7e19963681627c5b92dd3586170498237716613a07ce4cf157149de5f4229ed', 'Gorse Cycles', 'office@gorse-cycles.example', '+12025550157', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-07-15 23:28:34.050259+00', '2026-11-24 19:58:17.829221+00', 'closed', 'verify_expired', NULL, 'USD', '10000', '', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, 'phase closed', '2026-07-22 23:28:34.050259+00', NULL, '', '', NULL, '3', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'failed', E'\\xf25e210de81d4e4870490813fc04ae3fb4388bc1a00fedc3b0bb8577d25c4613', 'Birch Dairy', 'office@birch-dairy.example', '+12025550152', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-02 09:16:52.55616+00', '2026-11-24 19:56:02.237769+00', 'active', '', '2026-03-02 22:25:53.86368+00', 'USD', '10000', 'prepay-01a20f21-2f74-7bcf-a953-7cf6eeb4a6c7', 'cancelled', '3', '3', 'cancelled', '{non_payment}', NULL, '0', 'suspended', 'end', '1', 'false', '2026-04-27', '2026-07-06', 'access cancelled', '2026-07-06 13:00:00+00', NULL, '', '', NULL, '29', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'in-two-parts', E'\\xaf5ed377ac8bb1a66657a96424af0594dcece8121ebc017d57efcbafc05498ba', 'Fir Bookshop', 'office@fir-bookshop.example', '+12025550156', 'US', '', 'de-DE', 'America/New_York', 'billable', '', '{}', '2026-07-15 23:43:27.211641+00', '2026-11-24 19:58:17.839559+00', 'active', '', '2026-07-16 13:22:05.766643+00', 'EUR', '5000', 'prepay-01a20f23-412f-7593-ac43-08f849b8d388', 'full', '1', '1', '', '{}', NULL, '0', 'current', '', '1', 'false', '2026-07-27', '2026-07-27', 'second by email delivered', '2026-07-27 13:00:00+00', '2026-10-09 13:00:00+00', 'upcoming', 'written before the due date', NULL, '20', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'retried', E'\\xfdb09a2922d61f6f9ba42a5ea62f33adf926aa88fce3041866b1cace113d411a', 'Alder Mill', 'office@alder-mill.example', '+12025550151', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-02 08:08:32.577302+00', '2026-11-24 19:56:02.190315+00', 'active', '', '2026-03-02 22:26:19.446806+00', 'USD', '10000', 'prepay-01a20f21-2f6b-7af5-8fdd-e8de53242db5', 'full', '1', '1', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, '2026-03-04', 'access full', '2026-03-04 14:00:00+00', NULL, '', '', NULL, '7', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'searched', E'\\x507d57b3797010cae6409142d765bb49ea55b52a61fc6bff787107b21b323199', 'Nettle Yarns', 'office@nettle-yarns.example', '+12025550164', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-02 09:22:25.896172+00', '2026-11-24 19:56:02.241627+00', 'active', '', '2026-03-02 22:27:07.733606+00', 'USD', '10000', 'prepay-01a20f21-2f70-772f-aa72-a469860a54e4', 'cancelled', '3', '3', 'cancelled', '{non_payment}', NULL, '0', 'suspended', 'end', '1', 'false', '2026-05-27', '2026-06-04', 'access cancelled', '2026-06-04 13:00:00+00', NULL, '', '', NULL, '31', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'updated', E'\\x052bb66c36357a2f25bb9813d4ac2e1578c9f205a1326ee6935e82b6f22f6ac2', 'Cedar Press', 'office@cedar-press.example', '+12025550153', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-02 08:47:44.926512+00', '2026-11-24 19:56:02.217542+00', 'active', '', '2026-03-02 22:54:08.271964+00', 'USD', '10000', 'prepay-01a20f21-2f8e-7a7c-8eb7-f9e602e182d4', 'full', '3', '3', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, '2026-03-03', 'reinstated by email delivered', '2026-03-03 16:37:50.019628+00', NULL, '', '', NULL, '15', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', ''),
('demo', 'verifying', E'\\x40089460b49c603803f2fb9cf8a90b9d034ea7166e7611f770c35eedfe8f6ae1', 'Larch Tailors', 'office@larch-tailors.example', '+12025550162', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-08-24 17:57:06.593731+00', '2026-11-24 19:58:57.599042+00', 'verifying', '', NULL, 'USD', '10000', '', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, '', NULL, '2026-08-31 17:57:06.593731+00', 'expiry', 'the sign-up must be verified by then', NULL, '2', NULL, NULL, NULL, '0', 'false', NULL, '', '0', '{}', '');

INSERT INTO "access_changes" ("tenant", "customer", "version", "access", "reasons", "at") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', '1', 'full', '{}', '2026-08-25 04:00:40.131964+00'),
('demo', 'active-ended', '1', 'full', '{}', '2026-04-16 01:58:40.223654+00'),
('demo', 'active-ended', '2', 'suspended', '{non_payment}', '2026-05-18 13:00:00+00'),
('demo', 'active-ended', '3', 'cancelled', '{non_payment}', '2026-07-15 13:00:00+00'),
('demo', 'active-past-due', '1', 'full', '{}', '2026-08-21 13:33:00.661017+00'),
('demo', 'active-reinstated', '1', 'full', '{}', '2026-07-17 01:00:44.847676+00'),
('demo', 'active-reinstated', '2', 'suspended', '{non_payment}', '2026-08-20 13:00:00+00'),
('demo', 'active-reinstated', '3', 'full', '{}', '2026-08-20 18:36:02.469225+00'),
('demo', 'active-suspended', '1', 'full', '{}', '2026-07-16 22:01:16.890758+00'),
('demo', 'active-suspended', '2', 'suspended', '{non_payment}', '2026-08-17 13:00:00+00'),
('demo', 'failed', '1', 'full', '{}', '2026-03-03 06:27:23.571043+00'),
('demo', 'failed', '2', 'suspended', '{non_payment}', '2026-05-07 13:00:00+00'),
('demo', 'failed', '3', 'cancelled', '{non_payment}', '2026-07-06 13:00:00+00'),
('demo', 'in-two-parts', '1', 'full', '{}', '2026-07-17 06:50:27.927312+00'),
('demo', 'retried', '1', 'full', '{}', '2026-03-04 14:00:00+00'),
('demo', 'searched', '1', 'full', '{}', '2026-03-03 07:43:56.439004+00'),
('demo', 'searched', '2', 'suspended', '{non_payment}', '2026-04-06 13:00:00+00'),
('demo', 'searched', '3', 'cancelled', '{non_payment}', '2026-06-04 13:00:00+00'),
('demo', 'updated', '1', 'full', '{}', '2026-03-03 11:00:38.469139+00'),
('demo', 'updated', '2', 'suspended', '{fraud}', '2026-03-03 14:13:25.732934+00'),
('demo', 'updated', '3', 'full', '{}', '2026-03-03 16:37:50.019628+00');

INSERT INTO "billing_requests" ("tenant", "request", "customer", "kind", "level", "items", "at", "state", "retry_wall", "failures") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20f22-9d2a-7505-8fe5-922aa6b44279', 'searched', 'handover', 'end', '{searched-1}', '2026-06-04 13:00:00+00', 'told', NULL, '0'),
('demo', '01a20f23-1a40-725b-b6a0-36f97de26f9e', 'failed', 'handover', 'end', '{failed-1}', '2026-07-06 13:00:00+00', 'told', NULL, '0'),
('demo', '01a20f23-3d66-76ad-abb8-fa837b9ac6b6', 'active-ended', 'handover', 'end', '{active-ended-1}', '2026-07-15 13:00:00+00', 'told', NULL, '0');

INSERT INTO "entries" ("tenant", "kind", "entry", "customer", "content_hash", "currency", "minor", "for_item", "received_at", "recorded_at", "recorded_wall", "recorded_on") OVERRIDING SYSTEM VALUE VALUES
('demo', 'payment', 'active-current-payment-1', 'active-current', E'\\x48778d034304cfc7ad970ab20c698ed10b142b6e6d1eeffa79f6c954dbce53b6', 'USD', '10000', '', '2026-08-25 03:37:02.973504+00', '2026-08-25 03:37:02.973504+00', '2026-11-24 19:58:58.001778+00', '2026-08-24'),
('demo', 'payment', 'active-ended-payment-1', 'active-ended', E'\\xf33be87030a627f33131518cc24d058fd342324ee113e9cb1435ddf9aaa736a0', 'USD', '10000', '', '2026-04-16 01:37:22.85374+00', '2026-04-16 01:37:22.85374+00', '2026-11-24 19:56:46.918675+00', '2026-04-15'),
('demo', 'payment', 'active-past-due-payment-1', 'active-past-due', E'\\xf9eeea104572eb0c3a691c70eab907aade0b5410f12417edf659cc70af577dc6', 'USD', '10000', '', '2026-08-21 12:29:18.293654+00', '2026-08-21 12:29:18.293654+00', '2026-11-24 19:58:54.3714+00', '2026-08-21'),
('demo', 'payment', 'active-reinstated-payment-1', 'active-reinstated', E'\\x9bce5fe53434b9d832bf82ad83a29009ea53e221682faf9911687fc09df7157d', 'USD', '10000', '', '2026-07-16 23:11:54.020544+00', '2026-07-16 23:11:54.020544+00', '2026-11-24 19:58:18.817647+00', '2026-07-16'),
('demo', 'payment', 'active-reinstated-payment-2', 'active-reinstated', E'\\x65db4ace357649a3b8daa1adfc80d8fa985cbabd2eb446532c551deac08c3375', 'USD', '48000', 'active-reinstated-1', '2026-08-20 18:02:59.266348+00', '2026-08-20 18:02:59.266348+00', '2026-11-24 19:58:53.603124+00', '2026-08-20'),
('demo', 'payment', 'active-suspended-payment-1', 'active-suspended', E'\\xd5f2b83667604c771b8ffdf1f55f0d2394cbf26bac3a3bf7466fd3ba0ef65ad1', 'USD', '10000', '', '2026-07-16 18:30:21.670041+00', '2026-07-16 18:30:21.670041+00', '2026-11-24 19:58:18.622134+00', '2026-07-16'),
('demo', 'payment', 'failed-payment-1', 'failed', E'\\x6400a7644436e54fdef0e4b5e3bcd80e6d343390f9778d786841789d1ad7a092', 'USD', '10000', '', '2026-03-03 03:32:27.359059+00', '2026-03-03 03:32:27.359059+00', '2026-11-24 19:56:02.998588+00', '2026-03-02'),
('demo', 'payment', 'in-two-parts-payment-1', 'in-two-parts', E'\\xa4059170e0144a2cebeaa26a5c3526850113e3dc67f3d5719f91378a4d1dfeec', 'EUR', '5000', '', '2026-07-17 03:47:24.23279+00', '2026-07-17 03:47:24.23279+00', '2026-11-24 19:58:19.008969+00', '2026-07-16'),
('demo', 'payment', 'in-two-parts-payment-2', 'in-two-parts', E'\\x826d60b1e7ec25f520bc4457279350a3724dffff3b606da217bb27e943b90b3f', 'EUR', '30000', 'in-two-parts-1', '2026-07-20 18:03:43.380892+00', '2026-07-20 18:03:43.380892+00', '2026-11-24 19:58:22.603635+00', '2026-07-20'),
('demo', 'payment', 'in-two-parts-payment-3', 'in-two-parts', E'\\x15e07e1411e4995016f8df8f47bf4d9ac51358b08d6369b07cef351e51277bae', 'EUR', '36000', 'in-two-parts-1', '2026-07-27 22:48:55.676678+00', '2026-07-27 22:48:55.676678+00', '2026-11-24 19:58:29.801694+00', '2026-07-27'),
('demo', 'payment', 'retried-payment-1', 'retried', E'\\x9bd7cdc70e61aa01977efbc26d5750780e0410f4eae32e5bcc71fbe729c23407', 'USD', '10000', '', '2026-03-03 19:19:46.985347+00', '2026-03-03 19:19:46.985347+00', '2026-11-24 19:56:03.656454+00', '2026-03-03'),
('demo', 'payment', 'searched-payment-1', 'searched', E'\\x1afacc18bb92bb9c0ee353956d14583515e0929d0dede1dc755a6a876996a3d0', 'USD', '10000', '', '2026-03-03 03:26:50.340912+00', '2026-03-03 03:26:50.340912+00', '2026-11-24 19:56:02.994688+00', '2026-03-02'),
('demo', 'payment', 'updated-payment-1', 'updated', E'\\x9d94c2f265765da93b98ddcfc9c47c62be60c1100abf4e82f087b7a8498ac2ab', 'USD', '10000', '', '2026-03-03 08:30:21.385843+00', '2026-03-03 08:30:21.385843+00', '2026-11-24 19:56:03.205464+00', '2026-03-03'),
('demo', 'void', 'prepay-01a20f23-412f-7685-b1ae-d777b620f98e', 'closed-refused', E'\\x1807b58a9d496870879eb635b2c389c07a0a824c8678ca722008f9219c7b2a3b', 'USD', '10000', 'prepay-01a20f23-412f-7685-b1ae-d777b620f98e', '2026-07-19 03:22:05.249942+00', '2026-07-19 03:22:05.249942+00', '2026-11-24 19:58:20.991388+00', '2026-07-18'),
('demo', 'void', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', 'closed-prepay-expired', E'\\xc1d4d5275af07690a66541ac85f4c07a57fb2fafe1c4bcef462dbf56f10c7d25', 'USD', '10000', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', '2026-07-31 02:40:08.678092+00', '2026-07-31 02:40:08.678092+00', '2026-11-24 19:58:32.962261+00', '2026-07-30');

INSERT INTO "findings" ("tenant", "customer", "check", "value", "count", "reasons", "at", "wall") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', 'country', 'not_listed', '0', '{}', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00'),
('demo', 'active-current', 'email_domain', 'ordinary', '0', '{}', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00'),
('demo', 'active-current', 'funding', 'none', '0', '{}', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00'),
('demo', 'active-current', 'number_country', 'same', '0', '{}', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00'),
('demo', 'active-current', 'number_type', 'mobile', '0', '{}', '2026-08-25 01:15:24.705705+00', '2026-11-24 19:58:57.903419+00'),
('demo', 'active-current', 'register', 'pass', '0', '{}', '2026-08-25 01:24:24.224716+00', '2026-11-24 19:58:57.909663+00'),
('demo', 'active-current', 'same_email', '', '0', '{}', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00'),
('demo', 'active-current', 'same_phone', '', '0', '{}', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00'),
('demo', 'active-ended', 'country', 'not_listed', '0', '{}', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00'),
('demo', 'active-ended', 'email_domain', 'ordinary', '0', '{}', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00'),
('demo', 'active-ended', 'funding', 'none', '0', '{}', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00'),
('demo', 'active-ended', 'number_country', 'same', '0', '{}', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00'),
('demo', 'active-ended', 'number_type', 'mobile', '0', '{}', '2026-04-15 21:34:46.729516+00', '2026-11-24 19:56:46.750201+00'),
('demo', 'active-ended', 'register', 'pass', '0', '{}', '2026-04-15 21:31:20.251833+00', '2026-11-24 19:56:46.747812+00'),
('demo', 'active-ended', 'same_email', '', '0', '{}', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00'),
('demo', 'active-ended', 'same_phone', '', '0', '{}', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00'),
('demo', 'active-past-due', 'country', 'not_listed', '0', '{}', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00'),
('demo', 'active-past-due', 'email_domain', 'ordinary', '0', '{}', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00'),
('demo', 'active-past-due', 'funding', 'none', '0', '{}', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00'),
('demo', 'active-past-due', 'number_country', 'same', '0', '{}', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00'),
('demo', 'active-past-due', 'number_type', 'mobile', '0', '{}', '2026-08-21 09:07:22.078473+00', '2026-11-24 19:58:54.231166+00'),
('demo', 'active-past-due', 'register', 'pass', '0', '{}', '2026-08-21 09:14:58.404307+00', '2026-11-24 19:58:54.236448+00'),
('demo', 'active-past-due', 'same_email', '', '0', '{}', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00'),
('demo', 'active-past-due', 'same_phone', '', '0', '{}', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00'),
('demo', 'active-reinstated', 'country', 'not_listed', '0', '{}', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00'),
('demo', 'active-reinstated', 'email_domain', 'ordinary', '0', '{}', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00'),
('demo', 'active-reinstated', 'funding', 'none', '0', '{}', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00'),
('demo', 'active-reinstated', 'number_country', 'same', '0', '{}', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00'),
('demo', 'active-reinstated', 'number_type', 'mobile', '0', '{}', '2026-07-16 20:02:58.487424+00', '2026-11-24 19:58:18.686449+00'),
('demo', 'active-reinstated', 'register', 'pass', '0', '{}', '2026-07-16 20:40:37.845523+00', '2026-11-24 19:58:18.712599+00'),
('demo', 'active-reinstated', 'same_email', '', '0', '{}', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00'),
('demo', 'active-reinstated', 'same_phone', '', '0', '{}', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00'),
('demo', 'active-suspended', 'country', 'not_listed', '0', '{}', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00'),
('demo', 'active-suspended', 'email_domain', 'ordinary', '0', '{}', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00'),
('demo', 'active-suspended', 'funding', 'none', '0', '{}', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00'),
('demo', 'active-suspended', 'number_country', 'same', '0', '{}', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00'),
('demo', 'active-suspended', 'number_type', 'mobile', '0', '{}', '2026-07-16 14:19:48.214416+00', '2026-11-24 19:58:18.448135+00'),
('demo', 'active-suspended', 'register', 'pass', '0', '{}', '2026-07-16 13:14:56.76023+00', '2026-11-24 19:58:18.403095+00'),
('demo', 'active-suspended', 'same_email', '', '0', '{}', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00'),
('demo', 'active-suspended', 'same_phone', '', '0', '{}', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00'),
('demo', 'awaiting-prepayment', 'country', 'not_listed', '0', '{}', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00'),
('demo', 'awaiting-prepayment', 'email_domain', 'ordinary', '0', '{}', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00'),
('demo', 'awaiting-prepayment', 'funding', 'none', '0', '{}', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00'),
('demo', 'awaiting-prepayment', 'number_country', 'same', '0', '{}', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00'),
('demo', 'awaiting-prepayment', 'number_type', 'mobile', '0', '{}', '2026-08-25 00:14:20.69494+00', '2026-11-24 19:58:57.861011+00'),
('demo', 'awaiting-prepayment', 'register', 'pass', '0', '{}', '2026-08-25 00:13:26.0599+00', '2026-11-24 19:58:57.860379+00'),
('demo', 'awaiting-prepayment', 'same_email', '', '0', '{}', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00'),
('demo', 'awaiting-prepayment', 'same_phone', '', '0', '{}', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00'),
('demo', 'closed-prepay-expired', 'country', 'not_listed', '0', '{}', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00'),
('demo', 'closed-prepay-expired', 'email_domain', 'ordinary', '0', '{}', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00'),
('demo', 'closed-prepay-expired', 'funding', 'none', '0', '{}', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00'),
('demo', 'closed-prepay-expired', 'number_country', 'same', '0', '{}', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00'),
('demo', 'closed-prepay-expired', 'number_type', 'mobile', '0', '{}', '2026-07-17 01:04:13.01448+00', '2026-11-24 19:58:18.895645+00'),
('demo', 'closed-prepay-expired', 'register', 'pass', '0', '{}', '2026-07-17 01:11:01.475145+00', '2026-11-24 19:58:18.900372+00'),
('demo', 'closed-prepay-expired', 'same_email', '', '0', '{}', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00'),
('demo', 'closed-prepay-expired', 'same_phone', '', '0', '{}', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00'),
('demo', 'closed-refused', 'country', 'not_listed', '0', '{}', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00'),
('demo', 'closed-refused', 'email_domain', 'disposable', '0', '{}', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00'),
('demo', 'closed-refused', 'funding', 'none', '0', '{}', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00'),
('demo', 'closed-refused', 'number_country', 'same', '0', '{}', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00'),
('demo', 'closed-refused', 'number_type', 'mobile', '0', '{}', '2026-07-16 19:15:15.168873+00', '2026-11-24 19:58:18.653308+00'),
('demo', 'closed-refused', 'register', 'pass', '0', '{}', '2026-07-16 18:44:37.02166+00', '2026-11-24 19:58:18.632034+00'),
('demo', 'closed-refused', 'same_email', '', '0', '{}', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00'),
('demo', 'closed-refused', 'same_phone', '', '0', '{}', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00'),
('demo', 'failed', 'country', 'not_listed', '0', '{}', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00'),
('demo', 'failed', 'email_domain', 'ordinary', '0', '{}', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00'),
('demo', 'failed', 'funding', 'none', '0', '{}', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00'),
('demo', 'failed', 'number_country', 'same', '0', '{}', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00'),
('demo', 'failed', 'number_type', 'mobile', '0', '{}', '2026-03-03 02:18:04.14095+00', '2026-11-24 19:56:02.946931+00'),
('demo', 'failed', 'register', 'pass', '0', '{}', '2026-03-03 02:45:13.318185+00', '2026-11-24 19:56:02.965787+00'),
('demo', 'failed', 'same_email', '', '0', '{}', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00'),
('demo', 'failed', 'same_phone', '', '0', '{}', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00'),
('demo', 'in-two-parts', 'country', 'not_listed', '0', '{}', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00'),
('demo', 'in-two-parts', 'email_domain', 'ordinary', '0', '{}', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00'),
('demo', 'in-two-parts', 'funding', 'none', '0', '{}', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00'),
('demo', 'in-two-parts', 'number_country', 'same', '0', '{}', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00'),
('demo', 'in-two-parts', 'number_type', 'mobile', '0', '{}', '2026-07-16 21:19:46.253337+00', '2026-11-24 19:58:18.739779+00'),
('demo', 'in-two-parts', 'register', 'pass', '0', '{}', '2026-07-16 23:04:37.342761+00', '2026-11-24 19:58:18.812593+00'),
('demo', 'in-two-parts', 'same_email', '', '0', '{}', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00'),
('demo', 'in-two-parts', 'same_phone', '', '0', '{}', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00'),
('demo', 'retried', 'country', 'not_listed', '0', '{}', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00'),
('demo', 'retried', 'email_domain', 'ordinary', '0', '{}', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00'),
('demo', 'retried', 'funding', 'none', '0', '{}', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00'),
('demo', 'retried', 'number_country', 'same', '0', '{}', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00'),
('demo', 'retried', 'number_type', 'mobile', '0', '{}', '2026-03-03 02:41:19.510368+00', '2026-11-24 19:56:02.963081+00'),
('demo', 'retried', 'register', 'pass', '0', '{}', '2026-03-03 03:23:20.688115+00', '2026-11-24 19:56:02.992261+00'),
('demo', 'retried', 'same_email', '', '0', '{}', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00'),
('demo', 'retried', 'same_phone', '', '0', '{}', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00'),
('demo', 'searched', 'country', 'not_listed', '0', '{}', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00'),
('demo', 'searched', 'email_domain', 'ordinary', '0', '{}', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00'),
('demo', 'searched', 'funding', 'none', '0', '{}', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00'),
('demo', 'searched', 'number_country', 'same', '0', '{}', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00'),
('demo', 'searched', 'number_type', 'mobile', '0', '{}', '2026-03-03 02:11:19.753526+00', '2026-11-24 19:56:02.94225+00'),
('demo', 'searched', 'register', 'pass', '0', '{}', '2026-03-03 01:57:02.640556+00', '2026-11-24 19:56:02.93233+00'),
('demo', 'searched', 'same_email', '', '0', '{}', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00'),
('demo', 'searched', 'same_phone', '', '0', '{}', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00'),
('demo', 'updated', 'country', 'not_listed', '0', '{}', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00'),
('demo', 'updated', 'email_domain', 'ordinary', '0', '{}', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00'),
('demo', 'updated', 'funding', 'none', '0', '{}', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00'),
('demo', 'updated', 'number_country', 'same', '0', '{}', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00'),
('demo', 'updated', 'number_type', 'mobile', '0', '{}', '2026-03-03 04:38:31.920691+00', '2026-11-24 19:56:03.044474+00'),
('demo', 'updated', 'register', 'pass', '0', '{}', '2026-03-03 03:42:57.416889+00', '2026-11-24 19:56:03.005881+00'),
('demo', 'updated', 'same_email', '', '0', '{}', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00'),
('demo', 'updated', 'same_phone', '', '0', '{}', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00');

INSERT INTO "idempotency" ("tenant", "key", "request", "claim", "lapses_wall", "recorded", "status", "content_type", "answer", "asked_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', E'\\x0b3728bc8d4b5a61ebb86f724728bec868a7bd46aa09e91903300a4adf15a8f2', E'\\xdd1c633d450a5cb80e737941c2e70d3cea02325e4f545975ede8151a694e1bce', '01a20f23-cda2-7f15-b709-c704df472751', '2026-11-24 19:59:54.370984+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a226163746976652d706173742d647565222c226964223a226163746976652d706173742d6475652d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:58:54.370984+00'),
('demo', E'\\x0d5f66163ab1fa705428ab6f3f44835e4c531466cc36e65e4b6a092dfa40b4d4', E'\\x323295c33405ed0c2d5c1fd330e5021495e1841a3198b7b0d464a1f93c982aeb', '01a20f21-da37-77e4-a1d5-059322fb1bb7', '2026-11-24 19:57:46.519512+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a226163746976652d656e646564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30342d32325431363a30333a31382e36333532375a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f6163746976652d656e646564227d0a', '2026-11-24 19:56:46.519512+00'),
('demo', E'\\x0fcaef6bc539d82e75c9f834e9f33330bef1e617012f8ecac6ecc0608eecd55c', E'\\xa666b5fb53f29709eaacbaf13eb4740d37d9e3938d8d43d49bda561ce163d1b5', '01a20f21-dc8f-7044-95da-6fef9d501840', '2026-11-24 19:57:47.119013+00', 'false', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a34383030307d2c22637573746f6d65725f6964223a226163746976652d656e646564222c226475655f6f6e223a22323032362d30342d3136222c226964223a226163746976652d656e6465642d31222c226973737565645f6f6e223a22323032362d30342d3136222c226b696e64223a227374616e64617264222c226e756d626572223a226163746976652d656e6465642d31222c226f70656e223a7b2263757272656e6379223a22555344222c226d696e6f72223a34383030307d2c22736574746c6564223a66616c73657d0a', '2026-11-24 19:56:47.119013+00'),
('demo', E'\\x14a175bf3358c951566a69f10da0140b1700f5b94d5822a71d0cfc74dc6e9128', E'\\x023c8910b6dd9520edacfb845092c1f6ad5f49565eface0d281db6f895bb7d6c', '01a20f21-3032-72bf-a191-9d796269c92e', '2026-11-24 19:57:02.994178+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a226661696c6564222c226964223a226661696c65642d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:56:02.994178+00'),
('demo', E'\\x1ade3d849105cdece5bde1fa85f1c07bbb9736daad9c00be7855e11b60f39402', E'\\xf73ef4fe6847b640ea543e6987b9b969e5aadbf566bf2279b21d067efe159f49', '01a20f23-3eed-70cb-ad32-b74da0a6a0d3', '2026-11-24 19:59:17.83705+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a22696e2d74776f2d7061727473222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30372d32325432333a34333a32372e3231313634315a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f696e2d74776f2d7061727473227d0a', '2026-11-24 19:58:17.83705+00'),
('demo', E'\\x29bae912cfa214de40405ecaad2f164a51dc4784fadfdc108c09ee7fc3b6aabe', E'\\xa949569e9d70db5b8d1682bcde1399b617852993739b5036513c5269fc75c1b1', '01a20f23-437c-709a-96a6-07f002052fac', '2026-11-24 19:59:19.004035+00', 'false', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a34383030307d2c22637573746f6d65725f6964223a226163746976652d7265696e737461746564222c226475655f6f6e223a22323032362d30372d3230222c226964223a226163746976652d7265696e7374617465642d31222c226973737565645f6f6e223a22323032362d30372d3136222c226b696e64223a227374616e64617264222c226e756d626572223a226163746976652d7265696e7374617465642d31222c226f70656e223a7b2263757272656e6379223a22555344222c226d696e6f72223a34383030307d2c22736574746c6564223a66616c73657d0a', '2026-11-24 19:58:19.004035+00'),
('demo', E'\\x33f7bbbeb718c614ec1a54e87209b2c88b9c8e245f5e0034413191921e0d49da', E'\\x6c09fcd512d84988fc10b930f9d254357c03b4241fb85d32f50aea469bedd061', '01a20f23-dbd1-7696-b524-d86be1735d7f', '2026-11-24 19:59:58.001428+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a226163746976652d63757272656e74222c226964223a226163746976652d63757272656e742d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:58:58.001428+00'),
('demo', E'\\x439ce01071db77cc2217687a8f5bb5c271752a2583ab84915ca1e3ddadf641ed', E'\\x5fdeafc3640506380306f3444d29ad46bf9ff1dbeff1e23b4f725f63ff54aad8', '01a20f23-41fd-7af9-9a65-029bb43e8564', '2026-11-24 19:59:18.621714+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a226163746976652d73757370656e646564222c226964223a226163746976652d73757370656e6465642d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:58:18.621714+00'),
('demo', E'\\x4bca9532275b42f376524d5a0e439a8c312e7af06edca9d988257035a786c0e6', E'\\xc4243123009101e9977adb6038f787fbf5392b1fd8e73924f90c0ceb52057a82', '01a20f21-dbc6-7486-b980-f23f69169e9d', '2026-11-24 19:57:46.918292+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a226163746976652d656e646564222c226964223a226163746976652d656e6465642d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:56:46.918292+00'),
('demo', E'\\x4f9a43062bed3759f0f14c5b136d12a11ab9d59cff9bd4bcb3c0f40f7b004acd', E'\\x1c0c8cfb41ba18ede25ebdf4825fc1f29cdec065aa6b86b3a6a5fce682918f4f', '01a20f23-da3a-78f2-a4ef-0f0c17683a7f', '2026-11-24 19:59:57.594582+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a226177616974696e672d7072657061796d656e74222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30382d33315431373a35313a32382e3530383139385a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f6177616974696e672d7072657061796d656e74227d0a', '2026-11-24 19:58:57.594582+00'),
('demo', E'\\x509f7a64853e2b57cac6236beb7d826bac93158a62fed279904a3f5dc2e5d20f', E'\\xec243ef97bb1aa5fa4aa919193858941afa970f35770edcf6aeaf4abf65e7989', '01a20f23-3ee5-7a8b-95c4-9c925f5d3289', '2026-11-24 19:59:17.829687+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a226163746976652d7265696e737461746564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30372d32325432333a32393a35332e3330303537325a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f6163746976652d7265696e737461746564227d0a', '2026-11-24 19:58:17.829687+00'),
('demo', E'\\x5faea47c9b3f39a37a06f9b9aa297063ecbc479fb45794240b115d66669fcfa4', E'\\xabd6115c7756452ea33a80aed4e6896644293813449f158030deb1ae498e5eb3', '01a20f23-3eeb-7ba5-9fcf-960577ddb356', '2026-11-24 19:59:17.835761+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a22636c6f7365642d72656675736564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30372d32325432333a34313a34392e3830383235365a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f636c6f7365642d72656675736564227d0a', '2026-11-24 19:58:17.835761+00'),
('demo', E'\\x6426caad3c4ccd09fa7ac45bcf8f63ad32d37b549e7bcd7e27b3c13fa4547ad7', E'\\xbe1c1682329674651a876b1aac27c0eaaf8395150a26b911086ecc166bc30b7a', '01a20f23-da3d-747b-995b-483e3646f34d', '2026-11-24 19:59:57.597291+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a22766572696679696e67222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30382d33315431373a35373a30362e3539333733315a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f766572696679696e67227d0a', '2026-11-24 19:58:57.597291+00'),
('demo', E'\\x6f23cbda889a8a92b4a379ad0a88ac5cce29ad292837b6685690aa7a5683c774', E'\\xf95d267214ec47e0688abc267368b9495572a3399a99a6640dd54d56d560eedc', '01a20f23-caa2-7e15-a7d1-aec73a3e931a', '2026-11-24 19:59:53.602918+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a34383030307d2c22637573746f6d65725f6964223a226163746976652d7265696e737461746564222c226964223a226163746976652d7265696e7374617465642d7061796d656e742d32222c22696e766f6963655f6964223a226163746976652d7265696e7374617465642d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:58:53.602918+00'),
('demo', E'\\x6f61dc5a66229737164f861276fbe3f3925d764c5f641e012fe8b69ccbcf2c6e', E'\\x6ba1c37fb46197d93bd9bf8df96c91ac8ac9573b81071edaffac6afeacfe9bce', '01a20f23-4456-7dd2-b27b-8f4650474a12', '2026-11-24 19:59:19.222901+00', 'false', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a224a5059222c226d696e6f72223a3132303030307d2c22637573746f6d65725f6964223a22696e2d74776f2d7061727473222c226475655f6f6e223a22323032362d31302d3135222c226964223a22696e2d74776f2d70617274732d32222c226973737565645f6f6e223a22323032362d30372d3137222c226b696e64223a227374616e64617264222c226e756d626572223a22696e2d74776f2d70617274732d32222c226f70656e223a7b2263757272656e6379223a224a5059222c226d696e6f72223a3132303030307d2c22736574746c6564223a66616c73657d0a', '2026-11-24 19:58:19.222901+00'),
('demo', E'\\x759f9272655e128acd8619c01e79fe204fdb4bd44b33efd63ef718efb0cf221c', E'\\xc83a1af14110c531ba9777260057c4716b3b4916bbdca3ad181fdccc9577080e', '01a20f21-3031-7d84-9ab3-3157e059ddfa', '2026-11-24 19:57:02.99388+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a227365617263686564222c226964223a2273656172636865642d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:56:02.99388+00'),
('demo', E'\\x79abcd5346b78117156b06f8e0769688d8d36cd94d886852b4536302017b90be', E'\\x5da0c05e43d90b03c1db8215310c62d43ae67a1df52e750b70e261f94eb0baf3', '01a20f23-518b-741a-9830-1fdcef10118c', '2026-11-24 19:59:22.603265+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c226d696e6f72223a33303030307d2c22637573746f6d65725f6964223a22696e2d74776f2d7061727473222c226964223a22696e2d74776f2d70617274732d7061796d656e742d32222c22696e766f6963655f6964223a22696e2d74776f2d70617274732d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22455552222c226d696e6f72223a307d7d0a', '2026-11-24 19:58:22.603265+00'),
('demo', E'\\x8a9c6d2f19307798445931cae286b0494807f82d281c085045580f8fdf9f5e9e', E'\\xec16ed8faa6a04987b27568ae8a51d37455b3db942246eece7b32e1a3976b855', '01a20f23-6da9-7789-bbff-f7f0a31c7819', '2026-11-24 19:59:29.80149+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c226d696e6f72223a33363030307d2c22637573746f6d65725f6964223a22696e2d74776f2d7061727473222c226964223a22696e2d74776f2d70617274732d7061796d656e742d33222c22696e766f6963655f6964223a22696e2d74776f2d70617274732d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22455552222c226d696e6f72223a323030307d7d0a', '2026-11-24 19:58:29.80149+00'),
('demo', E'\\xa08c0132307f924f41fbc2c23319f3335bfbcc54281231fb238b0babdebf9b4e', E'\\xa75c458b281d2e556a68acaca8c39c4c0edfb6a3bee62d598a972abcaeea2d8d', '01a20f23-4380-7a24-b395-3407ab3dc11c', '2026-11-24 19:59:19.008662+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c226d696e6f72223a353030307d2c22637573746f6d65725f6964223a22696e2d74776f2d7061727473222c226964223a22696e2d74776f2d70617274732d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22455552222c226d696e6f72223a307d7d0a', '2026-11-24 19:58:19.008662+00'),
('demo', E'\\xc45efdc5a63c1fc2228a46e36db26c76093adc14c1be0bd6e7a70a99c83a1fb3', E'\\xdd2d72f84b117f29a0fb9fba578e1b85de1f54787e4377690a86069c30abfed2', '01a20f23-dc9a-7b3f-8664-ae6841c5e3fe', '2026-11-24 19:59:58.202733+00', 'false', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31383935307d2c22637573746f6d65725f6964223a226163746976652d63757272656e74222c226475655f6f6e223a22323032362d30392d3134222c226964223a226163746976652d63757272656e742d31222c226973737565645f6f6e223a22323032362d30382d3235222c226b696e64223a227374616e64617264222c226e756d626572223a226163746976652d63757272656e742d31222c226f70656e223a7b2263757272656e6379223a22555344222c226d696e6f72223a31383935307d2c22736574746c6564223a66616c73657d0a', '2026-11-24 19:58:58.202733+00'),
('demo', E'\\xc53ced0a0819e7c83732ace545b582fe1640044979ae38697ff2f38de3f7b0a2', E'\\x164897e322eb738c62bfa7d39b17a4fb7da4de0959f292f750c19f5b82a08188', '01a20f21-2d27-7f09-b697-fab262d1a98d', '2026-11-24 19:57:02.215982+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a2275706461746564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30332d30395430373a34373a34342e3932363531325a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f75706461746564227d0a', '2026-11-24 19:56:02.215982+00'),
('demo', E'\\xcb03790d04068232819a94f1f2dcbc97505735eee8690dacb64b05b8747f2c94', E'\\xd94b1806e6a390ba1d7a705861d486252aab2faf688c21bbd359e154773863ae', '01a20f21-3104-7dd7-ac6d-705b3eafc0bb', '2026-11-24 19:57:03.204902+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a2275706461746564222c226964223a22757064617465642d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:56:03.204902+00'),
('demo', E'\\xcd8479c4cb7f8d0963d55f7d379e5b7b277eaf4fc59efa149f95f178aa0295f8', E'\\x41b918ba8cad56abd59a9179951938f4438a4c91d218b9be343952478b92066d', '01a20f23-cc10-73de-8faa-e5c94fad4269', '2026-11-24 19:59:53.968248+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a226163746976652d706173742d647565222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30382d32385430323a34393a32392e3237343338345a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f6163746976652d706173742d647565227d0a', '2026-11-24 19:58:53.968248+00'),
('demo', E'\\xd0e3313f6d18de282e79e3b3448403a229c8229075a785c3af9a6f47acc010be', E'\\xbc6f7fb6d75111d66ae2e694c87b2233947114ba1fedfecccb08403f0065cb5b', '01a20f23-437d-776f-9cf6-6982e8aeb75e', '2026-11-24 19:59:19.005485+00', 'false', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a34383030307d2c22637573746f6d65725f6964223a226163746976652d73757370656e646564222c226475655f6f6e223a22323032362d30372d3136222c226964223a226163746976652d73757370656e6465642d31222c226973737565645f6f6e223a22323032362d30372d3136222c226b696e64223a227374616e64617264222c226e756d626572223a226163746976652d73757370656e6465642d31222c226f70656e223a7b2263757272656e6379223a22555344222c226d696e6f72223a34383030307d2c22736574746c6564223a66616c73657d0a', '2026-11-24 19:58:19.005485+00'),
('demo', E'\\xd355ffb90027d85342bf4e13f2420a2db80d21082e79a4ce6a004d3394bd8929', E'\\xbde40f89c041c8a48f61f2c4e609e095fa51cf5a4eeabaa9a1f81d4ff014f541', '01a20f21-2d0a-70bb-bcfe-ddec2cddae79', '2026-11-24 19:57:02.186038+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a2272657472696564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30332d30395430373a30383a33322e3537373330325a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f72657472696564227d0a', '2026-11-24 19:56:02.186038+00'),
('demo', E'\\xd4548c4178507d282b2a1b8a7de60446eb0b22c5dadc0c3b8c5334ca854df5f5', E'\\x4b19b174179e04a5717baa16bb02e19c76d890c343fd317b648a3fe93e1ea24b', '01a20f23-3ee3-73b2-a79c-b66a13ad6ce4', '2026-11-24 19:59:17.82724+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a22636c6f7365642d7665726966792d65787069726564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30372d32325432333a32383a33342e3035303235395a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f636c6f7365642d7665726966792d65787069726564227d0a', '2026-11-24 19:58:17.82724+00'),
('demo', E'\\xdc45c7a7197bc1a69be1efa5ab46e35dbdabfc1d3da1b1dab81e8de5d6860a8f', E'\\xcaf65d20031a5d402c0d422b32941802cac293f4195758146fe58529cd3c008f', '01a20f23-ce6d-7428-9728-2017d65427e9', '2026-11-24 19:59:54.573269+00', 'false', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a33313030307d2c22637573746f6d65725f6964223a226163746976652d706173742d647565222c226475655f6f6e223a22323032362d30382d3231222c226964223a226163746976652d706173742d6475652d31222c226973737565645f6f6e223a22323032362d30382d3231222c226b696e64223a227374616e64617264222c226e756d626572223a226163746976652d706173742d6475652d31222c226f70656e223a7b2263757272656e6379223a22555344222c226d696e6f72223a33313030307d2c22736574746c6564223a66616c73657d0a', '2026-11-24 19:58:54.573269+00'),
('demo', E'\\xdf84538dd0b85bb98762f0a33933375337867ada7699d5586adeaf2c10979e51', E'\\x3580475e26b67c0d5bbd4ef9eac6b245238ea48a4a9449712afa85c1c6ee5a61', '01a20f23-da3b-7821-8954-4d684ac15429', '2026-11-24 19:59:57.59553+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a226163746976652d63757272656e74222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30382d33315431373a35323a35342e3335303331335a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f6163746976652d63757272656e74227d0a', '2026-11-24 19:58:57.59553+00'),
('demo', E'\\xe7c548232105c62625aa36927512f1d71c5ec0055ff4e7e4badedf54b76f83eb', E'\\x273e20740c477ecee044b862848202ea7dac31a2e7428139623e2f2b8c413bab', '01a20f21-2d3d-71fd-be7a-a6d128844e04', '2026-11-24 19:57:02.237128+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a227365617263686564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30332d30395430383a32323a32352e3839363137325a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f7365617263686564227d0a', '2026-11-24 19:56:02.237128+00'),
('demo', E'\\xe7dd5e5ddfd3395dcccb77d989d98de374948b55b7d2c107041a3623138e3f05', E'\\xddf2fdc9ec042fd7ef45224a2675a8cd46d65d792b78de8f5dbc91bed23f15fa', '01a20f23-42c1-7450-a1eb-f2250287f8d1', '2026-11-24 19:59:18.817278+00', 'true', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22555344222c226d696e6f72223a31303030307d2c22637573746f6d65725f6964223a226163746976652d7265696e737461746564222c226964223a226163746976652d7265696e7374617465642d7061796d656e742d31222c22756e616c6c6f6361746564223a7b2263757272656e6379223a22555344222c226d696e6f72223a307d7d0a', '2026-11-24 19:58:18.817278+00'),
('demo', E'\\xee1b1f48af943e3cfca1e413185b3b4e561e26b683539ac643c123ce229e6620', E'\\x1750aaf15f53ffbd6c8e4eb242b6ea053b22a0806c697101aa5f0fb072bc1148', '01a20f23-3ee4-771b-82b3-33eca531de90', '2026-11-24 19:59:17.828464+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a22636c6f7365642d7072657061792d65787069726564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30372d32325432333a32383a34352e3930383931385a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f636c6f7365642d7072657061792d65787069726564227d0a', '2026-11-24 19:58:17.828464+00'),
('demo', E'\\xee55e0bb645570a72ab905cce4aecf95085a2165d69305777f08dec13065869e', E'\\x62acd83d976cfdd2a13b0e74cef9d9bb1e859e0e12b03b469421106f66ff33cc', '01a20f23-444e-7194-a347-f0ec00fd76e4', '2026-11-24 19:59:19.214097+00', 'false', '201', 'application/json', E'\\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c226d696e6f72223a36343030307d2c22637573746f6d65725f6964223a22696e2d74776f2d7061727473222c226475655f6f6e223a22323032362d30372d3137222c226964223a22696e2d74776f2d70617274732d31222c226973737565645f6f6e223a22323032362d30372d3137222c226b696e64223a227374616e64617264222c226e756d626572223a22696e2d74776f2d70617274732d31222c226f70656e223a7b2263757272656e6379223a22455552222c226d696e6f72223a36343030307d2c22736574746c6564223a66616c73657d0a', '2026-11-24 19:58:19.214097+00'),
('demo', E'\\xf9620dd127b621cf85b5ed3bfca63f69e372f171a3e6d5f2e407f2f054218ed2', E'\\xd2061b2d4fbe6e41d10eb6914b93a86c4dd20d0de10944a71f557f2ffea02ba6', '01a20f21-2d3a-7d1e-b106-43de4f1642da', '2026-11-24 19:57:02.234857+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a226661696c6564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30332d30395430383a31363a35322e35353631365a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f6661696c6564227d0a', '2026-11-24 19:56:02.234857+00'),
('demo', E'\\xfbf9a93a6c5940b688f037f236c256b227f865f2b92bc721ef59e69cd67b9a5e', E'\\x958c97c121b1dfee96321de6dac1f518439d6c04aabbfed5a0af9cf5708d2379', '01a20f23-3ee1-7a4a-aa4b-4af9d12ec37f', '2026-11-24 19:59:17.82567+00', 'false', '201', 'application/json', E'\\x7b22616363657373223a226e6f6e65222c2262616c616e636573223a5b5d2c22637265646974223a5b5d2c22686f6c6473223a5b5d2c226964223a226163746976652d73757370656e646564222c226c6576656c223a22222c226e657874223a7b226174223a22323032362d30372d32325432333a32333a35382e3330393431315a222c2277686174223a22657870697279222c22776879223a22746865207369676e2d7570206d757374206265207665726966696564206279207468656e227d2c226f766572647565223a5b5d2c227068617365223a22766572696679696e67222c22706f6c696379223a7b226964223a227374616e64617264222c2276657273696f6e223a317d2c227374616e64696e67223a2263757272656e74222c2273757370656e73696f6e5f726561736f6e73223a5b5d2c2274696d655f7a6f6e65223a7b2266726f6d223a22637573746f6d6572222c227a6f6e6573223a5b22416d65726963612f4e65775f596f726b225d7d2c227573616765223a5b5d2c22776f726b666c6f775f6964223a22637573746f6d65722f64656d6f2f6163746976652d73757370656e646564227d0a', '2026-11-24 19:58:17.82567+00');

INSERT INTO "items" ("tenant", "item", "customer", "content_hash", "kind", "number", "currency", "minor", "issued_on", "due_on", "recorded_at", "recorded_wall", "recorded_on") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current-1', 'active-current', E'\\x14709150e147c048ff9d43bbf7b4aad73bf632b5096fc14aa73148141158aa1c', 'standard', 'active-current-1', 'USD', '18950', '2026-08-25', '2026-09-14', '2026-08-25 08:26:54.466137+00', '2026-11-24 19:58:58.203069+00', '2026-08-25'),
('demo', 'active-ended-1', 'active-ended', E'\\xb01d75ac505144fe3760b15d37f9845036d2c2eff32e555b0ae6b47991dc41cf', 'standard', 'active-ended-1', 'USD', '48000', '2026-04-16', '2026-04-16', '2026-04-16 06:26:25.510156+00', '2026-11-24 19:56:47.1194+00', '2026-04-16'),
('demo', 'active-past-due-1', 'active-past-due', E'\\xeb1ec5dedf032617614396475a014711af20b53f6ae8a7400c1167f6c760fb04', 'standard', 'active-past-due-1', 'USD', '31000', '2026-08-21', '2026-08-21', '2026-08-21 17:20:31.7671+00', '2026-11-24 19:58:54.573639+00', '2026-08-21'),
('demo', 'active-reinstated-1', 'active-reinstated', E'\\x00b972294b79c81986c40f02363f589494a97f7f61e79fe52a7714ffcd2eb562', 'standard', 'active-reinstated-1', 'USD', '48000', '2026-07-16', '2026-07-20', '2026-07-17 03:40:48.988128+00', '2026-11-24 19:58:19.004394+00', '2026-07-16'),
('demo', 'active-suspended-1', 'active-suspended', E'\\x4f68d83012ea5ed187e561d13cc10bb275a4f816a0d33946b73b8e9920c68c7c', 'standard', 'active-suspended-1', 'USD', '48000', '2026-07-16', '2026-07-16', '2026-07-17 03:42:52.01784+00', '2026-11-24 19:58:19.005818+00', '2026-07-16'),
('demo', 'failed-1', 'failed', E'\\x959d375ed8d68fa144417012879050b8e8b3823355198ae6b23ed3ebb794a374', 'standard', '', 'USD', '52000', '2026-03-28', '2026-03-28', '2026-03-28 17:52:20.050723+00', '2026-11-24 19:56:28.595726+00', '2026-03-28'),
('demo', 'in-two-parts-1', 'in-two-parts', E'\\x4d9e31847e6421823651a104d87d2a95e65cdcde2c6f6aad7fd26f6f034a567f', 'standard', 'in-two-parts-1', 'EUR', '64000', '2026-07-17', '2026-07-17', '2026-07-17 08:43:32.288851+00', '2026-11-24 19:58:19.214618+00', '2026-07-17'),
('demo', 'in-two-parts-2', 'in-two-parts', E'\\x6178a6324e80d46cfa3819434fcbe19cfd3db8ea51ae722bd75506ad11c86ca1', 'standard', 'in-two-parts-2', 'JPY', '120000', '2026-07-17', '2026-10-15', '2026-07-17 08:56:10.243305+00', '2026-11-24 19:58:19.22339+00', '2026-07-17'),
('demo', 'prepay-01a20f21-2f6b-7af5-8fdd-e8de53242db5', 'retried', E'\\x83cde2b751fd645d9433fd4c6e646f455ba9deecd74c8e67efbb6eb5ff505370', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-02', '2026-03-02', '2026-03-02 22:26:19.446806+00', '2026-11-24 19:56:02.785997+00', '2026-03-02'),
('demo', 'prepay-01a20f21-2f70-772f-aa72-a469860a54e4', 'searched', E'\\xc1a58360049ee1243f09d329f22bc3d89bd66aa8691bc6006ae8e5c0c3b01b90', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-02', '2026-03-02', '2026-03-02 22:27:07.733606+00', '2026-11-24 19:56:02.786556+00', '2026-03-02'),
('demo', 'prepay-01a20f21-2f74-7bcf-a953-7cf6eeb4a6c7', 'failed', E'\\xaefac19b4429c1065e1520ef6db6bcd93f499e733140c03797927801ad28c555', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-02', '2026-03-02', '2026-03-02 22:25:53.86368+00', '2026-11-24 19:56:02.785701+00', '2026-03-02'),
('demo', 'prepay-01a20f21-2f8e-7a7c-8eb7-f9e602e182d4', 'updated', E'\\x8dd88a6baf87fa4bae41f38359295bbc4be369468540045565db9cdade8c9acc', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-02', '2026-03-02', '2026-03-02 22:54:08.271964+00', '2026-11-24 19:56:02.805312+00', '2026-03-02'),
('demo', 'prepay-01a20f21-db00-70d0-83f3-c56843119857', 'active-ended', E'\\xba437f86b2eb6f8e5bce04943266ae51a2b8b4fab2dd33cdbe0e6bc93c5e4d91', 'prepayment', 'Prepayment', 'USD', '10000', '2026-04-15', '2026-04-15', '2026-04-15 20:48:56.467699+00', '2026-11-24 19:56:46.71837+00', '2026-04-15'),
('demo', 'prepay-01a20f23-405e-7afc-b220-1379ba9218ff', 'active-suspended', E'\\xbf1834878662fb78c547b2f0014fb2bfb7c18c0d467ee08342a5a58e86a71405', 'prepayment', 'Prepayment', 'USD', '10000', '2026-07-16', '2026-07-16', '2026-07-16 08:29:11.86296+00', '2026-11-24 19:58:18.204659+00', '2026-07-16'),
('demo', 'prepay-01a20f23-412f-7593-ac43-08f849b8d388', 'in-two-parts', E'\\x99db2f39a76c4c7ab0385e6cc3ba105966a93c56430420b2e976bf30528dc45d', 'prepayment', 'Prepayment', 'EUR', '5000', '2026-07-16', '2026-07-16', '2026-07-16 13:22:05.766643+00', '2026-11-24 19:58:18.408061+00', '2026-07-16'),
('demo', 'prepay-01a20f23-412f-7685-b1ae-d777b620f98e', 'closed-refused', E'\\x2d531ad52ccaf25b94f67b4a706dbe040970576fc84dffd70657b434bb9180f9', 'prepayment', 'Prepayment', 'USD', '10000', '2026-07-16', '2026-07-16', '2026-07-16 13:22:08.016412+00', '2026-11-24 19:58:18.408087+00', '2026-07-16'),
('demo', 'prepay-01a20f23-4130-76d6-a633-7aa4f99fd12a', 'active-reinstated', E'\\xdb1e8c258290f4ac6f2c59a52470c5025c3dc3c4a770bc2280b5f65813919657', 'prepayment', 'Prepayment', 'USD', '10000', '2026-07-16', '2026-07-16', '2026-07-16 13:22:09.589065+00', '2026-11-24 19:58:18.408105+00', '2026-07-16'),
('demo', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', 'closed-prepay-expired', E'\\x37dbaa61068936e5f3670ca5db2e526b915fdc02e6c08baa1245ab01801bb2aa', 'prepayment', 'Prepayment', 'USD', '10000', '2026-07-16', '2026-07-16', '2026-07-16 18:30:28.75294+00', '2026-11-24 19:58:18.622216+00', '2026-07-16'),
('demo', 'prepay-01a20f23-ccdc-701e-820c-f3e520a007b5', 'active-past-due', E'\\x7d3eae341b42c6f3449d59d7f4c6c94e5bf250b85f3415115cf40cb4bdc1f926', 'prepayment', 'Prepayment', 'USD', '10000', '2026-08-21', '2026-08-21', '2026-08-21 07:38:59.262403+00', '2026-11-24 19:58:54.169791+00', '2026-08-21'),
('demo', 'prepay-01a20f23-db17-759a-909e-79b47acfa78a', 'awaiting-prepayment', E'\\x1f56f0968d469867cb07aa50a5a0060eeeaa5d7cf80c69f6b184b87d855e1457', 'prepayment', 'Prepayment', 'USD', '10000', '2026-08-24', '2026-08-24', '2026-08-24 23:04:13.892764+00', '2026-11-24 19:58:57.812321+00', '2026-08-24'),
('demo', 'prepay-01a20f23-db1e-7aa1-8869-5097dd54bd68', 'active-current', E'\\xe95e5cd9caccfe0729de029b486a687ec5f848660cec201ec99195ff72a4a0c6', 'prepayment', 'Prepayment', 'USD', '10000', '2026-08-24', '2026-08-24', '2026-08-24 23:15:39.999657+00', '2026-11-24 19:58:57.820262+00', '2026-08-24'),
('demo', 'searched-1', 'searched', E'\\xe2d489665a4c6265007b8139937ec135791f81296335652c3cadff9ee0eed657', 'standard', '', 'USD', '52000', '2026-03-04', '2026-03-04', '2026-03-04 02:48:51.466348+00', '2026-11-24 19:56:03.968312+00', '2026-03-03');

INSERT INTO "allocations" ("tenant", "allocation", "customer", "kind", "entry", "item", "currency", "minor", "recorded_at", "recorded_wall", "recorded_on") OVERRIDING SYSTEM VALUE VALUES
('demo', '1', 'failed', 'payment', 'failed-payment-1', 'prepay-01a20f21-2f74-7bcf-a953-7cf6eeb4a6c7', 'USD', '10000', '2026-03-03 03:32:27.359059+00', '2026-11-24 19:56:02.998588+00', '2026-03-02'),
('demo', '2', 'searched', 'payment', 'searched-payment-1', 'prepay-01a20f21-2f70-772f-aa72-a469860a54e4', 'USD', '10000', '2026-03-03 03:26:50.340912+00', '2026-11-24 19:56:02.994688+00', '2026-03-02'),
('demo', '3', 'updated', 'payment', 'updated-payment-1', 'prepay-01a20f21-2f8e-7a7c-8eb7-f9e602e182d4', 'USD', '10000', '2026-03-03 08:30:21.385843+00', '2026-11-24 19:56:03.205464+00', '2026-03-03'),
('demo', '4', 'retried', 'payment', 'retried-payment-1', 'prepay-01a20f21-2f6b-7af5-8fdd-e8de53242db5', 'USD', '10000', '2026-03-03 19:19:46.985347+00', '2026-11-24 19:56:03.656454+00', '2026-03-03'),
('demo', '5', 'active-ended', 'payment', 'active-ended-payment-1', 'prepay-01a20f21-db00-70d0-83f3-c56843119857', 'USD', '10000', '2026-04-16 01:37:22.85374+00', '2026-11-24 19:56:46.918675+00', '2026-04-15'),
('demo', '6', 'active-suspended', 'payment', 'active-suspended-payment-1', 'prepay-01a20f23-405e-7afc-b220-1379ba9218ff', 'USD', '10000', '2026-07-16 18:30:21.670041+00', '2026-11-24 19:58:18.622134+00', '2026-07-16'),
('demo', '7', 'active-reinstated', 'payment', 'active-reinstated-payment-1', 'prepay-01a20f23-4130-76d6-a633-7aa4f99fd12a', 'USD', '10000', '2026-07-16 23:11:54.020544+00', '2026-11-24 19:58:18.817647+00', '2026-07-16'),
('demo', '8', 'in-two-parts', 'payment', 'in-two-parts-payment-1', 'prepay-01a20f23-412f-7593-ac43-08f849b8d388', 'EUR', '5000', '2026-07-17 03:47:24.23279+00', '2026-11-24 19:58:19.008969+00', '2026-07-16'),
('demo', '9', 'closed-refused', 'void', 'prepay-01a20f23-412f-7685-b1ae-d777b620f98e', 'prepay-01a20f23-412f-7685-b1ae-d777b620f98e', 'USD', '10000', '2026-07-19 03:22:05.249942+00', '2026-11-24 19:58:20.991388+00', '2026-07-18'),
('demo', '10', 'in-two-parts', 'payment', 'in-two-parts-payment-2', 'in-two-parts-1', 'EUR', '30000', '2026-07-20 18:03:43.380892+00', '2026-11-24 19:58:22.603635+00', '2026-07-20'),
('demo', '11', 'in-two-parts', 'payment', 'in-two-parts-payment-3', 'in-two-parts-1', 'EUR', '34000', '2026-07-27 22:48:55.676678+00', '2026-11-24 19:58:29.801694+00', '2026-07-27'),
('demo', '12', 'closed-prepay-expired', 'void', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', 'USD', '10000', '2026-07-31 02:40:08.678092+00', '2026-11-24 19:58:32.962261+00', '2026-07-30'),
('demo', '13', 'active-reinstated', 'payment', 'active-reinstated-payment-2', 'active-reinstated-1', 'USD', '48000', '2026-08-20 18:02:59.266348+00', '2026-11-24 19:58:53.603124+00', '2026-08-20'),
('demo', '14', 'active-past-due', 'payment', 'active-past-due-payment-1', 'prepay-01a20f23-ccdc-701e-820c-f3e520a007b5', 'USD', '10000', '2026-08-21 12:29:18.293654+00', '2026-11-24 19:58:54.3714+00', '2026-08-21'),
('demo', '15', 'active-current', 'payment', 'active-current-payment-1', 'prepay-01a20f23-db1e-7aa1-8869-5097dd54bd68', 'USD', '10000', '2026-08-25 03:37:02.973504+00', '2026-11-24 19:58:58.001778+00', '2026-08-24');

INSERT INTO "chased" ("tenant", "customer", "item", "since") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-ended', 'active-ended-1', '2026-04-17'),
('demo', 'active-past-due', 'active-past-due-1', '2026-08-22'),
('demo', 'active-suspended', 'active-suspended-1', '2026-07-17'),
('demo', 'failed', 'failed-1', '2026-03-29'),
('demo', 'searched', 'searched-1', '2026-03-05');

INSERT INTO "policies" ("tenant", "policy", "version", "file", "hash", "published_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', 'standard', '1', E'\\x232054686520706f6c69637920746861742061206e65772074656e616e742073746172747320776974682e20436f70792069742c206769766520697420616e206964206f6620796f7572206f776e2c20616e64207075626c697368207768617420796f75206368616e6765642e0a706f6c6963793a207374616e646172640a6e616d653a205374616e646172642c20627573696e65737320637573746f6d6572730a0a2320416d6f756e74732061726520696e206d696e6f7220756e6974733a2035303020697320352e3030204555522c20616e6420353030204a50592e2043757272656e63696573207468617420617265206e6f74206e616d6564206861766520302e0a6d696e696d756d3a2020207b5553443a203530302c204555523a203530302c204a50593a203530307d202020232077686f206f776573206c6573732c20696e20746861742063757272656e63792c206973206e6f742063686173656420666f722069740a746f6c6572616e63653a207b5553443a2035302c204555523a2035302c204a50593a20307d202020202020202320616e206974656d207468697320636c6f736520746f207a65726f20636f756e747320617320736574746c65640a0a232054686520637573746f6d65722773206f776e2074696d652c206f6e20746865207075626c696320686f6c6964617973206f66207468656972206f776e20636f756e74727920616e6420726567696f6e2e0a77696e646f773a20207b66726f6d3a202230393a3030222c20746f3a202231373a3030222c20646179733a205b6d6f6e2c207475652c207765642c207468752c206672695d2c20686f6c69646179733a20636c6f7365647d0a6d696e5f6761703a20326420202020202020202020202020202020202020202020202020202020202020202023206265747765656e2074776f206e6f746963657320746f206f6e6520637573746f6d65722c20696e2064617465730a0a7265696e73746174653a206e6f7468696e675f6f7665726475650a0a2320446179732066726f6d2065616368206974656d2773206f776e2064756520646174652e0a73746570733a0a20202d207b6c6576656c3a207570636f6d696e672c2061743a202d33642c2073656e643a205b656d61696c5d7d0a20202d207b6c6576656c3a2066697273742c2020202061743a2033642c202073656e643a205b656d61696c5d7d0a20202d207b6c6576656c3a207365636f6e642c20202061743a203130642c2073656e643a205b656d61696c2c20736d735d7d0a20202d207b6c6576656c3a2066696e616c2c2020202061743a203230642c2073656e643a207b66697273745f6f663a205b736d732c20656d61696c5d2c2077697468696e3a2031647d2c20746f3a205b70617965722c206f776e65725d2c206d616e6461746f72793a20747275652c20696e5f646f7562743a2068756d616e7d0a20202d207b6c6576656c3a2073757370656e642c202061743a203330642c206163636573733a2073757370656e6465642c206d696e696d756d3a207b4555523a2031303030307d7d0a20202d207b6c6576656c3a20656e642c20202020202061743a203930642c206163636573733a2063616e63656c6c65642c20656e643a2068616e646f7665727d0a0a23204e6f7468696e672069732073656e742061626f757420616e206576656e742074686174206973206e6f74206e616d656420686572652e0a6f6e3a0a20207265696e7374617465643a20202020207b73656e643a205b656d61696c5d7d0a202070726f6d6973655f62726f6b656e3a207b73656e643a205b656d61696c5d7d0a0a7369676e75703a207b7665726966795f77697468696e3a2037642c207072657061795f77697468696e3a203134642c2072656d696e643a2032647d0a', '720148e7c06b6d0680a4b3c2edb10853734c6527d903e74be4e701a0e252b6f3', '2026-11-24 19:56:01.717753+00');

INSERT INTO "episodes" ("tenant", "customer", "episode", "policy", "policy_version", "began_at", "ended_at") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-ended', '1', 'standard', '1', '2026-04-17 13:00:00+00', '2026-07-15 13:00:00+00'),
('demo', 'active-past-due', '1', 'standard', '1', '2026-08-22 13:00:00+00', NULL),
('demo', 'active-reinstated', '1', 'standard', '1', '2026-07-21 13:00:00+00', '2026-08-20 18:36:02.469225+00'),
('demo', 'active-suspended', '1', 'standard', '1', '2026-07-17 06:31:43.402454+00', NULL),
('demo', 'failed', '1', 'standard', '1', '2026-03-29 13:00:00+00', '2026-07-06 13:00:00+00'),
('demo', 'in-two-parts', '1', 'standard', '1', '2026-07-18 13:00:00+00', '2026-07-27 23:47:57.439478+00'),
('demo', 'searched', '1', 'standard', '1', '2026-03-05 14:00:00+00', '2026-06-04 13:00:00+00');

INSERT INTO "notices" ("tenant", "notice", "customer", "kind", "currency", "event", "ref", "level", "template", "mandatory", "in_doubt", "state", "policy", "policy_version", "planned_at", "claimed_on", "delivered_on", "served_by", "served_note") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20f21-325c-7325-bb2b-2d298957d318', 'updated', 'event', '', 'reinstated', '3', 'reinstated', 'reinstated', 'false', 'human', 'delivered', 'standard', '1', '2026-03-03 16:37:50.019628+00', '2026-03-03', '2026-03-03', '', ''),
('demo', '01a20f21-49af-7c7c-adc2-61a857093d3b', 'searched', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-03-09 13:00:00+00', '2026-03-09', '2026-03-09', '', ''),
('demo', '01a20f21-64a9-711e-9594-d51902dfeac4', 'searched', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-03-16 13:00:00+00', '2026-03-16', '2026-05-27', '', ''),
('demo', '01a20f21-8bd5-7480-99d8-badf302ad496', 'searched', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-03-26 14:21:25.78654+00', '2026-03-26', '2026-03-26', '', ''),
('demo', '01a20f21-9f39-774b-8751-1c16870d68c2', 'failed', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-03-31 13:00:00+00', '2026-03-31', '2026-04-18', '', ''),
('demo', '01a20f21-bac2-7576-b5ca-d82d96833c3a', 'failed', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-04-15 15:02:35.293718+00', '2026-04-15', '2026-04-15', '', ''),
('demo', '01a20f21-ed58-7191-bbd7-2b4e46ddaa14', 'active-ended', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-04-20 13:00:00+00', '2026-04-20', '2026-04-20', '', ''),
('demo', '01a20f22-08b5-7934-8dfb-4d56047daf2c', 'active-ended', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-04-27 13:00:00+00', '2026-04-27', '2026-04-27', '', ''),
('demo', '01a20f22-08cf-7c48-ad13-095fb47087ef', 'failed', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-04-27 13:00:00+00', '2026-04-27', '2026-04-27', '', ''),
('demo', '01a20f22-2be9-7584-9f67-9268f5f13639', 'active-ended', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-05-06 13:00:00+00', '2026-05-06', '2026-05-06', '', ''),
('demo', '01a20f23-4542-7441-93bc-396da5288608', 'active-reinstated', 'upcoming', 'USD', '', '', 'upcoming', 'upcoming', 'false', 'human', 'delivered', 'standard', '1', '2026-07-17 13:00:00+00', '2026-07-17', '2026-07-17', '', ''),
('demo', '01a20f23-50f3-75c4-99b0-1bfe376a6bb9', 'in-two-parts', 'ladder', 'EUR', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-07-20 13:00:00+00', '2026-07-20', '2026-07-20', '', ''),
('demo', '01a20f23-5105-75ea-915a-3f19407f7d50', 'active-suspended', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-07-20 13:00:00+00', '2026-07-20', '2026-07-20', '', ''),
('demo', '01a20f23-5166-732b-8821-6ca5c01d3f2d', 'closed-prepay-expired', 'prepayment', 'USD', '', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', 'prepayment', 'prepayment', 'false', 'human', 'delivered', 'standard', '1', '2026-07-20 13:00:00+00', '2026-07-20', '2026-07-20', '', ''),
('demo', '01a20f23-5d00-7f31-8ad4-f572a4d35e49', 'active-reinstated', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-07-23 13:00:00+00', '2026-07-23', '2026-07-23', '', ''),
('demo', '01a20f23-6c72-7836-90bb-db3b55322b43', 'active-suspended', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-07-27 13:00:00+00', '2026-07-27', '2026-07-27', '', ''),
('demo', '01a20f23-6caa-766e-b592-77fcd0519f96', 'in-two-parts', 'ladder', 'EUR', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-07-27 13:00:00+00', '2026-07-27', '2026-07-27', '', ''),
('demo', '01a20f23-7817-7a8d-9eda-5ed97f1b5c29', 'active-reinstated', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-07-30 13:00:00+00', '2026-07-30', '2026-07-30', '', ''),
('demo', '01a20f23-8f8f-7533-8ec7-ee9074d4fafd', 'active-suspended', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-08-05 13:00:00+00', '2026-08-05', '2026-08-05', '', ''),
('demo', '01a20f23-a302-7f20-bc72-8ebb66790f22', 'active-reinstated', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-08-10 13:00:00+00', '2026-08-10', '2026-08-10', '', ''),
('demo', '01a20f23-cabc-7314-917c-f4031473c5ef', 'active-reinstated', 'event', '', 'reinstated', '3', 'reinstated', 'reinstated', 'false', 'human', 'delivered', 'standard', '1', '2026-08-20 18:36:02.469225+00', '2026-08-20', '2026-08-20', '', ''),
('demo', '01a20f23-d9b8-7905-bc65-a5033c50e47b', 'active-past-due', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-08-24 13:00:00+00', '2026-08-24', '2026-08-24', '', '');

INSERT INTO "messages" ("tenant", "message", "notice", "customer", "channel", "contact", "state", "not_before", "retry_wall", "tries", "returns", "claimed_at", "claimed_wall", "address", "subject", "body", "html", "statement", "provider_id", "code", "sender", "report", "accepted_wall", "look_wall", "absences", "held") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20f21-325e-7260-baa0-4defd5eb6a9d', '01a20f21-325c-7325-bb2b-2d298957d318', 'updated', 'email', 'payer', 'delivered', '2026-03-03 16:37:50.019628+00', NULL, '1', '0', '2026-03-03 16:37:50.019628+00', '2026-11-24 19:56:03.582333+00', 'office@cedar-press.example', 'Your service with Lighthouse Cloud is restored (d5eb6a9d)', 'Hello Cedar Press,

Your service is restored.

Thank you for your business.

Reference: d5eb6a9d

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your service with Lighthouse Cloud is restored (d5eb6a9d)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Cedar Press,</p>
<p style="margin:0 0 16px;">Your service is restored.</p>
<p style="margin:0 0 16px;">Thank you for your business.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: d5eb6a9d</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', 'null', '12c48819e9a33742a4c4ee', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:56:03.600235+00', NULL, '0', ''),
('demo', '01a20f21-49b1-78aa-8ea4-3a602ca62ece', '01a20f21-49af-7c7c-adc2-61a857093d3b', 'searched', 'email', 'payer', 'delivered', '2026-03-09 13:00:00+00', NULL, '1', '0', '2026-03-09 13:00:00+00', '2026-11-24 19:56:09.532147+00', 'office@nettle-yarns.example', 'Payment reminder: 520.00 USD to Lighthouse Cloud (2ca62ece)', 'Hello Nettle Yarns,

As of March 9, 2026 we have not received payment for the following. Perhaps it was overlooked.

- searched-1 | Due: Mar 4, 2026 (5 days overdue) | 520.00 USD
Total: 520.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 2ca62ece

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 520.00 USD to Lighthouse Cloud (2ca62ece)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Nettle Yarns,</p>
<p style="margin:0 0 16px;">As of March 9, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">searched-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 4, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">5 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">520.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">520.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 2ca62ece</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "searched-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "searched-1", "DaysDue": 5}]', '766853202ec3e64bd48443', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:56:09.53917+00', NULL, '0', ''),
('demo', '01a20f21-64aa-7111-a36e-eb02dffe4f5f', '01a20f21-64a9-711e-9594-d51902dfeac4', 'searched', 'email', 'payer', 'delivered', '2026-03-16 13:00:00+00', NULL, '1', '0', '2026-03-16 13:00:00+00', '2026-11-24 19:56:16.437694+00', 'office@nettle-yarns.example', 'Second reminder: 520.00 USD overdue to Lighthouse Cloud (dffe4f5f)', 'Hello Nettle Yarns,

We wrote to you before. As of March 16, 2026 the following is still unpaid.

- searched-1 | Due: Mar 4, 2026 (12 days overdue) | 520.00 USD
Total: 520.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If it stays unpaid, our collections policy provides for suspending your service.

If you have paid in the last few days, thank you; please disregard this message.

Reference: dffe4f5f

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 520.00 USD overdue to Lighthouse Cloud (dffe4f5f)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Nettle Yarns,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of March 16, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">searched-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 4, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">12 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">520.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">520.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If it stays unpaid, our collections policy provides for suspending your service.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: dffe4f5f</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "searched-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "searched-1", "DaysDue": 12}]', 'fb585e274e19dc326db4de', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:56:16.445349+00', NULL, '0', ''),
('demo', '01a20f21-64aa-74f6-9e67-d72e4628255e', '01a20f21-64a9-711e-9594-d51902dfeac4', 'searched', 'sms', 'payer', 'delivered', '2026-03-16 13:00:00+00', NULL, '2', '0', '2026-05-27 17:20:47.840524+00', '2026-11-24 19:57:28.573825+00', '+12025550164', '', 'Lighthouse Cloud: second reminder. 520.00 USD has been due since Mar 4, 2026. Please pay now. searched-1. Ref 4628255e. Reply STOP to opt out', '', '[{"Item": "searched-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "searched-1", "DaysDue": 84}]', 'SM0da2aea91872e410aa8c3f2d5f20c40c', '', '+15005550006', 'delivered', '2026-11-24 19:57:28.576955+00', NULL, '0', ''),
('demo', '01a20f21-8bd6-729e-a935-118fba569678', '01a20f21-8bd5-7480-99d8-badf302ad496', 'searched', 'sms', 'payer', 'delivered', '2026-03-26 14:21:25.78654+00', NULL, '1', '0', '2026-03-26 14:21:25.78654+00', '2026-11-24 19:56:26.477759+00', '+12025550164', '', 'Lighthouse Cloud: FINAL NOTICE. 520.00 USD has been due since Mar 4, 2026. If unpaid, service is suspended next. searched-1. Ref ba569678. Reply STOP to opt out', '', '[{"Item": "searched-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "searched-1", "DaysDue": 22}]', 'SMe43d4039ea68b7a49d1ac54925de69e6', '', '+15005550006', 'delivered', '2026-11-24 19:56:26.484168+00', NULL, '0', ''),
('demo', '01a20f21-9f3a-7330-938a-f9940ef4c43a', '01a20f21-9f39-774b-8751-1c16870d68c2', 'failed', 'email', 'payer', 'delivered', '2026-03-31 13:00:00+00', NULL, '1', '0', '2026-03-31 13:00:00+00', '2026-11-24 19:56:31.429041+00', 'office@birch-dairy.example', 'Payment reminder: 520.00 USD to Lighthouse Cloud (0ef4c43a)', 'Hello Birch Dairy,

As of March 31, 2026 we have not received payment for the following. Perhaps it was overlooked.

- failed-1 | Due: Mar 28, 2026 (3 days overdue) | 520.00 USD
Total: 520.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 0ef4c43a

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 520.00 USD to Lighthouse Cloud (0ef4c43a)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Birch Dairy,</p>
<p style="margin:0 0 16px;">As of March 31, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">failed-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 28, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">3 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">520.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">520.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 0ef4c43a</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-28", "Number": "failed-1", "DaysDue": 3}]', '1ef258fce4e0cbc083e7fa', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:56:48.051804+00', NULL, '0', ''),
('demo', '01a20f21-bac2-7ed7-885b-475bc95341f4', '01a20f21-bac2-7576-b5ca-d82d96833c3a', 'failed', 'email', 'payer', 'delivered', '2026-04-15 15:02:35.293718+00', NULL, '1', '0', '2026-04-15 15:02:35.293718+00', '2026-11-24 19:56:46.5066+00', 'office@birch-dairy.example', 'Second reminder: 520.00 USD overdue to Lighthouse Cloud (c95341f4)', 'Hello Birch Dairy,

We wrote to you before. As of April 15, 2026 the following is still unpaid.

- failed-1 | Due: Mar 28, 2026 (18 days overdue) | 520.00 USD
Total: 520.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If it stays unpaid, our collections policy provides for suspending your service.

If you have paid in the last few days, thank you; please disregard this message.

Reference: c95341f4

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 520.00 USD overdue to Lighthouse Cloud (c95341f4)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Birch Dairy,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of April 15, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">failed-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 28, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">18 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">520.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">520.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If it stays unpaid, our collections policy provides for suspending your service.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: c95341f4</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-28", "Number": "failed-1", "DaysDue": 18}]', '218644a134fd75b54f50ad', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:56:46.523795+00', NULL, '0', ''),
('demo', '01a20f21-bac3-725b-bb0d-c947e663c898', '01a20f21-bac2-7576-b5ca-d82d96833c3a', 'failed', 'sms', 'payer', 'delivered', '2026-04-15 15:02:35.293718+00', NULL, '1', '0', '2026-04-15 15:02:35.293718+00', '2026-11-24 19:56:46.506153+00', '+12025550152', '', 'Lighthouse Cloud: second reminder. 520.00 USD has been due since Mar 28, 2026. Please pay now. failed-1. Ref e663c898. Reply STOP to opt out', '', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-28", "Number": "failed-1", "DaysDue": 18}]', 'SM7a12ce5a95c967f4c75b38e5bd71cb62', '', '+15005550006', 'delivered', '2026-11-24 19:56:46.517639+00', NULL, '0', ''),
('demo', '01a20f21-ed59-706d-8da2-57d46c7ee9b9', '01a20f21-ed58-7191-bbd7-2b4e46ddaa14', 'active-ended', 'email', 'payer', 'delivered', '2026-04-20 13:00:00+00', NULL, '1', '0', '2026-04-20 13:00:00+00', '2026-11-24 19:56:51.42662+00', 'office@maple-foundry.example', 'Payment reminder: 480.00 USD to Lighthouse Cloud (6c7ee9b9)', 'Hello Maple Foundry,

As of April 20, 2026 we have not received payment for the following. Perhaps it was overlooked.

- active-ended-1 | Due: Apr 16, 2026 (4 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 6c7ee9b9

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 480.00 USD to Lighthouse Cloud (6c7ee9b9)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Maple Foundry,</p>
<p style="margin:0 0 16px;">As of April 20, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-ended-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Apr 16, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">4 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 6c7ee9b9</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-ended-1", "Open": 48000, "DueOn": "2026-04-16", "Number": "active-ended-1", "DaysDue": 4}]', 'dad9139e645623ac368338', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:56:51.43156+00', NULL, '0', ''),
('demo', '01a20f22-08b6-73eb-968e-cccde870243a', '01a20f22-08b5-7934-8dfb-4d56047daf2c', 'active-ended', 'email', 'payer', 'delivered', '2026-04-27 13:00:00+00', NULL, '1', '0', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.437005+00', 'office@maple-foundry.example', 'Second reminder: 480.00 USD overdue to Lighthouse Cloud (e870243a)', 'Hello Maple Foundry,

We wrote to you before. As of April 27, 2026 the following is still unpaid.

- active-ended-1 | Due: Apr 16, 2026 (11 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If it stays unpaid, our collections policy provides for suspending your service.

If you have paid in the last few days, thank you; please disregard this message.

Reference: e870243a

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 480.00 USD overdue to Lighthouse Cloud (e870243a)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Maple Foundry,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of April 27, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-ended-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Apr 16, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">11 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If it stays unpaid, our collections policy provides for suspending your service.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: e870243a</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-ended-1", "Open": 48000, "DueOn": "2026-04-16", "Number": "active-ended-1", "DaysDue": 11}]', 'd813246cfb833e8335cd13', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:56:58.448362+00', NULL, '0', ''),
('demo', '01a20f22-08b6-76aa-bfc5-422f3d3a448f', '01a20f22-08b5-7934-8dfb-4d56047daf2c', 'active-ended', 'sms', 'payer', 'delivered', '2026-04-27 13:00:00+00', NULL, '1', '0', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.435492+00', '+12025550163', '', 'Lighthouse Cloud: second reminder. 480.00 USD has been due since Apr 16, 2026. Please pay now. active-ended-1. Ref 3d3a448f. Reply STOP to opt out', '', '[{"Item": "active-ended-1", "Open": 48000, "DueOn": "2026-04-16", "Number": "active-ended-1", "DaysDue": 11}]', 'SMca2b8a943e7ae12398588370da729b7f', '', '+15005550006', 'delivered', '2026-11-24 19:56:58.444695+00', NULL, '0', ''),
('demo', '01a20f22-08d4-7b36-b227-16f68225424f', '01a20f22-08cf-7c48-ad13-095fb47087ef', 'failed', 'sms', 'payer', 'delivered', '2026-04-27 13:00:00+00', NULL, '1', '0', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.469868+00', '+12025550152', '', 'Lighthouse Cloud: FINAL NOTICE. 520.00 USD has been due since Mar 28, 2026. If unpaid, service is suspended next. failed-1. Ref 8225424f. Reply STOP to opt out', '', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-28", "Number": "failed-1", "DaysDue": 30}]', 'SM0d64fd0bde637a45f2c04dc1026a47cd', '', '+15005550006', 'delivered', '2026-11-24 19:56:58.479531+00', NULL, '0', ''),
('demo', '01a20f22-2bea-7011-8e17-5cc8d730888f', '01a20f22-2be9-7584-9f67-9268f5f13639', 'active-ended', 'sms', 'payer', 'delivered', '2026-05-06 13:00:00+00', NULL, '1', '0', '2026-05-06 13:00:00+00', '2026-11-24 19:57:07.442849+00', '+12025550163', '', 'Lighthouse Cloud: FINAL NOTICE. 480.00 USD has been due since Apr 16, 2026. If unpaid, service is suspended next. active-ended-1. Ref d730888f. Reply STOP to opt out', '', '[{"Item": "active-ended-1", "Open": 48000, "DueOn": "2026-04-16", "Number": "active-ended-1", "DaysDue": 20}]', 'SMf407d9c2a9cfa491740b92caa0344cf1', '', '+15005550006', 'delivered', '2026-11-24 19:57:07.447496+00', NULL, '0', ''),
('demo', '01a20f23-4543-78de-a910-53b48c9f2d80', '01a20f23-4542-7441-93bc-396da5288608', 'active-reinstated', 'email', 'payer', 'delivered', '2026-07-17 13:00:00+00', NULL, '1', '0', '2026-07-17 13:00:00+00', '2026-11-24 19:58:19.497591+00', 'office@elm-laundry.example', 'Coming due: 480.00 USD to Lighthouse Cloud (8c9f2d80)', 'Hello Elm Laundry,

This is a courtesy message: the following will be due soon. There is nothing to do if payment is already on its way.

- active-reinstated-1 | Due: Jul 20, 2026 (due in 3 days) | 480.00 USD
Total: 480.00 USD

Thank you for your business.

Reference: 8c9f2d80

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coming due: 480.00 USD to Lighthouse Cloud (8c9f2d80)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">This is a courtesy message: the following will be due soon. There is nothing to do if payment is already on its way.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-reinstated-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Jul 20, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">due in 3 days</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Thank you for your business.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 8c9f2d80</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-07-20", "Number": "active-reinstated-1", "DaysDue": -3}]', 'a04bfad95d8b491b232ea3', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:19.509002+00', NULL, '0', ''),
('demo', '01a20f23-50f4-7dae-a183-e3f7a4aab227', '01a20f23-50f3-75c4-99b0-1bfe376a6bb9', 'in-two-parts', 'email', 'payer', 'delivered', '2026-07-20 13:00:00+00', NULL, '1', '0', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.525633+00', 'office@fir-bookshop.example', 'Zahlungserinnerung: 640,00 EUR an Lighthouse Cloud (a4aab227)', 'Guten Tag Fir Bookshop,

bis zum 20. Juli 2026 ist für Folgendes keine Zahlung bei uns eingegangen. Vielleicht wurde sie übersehen.

- in-two-parts-1 | Fällig: 17.07.2026 (3 Tage überfällig) | 640,00 EUR
Summe: 640,00 EUR

Bitte zahlen Sie die Summe unter Angabe der Rechnungsnummer.

Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.

Referenz: a4aab227

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.
', '<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zahlungserinnerung: 640,00 EUR an Lighthouse Cloud (a4aab227)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Guten Tag Fir Bookshop,</p>
<p style="margin:0 0 16px;">bis zum 20. Juli 2026 ist für Folgendes keine Zahlung bei uns eingegangen. Vielleicht wurde sie übersehen.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Rechnung</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Fällig</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Alter</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Offen</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">in-two-parts-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">17.07.2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">3 Tage überfällig</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">640,00 EUR</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Summe</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">640,00 EUR</td></tr>
</table>
<p style="margin:0 0 16px;">Bitte zahlen Sie die Summe unter Angabe der Rechnungsnummer.</p>
<p style="margin:0 0 16px;">Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.</p>
<p style="margin:0 0 16px;color:#555555;">Referenz: a4aab227</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "in-two-parts-1", "Open": 64000, "DueOn": "2026-07-17", "Number": "in-two-parts-1", "DaysDue": 3}]', '7bea2c5f3f0726645c482e', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:22.5353+00', NULL, '0', ''),
('demo', '01a20f23-5106-719d-8989-28a519e605ad', '01a20f23-5105-75ea-915a-3f19407f7d50', 'active-suspended', 'email', 'payer', 'delivered', '2026-07-20 13:00:00+00', NULL, '1', '0', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.545312+00', 'office@dogwood-garage.example', 'Payment reminder: 480.00 USD to Lighthouse Cloud (19e605ad)', 'Hello Dogwood Garage,

As of July 20, 2026 we have not received payment for the following. Perhaps it was overlooked.

- active-suspended-1 | Due: Jul 16, 2026 (4 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 19e605ad

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 480.00 USD to Lighthouse Cloud (19e605ad)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Dogwood Garage,</p>
<p style="margin:0 0 16px;">As of July 20, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-suspended-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Jul 16, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">4 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 19e605ad</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-07-16", "Number": "active-suspended-1", "DaysDue": 4}]', '698610da1efed64094f739', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:22.551505+00', NULL, '0', ''),
('demo', '01a20f23-5166-7d64-a541-641439923727', '01a20f23-5166-732b-8821-6ca5c01d3f2d', 'closed-prepay-expired', 'email', 'payer', 'delivered', '2026-07-20 13:00:00+00', NULL, '1', '0', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.667176+00', 'office@hazel-stone.example', 'Prepayment open: 100.00 USD to Lighthouse Cloud (39923727)', 'Hello Hazel Stone,

Your account is verified. Your service begins as soon as the prepayment below has reached us.

- Prepayment | Due: Jul 16, 2026 (awaited) | 100.00 USD
Total: 100.00 USD

If you no longer want the service, there is nothing to do: without the prepayment the sign-up expires.

Reference: 39923727

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Prepayment open: 100.00 USD to Lighthouse Cloud (39923727)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Hazel Stone,</p>
<p style="margin:0 0 16px;">Your account is verified. Your service begins as soon as the prepayment below has reached us.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Item</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Status</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">Prepayment</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Jul 16, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">awaited</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">100.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">100.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">If you no longer want the service, there is nothing to do: without the prepayment the sign-up expires.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 39923727</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7", "Open": 10000, "DueOn": "2026-07-16", "Number": "Prepayment", "DaysDue": 4}]', 'fd5e208697e60ffbfcecc8', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:22.678191+00', NULL, '0', ''),
('demo', '01a20f23-5d01-78d5-a7c4-1ddfde9ddb10', '01a20f23-5d00-7f31-8ad4-f572a4d35e49', 'active-reinstated', 'email', 'payer', 'delivered', '2026-07-23 13:00:00+00', NULL, '1', '0', '2026-07-23 13:00:00+00', '2026-11-24 19:58:25.551833+00', 'office@elm-laundry.example', 'Payment reminder: 480.00 USD to Lighthouse Cloud (de9ddb10)', 'Hello Elm Laundry,

As of July 23, 2026 we have not received payment for the following. Perhaps it was overlooked.

- active-reinstated-1 | Due: Jul 20, 2026 (3 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: de9ddb10

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 480.00 USD to Lighthouse Cloud (de9ddb10)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">As of July 23, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-reinstated-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Jul 20, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">3 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: de9ddb10</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-07-20", "Number": "active-reinstated-1", "DaysDue": 3}]', '03c412361c210ddb73894e', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:25.557064+00', NULL, '0', ''),
('demo', '01a20f23-6c73-744c-b4b4-b0933734a645', '01a20f23-6c72-7836-90bb-db3b55322b43', 'active-suspended', 'email', 'payer', 'delivered', '2026-07-27 13:00:00+00', NULL, '1', '0', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.521988+00', 'office@dogwood-garage.example', 'Second reminder: 480.00 USD overdue to Lighthouse Cloud (3734a645)', 'Hello Dogwood Garage,

We wrote to you before. As of July 27, 2026 the following is still unpaid.

- active-suspended-1 | Due: Jul 16, 2026 (11 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If it stays unpaid, our collections policy provides for suspending your service.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 3734a645

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 480.00 USD overdue to Lighthouse Cloud (3734a645)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Dogwood Garage,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of July 27, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-suspended-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Jul 16, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">11 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If it stays unpaid, our collections policy provides for suspending your service.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 3734a645</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-07-16", "Number": "active-suspended-1", "DaysDue": 11}]', '5ed3ac020d1daff5a4f239', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:29.535756+00', NULL, '0', ''),
('demo', '01a20f23-6c73-77ce-a108-41f6b127cf21', '01a20f23-6c72-7836-90bb-db3b55322b43', 'active-suspended', 'sms', 'payer', 'delivered', '2026-07-27 13:00:00+00', NULL, '1', '0', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.518964+00', '+12025550154', '', 'Lighthouse Cloud: second reminder. 480.00 USD has been due since Jul 16, 2026. Please pay now. active-suspended-1. Ref b127cf21. Reply STOP to opt out', '', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-07-16", "Number": "active-suspended-1", "DaysDue": 11}]', 'SMd7bcaa4185eec70cb6a59a4de3bf5060', '', '+15005550006', 'delivered', '2026-11-24 19:58:29.528698+00', NULL, '0', ''),
('demo', '01a20f23-6cab-79b7-9cac-ab45171023aa', '01a20f23-6caa-766e-b592-77fcd0519f96', 'in-two-parts', 'email', 'payer', 'delivered', '2026-07-27 13:00:00+00', NULL, '1', '0', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.609011+00', 'office@fir-bookshop.example', 'Zweite Erinnerung: 340,00 EUR an Lighthouse Cloud überfällig (171023aa)', 'Guten Tag Fir Bookshop,

wir haben Ihnen bereits geschrieben. Am 27. Juli 2026 ist Folgendes noch immer unbezahlt.

- in-two-parts-1 | Fällig: 17.07.2026 (10 Tage überfällig) | 340,00 EUR
Summe: 340,00 EUR

Bitte zahlen Sie die Summe jetzt, oder antworten Sie auf diese Nachricht, wenn der Zahlung etwas im Weg steht oder ein Betrag nicht stimmt.

Bleibt es unbezahlt, sehen unsere Mahnregeln die Sperrung Ihres Dienstes vor.

Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.

Referenz: 171023aa

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.
', '<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zweite Erinnerung: 340,00 EUR an Lighthouse Cloud überfällig (171023aa)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Guten Tag Fir Bookshop,</p>
<p style="margin:0 0 16px;">wir haben Ihnen bereits geschrieben. Am 27. Juli 2026 ist Folgendes noch immer unbezahlt.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Rechnung</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Fällig</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Alter</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Offen</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">in-two-parts-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">17.07.2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">10 Tage überfällig</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">340,00 EUR</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Summe</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">340,00 EUR</td></tr>
</table>
<p style="margin:0 0 16px;">Bitte zahlen Sie die Summe jetzt, oder antworten Sie auf diese Nachricht, wenn der Zahlung etwas im Weg steht oder ein Betrag nicht stimmt.</p>
<p style="margin:0 0 16px;">Bleibt es unbezahlt, sehen unsere Mahnregeln die Sperrung Ihres Dienstes vor.</p>
<p style="margin:0 0 16px;">Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.</p>
<p style="margin:0 0 16px;color:#555555;">Referenz: 171023aa</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "in-two-parts-1", "Open": 34000, "DueOn": "2026-07-17", "Number": "in-two-parts-1", "DaysDue": 10}]', '6c9926cf5b8e03217099c0', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:29.633863+00', NULL, '0', ''),
('demo', '01a20f23-6cac-70eb-810c-b4cc1193e96d', '01a20f23-6caa-766e-b592-77fcd0519f96', 'in-two-parts', 'sms', 'payer', 'delivered', '2026-07-27 13:00:00+00', NULL, '1', '0', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.602613+00', '+12025550156', '', 'Lighthouse Cloud: zweite Erinnerung. 340,00 EUR seit 17.07.2026 fällig. Bitte zahlen Sie jetzt. in-two-parts-1. Ref 1193e96d. Abmelden: mit STOP antworten', '', '[{"Item": "in-two-parts-1", "Open": 34000, "DueOn": "2026-07-17", "Number": "in-two-parts-1", "DaysDue": 10}]', 'SMa3d1d6f9e24613f4f4e49d6a7f7ee44a', '', '+15005550006', 'delivered', '2026-11-24 19:58:29.629779+00', NULL, '0', ''),
('demo', '01a20f23-7818-7d77-a2f8-ff81a4b65423', '01a20f23-7817-7a8d-9eda-5ed97f1b5c29', 'active-reinstated', 'email', 'payer', 'delivered', '2026-07-30 13:00:00+00', NULL, '1', '0', '2026-07-30 13:00:00+00', '2026-11-24 19:58:32.509872+00', 'office@elm-laundry.example', 'Second reminder: 480.00 USD overdue to Lighthouse Cloud (a4b65423)', 'Hello Elm Laundry,

We wrote to you before. As of July 30, 2026 the following is still unpaid.

- active-reinstated-1 | Due: Jul 20, 2026 (10 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If it stays unpaid, our collections policy provides for suspending your service.

If you have paid in the last few days, thank you; please disregard this message.

Reference: a4b65423

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 480.00 USD overdue to Lighthouse Cloud (a4b65423)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of July 30, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-reinstated-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Jul 20, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">10 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If it stays unpaid, our collections policy provides for suspending your service.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: a4b65423</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-07-20", "Number": "active-reinstated-1", "DaysDue": 10}]', '9748ac5d0377bde11b6c80', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:32.516983+00', NULL, '0', ''),
('demo', '01a20f23-7819-72ea-ae0a-206a6ff52144', '01a20f23-7817-7a8d-9eda-5ed97f1b5c29', 'active-reinstated', 'sms', 'payer', 'delivered', '2026-07-30 13:00:00+00', NULL, '1', '0', '2026-07-30 13:00:00+00', '2026-11-24 19:58:32.526369+00', '+12025550155', '', 'Lighthouse Cloud: second reminder. 480.00 USD has been due since Jul 20, 2026. Please pay now. active-reinstated-1. Ref 6ff52144. Reply STOP to opt out', '', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-07-20", "Number": "active-reinstated-1", "DaysDue": 10}]', 'SM1631fdfc69ac6ea0df3f01e1b66ad428', '', '+15005550006', 'delivered', '2026-11-24 19:58:32.530796+00', NULL, '0', ''),
('demo', '01a20f23-8f90-7a64-a756-364b05070673', '01a20f23-8f8f-7533-8ec7-ee9074d4fafd', 'active-suspended', 'sms', 'payer', 'delivered', '2026-08-05 13:00:00+00', NULL, '1', '0', '2026-08-05 13:00:00+00', '2026-11-24 19:58:38.491324+00', '+12025550154', '', 'Lighthouse Cloud: FINAL NOTICE. 480.00 USD has been due since Jul 16, 2026. If unpaid, service is suspended next. active-suspended-1. Ref 05070673. Reply STOP to opt out', '', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-07-16", "Number": "active-suspended-1", "DaysDue": 20}]', 'SM66443d211606fc703a1741aa9da8aa1e', '', '+15005550006', 'delivered', '2026-11-24 19:58:38.499864+00', NULL, '0', ''),
('demo', '01a20f23-a303-7cf0-87df-c48073f5ee86', '01a20f23-a302-7f20-bc72-8ebb66790f22', 'active-reinstated', 'sms', 'payer', 'delivered', '2026-08-10 13:00:00+00', NULL, '1', '0', '2026-08-10 13:00:00+00', '2026-11-24 19:58:43.499772+00', '+12025550155', '', 'Lighthouse Cloud: FINAL NOTICE. 480.00 USD has been due since Jul 20, 2026. If unpaid, service is suspended next. active-reinstated-1. Ref 73f5ee86. Reply STOP to opt out', '', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-07-20", "Number": "active-reinstated-1", "DaysDue": 21}]', 'SMaa28c636d7782e4f5d00ca63c4013e33', '', '+15005550006', 'delivered', '2026-11-24 19:58:43.507618+00', NULL, '0', ''),
('demo', '01a20f23-cabc-790f-a557-bda2fc3afb5e', '01a20f23-cabc-7314-917c-f4031473c5ef', 'active-reinstated', 'email', 'payer', 'delivered', '2026-08-20 18:36:02.469225+00', NULL, '1', '0', '2026-08-20 18:36:02.469225+00', '2026-11-24 19:58:53.645705+00', 'office@elm-laundry.example', 'Your service with Lighthouse Cloud is restored (fc3afb5e)', 'Hello Elm Laundry,

Your service is restored.

Thank you for your business.

Reference: fc3afb5e

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your service with Lighthouse Cloud is restored (fc3afb5e)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">Your service is restored.</p>
<p style="margin:0 0 16px;">Thank you for your business.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: fc3afb5e</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', 'null', 'a9e6a252b86f1ae18b9b64', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:53.65559+00', NULL, '0', ''),
('demo', '01a20f23-d9b9-78d1-834c-52321501ceef', '01a20f23-d9b8-7905-bc65-a5033c50e47b', 'active-past-due', 'email', 'payer', 'delivered', '2026-08-24 13:00:00+00', NULL, '1', '0', '2026-08-24 13:00:00+00', '2026-11-24 19:58:57.476281+00', 'office@ivy-ceramics.example', 'Payment reminder: 310.00 USD to Lighthouse Cloud (1501ceef)', 'Hello Ivy Ceramics,

As of August 24, 2026 we have not received payment for the following. Perhaps it was overlooked.

- active-past-due-1 | Due: Aug 21, 2026 (3 days overdue) | 310.00 USD
Total: 310.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 1501ceef

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 310.00 USD to Lighthouse Cloud (1501ceef)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Ivy Ceramics,</p>
<p style="margin:0 0 16px;">As of August 24, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-past-due-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Aug 21, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">3 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">310.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">310.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 1501ceef</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-past-due-1", "Open": 31000, "DueOn": "2026-08-21", "Number": "active-past-due-1", "DaysDue": 3}]', '634dd9a099ec60b97815c3', '', 'billing@lighthouse-cloud.example', 'delivered', '2026-11-24 19:58:57.482541+00', NULL, '0', '');

INSERT INTO "attempts" ("tenant", "message", "attempt", "wall", "outcome", "code") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20f21-325e-7260-baa0-4defd5eb6a9d', '1', '2026-11-24 19:56:03.600235+00', 'sent', ''),
('demo', '01a20f21-49b1-78aa-8ea4-3a602ca62ece', '1', '2026-11-24 19:56:09.53917+00', 'sent', ''),
('demo', '01a20f21-64aa-7111-a36e-eb02dffe4f5f', '1', '2026-11-24 19:56:16.445349+00', 'sent', ''),
('demo', '01a20f21-64aa-74f6-9e67-d72e4628255e', '1', '2026-11-24 19:56:26.449265+00', 'in_doubt', 'timeout'),
('demo', '01a20f21-64aa-74f6-9e67-d72e4628255e', '2', '2026-11-24 19:57:28.576955+00', 'sent', ''),
('demo', '01a20f21-8bd6-729e-a935-118fba569678', '1', '2026-11-24 19:56:26.484168+00', 'sent', ''),
('demo', '01a20f21-bac2-7ed7-885b-475bc95341f4', '1', '2026-11-24 19:56:46.523795+00', 'sent', ''),
('demo', '01a20f21-bac3-725b-bb0d-c947e663c898', '1', '2026-11-24 19:56:46.517639+00', 'sent', ''),
('demo', '01a20f21-ed59-706d-8da2-57d46c7ee9b9', '1', '2026-11-24 19:56:51.43156+00', 'sent', ''),
('demo', '01a20f22-08b6-73eb-968e-cccde870243a', '1', '2026-11-24 19:56:58.448362+00', 'sent', ''),
('demo', '01a20f22-08b6-76aa-bfc5-422f3d3a448f', '1', '2026-11-24 19:56:58.444695+00', 'sent', ''),
('demo', '01a20f22-08d4-7b36-b227-16f68225424f', '1', '2026-11-24 19:56:58.479531+00', 'sent', ''),
('demo', '01a20f22-2bea-7011-8e17-5cc8d730888f', '1', '2026-11-24 19:57:07.447496+00', 'sent', ''),
('demo', '01a20f23-4543-78de-a910-53b48c9f2d80', '1', '2026-11-24 19:58:19.509002+00', 'sent', ''),
('demo', '01a20f23-50f4-7dae-a183-e3f7a4aab227', '1', '2026-11-24 19:58:22.5353+00', 'sent', ''),
('demo', '01a20f23-5106-719d-8989-28a519e605ad', '1', '2026-11-24 19:58:22.551505+00', 'sent', ''),
('demo', '01a20f23-5166-7d64-a541-641439923727', '1', '2026-11-24 19:58:22.678191+00', 'sent', ''),
('demo', '01a20f23-5d01-78d5-a7c4-1ddfde9ddb10', '1', '2026-11-24 19:58:25.557064+00', 'sent', ''),
('demo', '01a20f23-6c73-744c-b4b4-b0933734a645', '1', '2026-11-24 19:58:29.535756+00', 'sent', ''),
('demo', '01a20f23-6c73-77ce-a108-41f6b127cf21', '1', '2026-11-24 19:58:29.528698+00', 'sent', ''),
('demo', '01a20f23-6cab-79b7-9cac-ab45171023aa', '1', '2026-11-24 19:58:29.633863+00', 'sent', ''),
('demo', '01a20f23-6cac-70eb-810c-b4cc1193e96d', '1', '2026-11-24 19:58:29.629779+00', 'sent', ''),
('demo', '01a20f23-7818-7d77-a2f8-ff81a4b65423', '1', '2026-11-24 19:58:32.516983+00', 'sent', ''),
('demo', '01a20f23-7819-72ea-ae0a-206a6ff52144', '1', '2026-11-24 19:58:32.530796+00', 'sent', ''),
('demo', '01a20f23-8f90-7a64-a756-364b05070673', '1', '2026-11-24 19:58:38.499864+00', 'sent', ''),
('demo', '01a20f23-a303-7cf0-87df-c48073f5ee86', '1', '2026-11-24 19:58:43.507618+00', 'sent', ''),
('demo', '01a20f23-cabc-790f-a557-bda2fc3afb5e', '1', '2026-11-24 19:58:53.65559+00', 'sent', ''),
('demo', '01a20f23-d9b9-78d1-834c-52321501ceef', '1', '2026-11-24 19:58:57.482541+00', 'sent', '');

INSERT INTO "reports" ("tenant", "message", "source", "status", "code", "wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20f21-325e-7260-baa0-4defd5eb6a9d', '6L87bC3-pn7HWUJQBDZMbw', 'queued', '', '2026-11-24 19:56:03.704442+00'),
('demo', '01a20f21-325e-7260-baa0-4defd5eb6a9d', '7wDEr70ZSVqez6QoyzgfvQ', 'delivered', '', '2026-11-24 19:56:03.851442+00'),
('demo', '01a20f21-49b1-78aa-8ea4-3a602ca62ece', '6yFFJ56yVVgISV8DvvtUqw', 'delivered', '', '2026-11-24 19:56:09.791166+00'),
('demo', '01a20f21-49b1-78aa-8ea4-3a602ca62ece', 'mUTUi3sRS7Tsnc-OEzVhPQ', 'queued', '', '2026-11-24 19:56:09.640802+00'),
('demo', '01a20f21-64aa-7111-a36e-eb02dffe4f5f', 'Ff4Xa1XieeWFZstPLcYC_A', 'delivered', '', '2026-11-24 19:56:16.697051+00'),
('demo', '01a20f21-64aa-7111-a36e-eb02dffe4f5f', 'YQOAcwI9UsqheSr_s9xz8g', 'queued', '', '2026-11-24 19:56:16.547043+00'),
('demo', '01a20f21-64aa-74f6-9e67-d72e4628255e', 'SM0da2aea91872e410aa8c3f2d5f20c40c/delivered', 'delivered', '', '2026-11-24 19:57:28.827629+00'),
('demo', '01a20f21-64aa-74f6-9e67-d72e4628255e', 'SM0da2aea91872e410aa8c3f2d5f20c40c/sent', 'sent', '', '2026-11-24 19:57:28.678065+00'),
('demo', '01a20f21-8bd6-729e-a935-118fba569678', 'SMe43d4039ea68b7a49d1ac54925de69e6/delivered', 'delivered', '', '2026-11-24 19:56:26.735419+00'),
('demo', '01a20f21-8bd6-729e-a935-118fba569678', 'SMe43d4039ea68b7a49d1ac54925de69e6/sent', 'sent', '', '2026-11-24 19:56:26.585024+00'),
('demo', '01a20f21-9f3a-7330-938a-f9940ef4c43a', '2YQpgA083lub48xnOKtfGw', 'delivered', '', '2026-11-24 19:56:49.052126+00'),
('demo', '01a20f21-9f3a-7330-938a-f9940ef4c43a', '7eozBase1ClXYs9g3gIaLA', 'queued', '', '2026-11-24 19:56:48.051804+00'),
('demo', '01a20f21-bac2-7ed7-885b-475bc95341f4', '-bT16_G46R8kAIzXNNPWmA', 'delivered', '', '2026-11-24 19:56:46.775357+00'),
('demo', '01a20f21-bac2-7ed7-885b-475bc95341f4', 'ruCdQab5yq8SO_hJz_hndg', 'queued', '', '2026-11-24 19:56:46.62491+00'),
('demo', '01a20f21-bac3-725b-bb0d-c947e663c898', 'SM7a12ce5a95c967f4c75b38e5bd71cb62/delivered', 'delivered', '', '2026-11-24 19:56:46.768147+00'),
('demo', '01a20f21-bac3-725b-bb0d-c947e663c898', 'SM7a12ce5a95c967f4c75b38e5bd71cb62/sent', 'sent', '', '2026-11-24 19:56:46.618422+00'),
('demo', '01a20f21-ed59-706d-8da2-57d46c7ee9b9', 'P-mZfMODGsOZARj8DFUFZw', 'queued', '', '2026-11-24 19:56:51.533528+00'),
('demo', '01a20f21-ed59-706d-8da2-57d46c7ee9b9', 'miBN9OqdUn05H67gDW8kpQ', 'delivered', '', '2026-11-24 19:56:51.682884+00'),
('demo', '01a20f22-08b6-73eb-968e-cccde870243a', 'LJfkSDuTBdcdJ97pqoh0Ng', 'delivered', '', '2026-11-24 19:56:58.699895+00'),
('demo', '01a20f22-08b6-73eb-968e-cccde870243a', 's254BEsmloGYVtoyEcOBuQ', 'queued', '', '2026-11-24 19:56:58.549611+00'),
('demo', '01a20f22-08b6-76aa-bfc5-422f3d3a448f', 'SMca2b8a943e7ae12398588370da729b7f/delivered', 'delivered', '', '2026-11-24 19:56:58.695071+00'),
('demo', '01a20f22-08b6-76aa-bfc5-422f3d3a448f', 'SMca2b8a943e7ae12398588370da729b7f/sent', 'sent', '', '2026-11-24 19:56:58.545466+00'),
('demo', '01a20f22-08d4-7b36-b227-16f68225424f', 'SM0d64fd0bde637a45f2c04dc1026a47cd/delivered', 'delivered', '', '2026-11-24 19:56:58.730765+00'),
('demo', '01a20f22-08d4-7b36-b227-16f68225424f', 'SM0d64fd0bde637a45f2c04dc1026a47cd/sent', 'sent', '', '2026-11-24 19:56:58.580202+00'),
('demo', '01a20f22-2bea-7011-8e17-5cc8d730888f', 'SMf407d9c2a9cfa491740b92caa0344cf1/delivered', 'delivered', '', '2026-11-24 19:57:07.697884+00'),
('demo', '01a20f22-2bea-7011-8e17-5cc8d730888f', 'SMf407d9c2a9cfa491740b92caa0344cf1/sent', 'sent', '', '2026-11-24 19:57:07.548281+00'),
('demo', '01a20f23-4543-78de-a910-53b48c9f2d80', 'PT0vC2mATrH1hdYEEhKDJg', 'queued', '', '2026-11-24 19:58:19.611023+00'),
('demo', '01a20f23-4543-78de-a910-53b48c9f2d80', 'ppAkOtzrajxmaWBS7epXvA', 'delivered', '', '2026-11-24 19:58:19.76066+00'),
('demo', '01a20f23-50f4-7dae-a183-e3f7a4aab227', '-sr1Vvl4vd7Qs-WoQd4alw', 'delivered', '', '2026-11-24 19:58:22.783492+00'),
('demo', '01a20f23-50f4-7dae-a183-e3f7a4aab227', 'T7hJ14Mskhrry45wUuU6gg', 'queued', '', '2026-11-24 19:58:22.63726+00'),
('demo', '01a20f23-5106-719d-8989-28a519e605ad', 'M-6xG1YwxHUAcCkcQRbW5w', 'queued', '', '2026-11-24 19:58:22.642868+00'),
('demo', '01a20f23-5106-719d-8989-28a519e605ad', 'PcGVavPckLxwgxRPIk3SOw', 'delivered', '', '2026-11-24 19:58:22.787461+00'),
('demo', '01a20f23-5166-7d64-a541-641439923727', '5jLLSiO2ngBZzid_aU0-aw', 'queued', '', '2026-11-24 19:58:22.780206+00'),
('demo', '01a20f23-5166-7d64-a541-641439923727', 'e_dcYt7P7OPAPg58t8vbNg', 'delivered', '', '2026-11-24 19:58:22.929504+00'),
('demo', '01a20f23-5d01-78d5-a7c4-1ddfde9ddb10', '0F3w2L_SdGs4q0FB6xrsvw', 'queued', '', '2026-11-24 19:58:25.658703+00'),
('demo', '01a20f23-5d01-78d5-a7c4-1ddfde9ddb10', 'NrS5ZIqy0QF3FQeCw009NQ', 'delivered', '', '2026-11-24 19:58:25.808217+00'),
('demo', '01a20f23-6c73-744c-b4b4-b0933734a645', '9hNn1mEcbqB1864bgYD4dA', 'queued', '', '2026-11-24 19:58:29.636558+00'),
('demo', '01a20f23-6c73-744c-b4b4-b0933734a645', '__uivVsmuL7gSaRWrP9OMw', 'delivered', '', '2026-11-24 19:58:29.787348+00'),
('demo', '01a20f23-6c73-77ce-a108-41f6b127cf21', 'SMd7bcaa4185eec70cb6a59a4de3bf5060/delivered', 'delivered', '', '2026-11-24 19:58:29.779512+00'),
('demo', '01a20f23-6c73-77ce-a108-41f6b127cf21', 'SMd7bcaa4185eec70cb6a59a4de3bf5060/sent', 'sent', '', '2026-11-24 19:58:29.629769+00'),
('demo', '01a20f23-6cab-79b7-9cac-ab45171023aa', 'bdZm3fUv5tCGpum7wMc53Q', 'delivered', '', '2026-11-24 19:58:29.885517+00'),
('demo', '01a20f23-6cab-79b7-9cac-ab45171023aa', 'v8wkveE2YD8dEamUE3wFDQ', 'queued', '', '2026-11-24 19:58:29.73519+00'),
('demo', '01a20f23-6cac-70eb-810c-b4cc1193e96d', 'SMa3d1d6f9e24613f4f4e49d6a7f7ee44a/delivered', 'delivered', '', '2026-11-24 19:58:29.880436+00'),
('demo', '01a20f23-6cac-70eb-810c-b4cc1193e96d', 'SMa3d1d6f9e24613f4f4e49d6a7f7ee44a/sent', 'sent', '', '2026-11-24 19:58:29.731744+00'),
('demo', '01a20f23-7818-7d77-a2f8-ff81a4b65423', '6uToBH1UZZH1vbBM8zwOWg', 'delivered', '', '2026-11-24 19:58:32.768709+00'),
('demo', '01a20f23-7818-7d77-a2f8-ff81a4b65423', 'JX8N4XQ-OSrTB8atEIupWw', 'queued', '', '2026-11-24 19:58:32.618961+00'),
('demo', '01a20f23-7819-72ea-ae0a-206a6ff52144', 'SM1631fdfc69ac6ea0df3f01e1b66ad428/delivered', 'delivered', '', '2026-11-24 19:58:32.781013+00'),
('demo', '01a20f23-7819-72ea-ae0a-206a6ff52144', 'SM1631fdfc69ac6ea0df3f01e1b66ad428/sent', 'sent', '', '2026-11-24 19:58:32.631261+00'),
('demo', '01a20f23-8f90-7a64-a756-364b05070673', 'SM66443d211606fc703a1741aa9da8aa1e/delivered', 'delivered', '', '2026-11-24 19:58:38.750741+00'),
('demo', '01a20f23-8f90-7a64-a756-364b05070673', 'SM66443d211606fc703a1741aa9da8aa1e/sent', 'sent', '', '2026-11-24 19:58:38.600753+00'),
('demo', '01a20f23-a303-7cf0-87df-c48073f5ee86', 'SMaa28c636d7782e4f5d00ca63c4013e33/delivered', 'delivered', '', '2026-11-24 19:58:43.758354+00'),
('demo', '01a20f23-a303-7cf0-87df-c48073f5ee86', 'SMaa28c636d7782e4f5d00ca63c4013e33/sent', 'sent', '', '2026-11-24 19:58:43.607852+00'),
('demo', '01a20f23-cabc-790f-a557-bda2fc3afb5e', 'Aylv3elDfvO144z-V-Ir9w', 'delivered', '', '2026-11-24 19:58:53.909207+00'),
('demo', '01a20f23-cabc-790f-a557-bda2fc3afb5e', 'UeXxFNrq40UyRS22f3USNQ', 'queued', '', '2026-11-24 19:58:53.756858+00'),
('demo', '01a20f23-d9b9-78d1-834c-52321501ceef', 'Gkhfpfi4G4OvWcWe0HEZjg', 'delivered', '', '2026-11-24 19:58:57.735457+00'),
('demo', '01a20f23-d9b9-78d1-834c-52321501ceef', 'R-vuZDyawUvdI201PXt0cQ', 'queued', '', '2026-11-24 19:58:57.584009+00');

INSERT INTO "screenings" ("tenant", "customer", "table_id", "version", "table_hash", "began_at", "began_wall", "awaits", "outcome", "score", "lines", "judged_at", "decide_by", "otherwise", "ruling", "ruled_by", "ruled_at", "review", "reviewed_by", "reviewed_at") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-08-25 01:24:24.224716+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'active-ended', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-04-15 21:34:46.729516+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'active-past-due', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-08-21 09:14:58.404307+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'active-reinstated', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-07-16 20:40:37.845523+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'active-suspended', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-07-16 14:19:48.214416+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'awaiting-prepayment', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-08-25 00:14:20.69494+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'closed-prepay-expired', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-07-17 01:11:01.475145+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'closed-refused', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00', '{number_type,register}', 'refer', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is one of mailboxes that are thrown away: a person decides", "check": "email_domain", "value": "disposable", "points": 0, "outcome": "refer"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-07-16 19:15:15.168873+00', '2026-07-18 19:15:15.168873+00', 'refuse', '', '', NULL, '', '', NULL),
('demo', 'failed', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-03-03 02:45:13.318185+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'in-two-parts', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-07-16 23:04:37.342761+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'retried', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-03-03 03:23:20.688115+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'searched', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-03-03 02:11:19.753526+00', NULL, '', '', '', NULL, '', '', NULL),
('demo', 'updated', 'standard', '0', '02789c5d2c6720adee1d830429083b21abed1044cb092dfbe18a779b4ef8e945', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00', '{number_type,register}', 'pass', '0', '[{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}]', '2026-03-03 04:38:31.920691+00', NULL, '', '', '', NULL, '', '', NULL);

INSERT INTO "steps" ("tenant", "item", "level", "customer", "bears", "mandatory", "why", "notice_owed", "noticed", "notice", "taken_on", "taken_at", "delivered_on") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-ended-1', 'end', 'active-ended', '2026-07-15', 'false', 'consequence', 'false', 'false', NULL, '2026-07-15', '2026-07-15 13:00:00+00', NULL),
('demo', 'active-ended-1', 'final', 'active-ended', '2026-05-06', 'true', '', 'false', 'true', '01a20f22-2be9-7584-9f67-9268f5f13639', '2026-05-06', '2026-05-06 13:00:00+00', '2026-05-06'),
('demo', 'active-ended-1', 'first', 'active-ended', '2026-04-19', 'false', '', 'false', 'true', '01a20f21-ed58-7191-bbd7-2b4e46ddaa14', '2026-04-20', '2026-04-20 13:00:00+00', '2026-04-20'),
('demo', 'active-ended-1', 'second', 'active-ended', '2026-04-26', 'false', '', 'false', 'true', '01a20f22-08b5-7934-8dfb-4d56047daf2c', '2026-04-27', '2026-04-27 13:00:00+00', '2026-04-27'),
('demo', 'active-ended-1', 'suspend', 'active-ended', '2026-05-16', 'false', 'consequence', 'false', 'false', NULL, '2026-05-18', '2026-05-18 13:00:00+00', NULL),
('demo', 'active-past-due-1', 'first', 'active-past-due', '2026-08-24', 'false', '', 'false', 'true', '01a20f23-d9b8-7905-bc65-a5033c50e47b', '2026-08-24', '2026-08-24 13:00:00+00', '2026-08-24'),
('demo', 'active-reinstated-1', 'final', 'active-reinstated', '2026-08-10', 'true', '', 'false', 'true', '01a20f23-a302-7f20-bc72-8ebb66790f22', '2026-08-10', '2026-08-10 13:00:00+00', '2026-08-10'),
('demo', 'active-reinstated-1', 'first', 'active-reinstated', '2026-07-23', 'false', '', 'false', 'true', '01a20f23-5d00-7f31-8ad4-f572a4d35e49', '2026-07-23', '2026-07-23 13:00:00+00', '2026-07-23'),
('demo', 'active-reinstated-1', 'second', 'active-reinstated', '2026-07-30', 'false', '', 'false', 'true', '01a20f23-7817-7a8d-9eda-5ed97f1b5c29', '2026-07-30', '2026-07-30 13:00:00+00', '2026-07-30'),
('demo', 'active-reinstated-1', 'suspend', 'active-reinstated', '2026-08-20', 'false', 'consequence', 'false', 'false', NULL, '2026-08-20', '2026-08-20 13:00:00+00', NULL),
('demo', 'active-reinstated-1', 'upcoming', 'active-reinstated', '2026-07-17', 'false', '', 'false', 'true', '01a20f23-4542-7441-93bc-396da5288608', '2026-07-17', '2026-07-17 13:00:00+00', '2026-07-17'),
('demo', 'active-suspended-1', 'final', 'active-suspended', '2026-08-05', 'true', '', 'false', 'true', '01a20f23-8f8f-7533-8ec7-ee9074d4fafd', '2026-08-05', '2026-08-05 13:00:00+00', '2026-08-05'),
('demo', 'active-suspended-1', 'first', 'active-suspended', '2026-07-19', 'false', '', 'false', 'true', '01a20f23-5105-75ea-915a-3f19407f7d50', '2026-07-20', '2026-07-20 13:00:00+00', '2026-07-20'),
('demo', 'active-suspended-1', 'second', 'active-suspended', '2026-07-26', 'false', '', 'false', 'true', '01a20f23-6c72-7836-90bb-db3b55322b43', '2026-07-27', '2026-07-27 13:00:00+00', '2026-07-27'),
('demo', 'active-suspended-1', 'suspend', 'active-suspended', '2026-08-15', 'false', 'consequence', 'false', 'false', NULL, '2026-08-17', '2026-08-17 13:00:00+00', NULL),
('demo', 'failed-1', 'end', 'failed', '2026-07-06', 'false', 'consequence', 'false', 'false', NULL, '2026-07-06', '2026-07-06 13:00:00+00', NULL),
('demo', 'failed-1', 'final', 'failed', '2026-04-27', 'true', '', 'false', 'true', '01a20f22-08cf-7c48-ad13-095fb47087ef', '2026-04-27', '2026-04-27 13:00:00+00', '2026-04-27'),
('demo', 'failed-1', 'first', 'failed', '2026-03-31', 'false', '', 'false', 'true', '01a20f21-9f39-774b-8751-1c16870d68c2', '2026-03-31', '2026-03-31 13:00:00+00', '2026-04-18'),
('demo', 'failed-1', 'second', 'failed', '2026-04-15', 'false', '', 'false', 'true', '01a20f21-bac2-7576-b5ca-d82d96833c3a', '2026-04-15', '2026-04-15 15:02:35.293718+00', '2026-04-15'),
('demo', 'failed-1', 'suspend', 'failed', '2026-05-07', 'false', 'consequence', 'false', 'false', NULL, '2026-05-07', '2026-05-07 13:00:00+00', NULL),
('demo', 'in-two-parts-1', 'first', 'in-two-parts', '2026-07-20', 'false', '', 'false', 'true', '01a20f23-50f3-75c4-99b0-1bfe376a6bb9', '2026-07-20', '2026-07-20 13:00:00+00', '2026-07-20'),
('demo', 'in-two-parts-1', 'second', 'in-two-parts', '2026-07-27', 'false', '', 'false', 'true', '01a20f23-6caa-766e-b592-77fcd0519f96', '2026-07-27', '2026-07-27 13:00:00+00', '2026-07-27'),
('demo', 'prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7', 'prepayment', 'closed-prepay-expired', '2026-07-20', 'false', '', 'false', 'true', '01a20f23-5166-732b-8821-6ca5c01d3f2d', '2026-07-20', '2026-07-20 13:00:00+00', '2026-07-20'),
('demo', 'searched-1', 'end', 'searched', '2026-06-04', 'false', 'consequence', 'false', 'false', NULL, '2026-06-04', '2026-06-04 13:00:00+00', NULL),
('demo', 'searched-1', 'final', 'searched', '2026-03-26', 'true', '', 'false', 'true', '01a20f21-8bd5-7480-99d8-badf302ad496', '2026-03-26', '2026-03-26 14:21:25.78654+00', '2026-03-26'),
('demo', 'searched-1', 'first', 'searched', '2026-03-07', 'false', '', 'false', 'true', '01a20f21-49af-7c7c-adc2-61a857093d3b', '2026-03-09', '2026-03-09 13:00:00+00', '2026-03-09'),
('demo', 'searched-1', 'second', 'searched', '2026-03-14', 'false', '', 'false', 'true', '01a20f21-64a9-711e-9594-d51902dfeac4', '2026-03-16', '2026-03-16 13:00:00+00', '2026-05-27'),
('demo', 'searched-1', 'suspend', 'searched', '2026-04-05', 'false', 'consequence', 'false', 'false', NULL, '2026-04-06', '2026-04-06 13:00:00+00', NULL);

INSERT INTO "tenant_files" ("tenant", "version", "file", "created_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '1', E'\\x6e616d653a204c69676874686f75736520436c6f75640a706f7374616c5f616464726573733a203120486172626f7572205374726565742c20426f73746f6e2c204d412030323131302c20556e69746564205374617465730a6c6f63616c653a20656e2d55530a74696d655f7a6f6e653a20416d65726963612f4e65775f596f726b0a', '2026-11-24 19:56:01.712925+00');

INSERT INTO "timeline" ("tenant", "customer", "seq", "at", "wall", "what", "who", "why", "policy", "policy_version", "balances", "detail") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', '382', '2026-08-24 17:52:54.350313+00', '2026-11-24 19:58:57.596123+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-current', '383', '2026-08-24 17:52:54.350313+00', '2026-11-24 19:58:57.596123+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-da4f-7938-bbf2-37dc23c3f61c"}'),
('demo', 'active-current', '390', '2026-08-24 20:45:26.832873+00', '2026-11-24 19:58:57.715943+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-da4f-7938-bbf2-37dc23c3f61c"}'),
('demo', 'active-current', '391', '2026-08-24 20:48:45.675475+00', '2026-11-24 19:58:57.718245+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-da4f-7938-bbf2-37dc23c3f61c"}'),
('demo', 'active-current', '392', '2026-08-24 20:54:06.872745+00', '2026-11-24 19:58:57.721962+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-da4f-7938-bbf2-37dc23c3f61c"}'),
('demo', 'active-current', '397', '2026-08-24 23:15:39.999657+00', '2026-11-24 19:58:57.820262+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-db1e-7aa1-8869-5097dd54bd68", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-08-24"}'),
('demo', 'active-current', '398', '2026-08-24 23:15:39.999657+00', '2026-11-24 19:58:57.820262+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-da4f-7938-bbf2-37dc23c3f61c"}'),
('demo', 'active-current', '400', '2026-08-25 00:04:24.346588+00', '2026-11-24 19:58:57.854109+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-current', '403', '2026-08-25 01:24:24.224716+00', '2026-11-24 19:58:57.909663+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'active-current', '404', '2026-08-25 01:24:24.224716+00', '2026-11-24 19:58:57.909663+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'active-current', '405', '2026-08-25 03:37:02.973504+00', '2026-11-24 19:58:58.001778+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-current-payment-1"}'),
('demo', 'active-current', '406', '2026-08-25 04:00:40.131964+00', '2026-11-24 19:58:58.018181+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-current', '407', '2026-08-25 04:00:40.131964+00', '2026-11-24 19:58:58.018181+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-current', '408', '2026-08-25 04:23:35.212761+00', '2026-11-24 19:58:58.034096+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-current', '409', '2026-08-25 08:26:54.466137+00', '2026-11-24 19:58:58.203069+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-current-1", "kind": "standard", "amount": {"minor": 18950, "currency": "USD"}, "due_on": "2026-09-14"}'),
('demo', 'active-ended', '102', '2026-04-15 16:03:18.63527+00', '2026-11-24 19:56:46.520015+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-ended', '104', '2026-04-15 16:03:18.63527+00', '2026-11-24 19:56:46.520015+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-da39-7dac-9df0-01ac048af056"}'),
('demo', 'active-ended', '107', '2026-04-15 17:07:52.756406+00', '2026-11-24 19:56:46.564855+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f21-da39-7dac-9df0-01ac048af056"}'),
('demo', 'active-ended', '108', '2026-04-15 17:10:02.845084+00', '2026-11-24 19:56:46.56636+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-da39-7dac-9df0-01ac048af056"}'),
('demo', 'active-ended', '109', '2026-04-15 17:12:00.117532+00', '2026-11-24 19:56:46.567718+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f21-da39-7dac-9df0-01ac048af056"}'),
('demo', 'active-ended', '112', '2026-04-15 20:48:56.467699+00', '2026-11-24 19:56:46.71837+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f21-db00-70d0-83f3-c56843119857", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-04-15"}'),
('demo', 'active-ended', '113', '2026-04-15 20:48:56.467699+00', '2026-11-24 19:56:46.71837+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f21-da39-7dac-9df0-01ac048af056"}'),
('demo', 'active-ended', '114', '2026-04-15 21:11:42.635126+00', '2026-11-24 19:56:46.734182+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-ended', '115', '2026-04-15 21:34:46.729516+00', '2026-11-24 19:56:46.750201+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'active-ended', '116', '2026-04-15 21:34:46.729516+00', '2026-11-24 19:56:46.750201+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'active-ended', '120', '2026-04-16 01:37:22.85374+00', '2026-11-24 19:56:46.918675+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-ended-payment-1"}'),
('demo', 'active-ended', '121', '2026-04-16 01:58:40.223654+00', '2026-11-24 19:56:46.933459+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-ended', '122', '2026-04-16 01:58:40.223654+00', '2026-11-24 19:56:46.933459+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-ended', '123', '2026-04-16 02:15:02.788905+00', '2026-11-24 19:56:46.944832+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-ended', '124', '2026-04-16 06:26:25.510156+00', '2026-11-24 19:56:47.1194+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-ended-1", "kind": "standard", "amount": {"minor": 48000, "currency": "USD"}, "due_on": "2026-04-16"}'),
('demo', 'active-ended', '126', '2026-04-17 13:00:00+00', '2026-11-24 19:56:48.436963+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-ended', '129', '2026-04-20 13:00:00+00', '2026-11-24 19:56:51.414695+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-ended-1"], "level": "first", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f21-ed58-7191-bbd7-2b4e46ddaa14"}'),
('demo', 'active-ended', '130', '2026-04-20 13:00:00+00', '2026-11-24 19:56:51.42662+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f21-ed58-7191-bbd7-2b4e46ddaa14", "channel": "email", "message": "01a20f21-ed59-706d-8da2-57d46c7ee9b9"}'),
('demo', 'active-ended', '131', '2026-04-20 13:55:56.150832+00', '2026-11-24 19:56:51.43156+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f21-ed58-7191-bbd7-2b4e46ddaa14", "channel": "email", "message": "01a20f21-ed59-706d-8da2-57d46c7ee9b9"}'),
('demo', 'active-ended', '132', '2026-04-20 16:22:46.114233+00', '2026-11-24 19:56:51.533528+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f21-ed58-7191-bbd7-2b4e46ddaa14", "report": "queued", "channel": "email", "message": "01a20f21-ed59-706d-8da2-57d46c7ee9b9"}'),
('demo', 'active-ended', '133', '2026-04-20 19:57:50.517129+00', '2026-11-24 19:56:51.682884+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "delivered", "notice": "01a20f21-ed58-7191-bbd7-2b4e46ddaa14", "channel": "email", "message": "01a20f21-ed59-706d-8da2-57d46c7ee9b9"}'),
('demo', 'active-ended', '134', '2026-04-20 19:57:50.517129+00', '2026-11-24 19:56:51.682884+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-04-20", "level": "first", "notice": "01a20f21-ed58-7191-bbd7-2b4e46ddaa14"}'),
('demo', 'active-ended', '135', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.419747+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-ended-1"], "level": "second", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c"}'),
('demo', 'active-ended', '136', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.435492+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "channel": "sms", "message": "01a20f22-08b6-76aa-bfc5-422f3d3a448f"}'),
('demo', 'active-ended', '137', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.437005+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "channel": "email", "message": "01a20f22-08b6-73eb-968e-cccde870243a"}'),
('demo', 'active-ended', '139', '2026-04-27 14:14:50.970595+00', '2026-11-24 19:56:58.444695+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "channel": "sms", "message": "01a20f22-08b6-76aa-bfc5-422f3d3a448f"}'),
('demo', 'active-ended', '140', '2026-04-27 14:20:07.779091+00', '2026-11-24 19:56:58.448362+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "channel": "email", "message": "01a20f22-08b6-73eb-968e-cccde870243a"}'),
('demo', 'active-ended', '143', '2026-04-27 16:39:57.578169+00', '2026-11-24 19:56:58.545466+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "report": "sent", "channel": "sms", "message": "01a20f22-08b6-76aa-bfc5-422f3d3a448f"}'),
('demo', 'active-ended', '144', '2026-04-27 16:45:55.737705+00', '2026-11-24 19:56:58.549611+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "report": "queued", "channel": "email", "message": "01a20f22-08b6-73eb-968e-cccde870243a"}'),
('demo', 'active-ended', '146', '2026-04-27 20:15:23.501404+00', '2026-11-24 19:56:58.695071+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "channel": "sms", "message": "01a20f22-08b6-76aa-bfc5-422f3d3a448f"}'),
('demo', 'active-ended', '147', '2026-04-27 20:22:20.22407+00', '2026-11-24 19:56:58.699895+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c", "channel": "email", "message": "01a20f22-08b6-73eb-968e-cccde870243a"}'),
('demo', 'active-ended', '148', '2026-04-27 20:22:20.22407+00', '2026-11-24 19:56:58.699895+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-04-27", "level": "second", "notice": "01a20f22-08b5-7934-8dfb-4d56047daf2c"}'),
('demo', 'active-ended', '151', '2026-05-06 13:00:00+00', '2026-11-24 19:57:07.431685+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-ended-1"], "level": "final", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f22-2be9-7584-9f67-9268f5f13639"}'),
('demo', 'active-ended', '152', '2026-05-06 13:00:00+00', '2026-11-24 19:57:07.442849+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f22-2be9-7584-9f67-9268f5f13639", "channel": "sms", "message": "01a20f22-2bea-7011-8e17-5cc8d730888f"}'),
('demo', 'active-ended', '153', '2026-05-06 14:18:53.004816+00', '2026-11-24 19:57:07.447496+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f22-2be9-7584-9f67-9268f5f13639", "channel": "sms", "message": "01a20f22-2bea-7011-8e17-5cc8d730888f"}'),
('demo', 'active-ended', '154', '2026-05-06 16:44:00.76056+00', '2026-11-24 19:57:07.548281+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f22-2be9-7584-9f67-9268f5f13639", "report": "sent", "channel": "sms", "message": "01a20f22-2bea-7011-8e17-5cc8d730888f"}'),
('demo', 'active-ended', '155', '2026-05-06 20:19:26.480409+00', '2026-11-24 19:57:07.697884+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "delivered", "notice": "01a20f22-2be9-7584-9f67-9268f5f13639", "channel": "sms", "message": "01a20f22-2bea-7011-8e17-5cc8d730888f"}'),
('demo', 'active-ended', '156', '2026-05-06 20:19:26.480409+00', '2026-11-24 19:57:07.697884+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-05-06", "level": "final", "notice": "01a20f22-2be9-7584-9f67-9268f5f13639"}'),
('demo', 'active-ended', '160', '2026-05-18 13:00:00+00', '2026-11-24 19:57:19.408261+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"item": "active-ended-1", "bears": "2026-05-16", "level": "suspend"}'),
('demo', 'active-ended', '161', '2026-05-18 13:00:00+00', '2026-11-24 19:57:19.408261+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'active-ended', '162', '2026-05-18 13:38:54.319632+00', '2026-11-24 19:57:19.419734+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'active-ended', '181', '2026-07-15 13:00:00+00', '2026-11-24 19:58:17.442806+00', 'episode.ended', 'arrears', 'nothing is overdue that has not come to its end', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-ended', '182', '2026-07-15 13:00:00+00', '2026-11-24 19:58:17.442806+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"item": "active-ended-1", "bears": "2026-07-15", "level": "end"}'),
('demo', 'active-ended', '183', '2026-07-15 13:00:00+00', '2026-11-24 19:58:17.442806+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"from": "suspended", "access": "cancelled", "reasons": ["non_payment"], "version": 3}'),
('demo', 'active-ended', '184', '2026-07-15 13:00:00+00', '2026-11-24 19:58:17.442806+00', 'ladder.ended', 'arrears', 'the policy''s last step', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": ["active-ended-1"], "level": "end", "total": {"minor": 48000, "currency": "USD"}}'),
('demo', 'active-ended', '185', '2026-07-15 14:59:42.817027+00', '2026-11-24 19:58:17.475851+00', 'billing.sent', 'arrears', 'the policy''s last step', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "kind": "handover", "items": ["active-ended-1"], "level": "end", "request": "01a20f23-3d66-76ad-abb8-fa837b9ac6b6"}'),
('demo', 'active-ended', '186', '2026-07-15 15:02:03.286924+00', '2026-11-24 19:58:17.477476+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 3}'),
('demo', 'active-past-due', '358', '2026-08-21 02:49:29.274384+00', '2026-11-24 19:58:53.968749+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-past-due', '359', '2026-08-21 02:49:29.274384+00', '2026-11-24 19:58:53.968749+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-cc12-7b3a-8359-1dd9c6203060"}'),
('demo', 'active-past-due', '360', '2026-08-21 04:07:35.231433+00', '2026-11-24 19:58:54.022985+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-cc12-7b3a-8359-1dd9c6203060"}'),
('demo', 'active-past-due', '361', '2026-08-21 04:10:10.133328+00', '2026-11-24 19:58:54.024778+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-cc12-7b3a-8359-1dd9c6203060"}'),
('demo', 'active-past-due', '362', '2026-08-21 04:12:44.061321+00', '2026-11-24 19:58:54.026559+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-cc12-7b3a-8359-1dd9c6203060"}'),
('demo', 'active-past-due', '363', '2026-08-21 07:38:59.262403+00', '2026-11-24 19:58:54.169791+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-ccdc-701e-820c-f3e520a007b5", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-08-21"}'),
('demo', 'active-past-due', '364', '2026-08-21 07:38:59.262403+00', '2026-11-24 19:58:54.169791+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-cc12-7b3a-8359-1dd9c6203060"}'),
('demo', 'active-past-due', '365', '2026-08-21 08:32:45.452659+00', '2026-11-24 19:58:54.207131+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-past-due', '366', '2026-08-21 09:14:58.404307+00', '2026-11-24 19:58:54.236448+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'active-past-due', '367', '2026-08-21 09:14:58.404307+00', '2026-11-24 19:58:54.236448+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'active-past-due', '368', '2026-08-21 12:29:18.293654+00', '2026-11-24 19:58:54.3714+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-past-due-payment-1"}'),
('demo', 'active-past-due', '369', '2026-08-21 13:33:00.661017+00', '2026-11-24 19:58:54.41564+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-past-due', '370', '2026-08-21 13:33:00.661017+00', '2026-11-24 19:58:54.41564+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-past-due', '371', '2026-08-21 14:02:17.931868+00', '2026-11-24 19:58:54.435979+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-past-due', '372', '2026-08-21 17:20:31.7671+00', '2026-11-24 19:58:54.573639+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-past-due-1", "kind": "standard", "amount": {"minor": 31000, "currency": "USD"}, "due_on": "2026-08-21"}'),
('demo', 'active-past-due', '373', '2026-08-22 13:00:00+00', '2026-11-24 19:58:55.467823+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-past-due', '374', '2026-08-24 13:00:00+00', '2026-11-24 19:58:57.462132+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-past-due-1"], "level": "first", "total": {"minor": 31000, "currency": "USD"}, "notice": "01a20f23-d9b8-7905-bc65-a5033c50e47b"}'),
('demo', 'active-past-due', '375', '2026-08-24 13:00:00+00', '2026-11-24 19:58:57.476281+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 31000, "currency": "USD"}, "notice": "01a20f23-d9b8-7905-bc65-a5033c50e47b", "channel": "email", "message": "01a20f23-d9b9-78d1-834c-52321501ceef"}'),
('demo', 'active-past-due', '376', '2026-08-24 15:09:20.838211+00', '2026-11-24 19:58:57.482541+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-d9b8-7905-bc65-a5033c50e47b", "channel": "email", "message": "01a20f23-d9b9-78d1-834c-52321501ceef"}'),
('demo', 'active-past-due', '377', '2026-08-24 17:35:27.678163+00', '2026-11-24 19:58:57.584009+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-d9b8-7905-bc65-a5033c50e47b", "report": "queued", "channel": "email", "message": "01a20f23-d9b9-78d1-834c-52321501ceef"}'),
('demo', 'active-past-due', '393', '2026-08-24 21:13:32.774304+00', '2026-11-24 19:58:57.735457+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "delivered", "notice": "01a20f23-d9b8-7905-bc65-a5033c50e47b", "channel": "email", "message": "01a20f23-d9b9-78d1-834c-52321501ceef"}'),
('demo', 'active-past-due', '394', '2026-08-24 21:13:32.774304+00', '2026-11-24 19:58:57.735457+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"on": "2026-08-24", "level": "first", "notice": "01a20f23-d9b8-7905-bc65-a5033c50e47b"}'),
('demo', 'active-reinstated', '188', '2026-07-15 23:29:53.300572+00', '2026-11-24 19:58:17.830139+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-reinstated', '190', '2026-07-15 23:29:53.300572+00', '2026-11-24 19:58:17.830139+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ee9-72a9-81bb-6b28996cec4c"}'),
('demo', 'active-reinstated', '207', '2026-07-16 10:25:46.028928+00', '2026-11-24 19:58:18.28561+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-3ee9-72a9-81bb-6b28996cec4c"}'),
('demo', 'active-reinstated', '208', '2026-07-16 10:27:39.004099+00', '2026-11-24 19:58:18.286918+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ee9-72a9-81bb-6b28996cec4c"}'),
('demo', 'active-reinstated', '209', '2026-07-16 10:32:06.786729+00', '2026-11-24 19:58:18.290017+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-3ee9-72a9-81bb-6b28996cec4c"}'),
('demo', 'active-reinstated', '218', '2026-07-16 13:22:09.589065+00', '2026-11-24 19:58:18.408105+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-4130-76d6-a633-7aa4f99fd12a", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-07-16"}'),
('demo', 'active-reinstated', '220', '2026-07-16 13:22:09.589065+00', '2026-11-24 19:58:18.408105+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-3ee9-72a9-81bb-6b28996cec4c"}'),
('demo', 'active-reinstated', '229', '2026-07-16 18:09:41.169945+00', '2026-11-24 19:58:18.607776+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-reinstated', '235', '2026-07-16 20:40:37.845523+00', '2026-11-24 19:58:18.712599+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'active-reinstated', '236', '2026-07-16 20:40:37.845523+00', '2026-11-24 19:58:18.712599+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'active-reinstated', '241', '2026-07-16 23:11:54.020544+00', '2026-11-24 19:58:18.817647+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-reinstated-payment-1"}'),
('demo', 'active-reinstated', '244', '2026-07-17 01:00:44.847676+00', '2026-11-24 19:58:18.893235+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-reinstated', '245', '2026-07-17 01:00:44.847676+00', '2026-11-24 19:58:18.893235+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-reinstated', '248', '2026-07-17 01:34:36.475248+00', '2026-11-24 19:58:18.916749+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-reinstated', '250', '2026-07-17 03:40:48.988128+00', '2026-11-24 19:58:19.004394+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-reinstated-1", "kind": "standard", "amount": {"minor": 48000, "currency": "USD"}, "due_on": "2026-07-20"}'),
('demo', 'active-reinstated', '258', '2026-07-17 13:00:00+00', '2026-11-24 19:58:19.455126+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "upcoming", "items": ["active-reinstated-1"], "level": "upcoming", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-4542-7441-93bc-396da5288608"}'),
('demo', 'active-reinstated', '259', '2026-07-17 13:00:00+00', '2026-11-24 19:58:19.497591+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "upcoming", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-4542-7441-93bc-396da5288608", "channel": "email", "message": "01a20f23-4543-78de-a910-53b48c9f2d80"}'),
('demo', 'active-reinstated', '260', '2026-07-17 15:47:27.059971+00', '2026-11-24 19:58:19.509002+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "upcoming", "state": "accepted", "notice": "01a20f23-4542-7441-93bc-396da5288608", "channel": "email", "message": "01a20f23-4543-78de-a910-53b48c9f2d80"}'),
('demo', 'active-reinstated', '261', '2026-07-17 18:14:21.695712+00', '2026-11-24 19:58:19.611023+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "upcoming", "state": "accepted", "notice": "01a20f23-4542-7441-93bc-396da5288608", "report": "queued", "channel": "email", "message": "01a20f23-4543-78de-a910-53b48c9f2d80"}'),
('demo', 'active-reinstated', '262', '2026-07-17 21:49:50.367158+00', '2026-11-24 19:58:19.76066+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "upcoming", "state": "delivered", "notice": "01a20f23-4542-7441-93bc-396da5288608", "channel": "email", "message": "01a20f23-4543-78de-a910-53b48c9f2d80"}'),
('demo', 'active-reinstated', '263', '2026-07-17 21:49:50.367158+00', '2026-11-24 19:58:19.76066+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-07-17", "level": "upcoming", "notice": "01a20f23-4542-7441-93bc-396da5288608"}'),
('demo', 'active-reinstated', '288', '2026-07-21 13:00:00+00', '2026-11-24 19:58:23.639345+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-reinstated', '290', '2026-07-23 13:00:00+00', '2026-11-24 19:58:25.535411+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-reinstated-1"], "level": "first", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-5d00-7f31-8ad4-f572a4d35e49"}'),
('demo', 'active-reinstated', '291', '2026-07-23 13:00:00+00', '2026-11-24 19:58:25.551833+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-5d00-7f31-8ad4-f572a4d35e49", "channel": "email", "message": "01a20f23-5d01-78d5-a7c4-1ddfde9ddb10"}'),
('demo', 'active-reinstated', '292', '2026-07-23 16:56:39.673449+00', '2026-11-24 19:58:25.557064+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-5d00-7f31-8ad4-f572a4d35e49", "channel": "email", "message": "01a20f23-5d01-78d5-a7c4-1ddfde9ddb10"}'),
('demo', 'active-reinstated', '293', '2026-07-23 19:23:01.255833+00', '2026-11-24 19:58:25.658703+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-5d00-7f31-8ad4-f572a4d35e49", "report": "queued", "channel": "email", "message": "01a20f23-5d01-78d5-a7c4-1ddfde9ddb10"}'),
('demo', 'active-reinstated', '294', '2026-07-23 22:58:19.242019+00', '2026-11-24 19:58:25.808217+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "delivered", "notice": "01a20f23-5d00-7f31-8ad4-f572a4d35e49", "channel": "email", "message": "01a20f23-5d01-78d5-a7c4-1ddfde9ddb10"}'),
('demo', 'active-reinstated', '295', '2026-07-23 22:58:19.242019+00', '2026-11-24 19:58:25.808217+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-07-23", "level": "first", "notice": "01a20f23-5d00-7f31-8ad4-f572a4d35e49"}'),
('demo', 'active-reinstated', '318', '2026-07-30 13:00:00+00', '2026-11-24 19:58:32.468803+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-reinstated-1"], "level": "second", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29"}'),
('demo', 'active-reinstated', '319', '2026-07-30 13:00:00+00', '2026-11-24 19:58:32.509872+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "channel": "email", "message": "01a20f23-7818-7d77-a2f8-ff81a4b65423"}'),
('demo', 'active-reinstated', '320', '2026-07-30 15:58:56.679456+00', '2026-11-24 19:58:32.516983+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "channel": "email", "message": "01a20f23-7818-7d77-a2f8-ff81a4b65423"}'),
('demo', 'active-reinstated', '321', '2026-07-30 13:00:00+00', '2026-11-24 19:58:32.526369+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "channel": "sms", "message": "01a20f23-7819-72ea-ae0a-206a6ff52144"}'),
('demo', 'active-reinstated', '322', '2026-07-30 16:18:50.077209+00', '2026-11-24 19:58:32.530796+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "channel": "sms", "message": "01a20f23-7819-72ea-ae0a-206a6ff52144"}'),
('demo', 'active-reinstated', '323', '2026-07-30 18:25:47.564313+00', '2026-11-24 19:58:32.618961+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "report": "queued", "channel": "email", "message": "01a20f23-7818-7d77-a2f8-ff81a4b65423"}'),
('demo', 'active-reinstated', '324', '2026-07-30 18:43:30.258652+00', '2026-11-24 19:58:32.631261+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "report": "sent", "channel": "sms", "message": "01a20f23-7819-72ea-ae0a-206a6ff52144"}'),
('demo', 'active-reinstated', '325', '2026-07-30 22:01:25.81968+00', '2026-11-24 19:58:32.768709+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "channel": "email", "message": "01a20f23-7818-7d77-a2f8-ff81a4b65423"}'),
('demo', 'active-reinstated', '326', '2026-07-30 22:19:08.810457+00', '2026-11-24 19:58:32.781013+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29", "channel": "sms", "message": "01a20f23-7819-72ea-ae0a-206a6ff52144"}'),
('demo', 'active-reinstated', '327', '2026-07-30 22:19:08.810457+00', '2026-11-24 19:58:32.781013+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-07-30", "level": "second", "notice": "01a20f23-7817-7a8d-9eda-5ed97f1b5c29"}'),
('demo', 'active-reinstated', '336', '2026-08-10 13:00:00+00', '2026-11-24 19:58:43.453126+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-reinstated-1"], "level": "final", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-a302-7f20-bc72-8ebb66790f22"}'),
('demo', 'active-reinstated', '337', '2026-08-10 13:00:00+00', '2026-11-24 19:58:43.499772+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-a302-7f20-bc72-8ebb66790f22", "channel": "sms", "message": "01a20f23-a303-7cf0-87df-c48073f5ee86"}'),
('demo', 'active-reinstated', '338', '2026-08-10 15:45:27.486518+00', '2026-11-24 19:58:43.507618+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f23-a302-7f20-bc72-8ebb66790f22", "channel": "sms", "message": "01a20f23-a303-7cf0-87df-c48073f5ee86"}'),
('demo', 'active-reinstated', '339', '2026-08-10 18:09:47.70982+00', '2026-11-24 19:58:43.607852+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f23-a302-7f20-bc72-8ebb66790f22", "report": "sent", "channel": "sms", "message": "01a20f23-a303-7cf0-87df-c48073f5ee86"}'),
('demo', 'active-reinstated', '340', '2026-08-10 21:46:31.134979+00', '2026-11-24 19:58:43.758354+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "delivered", "notice": "01a20f23-a302-7f20-bc72-8ebb66790f22", "channel": "sms", "message": "01a20f23-a303-7cf0-87df-c48073f5ee86"}'),
('demo', 'active-reinstated', '341', '2026-08-10 21:46:31.134979+00', '2026-11-24 19:58:43.758354+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-08-10", "level": "final", "notice": "01a20f23-a302-7f20-bc72-8ebb66790f22"}'),
('demo', 'active-reinstated', '345', '2026-08-20 13:00:00+00', '2026-11-24 19:58:53.436336+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"item": "active-reinstated-1", "bears": "2026-08-20", "level": "suspend"}'),
('demo', 'active-reinstated', '346', '2026-08-20 13:00:00+00', '2026-11-24 19:58:53.436336+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'active-reinstated', '347', '2026-08-20 14:42:18.792259+00', '2026-11-24 19:58:53.463767+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'active-reinstated', '348', '2026-08-20 18:02:59.266348+00', '2026-11-24 19:58:53.603124+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 48000, "currency": "USD"}, "invoice": "active-reinstated-1", "payment": "active-reinstated-payment-2"}'),
('demo', 'active-reinstated', '349', '2026-08-20 18:36:02.469225+00', '2026-11-24 19:58:53.626078+00', 'episode.ended', 'arrears', 'nothing is overdue that has not come to its end', 'standard', '1', '[]', '{"episode": 1}'),
('demo', 'active-reinstated', '350', '2026-08-20 18:36:02.469225+00', '2026-11-24 19:58:53.626078+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "suspended", "access": "full", "reasons": [], "version": 3}'),
('demo', 'active-reinstated', '351', '2026-08-20 18:36:02.469225+00', '2026-11-24 19:58:53.626078+00', 'notice.planned', 'arrears', 'the policy names a notice for this event', 'standard', '1', '[]', '{"kind": "event", "level": "reinstated", "notice": "01a20f23-cabc-7314-917c-f4031473c5ef"}'),
('demo', 'active-reinstated', '352', '2026-08-20 18:36:02.469225+00', '2026-11-24 19:58:53.645705+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[]', '{"items": 0, "level": "reinstated", "state": "claimed", "total": {"minor": 0, "currency": ""}, "notice": "01a20f23-cabc-7314-917c-f4031473c5ef", "channel": "email", "message": "01a20f23-cabc-790f-a557-bda2fc3afb5e"}'),
('demo', 'active-reinstated', '353', '2026-08-20 19:13:41.11919+00', '2026-11-24 19:58:53.65222+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 3}'),
('demo', 'active-reinstated', '354', '2026-08-20 19:18:32.305334+00', '2026-11-24 19:58:53.65559+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "accepted", "notice": "01a20f23-cabc-7314-917c-f4031473c5ef", "channel": "email", "message": "01a20f23-cabc-790f-a557-bda2fc3afb5e"}'),
('demo', 'active-reinstated', '355', '2026-08-20 21:44:21.823209+00', '2026-11-24 19:58:53.756858+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "accepted", "notice": "01a20f23-cabc-7314-917c-f4031473c5ef", "report": "queued", "channel": "email", "message": "01a20f23-cabc-790f-a557-bda2fc3afb5e"}'),
('demo', 'active-reinstated', '356', '2026-08-21 01:23:44.82191+00', '2026-11-24 19:58:53.909207+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "delivered", "notice": "01a20f23-cabc-7314-917c-f4031473c5ef", "channel": "email", "message": "01a20f23-cabc-790f-a557-bda2fc3afb5e"}'),
('demo', 'active-reinstated', '357', '2026-08-21 01:23:44.82191+00', '2026-11-24 19:58:53.909207+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[]', '{"on": "2026-08-20", "level": "reinstated", "notice": "01a20f23-cabc-7314-917c-f4031473c5ef"}'),
('demo', 'active-suspended', '187', '2026-07-15 23:23:58.309411+00', '2026-11-24 19:58:17.82603+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-suspended', '189', '2026-07-15 23:23:58.309411+00', '2026-11-24 19:58:17.82603+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ee7-7eed-9204-d745ca8f4e80"}'),
('demo', 'active-suspended', '199', '2026-07-16 04:24:12.123619+00', '2026-11-24 19:58:18.034523+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-3ee7-7eed-9204-d745ca8f4e80"}'),
('demo', 'active-suspended', '200', '2026-07-16 04:26:48.164352+00', '2026-11-24 19:58:18.036329+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ee7-7eed-9204-d745ca8f4e80"}'),
('demo', 'active-suspended', '201', '2026-07-16 04:31:14.622038+00', '2026-11-24 19:58:18.039413+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-3ee7-7eed-9204-d745ca8f4e80"}'),
('demo', 'active-suspended', '202', '2026-07-16 08:29:11.86296+00', '2026-11-24 19:58:18.204659+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-405e-7afc-b220-1379ba9218ff", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-07-16"}'),
('demo', 'active-suspended', '203', '2026-07-16 08:29:11.86296+00', '2026-11-24 19:58:18.204659+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-3ee7-7eed-9204-d745ca8f4e80"}'),
('demo', 'active-suspended', '210', '2026-07-16 10:55:13.308182+00', '2026-11-24 19:58:18.306065+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-suspended', '223', '2026-07-16 14:19:48.214416+00', '2026-11-24 19:58:18.448135+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'active-suspended', '224', '2026-07-16 14:19:48.214416+00', '2026-11-24 19:58:18.448135+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'active-suspended', '230', '2026-07-16 18:30:21.670041+00', '2026-11-24 19:58:18.622134+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-suspended-payment-1"}'),
('demo', 'active-suspended', '237', '2026-07-16 22:01:16.890758+00', '2026-11-24 19:58:18.768606+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-suspended', '238', '2026-07-16 22:01:16.890758+00', '2026-11-24 19:58:18.768606+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-suspended', '243', '2026-07-17 00:07:40.681862+00', '2026-11-24 19:58:18.856381+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-suspended', '249', '2026-07-17 03:42:52.01784+00', '2026-11-24 19:58:19.005818+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-suspended-1", "kind": "standard", "amount": {"minor": 48000, "currency": "USD"}, "due_on": "2026-07-16"}'),
('demo', 'active-suspended', '252', '2026-07-17 06:31:43.402454+00', '2026-11-24 19:58:19.12308+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-suspended', '270', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.46731+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-suspended-1"], "level": "first", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-5105-75ea-915a-3f19407f7d50"}'),
('demo', 'active-suspended', '273', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.545312+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-5105-75ea-915a-3f19407f7d50", "channel": "email", "message": "01a20f23-5106-719d-8989-28a519e605ad"}'),
('demo', 'active-suspended', '274', '2026-07-20 16:48:39.341203+00', '2026-11-24 19:58:22.551505+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-5105-75ea-915a-3f19407f7d50", "channel": "email", "message": "01a20f23-5106-719d-8989-28a519e605ad"}'),
('demo', 'active-suspended', '278', '2026-07-20 19:00:13.143888+00', '2026-11-24 19:58:22.642868+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-5105-75ea-915a-3f19407f7d50", "report": "queued", "channel": "email", "message": "01a20f23-5106-719d-8989-28a519e605ad"}'),
('demo', 'active-suspended', '284', '2026-07-20 22:28:25.97926+00', '2026-11-24 19:58:22.787461+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "delivered", "notice": "01a20f23-5105-75ea-915a-3f19407f7d50", "channel": "email", "message": "01a20f23-5106-719d-8989-28a519e605ad"}'),
('demo', 'active-suspended', '285', '2026-07-20 22:28:25.97926+00', '2026-11-24 19:58:22.787461+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-07-20", "level": "first", "notice": "01a20f23-5105-75ea-915a-3f19407f7d50"}'),
('demo', 'active-suspended', '296', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.488082+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-suspended-1"], "level": "second", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-6c72-7836-90bb-db3b55322b43"}'),
('demo', 'active-suspended', '297', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.518964+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "channel": "sms", "message": "01a20f23-6c73-77ce-a108-41f6b127cf21"}'),
('demo', 'active-suspended', '298', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.521988+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "channel": "email", "message": "01a20f23-6c73-744c-b4b4-b0933734a645"}'),
('demo', 'active-suspended', '299', '2026-07-27 16:15:48.79774+00', '2026-11-24 19:58:29.528698+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "channel": "sms", "message": "01a20f23-6c73-77ce-a108-41f6b127cf21"}'),
('demo', 'active-suspended', '301', '2026-07-27 16:25:58.612137+00', '2026-11-24 19:58:29.535756+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "channel": "email", "message": "01a20f23-6c73-744c-b4b4-b0933734a645"}'),
('demo', 'active-suspended', '303', '2026-07-27 18:41:21.341731+00', '2026-11-24 19:58:29.629769+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "report": "sent", "channel": "sms", "message": "01a20f23-6c73-77ce-a108-41f6b127cf21"}'),
('demo', 'active-suspended', '306', '2026-07-27 18:51:07.97328+00', '2026-11-24 19:58:29.636558+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "report": "queued", "channel": "email", "message": "01a20f23-6c73-744c-b4b4-b0933734a645"}'),
('demo', 'active-suspended', '310', '2026-07-27 22:16:59.170195+00', '2026-11-24 19:58:29.779512+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "channel": "sms", "message": "01a20f23-6c73-77ce-a108-41f6b127cf21"}'),
('demo', 'active-suspended', '311', '2026-07-27 22:28:16.169491+00', '2026-11-24 19:58:29.787348+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f23-6c72-7836-90bb-db3b55322b43", "channel": "email", "message": "01a20f23-6c73-744c-b4b4-b0933734a645"}'),
('demo', 'active-suspended', '312', '2026-07-27 22:28:16.169491+00', '2026-11-24 19:58:29.787348+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-07-27", "level": "second", "notice": "01a20f23-6c72-7836-90bb-db3b55322b43"}'),
('demo', 'active-suspended', '330', '2026-08-05 13:00:00+00', '2026-11-24 19:58:38.477277+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-suspended-1"], "level": "final", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-8f8f-7533-8ec7-ee9074d4fafd"}'),
('demo', 'active-suspended', '331', '2026-08-05 13:00:00+00', '2026-11-24 19:58:38.491324+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20f23-8f8f-7533-8ec7-ee9074d4fafd", "channel": "sms", "message": "01a20f23-8f90-7a64-a756-364b05070673"}'),
('demo', 'active-suspended', '332', '2026-08-05 15:34:17.594659+00', '2026-11-24 19:58:38.499864+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f23-8f8f-7533-8ec7-ee9074d4fafd", "channel": "sms", "message": "01a20f23-8f90-7a64-a756-364b05070673"}'),
('demo', 'active-suspended', '333', '2026-08-05 17:59:34.364688+00', '2026-11-24 19:58:38.600753+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f23-8f8f-7533-8ec7-ee9074d4fafd", "report": "sent", "channel": "sms", "message": "01a20f23-8f90-7a64-a756-364b05070673"}'),
('demo', 'active-suspended', '334', '2026-08-05 21:35:33.385689+00', '2026-11-24 19:58:38.750741+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "delivered", "notice": "01a20f23-8f8f-7533-8ec7-ee9074d4fafd", "channel": "sms", "message": "01a20f23-8f90-7a64-a756-364b05070673"}'),
('demo', 'active-suspended', '335', '2026-08-05 21:35:33.385689+00', '2026-11-24 19:58:38.750741+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-08-05", "level": "final", "notice": "01a20f23-8f8f-7533-8ec7-ee9074d4fafd"}'),
('demo', 'active-suspended', '342', '2026-08-17 13:00:00+00', '2026-11-24 19:58:50.419664+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"item": "active-suspended-1", "bears": "2026-08-15", "level": "suspend"}'),
('demo', 'active-suspended', '343', '2026-08-17 13:00:00+00', '2026-11-24 19:58:50.419664+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'active-suspended', '344', '2026-08-17 14:07:20.571801+00', '2026-11-24 19:58:50.439482+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'awaiting-prepayment', '378', '2026-08-24 17:51:28.508198+00', '2026-11-24 19:58:57.595129+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'awaiting-prepayment', '379', '2026-08-24 17:51:28.508198+00', '2026-11-24 19:58:57.595129+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-da3e-73c8-b49c-460157d58d50"}'),
('demo', 'awaiting-prepayment', '384', '2026-08-24 19:45:10.552579+00', '2026-11-24 19:58:57.674088+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-da3e-73c8-b49c-460157d58d50"}'),
('demo', 'awaiting-prepayment', '385', '2026-08-24 19:48:34.465305+00', '2026-11-24 19:58:57.676448+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-da3e-73c8-b49c-460157d58d50"}'),
('demo', 'awaiting-prepayment', '386', '2026-08-24 19:51:46.094976+00', '2026-11-24 19:58:57.678666+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-da3e-73c8-b49c-460157d58d50"}'),
('demo', 'awaiting-prepayment', '395', '2026-08-24 23:04:13.892764+00', '2026-11-24 19:58:57.812321+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-db17-759a-909e-79b47acfa78a", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-08-24"}'),
('demo', 'awaiting-prepayment', '396', '2026-08-24 23:04:13.892764+00', '2026-11-24 19:58:57.812321+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-da3e-73c8-b49c-460157d58d50"}'),
('demo', 'awaiting-prepayment', '399', '2026-08-24 23:41:05.257132+00', '2026-11-24 19:58:57.837916+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'awaiting-prepayment', '401', '2026-08-25 00:14:20.69494+00', '2026-11-24 19:58:57.861011+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'awaiting-prepayment', '402', '2026-08-25 00:14:20.69494+00', '2026-11-24 19:58:57.861011+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'closed-prepay-expired', '192', '2026-07-15 23:28:45.908918+00', '2026-11-24 19:58:17.829359+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'closed-prepay-expired', '194', '2026-07-15 23:28:45.908918+00', '2026-11-24 19:58:17.829359+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ef9-7522-8f22-acbadaf1fcf1"}'),
('demo', 'closed-prepay-expired', '225', '2026-07-16 14:33:05.674492+00', '2026-11-24 19:58:18.457365+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-3ef9-7522-8f22-acbadaf1fcf1"}'),
('demo', 'closed-prepay-expired', '226', '2026-07-16 14:34:55.600608+00', '2026-11-24 19:58:18.458637+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ef9-7522-8f22-acbadaf1fcf1"}'),
('demo', 'closed-prepay-expired', '227', '2026-07-16 14:36:50.095209+00', '2026-11-24 19:58:18.459963+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-3ef9-7522-8f22-acbadaf1fcf1"}'),
('demo', 'closed-prepay-expired', '231', '2026-07-16 18:30:28.75294+00', '2026-11-24 19:58:18.622216+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-07-16"}'),
('demo', 'closed-prepay-expired', '232', '2026-07-16 18:30:28.75294+00', '2026-11-24 19:58:18.622216+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-3ef9-7522-8f22-acbadaf1fcf1"}'),
('demo', 'closed-prepay-expired', '242', '2026-07-16 23:58:04.986566+00', '2026-11-24 19:58:18.849718+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'closed-prepay-expired', '246', '2026-07-17 01:11:01.475145+00', '2026-11-24 19:58:18.900372+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'closed-prepay-expired', '247', '2026-07-17 01:11:01.475145+00', '2026-11-24 19:58:18.900372+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'closed-prepay-expired', '275', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.563195+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"kind": "prepayment", "items": ["prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7"], "level": "prepayment", "total": {"minor": 10000, "currency": "USD"}, "notice": "01a20f23-5166-732b-8821-6ca5c01d3f2d"}'),
('demo', 'closed-prepay-expired', '279', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.667176+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"items": 1, "level": "prepayment", "state": "claimed", "total": {"minor": 10000, "currency": "USD"}, "notice": "01a20f23-5166-732b-8821-6ca5c01d3f2d", "channel": "email", "message": "01a20f23-5166-7d64-a541-641439923727"}'),
('demo', 'closed-prepay-expired', '280', '2026-07-20 19:51:05.061801+00', '2026-11-24 19:58:22.678191+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"code": "", "level": "prepayment", "state": "accepted", "notice": "01a20f23-5166-732b-8821-6ca5c01d3f2d", "channel": "email", "message": "01a20f23-5166-7d64-a541-641439923727"}'),
('demo', 'closed-prepay-expired', '281', '2026-07-20 22:17:59.093779+00', '2026-11-24 19:58:22.780206+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"code": "", "level": "prepayment", "state": "accepted", "notice": "01a20f23-5166-732b-8821-6ca5c01d3f2d", "report": "queued", "channel": "email", "message": "01a20f23-5166-7d64-a541-641439923727"}'),
('demo', 'closed-prepay-expired', '286', '2026-07-21 01:52:58.441756+00', '2026-11-24 19:58:22.929504+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"code": "", "level": "prepayment", "state": "delivered", "notice": "01a20f23-5166-732b-8821-6ca5c01d3f2d", "channel": "email", "message": "01a20f23-5166-7d64-a541-641439923727"}'),
('demo', 'closed-prepay-expired', '287', '2026-07-21 01:52:58.441756+00', '2026-11-24 19:58:22.929504+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"on": "2026-07-20", "level": "prepayment", "notice": "01a20f23-5166-732b-8821-6ca5c01d3f2d"}'),
('demo', 'closed-prepay-expired', '328', '2026-07-31 01:11:01.475145+00', '2026-11-24 19:58:32.962261+00', 'invoice.void', 'arrears', 'it was asked before service, which will not begin', 'standard', '1', '[]', '{"item": "prepay-01a20f23-4208-735b-a2a1-c4f8a888f3d7", "amount": {"minor": 10000, "currency": "USD"}}'),
('demo', 'closed-prepay-expired', '329', '2026-07-31 01:11:01.475145+00', '2026-11-24 19:58:32.962261+00', 'phase.closed', 'arrears', 'prepay_expired', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'closed-refused', '195', '2026-07-15 23:41:49.808256+00', '2026-11-24 19:58:17.838432+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'closed-refused', '197', '2026-07-15 23:41:49.808256+00', '2026-11-24 19:58:17.838432+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3f29-79f1-982c-77cb1331d78a"}'),
('demo', 'closed-refused', '211', '2026-07-16 11:15:13.503628+00', '2026-11-24 19:58:18.319956+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-3f29-79f1-982c-77cb1331d78a"}'),
('demo', 'closed-refused', '212', '2026-07-16 11:25:23.387577+00', '2026-11-24 19:58:18.327015+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3f29-79f1-982c-77cb1331d78a"}'),
('demo', 'closed-refused', '213', '2026-07-16 11:30:01.98576+00', '2026-11-24 19:58:18.330239+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-3f29-79f1-982c-77cb1331d78a"}'),
('demo', 'closed-refused', '217', '2026-07-16 13:22:08.016412+00', '2026-11-24 19:58:18.408087+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-412f-7685-b1ae-d777b620f98e", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-07-16"}'),
('demo', 'closed-refused', '219', '2026-07-16 13:22:08.016412+00', '2026-11-24 19:58:18.408087+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-3f29-79f1-982c-77cb1331d78a"}'),
('demo', 'closed-refused', '228', '2026-07-16 17:36:36.799113+00', '2026-11-24 19:58:18.584809+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'closed-refused', '234', '2026-07-16 19:15:15.168873+00', '2026-11-24 19:58:18.653308+00', 'screening.refer', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is one of mailboxes that are thrown away: a person decides", "check": "email_domain", "value": "disposable", "points": 0, "outcome": "refer"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "refer", "version": 0, "decide_by": "2026-07-18T19:15:15.1688736Z", "otherwise": "refuse"}'),
('demo', 'closed-refused', '265', '2026-07-18 19:15:15.168873+00', '2026-11-24 19:58:20.991388+00', 'screening.lapsed', 'arrears', 'nobody decided on the referral in time', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"decision": "refuse"}'),
('demo', 'closed-refused', '266', '2026-07-18 19:15:15.168873+00', '2026-11-24 19:58:20.991388+00', 'invoice.void', 'arrears', 'it was asked before service, which will not begin', 'standard', '1', '[]', '{"item": "prepay-01a20f23-412f-7685-b1ae-d777b620f98e", "amount": {"minor": 10000, "currency": "USD"}}'),
('demo', 'closed-refused', '267', '2026-07-18 19:15:15.168873+00', '2026-11-24 19:58:20.991388+00', 'phase.closed', 'arrears', 'refused', 'standard', '1', '[]', '{"from": "screening"}'),
('demo', 'closed-refused', '268', '2026-07-18 19:15:15.168873+00', '2026-11-24 19:58:20.991388+00', 'work.moot', 'arrears', 'it has settled itself', 'standard', '1', '[]', '{"ref": "screening", "kind": "screening_referred", "work": "01a20f23-422f-7b80-908d-396c1bfd3476"}'),
('demo', 'closed-verify-expired', '191', '2026-07-15 23:28:34.050259+00', '2026-11-24 19:58:17.829221+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'closed-verify-expired', '193', '2026-07-15 23:28:34.050259+00', '2026-11-24 19:58:17.829221+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ef5-74e1-a196-800e5a190e34"}'),
('demo', 'closed-verify-expired', '204', '2026-07-16 09:25:14.138486+00', '2026-11-24 19:58:18.243574+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-3ef5-74e1-a196-800e5a190e34"}'),
('demo', 'closed-verify-expired', '205', '2026-07-16 09:34:04.917014+00', '2026-11-24 19:58:18.249718+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3ef5-74e1-a196-800e5a190e34"}'),
('demo', 'closed-verify-expired', '206', '2026-07-16 09:52:11.68991+00', '2026-11-24 19:58:18.262296+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-3ef5-74e1-a196-800e5a190e34"}'),
('demo', 'closed-verify-expired', '289', '2026-07-22 23:28:34.050259+00', '2026-11-24 19:58:25.334686+00', 'phase.closed', 'arrears', 'verify_expired', 'standard', '1', '[]', '{"from": "verifying"}'),
('demo', 'failed', '7', '2026-03-02 09:16:52.55616+00', '2026-11-24 19:56:02.237769+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'failed', '8', '2026-03-02 09:16:52.55616+00', '2026-11-24 19:56:02.237769+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d5a-7542-b2f1-1d76bb14dbf1"}'),
('demo', 'failed', '9', '2026-03-02 17:13:35.429433+00', '2026-11-24 19:56:02.568821+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f21-2d5a-7542-b2f1-1d76bb14dbf1"}'),
('demo', 'failed', '10', '2026-03-02 17:19:56.027136+00', '2026-11-24 19:56:02.573226+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d5a-7542-b2f1-1d76bb14dbf1"}'),
('demo', 'failed', '11', '2026-03-02 17:34:37.695504+00', '2026-11-24 19:56:02.58343+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f21-2d5a-7542-b2f1-1d76bb14dbf1"}'),
('demo', 'failed', '24', '2026-03-02 22:25:53.86368+00', '2026-11-24 19:56:02.785701+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f21-2f74-7bcf-a953-7cf6eeb4a6c7", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-02"}'),
('demo', 'failed', '26', '2026-03-02 22:25:53.86368+00', '2026-11-24 19:56:02.785701+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f21-2d5a-7542-b2f1-1d76bb14dbf1"}'),
('demo', 'failed', '30', '2026-03-03 00:22:51.554035+00', '2026-11-24 19:56:02.866924+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'failed', '35', '2026-03-03 02:45:13.318185+00', '2026-11-24 19:56:02.965787+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'failed', '36', '2026-03-03 02:45:13.318185+00', '2026-11-24 19:56:02.965787+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'failed', '39', '2026-03-03 03:32:27.359059+00', '2026-11-24 19:56:02.998588+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "failed-payment-1"}'),
('demo', 'failed', '43', '2026-03-03 06:27:23.571043+00', '2026-11-24 19:56:03.120072+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'failed', '44', '2026-03-03 06:27:23.571043+00', '2026-11-24 19:56:03.120072+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'failed', '45', '2026-03-03 07:40:18.95327+00', '2026-11-24 19:56:03.170713+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'failed', '93', '2026-03-28 17:52:20.050723+00', '2026-11-24 19:56:28.595726+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "failed-1", "kind": "standard", "amount": {"minor": 52000, "currency": "USD"}, "due_on": "2026-03-28"}'),
('demo', 'failed', '94', '2026-03-29 13:00:00+00', '2026-11-24 19:56:29.417653+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'failed', '95', '2026-03-31 13:00:00+00', '2026-11-24 19:56:31.414547+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["failed-1"], "level": "first", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-9f39-774b-8751-1c16870d68c2"}'),
('demo', 'failed', '96', '2026-03-31 13:00:00+00', '2026-11-24 19:56:31.429041+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-9f39-774b-8751-1c16870d68c2", "channel": "email", "message": "01a20f21-9f3a-7330-938a-f9940ef4c43a"}'),
('demo', 'failed', '100', '2026-04-07 13:00:00+00', '2026-11-24 19:56:38.464241+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["failed-1"], "level": "second", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a"}'),
('demo', 'failed', '101', '2026-04-15 15:02:35.293718+00', '2026-11-24 19:56:46.506153+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "channel": "sms", "message": "01a20f21-bac3-725b-bb0d-c947e663c898"}'),
('demo', 'failed', '103', '2026-04-15 15:02:35.293718+00', '2026-11-24 19:56:46.5066+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "channel": "email", "message": "01a20f21-bac2-7ed7-885b-475bc95341f4"}'),
('demo', 'failed', '105', '2026-04-15 15:59:53.30446+00', '2026-11-24 19:56:46.517639+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "channel": "sms", "message": "01a20f21-bac3-725b-bb0d-c947e663c898"}'),
('demo', 'failed', '106', '2026-04-15 16:08:45.189859+00', '2026-11-24 19:56:46.523795+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "channel": "email", "message": "01a20f21-bac2-7ed7-885b-475bc95341f4"}'),
('demo', 'failed', '110', '2026-04-15 18:25:01.018819+00', '2026-11-24 19:56:46.618422+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "report": "sent", "channel": "sms", "message": "01a20f21-bac3-725b-bb0d-c947e663c898"}'),
('demo', 'failed', '111', '2026-04-15 18:34:21.575539+00', '2026-11-24 19:56:46.62491+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "report": "queued", "channel": "email", "message": "01a20f21-bac2-7ed7-885b-475bc95341f4"}'),
('demo', 'failed', '117', '2026-04-15 22:00:37.20862+00', '2026-11-24 19:56:46.768147+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "channel": "sms", "message": "01a20f21-bac3-725b-bb0d-c947e663c898"}'),
('demo', 'failed', '118', '2026-04-15 22:11:00.13344+00', '2026-11-24 19:56:46.775357+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a", "channel": "email", "message": "01a20f21-bac2-7ed7-885b-475bc95341f4"}'),
('demo', 'failed', '119', '2026-04-15 22:11:00.13344+00', '2026-11-24 19:56:46.775357+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-04-15", "level": "second", "notice": "01a20f21-bac2-7576-b5ca-d82d96833c3a"}'),
('demo', 'failed', '125', '2026-04-17 04:49:05.201241+00', '2026-11-24 19:56:48.051804+00', 'message.accepted', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f21-9f39-774b-8751-1c16870d68c2", "channel": "email", "message": "01a20f21-9f3a-7330-938a-f9940ef4c43a"}'),
('demo', 'failed', '127', '2026-04-18 04:49:33.022992+00', '2026-11-24 19:56:49.052126+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "delivered", "notice": "01a20f21-9f39-774b-8751-1c16870d68c2", "channel": "email", "message": "01a20f21-9f3a-7330-938a-f9940ef4c43a"}'),
('demo', 'failed', '128', '2026-04-18 04:49:33.022992+00', '2026-11-24 19:56:49.052126+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-04-18", "level": "first", "notice": "01a20f21-9f39-774b-8751-1c16870d68c2"}'),
('demo', 'failed', '138', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.44168+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["failed-1"], "level": "final", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f22-08cf-7c48-ad13-095fb47087ef"}'),
('demo', 'failed', '141', '2026-04-27 13:00:00+00', '2026-11-24 19:56:58.469868+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f22-08cf-7c48-ad13-095fb47087ef", "channel": "sms", "message": "01a20f22-08d4-7b36-b227-16f68225424f"}'),
('demo', 'failed', '142', '2026-04-27 15:05:00.828211+00', '2026-11-24 19:56:58.479531+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f22-08cf-7c48-ad13-095fb47087ef", "channel": "sms", "message": "01a20f22-08d4-7b36-b227-16f68225424f"}'),
('demo', 'failed', '145', '2026-04-27 17:29:58.783084+00', '2026-11-24 19:56:58.580202+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f22-08cf-7c48-ad13-095fb47087ef", "report": "sent", "channel": "sms", "message": "01a20f22-08d4-7b36-b227-16f68225424f"}'),
('demo', 'failed', '149', '2026-04-27 21:06:47.4103+00', '2026-11-24 19:56:58.730765+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "delivered", "notice": "01a20f22-08cf-7c48-ad13-095fb47087ef", "channel": "sms", "message": "01a20f22-08d4-7b36-b227-16f68225424f"}'),
('demo', 'failed', '150', '2026-04-27 21:06:47.4103+00', '2026-11-24 19:56:58.730765+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-04-27", "level": "final", "notice": "01a20f22-08cf-7c48-ad13-095fb47087ef"}'),
('demo', 'failed', '157', '2026-05-07 13:00:00+00', '2026-11-24 19:57:08.41865+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"item": "failed-1", "bears": "2026-05-07", "level": "suspend"}'),
('demo', 'failed', '158', '2026-05-07 13:00:00+00', '2026-11-24 19:57:08.41865+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'failed', '159', '2026-05-07 13:56:04.717564+00', '2026-11-24 19:57:08.43166+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'failed', '175', '2026-07-06 13:00:00+00', '2026-11-24 19:58:08.436522+00', 'episode.ended', 'arrears', 'nothing is overdue that has not come to its end', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'failed', '176', '2026-07-06 13:00:00+00', '2026-11-24 19:58:08.436522+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"item": "failed-1", "bears": "2026-07-06", "level": "end"}'),
('demo', 'failed', '177', '2026-07-06 13:00:00+00', '2026-11-24 19:58:08.436522+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"from": "suspended", "access": "cancelled", "reasons": ["non_payment"], "version": 3}'),
('demo', 'failed', '178', '2026-07-06 13:00:00+00', '2026-11-24 19:58:08.436522+00', 'ladder.ended', 'arrears', 'the policy''s last step', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": ["failed-1"], "level": "end", "total": {"minor": 52000, "currency": "USD"}}'),
('demo', 'failed', '179', '2026-07-06 15:10:28.576848+00', '2026-11-24 19:58:08.483325+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 3}'),
('demo', 'failed', '180', '2026-07-06 15:22:06.043612+00', '2026-11-24 19:58:08.491397+00', 'billing.sent', 'arrears', 'the policy''s last step', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "kind": "handover", "items": ["failed-1"], "level": "end", "request": "01a20f23-1a40-725b-b6a0-36f97de26f9e"}'),
('demo', 'in-two-parts', '196', '2026-07-15 23:43:27.211641+00', '2026-11-24 19:58:17.839559+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'in-two-parts', '198', '2026-07-15 23:43:27.211641+00', '2026-11-24 19:58:17.839559+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3f2d-7ea5-b6d7-643e09e95be3"}'),
('demo', 'in-two-parts', '214', '2026-07-16 12:50:54.442608+00', '2026-11-24 19:58:18.386402+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-3f2d-7ea5-b6d7-643e09e95be3"}'),
('demo', 'in-two-parts', '215', '2026-07-16 12:54:09.720345+00', '2026-11-24 19:58:18.388662+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-3f2d-7ea5-b6d7-643e09e95be3"}'),
('demo', 'in-two-parts', '216', '2026-07-16 12:57:28.291132+00', '2026-11-24 19:58:18.39096+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-3f2d-7ea5-b6d7-643e09e95be3"}'),
('demo', 'in-two-parts', '221', '2026-07-16 13:22:05.766643+00', '2026-11-24 19:58:18.408061+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f23-412f-7593-ac43-08f849b8d388", "kind": "prepayment", "amount": {"minor": 5000, "currency": "EUR"}, "due_on": "2026-07-16"}'),
('demo', 'in-two-parts', '222', '2026-07-16 13:22:05.766643+00', '2026-11-24 19:58:18.408061+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f23-3f2d-7ea5-b6d7-643e09e95be3"}'),
('demo', 'in-two-parts', '233', '2026-07-16 18:38:17.384812+00', '2026-11-24 19:58:18.62764+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 5000, "currency": "EUR"}]', '{"from": "verifying"}'),
('demo', 'in-two-parts', '239', '2026-07-16 23:04:37.342761+00', '2026-11-24 19:58:18.812593+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 5000, "currency": "EUR"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'in-two-parts', '240', '2026-07-16 23:04:37.342761+00', '2026-11-24 19:58:18.812593+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 5000, "currency": "EUR"}]', '{"from": "screening"}'),
('demo', 'in-two-parts', '251', '2026-07-17 03:47:24.23279+00', '2026-11-24 19:58:19.008969+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 5000, "currency": "EUR"}, "invoice": "", "payment": "in-two-parts-payment-1"}'),
('demo', 'in-two-parts', '253', '2026-07-17 06:50:27.927312+00', '2026-11-24 19:58:19.136095+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'in-two-parts', '254', '2026-07-17 06:50:27.927312+00', '2026-11-24 19:58:19.136095+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'in-two-parts', '255', '2026-07-17 07:48:33.013958+00', '2026-11-24 19:58:19.176432+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'in-two-parts', '256', '2026-07-17 08:43:32.288851+00', '2026-11-24 19:58:19.214618+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "in-two-parts-1", "kind": "standard", "amount": {"minor": 64000, "currency": "EUR"}, "due_on": "2026-07-17"}'),
('demo', 'in-two-parts', '257', '2026-07-17 08:56:10.243305+00', '2026-11-24 19:58:19.22339+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}]', '{"item": "in-two-parts-2", "kind": "standard", "amount": {"minor": 120000, "currency": "JPY"}, "due_on": "2026-10-15"}'),
('demo', 'in-two-parts', '264', '2026-07-18 13:00:00+00', '2026-11-24 19:58:20.685541+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"episode": 1}'),
('demo', 'in-two-parts', '269', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.44639+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"kind": "ladder", "items": ["in-two-parts-1"], "level": "first", "total": {"minor": 64000, "currency": "EUR"}, "notice": "01a20f23-50f3-75c4-99b0-1bfe376a6bb9"}'),
('demo', 'in-two-parts', '271', '2026-07-20 13:00:00+00', '2026-11-24 19:58:22.525633+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 64000, "currency": "EUR"}, "notice": "01a20f23-50f3-75c4-99b0-1bfe376a6bb9", "channel": "email", "message": "01a20f23-50f4-7dae-a183-e3f7a4aab227"}'),
('demo', 'in-two-parts', '272', '2026-07-20 16:25:19.273008+00', '2026-11-24 19:58:22.5353+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-50f3-75c4-99b0-1bfe376a6bb9", "channel": "email", "message": "01a20f23-50f4-7dae-a183-e3f7a4aab227"}'),
('demo', 'in-two-parts', '276', '2026-07-20 18:03:43.380892+00', '2026-11-24 19:58:22.603635+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"amount": {"minor": 30000, "currency": "EUR"}, "invoice": "in-two-parts-1", "payment": "in-two-parts-payment-2"}'),
('demo', 'in-two-parts', '277', '2026-07-20 18:52:08.617267+00', '2026-11-24 19:58:22.63726+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f23-50f3-75c4-99b0-1bfe376a6bb9", "report": "queued", "channel": "email", "message": "01a20f23-50f4-7dae-a183-e3f7a4aab227"}'),
('demo', 'in-two-parts', '282', '2026-07-20 22:22:43.043491+00', '2026-11-24 19:58:22.783492+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "first", "state": "delivered", "notice": "01a20f23-50f3-75c4-99b0-1bfe376a6bb9", "channel": "email", "message": "01a20f23-50f4-7dae-a183-e3f7a4aab227"}'),
('demo', 'in-two-parts', '283', '2026-07-20 22:22:43.043491+00', '2026-11-24 19:58:22.783492+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"on": "2026-07-20", "level": "first", "notice": "01a20f23-50f3-75c4-99b0-1bfe376a6bb9"}'),
('demo', 'in-two-parts', '300', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.541197+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"kind": "ladder", "items": ["in-two-parts-1"], "level": "second", "total": {"minor": 34000, "currency": "EUR"}, "notice": "01a20f23-6caa-766e-b592-77fcd0519f96"}'),
('demo', 'in-two-parts', '302', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.602613+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 34000, "currency": "EUR"}, "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "channel": "sms", "message": "01a20f23-6cac-70eb-810c-b4cc1193e96d"}'),
('demo', 'in-two-parts', '304', '2026-07-27 13:00:00+00', '2026-11-24 19:58:29.609011+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 34000, "currency": "EUR"}, "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "channel": "email", "message": "01a20f23-6cab-79b7-9cac-ab45171023aa"}'),
('demo', 'in-two-parts', '305', '2026-07-27 18:47:15.090028+00', '2026-11-24 19:58:29.633863+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "channel": "email", "message": "01a20f23-6cab-79b7-9cac-ab45171023aa"}'),
('demo', 'in-two-parts', '307', '2026-07-27 18:41:22.248499+00', '2026-11-24 19:58:29.629779+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "channel": "sms", "message": "01a20f23-6cac-70eb-810c-b4cc1193e96d"}'),
('demo', 'in-two-parts', '308', '2026-07-27 21:08:12.042297+00', '2026-11-24 19:58:29.731744+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "report": "sent", "channel": "sms", "message": "01a20f23-6cac-70eb-810c-b4cc1193e96d"}'),
('demo', 'in-two-parts', '309', '2026-07-27 21:13:09.758121+00', '2026-11-24 19:58:29.73519+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "report": "queued", "channel": "email", "message": "01a20f23-6cab-79b7-9cac-ab45171023aa"}'),
('demo', 'in-two-parts', '313', '2026-07-27 22:48:55.676678+00', '2026-11-24 19:58:29.801694+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[{"minor": 120000, "currency": "JPY"}]', '{"amount": {"minor": 36000, "currency": "EUR"}, "invoice": "in-two-parts-1", "payment": "in-two-parts-payment-3"}'),
('demo', 'in-two-parts', '314', '2026-07-27 23:47:57.439478+00', '2026-11-24 19:58:29.842687+00', 'episode.ended', 'arrears', 'nothing is overdue that has not come to its end', 'standard', '1', '[{"minor": 120000, "currency": "JPY"}]', '{"episode": 1}'),
('demo', 'in-two-parts', '315', '2026-07-28 00:42:19.020729+00', '2026-11-24 19:58:29.880436+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "channel": "sms", "message": "01a20f23-6cac-70eb-810c-b4cc1193e96d"}'),
('demo', 'in-two-parts', '316', '2026-07-28 00:49:37.998566+00', '2026-11-24 19:58:29.885517+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f23-6caa-766e-b592-77fcd0519f96", "channel": "email", "message": "01a20f23-6cab-79b7-9cac-ab45171023aa"}'),
('demo', 'in-two-parts', '317', '2026-07-28 00:49:37.998566+00', '2026-11-24 19:58:29.885517+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 120000, "currency": "JPY"}]', '{"on": "2026-07-27", "level": "second", "notice": "01a20f23-6caa-766e-b592-77fcd0519f96"}'),
('demo', 'retried', '1', '2026-03-02 08:08:32.577302+00', '2026-11-24 19:56:02.190315+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'retried', '3', '2026-03-02 08:08:32.577302+00', '2026-11-24 19:56:02.190315+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d3a-7de7-bc71-fa23f12e2474"}'),
('demo', 'retried', '12', '2026-03-02 17:55:44.782176+00', '2026-11-24 19:56:02.598096+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f21-2d3a-7de7-bc71-fa23f12e2474"}'),
('demo', 'retried', '13', '2026-03-02 18:06:25.72174+00', '2026-11-24 19:56:02.605514+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d3a-7de7-bc71-fa23f12e2474"}'),
('demo', 'retried', '14', '2026-03-02 18:15:57.364185+00', '2026-11-24 19:56:02.61213+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f21-2d3a-7de7-bc71-fa23f12e2474"}'),
('demo', 'retried', '21', '2026-03-02 22:26:19.446806+00', '2026-11-24 19:56:02.785997+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f21-2f6b-7af5-8fdd-e8de53242db5", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-02"}'),
('demo', 'retried', '23', '2026-03-02 22:26:19.446806+00', '2026-11-24 19:56:02.785997+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f21-2d3a-7de7-bc71-fa23f12e2474"}'),
('demo', 'retried', '31', '2026-03-03 00:58:13.093593+00', '2026-11-24 19:56:02.891479+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'retried', '37', '2026-03-03 03:23:20.688115+00', '2026-11-24 19:56:02.992261+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'retried', '38', '2026-03-03 03:23:20.688115+00', '2026-11-24 19:56:02.992261+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'retried', '62', '2026-03-03 19:19:46.985347+00', '2026-11-24 19:56:03.656454+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "retried-payment-1"}'),
('demo', 'retried', '70', '2026-03-04 14:00:00+00', '2026-11-24 19:56:04.963297+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'retried', '71', '2026-03-04 14:00:00+00', '2026-11-24 19:56:04.963297+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'retried', '72', '2026-03-05 03:44:19.601865+00', '2026-11-24 19:56:05.006832+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'searched', '5', '2026-03-02 09:22:25.896172+00', '2026-11-24 19:56:02.241627+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'searched', '6', '2026-03-02 09:22:25.896172+00', '2026-11-24 19:56:02.241627+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d53-73f4-bb8e-2b1f9bc8c761"}'),
('demo', 'searched', '17', '2026-03-02 19:07:17.02678+00', '2026-11-24 19:56:02.647774+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f21-2d53-73f4-bb8e-2b1f9bc8c761"}'),
('demo', 'searched', '18', '2026-03-02 19:09:18.53663+00', '2026-11-24 19:56:02.649181+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d53-73f4-bb8e-2b1f9bc8c761"}'),
('demo', 'searched', '19', '2026-03-02 19:11:25.887984+00', '2026-11-24 19:56:02.650655+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f21-2d53-73f4-bb8e-2b1f9bc8c761"}'),
('demo', 'searched', '22', '2026-03-02 22:27:07.733606+00', '2026-11-24 19:56:02.786556+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f21-2f70-772f-aa72-a469860a54e4", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-02"}'),
('demo', 'searched', '25', '2026-03-02 22:27:07.733606+00', '2026-11-24 19:56:02.786556+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f21-2d53-73f4-bb8e-2b1f9bc8c761"}'),
('demo', 'searched', '29', '2026-03-03 00:37:39.542476+00', '2026-11-24 19:56:02.877202+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'searched', '33', '2026-03-03 02:11:19.753526+00', '2026-11-24 19:56:02.94225+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'searched', '34', '2026-03-03 02:11:19.753526+00', '2026-11-24 19:56:02.94225+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'searched', '40', '2026-03-03 03:26:50.340912+00', '2026-11-24 19:56:02.994688+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "searched-payment-1"}'),
('demo', 'searched', '46', '2026-03-03 07:43:56.439004+00', '2026-11-24 19:56:03.17323+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'searched', '47', '2026-03-03 07:43:56.439004+00', '2026-11-24 19:56:03.17323+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'searched', '49', '2026-03-03 08:48:23.747846+00', '2026-11-24 19:56:03.217991+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'searched', '69', '2026-03-04 02:48:51.466348+00', '2026-11-24 19:56:03.968312+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "searched-1", "kind": "standard", "amount": {"minor": 52000, "currency": "USD"}, "due_on": "2026-03-04"}'),
('demo', 'searched', '73', '2026-03-05 14:00:00+00', '2026-11-24 19:56:05.622945+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'searched', '74', '2026-03-09 13:00:00+00', '2026-11-24 19:56:09.517322+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["searched-1"], "level": "first", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-49af-7c7c-adc2-61a857093d3b"}'),
('demo', 'searched', '75', '2026-03-09 13:00:00+00', '2026-11-24 19:56:09.532147+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-49af-7c7c-adc2-61a857093d3b", "channel": "email", "message": "01a20f21-49b1-78aa-8ea4-3a602ca62ece"}'),
('demo', 'searched', '76', '2026-03-09 16:30:53.642822+00', '2026-11-24 19:56:09.53917+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f21-49af-7c7c-adc2-61a857093d3b", "channel": "email", "message": "01a20f21-49b1-78aa-8ea4-3a602ca62ece"}'),
('demo', 'searched', '77', '2026-03-09 18:57:14.630083+00', '2026-11-24 19:56:09.640802+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20f21-49af-7c7c-adc2-61a857093d3b", "report": "queued", "channel": "email", "message": "01a20f21-49b1-78aa-8ea4-3a602ca62ece"}'),
('demo', 'searched', '78', '2026-03-09 22:33:46.084867+00', '2026-11-24 19:56:09.791166+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "delivered", "notice": "01a20f21-49af-7c7c-adc2-61a857093d3b", "channel": "email", "message": "01a20f21-49b1-78aa-8ea4-3a602ca62ece"}'),
('demo', 'searched', '79', '2026-03-09 22:33:46.084867+00', '2026-11-24 19:56:09.791166+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-03-09", "level": "first", "notice": "01a20f21-49af-7c7c-adc2-61a857093d3b"}'),
('demo', 'searched', '80', '2026-03-16 13:00:00+00', '2026-11-24 19:56:16.422733+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["searched-1"], "level": "second", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-64a9-711e-9594-d51902dfeac4"}'),
('demo', 'searched', '81', '2026-03-16 13:00:00+00', '2026-11-24 19:56:16.437694+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "email", "message": "01a20f21-64aa-7111-a36e-eb02dffe4f5f"}'),
('demo', 'searched', '82', '2026-03-16 13:00:00+00', '2026-11-24 19:56:16.438511+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "sms", "message": "01a20f21-64aa-74f6-9e67-d72e4628255e"}'),
('demo', 'searched', '83', '2026-03-16 14:15:47.50056+00', '2026-11-24 19:56:16.445349+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "email", "message": "01a20f21-64aa-7111-a36e-eb02dffe4f5f"}'),
('demo', 'searched', '84', '2026-03-16 16:42:13.813603+00', '2026-11-24 19:56:16.547043+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "report": "queued", "channel": "email", "message": "01a20f21-64aa-7111-a36e-eb02dffe4f5f"}'),
('demo', 'searched', '85', '2026-03-16 20:18:14.548694+00', '2026-11-24 19:56:16.697051+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "email", "message": "01a20f21-64aa-7111-a36e-eb02dffe4f5f"}'),
('demo', 'searched', '86', '2026-03-26 14:21:25.78654+00', '2026-11-24 19:56:26.449265+00', 'message.in_doubt', 'arrears', 'the provider answered: in_doubt', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "timeout", "level": "second", "state": "claimed", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "sms", "message": "01a20f21-64aa-74f6-9e67-d72e4628255e"}'),
('demo', 'searched', '87', '2026-03-26 14:21:25.78654+00', '2026-11-24 19:56:26.449265+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["searched-1"], "level": "final", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-8bd5-7480-99d8-badf302ad496"}'),
('demo', 'searched', '88', '2026-03-26 14:21:25.78654+00', '2026-11-24 19:56:26.477759+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-8bd5-7480-99d8-badf302ad496", "channel": "sms", "message": "01a20f21-8bd6-729e-a935-118fba569678"}'),
('demo', 'searched', '89', '2026-03-26 15:11:41.450582+00', '2026-11-24 19:56:26.484168+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f21-8bd5-7480-99d8-badf302ad496", "channel": "sms", "message": "01a20f21-8bd6-729e-a935-118fba569678"}'),
('demo', 'searched', '90', '2026-03-26 17:36:55.356019+00', '2026-11-24 19:56:26.585024+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20f21-8bd5-7480-99d8-badf302ad496", "report": "sent", "channel": "sms", "message": "01a20f21-8bd6-729e-a935-118fba569678"}'),
('demo', 'searched', '91', '2026-03-26 21:13:29.560569+00', '2026-11-24 19:56:26.735419+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "delivered", "notice": "01a20f21-8bd5-7480-99d8-badf302ad496", "channel": "sms", "message": "01a20f21-8bd6-729e-a935-118fba569678"}'),
('demo', 'searched', '92', '2026-03-26 21:13:29.560569+00', '2026-11-24 19:56:26.735419+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-03-26", "level": "final", "notice": "01a20f21-8bd5-7480-99d8-badf302ad496"}'),
('demo', 'searched', '97', '2026-04-06 13:00:00+00', '2026-11-24 19:56:37.418049+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"item": "searched-1", "bears": "2026-04-05", "level": "suspend"}'),
('demo', 'searched', '98', '2026-04-06 13:00:00+00', '2026-11-24 19:56:37.418049+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'searched', '99', '2026-04-06 13:53:14.164051+00', '2026-11-24 19:56:37.429686+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'searched', '163', '2026-05-27 16:51:47.803622+00', '2026-11-24 19:57:28.553686+00', 'message.intended', 'arrears', 'the provider knows of none', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "absent", "level": "second", "state": "intended", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "sms", "message": "01a20f21-64aa-74f6-9e67-d72e4628255e"}'),
('demo', 'searched', '164', '2026-05-27 17:20:47.840524+00', '2026-11-24 19:57:28.573825+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "sms", "message": "01a20f21-64aa-74f6-9e67-d72e4628255e"}'),
('demo', 'searched', '165', '2026-05-27 17:25:18.202368+00', '2026-11-24 19:57:28.576955+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "sms", "message": "01a20f21-64aa-74f6-9e67-d72e4628255e"}'),
('demo', 'searched', '166', '2026-05-27 19:50:54.122265+00', '2026-11-24 19:57:28.678065+00', 'message.reported', 'arrears', 'the provider reported: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "report": "sent", "channel": "sms", "message": "01a20f21-64aa-74f6-9e67-d72e4628255e"}'),
('demo', 'searched', '167', '2026-05-27 23:26:16.46327+00', '2026-11-24 19:57:28.827629+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "delivered", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4", "channel": "sms", "message": "01a20f21-64aa-74f6-9e67-d72e4628255e"}'),
('demo', 'searched', '168', '2026-05-27 23:26:16.46327+00', '2026-11-24 19:57:28.827629+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-05-27", "level": "second", "notice": "01a20f21-64a9-711e-9594-d51902dfeac4"}'),
('demo', 'searched', '169', '2026-06-04 13:00:00+00', '2026-11-24 19:57:36.421294+00', 'episode.ended', 'arrears', 'nothing is overdue that has not come to its end', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'searched', '170', '2026-06-04 13:00:00+00', '2026-11-24 19:57:36.421294+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"item": "searched-1", "bears": "2026-06-04", "level": "end"}'),
('demo', 'searched', '171', '2026-06-04 13:00:00+00', '2026-11-24 19:57:36.421294+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"from": "suspended", "access": "cancelled", "reasons": ["non_payment"], "version": 3}'),
('demo', 'searched', '172', '2026-06-04 13:00:00+00', '2026-11-24 19:57:36.421294+00', 'ladder.ended', 'arrears', 'the policy''s last step', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": ["searched-1"], "level": "end", "total": {"minor": 52000, "currency": "USD"}}'),
('demo', 'searched', '173', '2026-06-04 14:11:49.14119+00', '2026-11-24 19:57:36.44259+00', 'billing.sent', 'arrears', 'the policy''s last step', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "kind": "handover", "items": ["searched-1"], "level": "end", "request": "01a20f22-9d2a-7505-8fe5-922aa6b44279"}'),
('demo', 'searched', '174', '2026-06-04 14:19:48.231436+00', '2026-11-24 19:57:36.448136+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 3}'),
('demo', 'updated', '2', '2026-03-02 08:47:44.926512+00', '2026-11-24 19:56:02.217542+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'updated', '4', '2026-03-02 08:47:44.926512+00', '2026-11-24 19:56:02.217542+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d40-7cd1-a1c0-1ab30f352672"}'),
('demo', 'updated', '15', '2026-03-02 17:47:54.113164+00', '2026-11-24 19:56:02.592648+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f21-2d40-7cd1-a1c0-1ab30f352672"}'),
('demo', 'updated', '16', '2026-03-02 18:52:06.824121+00', '2026-11-24 19:56:02.63724+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f21-2d40-7cd1-a1c0-1ab30f352672"}'),
('demo', 'updated', '20', '2026-03-02 19:02:16.549612+00', '2026-11-24 19:56:02.644297+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f21-2d40-7cd1-a1c0-1ab30f352672"}'),
('demo', 'updated', '27', '2026-03-02 22:54:08.271964+00', '2026-11-24 19:56:02.805312+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20f21-2f8e-7a7c-8eb7-f9e602e182d4", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-02"}'),
('demo', 'updated', '28', '2026-03-02 22:54:08.271964+00', '2026-11-24 19:56:02.805312+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20f21-2d40-7cd1-a1c0-1ab30f352672"}'),
('demo', 'updated', '32', '2026-03-03 01:32:58.659302+00', '2026-11-24 19:56:02.915617+00', 'phase.screening', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'updated', '41', '2026-03-03 04:38:31.920691+00', '2026-11-24 19:56:03.044474+00', 'screening.pass', 'arrears', 'the checks were judged by the screening table', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is ordinary: nothing against it", "check": "email_domain", "value": "ordinary", "points": 0, "outcome": "pass"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "pass", "version": 0}'),
('demo', 'updated', '42', '2026-03-03 04:38:31.920691+00', '2026-11-24 19:56:03.044474+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "screening"}'),
('demo', 'updated', '48', '2026-03-03 08:30:21.385843+00', '2026-11-24 19:56:03.205464+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "updated-payment-1"}'),
('demo', 'updated', '50', '2026-03-03 11:00:38.469139+00', '2026-11-24 19:56:03.309828+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'updated', '51', '2026-03-03 11:00:38.469139+00', '2026-11-24 19:56:03.309828+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'updated', '52', '2026-03-03 11:25:29.485862+00', '2026-11-24 19:56:03.327085+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'updated', '53', '2026-03-03 14:01:00.559459+00', '2026-11-24 19:56:03.435084+00', 'reason.added', 'operator', 'looked strange', 'standard', '1', '[]', '{"reason": "fraud"}'),
('demo', 'updated', '54', '2026-03-03 14:13:25.732934+00', '2026-11-24 19:56:03.443708+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "full", "access": "suspended", "reasons": ["fraud"], "version": 2}'),
('demo', 'updated', '55', '2026-03-03 14:48:49.092681+00', '2026-11-24 19:56:03.468284+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'updated', '56', '2026-03-03 15:29:45.770409+00', '2026-11-24 19:56:03.496718+00', 'reason.removed', 'operator', 'was not', 'standard', '1', '[]', '{"reason": "fraud"}'),
('demo', 'updated', '57', '2026-03-03 16:37:50.019628+00', '2026-11-24 19:56:03.54399+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "suspended", "access": "full", "reasons": [], "version": 3}'),
('demo', 'updated', '58', '2026-03-03 16:37:50.019628+00', '2026-11-24 19:56:03.54399+00', 'notice.planned', 'arrears', 'the policy names a notice for this event', 'standard', '1', '[]', '{"kind": "event", "level": "reinstated", "notice": "01a20f21-325c-7325-bb2b-2d298957d318"}'),
('demo', 'updated', '59', '2026-03-03 16:37:50.019628+00', '2026-11-24 19:56:03.582333+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[]', '{"items": 0, "level": "reinstated", "state": "claimed", "total": {"minor": 0, "currency": ""}, "notice": "01a20f21-325c-7325-bb2b-2d298957d318", "channel": "email", "message": "01a20f21-325e-7260-baa0-4defd5eb6a9d"}'),
('demo', 'updated', '60', '2026-03-03 17:58:49.609488+00', '2026-11-24 19:56:03.600235+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "accepted", "notice": "01a20f21-325c-7325-bb2b-2d298957d318", "channel": "email", "message": "01a20f21-325e-7260-baa0-4defd5eb6a9d"}'),
('demo', 'updated', '61', '2026-03-03 18:00:45.922464+00', '2026-11-24 19:56:03.601581+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 3}'),
('demo', 'updated', '64', '2026-03-03 20:28:53.075107+00', '2026-11-24 19:56:03.704442+00', 'message.reported', 'arrears', 'the provider reported: queued', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "accepted", "notice": "01a20f21-325c-7325-bb2b-2d298957d318", "report": "queued", "channel": "email", "message": "01a20f21-325e-7260-baa0-4defd5eb6a9d"}'),
('demo', 'updated', '65', '2026-03-04 00:00:33.92928+00', '2026-11-24 19:56:03.851442+00', 'message.delivered', 'arrears', 'the provider reported: delivered', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "delivered", "notice": "01a20f21-325c-7325-bb2b-2d298957d318", "channel": "email", "message": "01a20f21-325e-7260-baa0-4defd5eb6a9d"}'),
('demo', 'updated', '66', '2026-03-04 00:00:33.92928+00', '2026-11-24 19:56:03.851442+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[]', '{"on": "2026-03-03", "level": "reinstated", "notice": "01a20f21-325c-7325-bb2b-2d298957d318"}'),
('demo', 'verifying', '380', '2026-08-24 17:57:06.593731+00', '2026-11-24 19:58:57.599042+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'verifying', '381', '2026-08-24 17:57:06.593731+00', '2026-11-24 19:58:57.599042+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-da48-7c13-a06f-f8301f0f724b"}'),
('demo', 'verifying', '387', '2026-08-24 20:03:13.729507+00', '2026-11-24 19:58:57.686625+00', 'verification.looked_up', 'arrears', 'the number was looked up', 'standard', '1', '[]', '{"line": "mobile", "risk": 3, "verification": "01a20f23-da48-7c13-a06f-f8301f0f724b"}'),
('demo', 'verifying', '388', '2026-08-24 20:07:30.679046+00', '2026-11-24 19:58:57.689599+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"channel": "sms", "verification": "01a20f23-da48-7c13-a06f-f8301f0f724b"}'),
('demo', 'verifying', '389', '2026-08-24 20:11:10.90582+00', '2026-11-24 19:58:57.692148+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20f23-da48-7c13-a06f-f8301f0f724b"}');

INSERT INTO "verifications" ("tenant", "verification", "customer", "state", "phone", "provider_ref", "code", "checks", "tries", "retry_wall", "asked_wall", "started_wall", "probe", "channel", "line", "looked_wall", "risk") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20f21-2d3a-7de7-bc71-fa23f12e2474', 'retried', 'approved', '+12025550151', 'VEa0e26e73bf06926a892a559c18cc2dbe', '', '0', '1', NULL, '2026-11-24 19:56:02.190315+00', '2026-11-24 19:56:02.605514+00', 'false', 'sms', 'mobile', '2026-11-24 19:56:02.598096+00', '3'),
('demo', '01a20f21-2d40-7cd1-a1c0-1ab30f352672', 'updated', 'approved', '+12025550153', 'VE48a95718cf6cbdc87cab0015ea7d8d04', '', '0', '1', NULL, '2026-11-24 19:56:02.217542+00', '2026-11-24 19:56:02.63724+00', 'false', 'sms', 'mobile', '2026-11-24 19:56:02.592648+00', '3'),
('demo', '01a20f21-2d53-73f4-bb8e-2b1f9bc8c761', 'searched', 'approved', '+12025550164', 'VE943d9f096b8ab44e6fab9a3353aba68a', '', '0', '1', NULL, '2026-11-24 19:56:02.241627+00', '2026-11-24 19:56:02.649181+00', 'false', 'sms', 'mobile', '2026-11-24 19:56:02.647774+00', '3'),
('demo', '01a20f21-2d5a-7542-b2f1-1d76bb14dbf1', 'failed', 'approved', '+12025550152', 'VEabc27cb58d39cfdd1cb43383e6e514e4', '', '0', '1', NULL, '2026-11-24 19:56:02.237769+00', '2026-11-24 19:56:02.573226+00', 'false', 'sms', 'mobile', '2026-11-24 19:56:02.568821+00', '3'),
('demo', '01a20f21-da39-7dac-9df0-01ac048af056', 'active-ended', 'approved', '+12025550163', 'VE04e60f959506110c017f311dc00077ea', '', '0', '1', NULL, '2026-11-24 19:56:46.520015+00', '2026-11-24 19:56:46.56636+00', 'false', 'sms', 'mobile', '2026-11-24 19:56:46.564855+00', '3'),
('demo', '01a20f23-3ee7-7eed-9204-d745ca8f4e80', 'active-suspended', 'approved', '+12025550154', 'VEf54582c23518e58b5d5b9678c2468b96', '', '0', '1', NULL, '2026-11-24 19:58:17.82603+00', '2026-11-24 19:58:18.036329+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:18.034523+00', '3'),
('demo', '01a20f23-3ee9-72a9-81bb-6b28996cec4c', 'active-reinstated', 'approved', '+12025550155', 'VEc87cda8c913f7afd52329c894d135ff3', '', '0', '1', NULL, '2026-11-24 19:58:17.830139+00', '2026-11-24 19:58:18.286918+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:18.28561+00', '3'),
('demo', '01a20f23-3ef5-74e1-a196-800e5a190e34', 'closed-verify-expired', 'accepted', '+12025550157', 'VE1e10fe9d731366e559075894e14a33fc', '', '0', '1', NULL, '2026-11-24 19:58:17.829221+00', '2026-11-24 19:58:18.249718+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:18.243574+00', '3'),
('demo', '01a20f23-3ef9-7522-8f22-acbadaf1fcf1', 'closed-prepay-expired', 'approved', '+12025550158', 'VEf9a8900a788979a281dfc56f99d874ea', '', '0', '1', NULL, '2026-11-24 19:58:17.829359+00', '2026-11-24 19:58:18.458637+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:18.457365+00', '3'),
('demo', '01a20f23-3f29-79f1-982c-77cb1331d78a', 'closed-refused', 'approved', '+12025550165', 'VE746dd25c33e17281cf27f7e1f32ee65b', '', '0', '1', NULL, '2026-11-24 19:58:17.838432+00', '2026-11-24 19:58:18.327015+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:18.319956+00', '3'),
('demo', '01a20f23-3f2d-7ea5-b6d7-643e09e95be3', 'in-two-parts', 'approved', '+12025550156', 'VEdf45e2b4ccf68d4ec2ac98328a75fa95', '', '0', '1', NULL, '2026-11-24 19:58:17.839559+00', '2026-11-24 19:58:18.388662+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:18.386402+00', '3'),
('demo', '01a20f23-cc12-7b3a-8359-1dd9c6203060', 'active-past-due', 'approved', '+12025550159', 'VEfacff623e9badfa3a09de25079b6339a', '', '0', '1', NULL, '2026-11-24 19:58:53.968749+00', '2026-11-24 19:58:54.024778+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:54.022985+00', '3'),
('demo', '01a20f23-da3e-73c8-b49c-460157d58d50', 'awaiting-prepayment', 'approved', '+12025550161', 'VE0b53666d080e33eb4bf48b87b3af38b3', '', '0', '1', NULL, '2026-11-24 19:58:57.595129+00', '2026-11-24 19:58:57.676448+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:57.674088+00', '3'),
('demo', '01a20f23-da48-7c13-a06f-f8301f0f724b', 'verifying', 'accepted', '+12025550162', 'VE36d51a1c6d1ebe6f81cf9d2c7b9e3ce0', '', '0', '1', NULL, '2026-11-24 19:58:57.599042+00', '2026-11-24 19:58:57.689599+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:57.686625+00', '3'),
('demo', '01a20f23-da4f-7938-bbf2-37dc23c3f61c', 'active-current', 'approved', '+12025550160', 'VEb63b68de5423ab6e12451d3cb523b459', '', '0', '1', NULL, '2026-11-24 19:58:57.596123+00', '2026-11-24 19:58:57.718245+00', 'false', 'sms', 'mobile', '2026-11-24 19:58:57.715943+00', '3');

INSERT INTO "worklist" ("tenant", "work", "customer", "kind", "ref", "options", "detail", "opened_at", "opened_wall", "closed_at", "decision", "decided_by", "decided_note", "decided_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20f23-422f-7b80-908d-396c1bfd3476', 'closed-refused', 'screening_referred', 'screening', '{approve,refuse}', '{"lines": [{"text": "the phone''s kind of line is mobile: nothing against it", "check": "number_type", "value": "mobile", "points": 0, "outcome": "pass"}, {"text": "the phone''s country is the customer''s: nothing against it", "check": "number_country", "value": "same", "points": 0, "outcome": "pass"}, {"text": "the e-mail domain is one of mailboxes that are thrown away: a person decides", "check": "email_domain", "value": "disposable", "points": 0, "outcome": "refer"}, {"text": "the country is not on the list: nothing against it", "check": "country", "value": "not_listed", "points": 0, "outcome": "pass"}, {"text": "the payment instrument''s funding: there is none: nothing against it", "check": "funding", "value": "none", "points": 0, "outcome": "pass"}, {"text": "customers who had this phone before: 0: nothing against it", "check": "same_phone", "points": 0, "outcome": "pass"}, {"text": "customers who had this e-mail address before: 0: nothing against it", "check": "same_email", "points": 0, "outcome": "pass"}, {"text": "the credit or business register has nothing against the customer: nothing against it", "check": "register", "value": "pass", "points": 0, "outcome": "pass"}], "score": 0, "table": "standard", "outcome": "refer", "version": 0, "decide_by": "2026-07-18T19:15:15.1688736Z", "otherwise": "refuse"}', '2026-07-16 19:15:15.168873+00', '2026-11-24 19:58:18.653308+00', '2026-07-19 03:22:05.249942+00', 'moot', '', '', NULL);

SELECT setval('allocations_allocation_seq', 15);
SELECT setval('timeline_seq_seq', 409);
SELECT setval('wake_seq', 52);
ALTER TABLE allocations ENABLE TRIGGER dated;
ALTER TABLE allocations ENABLE TRIGGER within_amounts;
ALTER TABLE entries ENABLE TRIGGER dated;
ALTER TABLE entries ENABLE TRIGGER takes_back;
ALTER TABLE items ENABLE TRIGGER dated;
ALTER TABLE messages ENABLE TRIGGER states;
