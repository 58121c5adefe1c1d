-- What version 1 of the schema held after the lives of dev/record. Made by `go run ./dev record`; never edited.
ALTER TABLE allocations DISABLE TRIGGER within_amounts;
ALTER TABLE messages DISABLE TRIGGER states;

INSERT INTO "tenants" ("tenant", "version", "name", "postal_address", "locale", "time_zone", "policy", "created_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '1', 'Lighthouse Cloud', '1 Harbour Street, Boston, MA 02110, United States', 'en-US', 'America/New_York', 'standard', '2026-11-24 06:32:42.944792+00');

INSERT INTO "api_keys" ("tenant", "key", "hash", "created_wall", "revoked_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '9229b8df6ff8', E'\\xd707e53a4b6b8a6e4493e86a7e3e3dc21215defd52765cb6db34668c6f8939e0', '2026-11-24 06:32:43.049832+00', NULL);

INSERT INTO "customers" ("tenant", "customer", "content_hash", "name", "email", "phone", "country", "region", "locale", "time_zone", "class", "policy", "profile", "created_at", "created_wall", "phase", "closed_reason", "verified_at", "prepay_currency", "prepay_minor", "prepayment_item", "access", "access_version", "access_confirmed", "policy_access", "reasons", "access_retry_wall", "access_failures", "standing", "level", "episode", "in_episode", "last_notice_on", "judged_through", "last_what", "last_at", "plan_wake_at", "plan_what", "plan_why", "swept_wall", "turn") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', E'\\x19b0fc067fde8714b065bd17fbcdc7ee9122a799f7d64fc1c2deaf553c962eba', 'Juniper Inn', 'office@juniper-inn.example', '+12025550160', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-05-04 19:24:08.359776+00', '2026-11-24 06:33:46.86488+00', 'active', '', '2026-05-05 06:38:12.126163+00', 'USD', '10000', 'prepay-01a20c42-b292-7a76-a2b1-8c3523e5237d', 'full', '1', '1', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, '2026-05-05', 'access full', '2026-05-05 17:35:56.481417+00', '2026-05-22 13:00:00+00', 'upcoming', 'written before the due date', NULL, '6'),
('demo', 'active-past-due', E'\\xacf88778b43633b19e2393c5c4e4d212450d51dccc8ba2574dea9568b234d664', 'Ivy Ceramics', 'office@ivy-ceramics.example', '+12025550159', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-05-01 02:34:26.430499+00', '2026-11-24 06:33:43.1637+00', 'active', '', '2026-05-01 07:35:14.9515+00', 'USD', '10000', 'prepay-01a20c42-a2ce-724f-a3d7-07b7941e3982', 'full', '1', '1', '', '{}', NULL, '0', 'past_due', 'first', '1', 'true', '2026-05-04', '2026-05-04', 'first by email accepted', '2026-05-04 13:00:00+00', '2026-05-11 13:00:00+00', 'second', 'written after the due date', NULL, '10'),
('demo', 'active-reinstated', E'\\x5eefd7624cde655abbf26c9d9e5bc28552184c87b56e7de7d12ea0f4e8802656', 'Elm Laundry', 'office@elm-laundry.example', '+12025550155', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-24 19:08:57.441379+00', '2026-11-24 06:33:05.854337+00', 'active', '', '2026-03-25 04:43:24.562934+00', 'USD', '10000', 'prepay-01a20c42-11d3-74c3-bb42-71f6e2d8c0dc', 'full', '3', '3', '', '{}', NULL, '0', 'current', '', '1', 'false', '2026-04-20', '2026-04-30', 'reinstated by email accepted', '2026-04-30 19:29:10.604601+00', NULL, '', '', NULL, '30'),
('demo', 'active-suspended', E'\\x6532764218f7ca7086e0237d8b2d5fb4fb10b1f0885cc1129ab8283d46f21807', 'Dogwood Garage', 'office@dogwood-garage.example', '+12025550154', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-24 19:02:34.535673+00', '2026-11-24 06:33:05.849905+00', 'active', '', '2026-03-25 09:42:02.756016+00', 'USD', '10000', 'prepay-01a20c42-12ab-76d3-aba4-6c80f01d0045', 'suspended', '2', '2', 'suspended', '{non_payment}', NULL, '0', 'suspended', 'suspend', '1', 'true', '2026-04-14', '2026-04-24', 'access suspended', '2026-04-24 13:00:00+00', '2026-06-23 13:00:00+00', 'end', 'written after the due date', NULL, '22'),
('demo', 'awaiting-prepayment', E'\\xb2ca34fd5fea50a6cfe30c7617ec3502ea414203cd32d5954f9f66083dfeecf4', 'Kelp Aquarium', 'office@kelp-aquarium.example', '+12025550161', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-05-04 18:58:13.61735+00', '2026-11-24 06:33:46.846885+00', 'awaiting_prepayment', '', '2026-05-05 11:29:29.771606+00', 'USD', '10000', 'prepay-01a20c42-b313-7505-ac42-be8e2337d6a2', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, 'phase awaiting_prepayment', '2026-05-05 15:14:27.325881+00', '2026-05-07 13:00:00+00', 'prepayment', 'the asked prepayment is not paid', NULL, '3'),
('demo', 'closed-prepay-expired', E'\\x5c2c5a63c990168dc655a8f2eeb2c76462a606055777086d18878df84fcde322', 'Hazel Stone', 'office@hazel-stone.example', '+12025550158', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-24 18:57:24.041894+00', '2026-11-24 06:33:05.846311+00', 'closed', 'prepay_expired', '2026-03-25 09:40:42.39408+00', 'USD', '10000', 'prepay-01a20c42-12a6-721c-ac45-7fcc1c60ac50', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, 'phase closed', '2026-04-08 09:40:42.39408+00', NULL, '', '', NULL, '7'),
('demo', 'closed-verify-expired', E'\\x7afb20f9247dda3ccabca23d924ae2e2bfc4f7de1146d5d2b1e0408c531cfce2', 'Gorse Cycles', 'office@gorse-cycles.example', '+12025550157', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-24 19:03:59.967907+00', '2026-11-24 06:33:05.850894+00', 'closed', 'verify_expired', NULL, 'USD', '10000', '', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, 'phase closed', '2026-03-31 19:03:59.967907+00', NULL, '', '', NULL, '3'),
('demo', 'failed', E'\\x495d7d6dde9a9cf1172d5c29a0d36fda99d6dd0700f1c3aab182cd647582be98', 'Birch Dairy', 'office@birch-dairy.example', '+12025550152', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-02 04:42:49.211251+00', '2026-11-24 06:32:43.252853+00', 'active', '', '2026-03-02 23:45:14.602694+00', 'USD', '10000', 'prepay-01a20c41-bb1e-79c9-8c57-87f36bb94f86', 'suspended', '2', '2', 'suspended', '{non_payment}', NULL, '0', 'suspended', 'suspend', '1', 'true', '2026-04-03', '2026-04-13', 'access suspended', '2026-04-13 13:00:00+00', '2026-06-12 13:00:00+00', 'end', 'written after the due date', NULL, '25'),
('demo', 'in-two-parts', E'\\x175d8f7e98a3feec1e3a75e0d2afb4e215562bd5aab16c6484746e0dd103770a', 'Fir Bookshop', 'office@fir-bookshop.example', '+12025550156', 'US', '', 'de-DE', 'America/New_York', 'billable', '', '{}', '2026-03-24 18:48:37.759363+00', '2026-11-24 06:33:05.84022+00', 'active', '', '2026-03-25 09:38:46.211481+00', 'EUR', '5000', 'prepay-01a20c42-12a2-7ce1-b5c2-46d5077473d7', 'full', '1', '1', '', '{}', NULL, '0', 'current', '', '1', 'false', '2026-04-06', '2026-04-06', 'nothing is overdue any more', '2026-04-07 02:47:59.201952+00', '2026-06-18 13:00:00+00', 'upcoming', 'written before the due date', NULL, '18'),
('demo', 'retried', E'\\xd3fed76cf446e31bc4863541ebd6b90560fb1a040c7bc3f3c2cd96ed8e2ceeb5', 'Alder Mill', 'office@alder-mill.example', '+12025550151', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-02 04:54:02.704262+00', '2026-11-24 06:32:43.260648+00', 'active', '', '2026-03-02 23:44:32.238614+00', 'USD', '10000', 'prepay-01a20c41-bb17-749b-b799-4fcc2534e48d', 'full', '1', '1', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, '2026-03-04', 'access full', '2026-03-04 14:00:00+00', NULL, '', '', NULL, '5'),
('demo', 'updated', E'\\xdba33159281eb1f69fc1c8d1ea08a9d06fe931b37d78e35091bc6a2142e719a2', 'Cedar Press', 'office@cedar-press.example', '+12025550153', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-03-02 04:37:14.767737+00', '2026-11-24 06:32:43.248982+00', 'active', '', '2026-03-02 19:16:44.30758+00', 'USD', '10000', 'prepay-01a20c41-ba5c-70cf-aa5f-c2ed9376b985', 'full', '3', '3', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, '2026-03-03', 'reinstated by email accepted', '2026-03-03 18:39:28.650816+00', NULL, '', '', NULL, '11'),
('demo', 'verifying', E'\\xe918f611a2867313d7b8289aaf09801c7b4fb4492a7c01f969b155f1ada55852', 'Larch Tailors', 'office@larch-tailors.example', '+12025550162', 'US', '', 'en-US', 'America/New_York', 'billable', '', '{}', '2026-05-04 18:59:58.17647+00', '2026-11-24 06:33:46.848095+00', 'verifying', '', NULL, 'USD', '10000', '', 'none', '0', '0', '', '{}', NULL, '0', 'current', '', '0', 'false', NULL, NULL, '', NULL, '2026-05-11 18:59:58.17647+00', 'expiry', 'the sign-up must be verified by then', NULL, '2');

INSERT INTO "access_changes" ("tenant", "customer", "version", "access", "reasons", "at") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', '1', 'full', '{}', '2026-05-05 17:35:56.481417+00'),
('demo', 'active-past-due', '1', 'full', '{}', '2026-05-01 13:13:46.229059+00'),
('demo', 'active-reinstated', '1', 'full', '{}', '2026-03-25 13:27:27.033552+00'),
('demo', 'active-reinstated', '2', 'suspended', '{non_payment}', '2026-04-30 13:00:00+00'),
('demo', 'active-reinstated', '3', 'full', '{}', '2026-04-30 19:29:10.604601+00'),
('demo', 'active-suspended', '1', 'full', '{}', '2026-03-25 15:28:30.571564+00'),
('demo', 'active-suspended', '2', 'suspended', '{non_payment}', '2026-04-24 13:00:00+00'),
('demo', 'failed', '1', 'full', '{}', '2026-03-03 05:55:18.421449+00'),
('demo', 'failed', '2', 'suspended', '{non_payment}', '2026-04-13 13:00:00+00'),
('demo', 'in-two-parts', '1', 'full', '{}', '2026-03-25 17:30:24.010848+00'),
('demo', 'retried', '1', 'full', '{}', '2026-03-04 14:00:00+00'),
('demo', 'updated', '1', 'full', '{}', '2026-03-03 02:09:31.654857+00'),
('demo', 'updated', '2', 'suspended', '{fraud}', '2026-03-03 15:38:15.310435+00'),
('demo', 'updated', '3', 'full', '{}', '2026-03-03 18:39:28.650816+00');

INSERT INTO "entries" ("tenant", "kind", "entry", "customer", "content_hash", "currency", "minor", "for_item", "received_at", "recorded_at", "recorded_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', 'payment', 'active-current-payment-1', 'active-current', E'\\xb27aa21f946da9600ee9012b761326756908c7db56df0e6bce77da29668784bf', 'USD', '10000', '', '2026-05-05 11:32:12.264432+00', '2026-05-05 11:32:12.264432+00', '2026-11-24 06:33:47.537147+00'),
('demo', 'payment', 'active-past-due-payment-1', 'active-past-due', E'\\x176a38c380bc5a5118834ed20d407db00f8bf50f780d826ed9eb07c61a1ddea0', 'USD', '10000', '', '2026-05-01 12:17:02.194339+00', '2026-05-01 12:17:02.194339+00', '2026-11-24 06:33:43.568281+00'),
('demo', 'payment', 'active-reinstated-payment-1', 'active-reinstated', E'\\x1faacb7f9aae82755e0eac4662460401e0c29ee5fb89a6d676595b880cbb16de', 'USD', '10000', '', '2026-03-25 09:36:38.898835+00', '2026-03-25 09:36:38.898835+00', '2026-11-24 06:33:06.4569+00'),
('demo', 'payment', 'active-reinstated-payment-2', 'active-reinstated', E'\\xde80092f8316eb2e76350138f42cd468a9eac11be9d7b215bc4dee8a0411131b', 'USD', '48000', 'active-reinstated-1', '2026-04-30 18:58:35.611939+00', '2026-04-30 18:58:35.611939+00', '2026-11-24 06:33:42.84714+00'),
('demo', 'payment', 'active-suspended-payment-1', 'active-suspended', E'\\x95e16729a1459fa6d8da0e81fbfb0667acfe492703676f60cda550d8c48ba6e7', 'USD', '10000', '', '2026-03-25 14:11:19.909996+00', '2026-03-25 14:11:19.909996+00', '2026-11-24 06:33:06.647652+00'),
('demo', 'payment', 'failed-payment-1', 'failed', E'\\x456132faaf0db2f93c98ee343159f811c1eb3985075f0f15a5231aa5a381bf65', 'USD', '10000', '', '2026-03-03 04:35:32.481196+00', '2026-03-03 04:35:32.481196+00', '2026-11-24 06:32:44.247798+00'),
('demo', 'payment', 'in-two-parts-payment-1', 'in-two-parts', E'\\xc59182719c2bd645977973581b18df82052efa8fbac634ee211005cc6060dc0b', 'EUR', '5000', '', '2026-03-25 14:11:33.171964+00', '2026-03-25 14:11:33.171964+00', '2026-11-24 06:33:06.647806+00'),
('demo', 'payment', 'in-two-parts-payment-2', 'in-two-parts', E'\\xb62f511ce8eb2c2fedb28e5f1aa1bcdcb8c02373130496a56f7547ec485baa0c', 'EUR', '30000', 'in-two-parts-1', '2026-03-30 21:02:28.799116+00', '2026-03-30 21:02:28.799116+00', '2026-11-24 06:33:11.933172+00'),
('demo', 'payment', 'in-two-parts-payment-3', 'in-two-parts', E'\\x53bf469d95b3ae6dba61320ccd142d797646800c9d40f5b9247eea34ee3da504', 'EUR', '36000', 'in-two-parts-1', '2026-04-07 00:23:53.042496+00', '2026-04-07 00:23:53.042496+00', '2026-11-24 06:33:19.073036+00'),
('demo', 'payment', 'retried-payment-1', 'retried', E'\\x872599dd734301453afa7dbeca7911419ea3b12514fa148c12dfa8be1fa9c4aa', 'USD', '10000', '', '2026-03-03 21:50:10.023676+00', '2026-03-03 21:50:10.023676+00', '2026-11-24 06:32:44.966288+00'),
('demo', 'payment', 'updated-payment-1', 'updated', E'\\x90f4707b83a866bd094e4407b6509d6bcfd2553aec419a9b122a6ae3acccc1f0', 'USD', '10000', '', '2026-03-02 23:40:42.192912+00', '2026-03-02 23:40:42.192912+00', '2026-11-24 06:32:44.043049+00');

INSERT INTO "items" ("tenant", "item", "customer", "content_hash", "kind", "number", "currency", "minor", "issued_on", "due_on", "recorded_at", "recorded_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current-1', 'active-current', E'\\x0694159b2a6289142ec71619f22a8b23ae7a38e29d5807df02917f5e86614e5c', 'standard', 'active-current-1', 'USD', '18950', '2026-05-05', '2026-05-25', '2026-05-06 01:51:49.872988+00', '2026-11-24 06:33:48.13411+00'),
('demo', 'active-past-due-1', 'active-past-due', E'\\x41dd0259a379fae5d8825e4ee637e5f58e26beea1f2b9aec0526972efa12e17b', 'standard', 'active-past-due-1', 'USD', '31000', '2026-05-01', '2026-05-01', '2026-05-01 21:54:29.66734+00', '2026-11-24 06:33:43.969293+00'),
('demo', 'active-reinstated-1', 'active-reinstated', E'\\xa50a7884b7efe92e2f9b792508a88b1c4377e163a41a1738bc5bdacbb01d1b41', 'standard', 'active-reinstated-1', 'USD', '48000', '2026-03-25', '2026-03-29', '2026-03-25 19:34:47.037129+00', '2026-11-24 06:33:06.872272+00'),
('demo', 'active-suspended-1', 'active-suspended', E'\\x4ea2155806d750ed8c34b6890c3615b8a5627cd6b42ed6f6e9a6ab763ade7727', 'standard', 'active-suspended-1', 'USD', '48000', '2026-03-25', '2026-03-25', '2026-03-25 19:38:53.142259+00', '2026-11-24 06:33:06.87512+00'),
('demo', 'failed-1', 'failed', E'\\x179f149afb7d8f1a22b47d1a0beaf2455565fee51925773dde3ec0b56b2bf179', 'standard', '', 'USD', '52000', '2026-03-04', '2026-03-04', '2026-03-04 05:49:57.378835+00', '2026-11-24 06:32:45.299475+00'),
('demo', 'in-two-parts-1', 'in-two-parts', E'\\x06554430c92d61eaaeb013b0cb4acb101a0f691195d1acd5a6980fbd6988e448', 'standard', 'in-two-parts-1', 'EUR', '64000', '2026-03-25', '2026-03-25', '2026-03-26 00:15:36.596217+00', '2026-11-24 06:33:07.06729+00'),
('demo', 'in-two-parts-2', 'in-two-parts', E'\\x1002f5f259e36af424e5fc690dea6d67df3c4a199f5b812e30e798d50a52c5e7', 'standard', 'in-two-parts-2', 'JPY', '120000', '2026-03-25', '2026-06-23', '2026-03-26 00:23:16.417017+00', '2026-11-24 06:33:07.072612+00'),
('demo', 'prepay-01a20c41-ba5c-70cf-aa5f-c2ed9376b985', 'updated', E'\\xe3b7864cc0c44a25e001d3dc57700a19f73c5dce3ddb1c93662f1f39789fff09', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-02', '2026-03-02', '2026-03-02 19:16:44.30758+00', '2026-11-24 06:32:43.85974+00'),
('demo', 'prepay-01a20c41-bb17-749b-b799-4fcc2534e48d', 'retried', E'\\x694e0c24adbaf3da8c57d9f3b9173ce152fa0af5e1cd1a15b68c1e1dd9e78536', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-02', '2026-03-02', '2026-03-02 23:44:32.238614+00', '2026-11-24 06:32:44.045712+00'),
('demo', 'prepay-01a20c41-bb1e-79c9-8c57-87f36bb94f86', 'failed', E'\\xa8f3853fc5cec17da46de363000a3f81373541e24a8a2e7d3b82676ed93c6ad2', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-02', '2026-03-02', '2026-03-02 23:45:14.602694+00', '2026-11-24 06:32:44.046202+00'),
('demo', 'prepay-01a20c42-11d3-74c3-bb42-71f6e2d8c0dc', 'active-reinstated', E'\\x8ccc5a96a8d32f88906dfa97aa005bdac2063d864bb38a5801ab9e7a20f9995d', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-25', '2026-03-25', '2026-03-25 04:43:24.562934+00', '2026-11-24 06:33:06.253262+00'),
('demo', 'prepay-01a20c42-12a2-7ce1-b5c2-46d5077473d7', 'in-two-parts', E'\\xdeb251362485c96c1342a21a5c76de0a36bc99907f59c6f666a2449678cb98e0', 'prepayment', 'Prepayment', 'EUR', '5000', '2026-03-25', '2026-03-25', '2026-03-25 09:38:46.211481+00', '2026-11-24 06:33:06.458374+00'),
('demo', 'prepay-01a20c42-12a6-721c-ac45-7fcc1c60ac50', 'closed-prepay-expired', E'\\x1bc663ea713083bf43383480dc0dbd6ff22a392e6281ff5174225d0a66158511', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-25', '2026-03-25', '2026-03-25 09:40:42.39408+00', '2026-11-24 06:33:06.459718+00'),
('demo', 'prepay-01a20c42-12ab-76d3-aba4-6c80f01d0045', 'active-suspended', E'\\x0f2d57cb325961ec6b561e176a242505723c2852c9a69d2e741927579ab183c2', 'prepayment', 'Prepayment', 'USD', '10000', '2026-03-25', '2026-03-25', '2026-03-25 09:42:02.756016+00', '2026-11-24 06:33:06.460648+00'),
('demo', 'prepay-01a20c42-a2ce-724f-a3d7-07b7941e3982', 'active-past-due', E'\\x139c3087187f63c30865399792fae4ba11faa8bbc432fe2eec1b495285df95cd', 'prepayment', 'Prepayment', 'USD', '10000', '2026-05-01', '2026-05-01', '2026-05-01 07:35:14.9515+00', '2026-11-24 06:33:43.372595+00'),
('demo', 'prepay-01a20c42-b292-7a76-a2b1-8c3523e5237d', 'active-current', E'\\x8d2826bda89e6858a92f7982aea62003c92108a29535ceb93db0e888478eda87', 'prepayment', 'Prepayment', 'USD', '10000', '2026-05-05', '2026-05-05', '2026-05-05 06:38:12.126163+00', '2026-11-24 06:33:47.332979+00'),
('demo', 'prepay-01a20c42-b313-7505-ac42-be8e2337d6a2', 'awaiting-prepayment', E'\\x4df24dbdd1a56d0509c537b50a3924c6d64d9bd417644256fcfff803388b2acb', 'prepayment', 'Prepayment', 'USD', '10000', '2026-05-05', '2026-05-05', '2026-05-05 11:29:29.771606+00', '2026-11-24 06:33:47.535267+00');

INSERT INTO "allocations" ("tenant", "allocation", "customer", "kind", "entry", "item", "currency", "minor", "recorded_at", "recorded_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '1', 'updated', 'payment', 'updated-payment-1', 'prepay-01a20c41-ba5c-70cf-aa5f-c2ed9376b985', 'USD', '10000', '2026-03-02 23:40:42.192912+00', '2026-11-24 06:32:44.043049+00'),
('demo', '2', 'failed', 'payment', 'failed-payment-1', 'prepay-01a20c41-bb1e-79c9-8c57-87f36bb94f86', 'USD', '10000', '2026-03-03 04:35:32.481196+00', '2026-11-24 06:32:44.247798+00'),
('demo', '3', 'retried', 'payment', 'retried-payment-1', 'prepay-01a20c41-bb17-749b-b799-4fcc2534e48d', 'USD', '10000', '2026-03-03 21:50:10.023676+00', '2026-11-24 06:32:44.966288+00'),
('demo', '4', 'active-reinstated', 'payment', 'active-reinstated-payment-1', 'prepay-01a20c42-11d3-74c3-bb42-71f6e2d8c0dc', 'USD', '10000', '2026-03-25 09:36:38.898835+00', '2026-11-24 06:33:06.4569+00'),
('demo', '5', 'active-suspended', 'payment', 'active-suspended-payment-1', 'prepay-01a20c42-12ab-76d3-aba4-6c80f01d0045', 'USD', '10000', '2026-03-25 14:11:19.909996+00', '2026-11-24 06:33:06.647652+00'),
('demo', '6', 'in-two-parts', 'payment', 'in-two-parts-payment-1', 'prepay-01a20c42-12a2-7ce1-b5c2-46d5077473d7', 'EUR', '5000', '2026-03-25 14:11:33.171964+00', '2026-11-24 06:33:06.647806+00'),
('demo', '7', 'in-two-parts', 'payment', 'in-two-parts-payment-2', 'in-two-parts-1', 'EUR', '30000', '2026-03-30 21:02:28.799116+00', '2026-11-24 06:33:11.933172+00'),
('demo', '8', 'in-two-parts', 'payment', 'in-two-parts-payment-3', 'in-two-parts-1', 'EUR', '34000', '2026-04-07 00:23:53.042496+00', '2026-11-24 06:33:19.073036+00'),
('demo', '9', 'active-reinstated', 'payment', 'active-reinstated-payment-2', 'active-reinstated-1', 'USD', '48000', '2026-04-30 18:58:35.611939+00', '2026-11-24 06:33:42.84714+00'),
('demo', '10', 'active-past-due', 'payment', 'active-past-due-payment-1', 'prepay-01a20c42-a2ce-724f-a3d7-07b7941e3982', 'USD', '10000', '2026-05-01 12:17:02.194339+00', '2026-11-24 06:33:43.568281+00'),
('demo', '11', 'active-current', 'payment', 'active-current-payment-1', 'prepay-01a20c42-b292-7a76-a2b1-8c3523e5237d', 'USD', '10000', '2026-05-05 11:32:12.264432+00', '2026-11-24 06:33:47.537147+00');

INSERT INTO "chased" ("tenant", "customer", "item", "since") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-past-due', 'active-past-due-1', '2026-05-02'),
('demo', 'active-suspended', 'active-suspended-1', '2026-03-26'),
('demo', 'failed', 'failed-1', '2026-03-05');

INSERT INTO "policies" ("tenant", "policy", "version", "file", "hash", "published_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', 'standard', '1', E'\\x232054686520706f6c69637920746861742061206e65772074656e616e742073746172747320776974682e20436f70792069742c206769766520697420616e206964206f6620796f7572206f776e2c20616e64207075626c697368207768617420796f75206368616e6765642e0a706f6c6963793a207374616e646172640a6e616d653a205374616e646172642c20627573696e65737320637573746f6d6572730a0a2320416d6f756e74732061726520696e206d696e6f7220756e6974733a2035303020697320352e3030204555522c20616e6420353030204a50592e2043757272656e63696573207468617420617265206e6f74206e616d6564206861766520302e0a6d696e696d756d3a2020207b5553443a203530302c204555523a203530302c204a50593a203530307d202020232077686f206f776573206c6573732c20696e20746861742063757272656e63792c206973206e6f742063686173656420666f722069740a746f6c6572616e63653a207b5553443a2035302c204555523a2035302c204a50593a20307d202020202020202320616e206974656d207468697320636c6f736520746f207a65726f20636f756e747320617320736574746c65640a0a232054686520637573746f6d65722773206f776e2074696d652c206f6e20746865207075626c696320686f6c6964617973206f66207468656972206f776e20636f756e74727920616e6420726567696f6e2e0a77696e646f773a20207b66726f6d3a202230393a3030222c20746f3a202231373a3030222c20646179733a205b6d6f6e2c207475652c207765642c207468752c206672695d2c20686f6c69646179733a20636c6f7365647d0a6d696e5f6761703a20326420202020202020202020202020202020202020202020202020202020202020202023206265747765656e2074776f206e6f746963657320746f206f6e6520637573746f6d65722c20696e2064617465730a0a7265696e73746174653a206e6f7468696e675f6f7665726475650a0a2320446179732066726f6d2065616368206974656d2773206f776e2064756520646174652e0a73746570733a0a20202d207b6c6576656c3a207570636f6d696e672c2061743a202d33642c2073656e643a205b656d61696c5d7d0a20202d207b6c6576656c3a2066697273742c2020202061743a2033642c202073656e643a205b656d61696c5d7d0a20202d207b6c6576656c3a207365636f6e642c20202061743a203130642c2073656e643a205b656d61696c2c20736d735d7d0a20202d207b6c6576656c3a2066696e616c2c2020202061743a203230642c2073656e643a205b656d61696c2c20736d735d2c206d616e6461746f72793a20747275652c20696e5f646f7562743a2068756d616e7d0a20202d207b6c6576656c3a2073757370656e642c202061743a203330642c206163636573733a2073757370656e6465642c206d696e696d756d3a207b4555523a2031303030307d7d0a20202d207b6c6576656c3a20656e642c20202020202061743a203930642c206163636573733a2063616e63656c6c65642c20656e643a2068616e646f7665727d0a0a23204e6f7468696e672069732073656e742061626f757420616e206576656e742074686174206973206e6f74206e616d656420686572652e0a6f6e3a0a20207265696e7374617465643a20202020207b73656e643a205b656d61696c5d7d0a202070726f6d6973655f62726f6b656e3a207b73656e643a205b656d61696c5d7d0a0a7369676e75703a207b7665726966795f77697468696e3a2037642c207072657061795f77697468696e3a203134642c2072656d696e643a2032647d0a', '8a0ade468581ca08d0d42ddbd2b36e1a671cd75710e7add8e930c31555fc6415', '2026-11-24 06:32:42.948076+00');

INSERT INTO "episodes" ("tenant", "customer", "episode", "policy", "policy_version", "began_at", "ended_at") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-past-due', '1', 'standard', '1', '2026-05-02 13:00:00+00', NULL),
('demo', 'active-reinstated', '1', 'standard', '1', '2026-03-30 13:00:00+00', '2026-04-30 19:29:10.604601+00'),
('demo', 'active-suspended', '1', 'standard', '1', '2026-03-26 13:00:00+00', NULL),
('demo', 'failed', '1', 'standard', '1', '2026-03-05 14:00:00+00', NULL),
('demo', 'in-two-parts', '1', 'standard', '1', '2026-03-26 13:00:00+00', '2026-04-07 02:47:59.201952+00');

INSERT INTO "notices" ("tenant", "notice", "customer", "kind", "currency", "event", "ref", "level", "template", "mandatory", "in_doubt", "state", "policy", "policy_version", "planned_at", "claimed_on", "delivered_on") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20c41-be28-74b9-9ce7-b1cbb457072e', 'updated', 'event', '', 'reinstated', '3', 'reinstated', 'reinstated', 'false', 'human', 'delivered', 'standard', '1', '2026-03-03 18:39:28.650816+00', '2026-03-03', '2026-03-03'),
('demo', '01a20c41-d4dd-776d-a9ab-651dc7ab9a15', 'failed', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'claimed', 'standard', '1', '2026-03-09 13:00:00+00', '2026-03-09', NULL),
('demo', '01a20c41-f0b1-7f1c-847c-702a78990728', 'failed', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-03-24 13:00:00+00', '2026-03-24', '2026-03-24'),
('demo', '01a20c42-179e-77a4-b578-cf59142a3727', 'active-reinstated', 'upcoming', 'USD', '', '', 'upcoming', 'upcoming', 'false', 'human', 'delivered', 'standard', '1', '2026-03-26 13:00:00+00', '2026-03-26', '2026-03-26'),
('demo', '01a20c42-1b5b-740e-85f1-71381af61b8a', 'closed-prepay-expired', 'prepayment', 'USD', '', 'prepay-01a20c42-12a6-721c-ac45-7fcc1c60ac50', 'prepayment', 'prepayment', 'false', 'human', 'delivered', 'standard', '1', '2026-03-27 13:00:00+00', '2026-03-27', '2026-03-27'),
('demo', '01a20c42-2739-7c41-9de5-ee17ece3dc55', 'in-two-parts', 'ladder', 'EUR', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-03-30 13:00:00+00', '2026-03-30', '2026-03-30'),
('demo', '01a20c42-2752-7220-9975-ab3c5eabc1d4', 'active-suspended', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-03-30 13:00:00+00', '2026-03-30', '2026-03-30'),
('demo', '01a20c42-2ecf-7f1d-8756-398025be2dad', 'active-reinstated', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-04-01 13:00:00+00', '2026-04-01', '2026-04-01'),
('demo', '01a20c42-3759-71b8-8f39-dceb9cc0b2b3', 'failed', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-04-03 13:00:00+00', '2026-04-03', '2026-04-03'),
('demo', '01a20c42-42de-7e4f-a8af-d85f084912d3', 'in-two-parts', 'ladder', 'EUR', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-04-06 13:00:00+00', '2026-04-06', '2026-04-06'),
('demo', '01a20c42-42f2-7466-807d-6bf1e1b122b6', 'active-suspended', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-04-06 13:00:00+00', '2026-04-06', '2026-04-06'),
('demo', '01a20c42-4a23-7399-9245-3892156e5993', 'active-reinstated', 'ladder', 'USD', '', '', 'second', 'second', 'false', 'human', 'delivered', 'standard', '1', '2026-04-08 13:00:00+00', '2026-04-08', '2026-04-08'),
('demo', '01a20c42-61fd-760b-989c-aab5e71db4f4', 'active-suspended', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-04-14 13:00:00+00', '2026-04-14', '2026-04-14'),
('demo', '01a20c42-78ec-72ba-b761-8869f8eab32f', 'active-reinstated', 'ladder', 'USD', '', '', 'final', 'final', 'true', 'human', 'delivered', 'standard', '1', '2026-04-20 13:00:00+00', '2026-04-20', '2026-04-20'),
('demo', '01a20c42-a0d8-7849-b0a6-b47732246fe9', 'active-reinstated', 'event', '', 'reinstated', '3', 'reinstated', 'reinstated', 'false', 'human', 'delivered', 'standard', '1', '2026-04-30 19:29:10.604601+00', '2026-04-30', '2026-04-30'),
('demo', '01a20c42-af8f-7315-ae1f-1af7f12f4b69', 'active-past-due', 'ladder', 'USD', '', '', 'first', 'first', 'false', 'human', 'delivered', 'standard', '1', '2026-05-04 13:00:00+00', '2026-05-04', '2026-05-04');

INSERT INTO "messages" ("tenant", "message", "notice", "customer", "channel", "contact", "state", "not_before", "retry_wall", "tries", "returns", "claimed_at", "claimed_wall", "address", "subject", "body", "html", "statement", "provider_id", "code") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20c41-be2e-7931-a03c-bef9ade99e4b', '01a20c41-be28-74b9-9ce7-b1cbb457072e', 'updated', 'email', 'payer', 'accepted', '2026-03-03 18:39:28.650816+00', NULL, '1', '0', '2026-03-03 18:39:28.650816+00', '2026-11-24 06:32:44.876075+00', 'office@cedar-press.example', 'Your service with Lighthouse Cloud is restored (ade99e4b)', 'Hello Cedar Press,

Your service is restored.

Thank you for your business.

Reference: ade99e4b

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your service with Lighthouse Cloud is restored (ade99e4b)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Cedar Press,</p>
<p style="margin:0 0 16px;">Your service is restored.</p>
<p style="margin:0 0 16px;">Thank you for your business.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: ade99e4b</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', 'null', 'f02612e57f0220734a34de', ''),
('demo', '01a20c41-d4e6-759d-9732-9ed335436401', '01a20c41-d4dd-776d-a9ab-651dc7ab9a15', 'failed', 'email', 'payer', 'claimed', '2026-03-09 13:00:00+00', NULL, '1', '0', '2026-03-09 13:00:00+00', '2026-11-24 06:32:50.679803+00', 'office@birch-dairy.example', 'Payment reminder: 520.00 USD to Lighthouse Cloud (35436401)', 'Hello Birch Dairy,

As of March 9, 2026 we have not received payment for the following. Perhaps it was overlooked.

- failed-1 | Due: Mar 4, 2026 (5 days overdue) | 520.00 USD
Total: 520.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 35436401

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 520.00 USD to Lighthouse Cloud (35436401)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Birch Dairy,</p>
<p style="margin:0 0 16px;">As of March 9, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">failed-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 4, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">5 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">520.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">520.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 35436401</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "failed-1", "DaysDue": 5}]', '', ''),
('demo', '01a20c41-f0b3-71d6-afa6-c18df9cf38f7', '01a20c41-f0b1-7f1c-847c-702a78990728', 'failed', 'email', 'payer', 'accepted', '2026-03-24 13:00:00+00', NULL, '1', '0', '2026-03-24 13:00:00+00', '2026-11-24 06:33:05.996608+00', 'office@birch-dairy.example', 'Second reminder: 520.00 USD overdue to Lighthouse Cloud (f9cf38f7)', 'Hello Birch Dairy,

We wrote to you before. As of March 24, 2026 the following is still unpaid.

- failed-1 | Due: Mar 4, 2026 (20 days overdue) | 520.00 USD
Total: 520.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If you have paid in the last few days, thank you; please disregard this message.

Reference: f9cf38f7

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 520.00 USD overdue to Lighthouse Cloud (f9cf38f7)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Birch Dairy,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of March 24, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">failed-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 4, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">20 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">520.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">520.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: f9cf38f7</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "failed-1", "DaysDue": 20}]', '8af969025598bf519413e5', ''),
('demo', '01a20c41-f0b3-761d-8ef2-c990c2fb535b', '01a20c41-f0b1-7f1c-847c-702a78990728', 'failed', 'sms', 'payer', 'accepted', '2026-03-24 13:00:00+00', NULL, '1', '0', '2026-03-24 13:00:00+00', '2026-11-24 06:33:05.979374+00', '+12025550152', '', 'Lighthouse Cloud: second reminder. 520.00 USD has been due since Mar 4, 2026. Please pay now. Ref c2fb535b. Reply STOP to opt out', '', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "failed-1", "DaysDue": 20}]', 'SM2433b9492429346f71d55891a11f4f1d', ''),
('demo', '01a20c42-179f-73c6-8880-3d26de1a06ad', '01a20c42-179e-77a4-b578-cf59142a3727', 'active-reinstated', 'email', 'payer', 'accepted', '2026-03-26 13:00:00+00', NULL, '1', '0', '2026-03-26 13:00:00+00', '2026-11-24 06:33:07.806474+00', 'office@elm-laundry.example', 'Coming due: 480.00 USD to Lighthouse Cloud (de1a06ad)', 'Hello Elm Laundry,

This is a courtesy message: the following will be due soon. There is nothing to do if payment is already on its way.

- active-reinstated-1 | Due: Mar 29, 2026 (due in 3 days) | 480.00 USD
Total: 480.00 USD

Thank you for your business.

Reference: de1a06ad

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coming due: 480.00 USD to Lighthouse Cloud (de1a06ad)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">This is a courtesy message: the following will be due soon. There is nothing to do if payment is already on its way.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-reinstated-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 29, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">due in 3 days</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Thank you for your business.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: de1a06ad</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-03-29", "Number": "active-reinstated-1", "DaysDue": -3}]', '136b63e3642573acb28f8f', ''),
('demo', '01a20c42-1b5b-7e4a-a35d-531c3dd0fbda', '01a20c42-1b5b-740e-85f1-71381af61b8a', 'closed-prepay-expired', 'email', 'payer', 'accepted', '2026-03-27 13:00:00+00', NULL, '1', '0', '2026-03-27 13:00:00+00', '2026-11-24 06:33:08.715524+00', 'office@hazel-stone.example', 'Prepayment open: 100.00 USD to Lighthouse Cloud (3dd0fbda)', 'Hello Hazel Stone,

Your account is verified. Your service begins as soon as the prepayment below has reached us.

- Prepayment | Due: Mar 25, 2026 (awaited) | 100.00 USD
Total: 100.00 USD

If you no longer want the service, there is nothing to do: without the prepayment the sign-up expires.

Reference: 3dd0fbda

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Prepayment open: 100.00 USD to Lighthouse Cloud (3dd0fbda)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Hazel Stone,</p>
<p style="margin:0 0 16px;">Your account is verified. Your service begins as soon as the prepayment below has reached us.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Item</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Status</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">Prepayment</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 25, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">awaited</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">100.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">100.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">If you no longer want the service, there is nothing to do: without the prepayment the sign-up expires.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 3dd0fbda</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "prepay-01a20c42-12a6-721c-ac45-7fcc1c60ac50", "Open": 10000, "DueOn": "2026-03-25", "Number": "Prepayment", "DaysDue": 2}]', '704ad9f6d13a3d74e15333', ''),
('demo', '01a20c42-273d-792f-a5bd-19e324901df7', '01a20c42-2739-7c41-9de5-ee17ece3dc55', 'in-two-parts', 'email', 'payer', 'accepted', '2026-03-30 13:00:00+00', NULL, '1', '0', '2026-03-30 13:00:00+00', '2026-11-24 06:33:11.770763+00', 'office@fir-bookshop.example', 'Zahlungserinnerung: 640,00 EUR an Lighthouse Cloud (24901df7)', 'Guten Tag Fir Bookshop,

bis zum 30. März 2026 ist für Folgendes keine Zahlung bei uns eingegangen. Vielleicht wurde sie übersehen.

- in-two-parts-1 | Fällig: 25.03.2026 (5 Tage überfällig) | 640,00 EUR
Summe: 640,00 EUR

Bitte zahlen Sie die Summe unter Angabe der Rechnungsnummer.

Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.

Referenz: 24901df7

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.
', '<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zahlungserinnerung: 640,00 EUR an Lighthouse Cloud (24901df7)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Guten Tag Fir Bookshop,</p>
<p style="margin:0 0 16px;">bis zum 30. März 2026 ist für Folgendes keine Zahlung bei uns eingegangen. Vielleicht wurde sie übersehen.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Rechnung</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Fällig</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Alter</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Offen</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">in-two-parts-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">25.03.2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">5 Tage überfällig</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">640,00 EUR</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Summe</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">640,00 EUR</td></tr>
</table>
<p style="margin:0 0 16px;">Bitte zahlen Sie die Summe unter Angabe der Rechnungsnummer.</p>
<p style="margin:0 0 16px;">Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.</p>
<p style="margin:0 0 16px;color:#555555;">Referenz: 24901df7</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "in-two-parts-1", "Open": 64000, "DueOn": "2026-03-25", "Number": "in-two-parts-1", "DaysDue": 5}]', '3e688a6e189a52c60b4753', ''),
('demo', '01a20c42-2753-720b-ac8a-08bad196afd5', '01a20c42-2752-7220-9975-ab3c5eabc1d4', 'active-suspended', 'email', 'payer', 'accepted', '2026-03-30 13:00:00+00', NULL, '1', '0', '2026-03-30 13:00:00+00', '2026-11-24 06:33:11.814933+00', 'office@dogwood-garage.example', 'Payment reminder: 480.00 USD to Lighthouse Cloud (d196afd5)', 'Hello Dogwood Garage,

As of March 30, 2026 we have not received payment for the following. Perhaps it was overlooked.

- active-suspended-1 | Due: Mar 25, 2026 (5 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: d196afd5

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 480.00 USD to Lighthouse Cloud (d196afd5)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Dogwood Garage,</p>
<p style="margin:0 0 16px;">As of March 30, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-suspended-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 25, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">5 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: d196afd5</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-03-25", "Number": "active-suspended-1", "DaysDue": 5}]', '19e0752e053c7a6b43ee47', ''),
('demo', '01a20c42-2ed0-7ee2-82a4-a47db5a97315', '01a20c42-2ecf-7f1d-8756-398025be2dad', 'active-reinstated', 'email', 'payer', 'accepted', '2026-04-01 13:00:00+00', NULL, '1', '0', '2026-04-01 13:00:00+00', '2026-11-24 06:33:13.695928+00', 'office@elm-laundry.example', 'Payment reminder: 480.00 USD to Lighthouse Cloud (b5a97315)', 'Hello Elm Laundry,

As of April 1, 2026 we have not received payment for the following. Perhaps it was overlooked.

- active-reinstated-1 | Due: Mar 29, 2026 (3 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: b5a97315

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 480.00 USD to Lighthouse Cloud (b5a97315)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">As of April 1, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-reinstated-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 29, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">3 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: b5a97315</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-03-29", "Number": "active-reinstated-1", "DaysDue": 3}]', '9e3c8a0b3144997dab8400', ''),
('demo', '01a20c42-3759-7b61-9c67-f2fc6cbfa838', '01a20c42-3759-71b8-8f39-dceb9cc0b2b3', 'failed', 'email', 'payer', 'accepted', '2026-04-03 13:00:00+00', NULL, '1', '0', '2026-04-03 13:00:00+00', '2026-11-24 06:33:15.881603+00', 'office@birch-dairy.example', 'Final notice: 520.00 USD overdue to Lighthouse Cloud (6cbfa838)', 'Hello Birch Dairy,

This is our final notice. As of April 3, 2026, after our earlier reminders, the following is still unpaid.

- failed-1 | Due: Mar 4, 2026 (30 days overdue) | 520.00 USD
Total: 520.00 USD

If it stays unpaid, the next step of our collections policy is to suspend your service.

Please pay the total now. If you cannot pay it at once, or an amount is wrong, reply to this message before that.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 6cbfa838

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Final notice: 520.00 USD overdue to Lighthouse Cloud (6cbfa838)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Birch Dairy,</p>
<p style="margin:0 0 16px;">This is our final notice. As of April 3, 2026, after our earlier reminders, the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">failed-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 4, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">30 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">520.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">520.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">If it stays unpaid, the next step of our collections policy is to suspend your service.</p>
<p style="margin:0 0 16px;">Please pay the total now. If you cannot pay it at once, or an amount is wrong, reply to this message before that.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 6cbfa838</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "failed-1", "DaysDue": 30}]', 'ecac8a1fda2ac67a70f8d5', ''),
('demo', '01a20c42-3759-7e0d-806c-910031d014b0', '01a20c42-3759-71b8-8f39-dceb9cc0b2b3', 'failed', 'sms', 'payer', 'accepted', '2026-04-03 13:00:00+00', NULL, '1', '0', '2026-04-03 13:00:00+00', '2026-11-24 06:33:15.877954+00', '+12025550152', '', 'Lighthouse Cloud: FINAL NOTICE. 520.00 USD has been due since Mar 4, 2026. If unpaid, service is suspended next. Ref 31d014b0. Reply STOP to opt out', '', '[{"Item": "failed-1", "Open": 52000, "DueOn": "2026-03-04", "Number": "failed-1", "DaysDue": 30}]', 'SM7a35bc72983c4a8a2e14199bfa52648f', ''),
('demo', '01a20c42-42e2-7bb0-a7eb-d9bdd13352bd', '01a20c42-42de-7e4f-a8af-d85f084912d3', 'in-two-parts', 'email', 'payer', 'accepted', '2026-04-06 13:00:00+00', NULL, '1', '0', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.868541+00', 'office@fir-bookshop.example', 'Zweite Erinnerung: 340,00 EUR an Lighthouse Cloud überfällig (d13352bd)', 'Guten Tag Fir Bookshop,

wir haben Ihnen bereits geschrieben. Am 6. April 2026 ist Folgendes noch immer unbezahlt.

- in-two-parts-1 | Fällig: 25.03.2026 (12 Tage überfällig) | 340,00 EUR
Summe: 340,00 EUR

Bitte zahlen Sie die Summe jetzt, oder antworten Sie auf diese Nachricht, wenn der Zahlung etwas im Weg steht oder ein Betrag nicht stimmt.

Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.

Referenz: d13352bd

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.
', '<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zweite Erinnerung: 340,00 EUR an Lighthouse Cloud überfällig (d13352bd)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Guten Tag Fir Bookshop,</p>
<p style="margin:0 0 16px;">wir haben Ihnen bereits geschrieben. Am 6. April 2026 ist Folgendes noch immer unbezahlt.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Rechnung</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Fällig</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Alter</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Offen</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">in-two-parts-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">25.03.2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">12 Tage überfällig</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">340,00 EUR</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Summe</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">340,00 EUR</td></tr>
</table>
<p style="margin:0 0 16px;">Bitte zahlen Sie die Summe jetzt, oder antworten Sie auf diese Nachricht, wenn der Zahlung etwas im Weg steht oder ein Betrag nicht stimmt.</p>
<p style="margin:0 0 16px;">Haben Sie in den letzten Tagen gezahlt, so danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als erledigt.</p>
<p style="margin:0 0 16px;color:#555555;">Referenz: d13352bd</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">Wenn Sie diese E-Mails nicht mehr erhalten möchten, teilen Sie es uns in einer Antwort auf diese Nachricht mit. Offene Beträge bleiben fällig.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "in-two-parts-1", "Open": 34000, "DueOn": "2026-03-25", "Number": "in-two-parts-1", "DaysDue": 12}]', '5cf49a1ad5c602d5ad4a79', ''),
('demo', '01a20c42-42e8-7b2f-8c27-2da34b1a3374', '01a20c42-42de-7e4f-a8af-d85f084912d3', 'in-two-parts', 'sms', 'payer', 'accepted', '2026-04-06 13:00:00+00', NULL, '1', '0', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.864551+00', '+12025550156', '', 'Lighthouse Cloud: zweite Erinnerung. 340,00 EUR sind seit 25.03.2026 fällig. Bitte zahlen Sie jetzt. Ref 4b1a3374. Antwort STOP beendet diese SMS', '', '[{"Item": "in-two-parts-1", "Open": 34000, "DueOn": "2026-03-25", "Number": "in-two-parts-1", "DaysDue": 12}]', 'SM4b9f21c20edf347e4e251638207974a9', ''),
('demo', '01a20c42-42f4-7e21-b416-6f7789449eae', '01a20c42-42f2-7466-807d-6bf1e1b122b6', 'active-suspended', 'email', 'payer', 'accepted', '2026-04-06 13:00:00+00', NULL, '1', '0', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.875474+00', 'office@dogwood-garage.example', 'Second reminder: 480.00 USD overdue to Lighthouse Cloud (89449eae)', 'Hello Dogwood Garage,

We wrote to you before. As of April 6, 2026 the following is still unpaid.

- active-suspended-1 | Due: Mar 25, 2026 (12 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 89449eae

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 480.00 USD overdue to Lighthouse Cloud (89449eae)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Dogwood Garage,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of April 6, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-suspended-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 25, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">12 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 89449eae</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-03-25", "Number": "active-suspended-1", "DaysDue": 12}]', '5c9138380fd5605bceb690', ''),
('demo', '01a20c42-42f5-7c6f-aa8c-f6ba5c9ecc6e', '01a20c42-42f2-7466-807d-6bf1e1b122b6', 'active-suspended', 'sms', 'payer', 'accepted', '2026-04-06 13:00:00+00', NULL, '1', '0', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.872963+00', '+12025550154', '', 'Lighthouse Cloud: second reminder. 480.00 USD has been due since Mar 25, 2026. Please pay now. Ref 5c9ecc6e. Reply STOP to opt out', '', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-03-25", "Number": "active-suspended-1", "DaysDue": 12}]', 'SM6fae1f7e6f428d5cc37dd6884c6cfa60', ''),
('demo', '01a20c42-4a26-7157-9b26-399936bbae37', '01a20c42-4a23-7399-9245-3892156e5993', 'active-reinstated', 'email', 'payer', 'accepted', '2026-04-08 13:00:00+00', NULL, '1', '0', '2026-04-08 13:00:00+00', '2026-11-24 06:33:20.706104+00', 'office@elm-laundry.example', 'Second reminder: 480.00 USD overdue to Lighthouse Cloud (36bbae37)', 'Hello Elm Laundry,

We wrote to you before. As of April 8, 2026 the following is still unpaid.

- active-reinstated-1 | Due: Mar 29, 2026 (10 days overdue) | 480.00 USD
Total: 480.00 USD

Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 36bbae37

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Second reminder: 480.00 USD overdue to Lighthouse Cloud (36bbae37)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">We wrote to you before. As of April 8, 2026 the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-reinstated-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 29, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">10 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total now, or reply to this message if something is in the way of payment or an amount is wrong.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 36bbae37</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-03-29", "Number": "active-reinstated-1", "DaysDue": 10}]', '53fc10c7e0ff6856c25d4a', ''),
('demo', '01a20c42-4a27-7109-9496-b60f7b6504af', '01a20c42-4a23-7399-9245-3892156e5993', 'active-reinstated', 'sms', 'payer', 'accepted', '2026-04-08 13:00:00+00', NULL, '1', '0', '2026-04-08 13:00:00+00', '2026-11-24 06:33:20.717416+00', '+12025550155', '', 'Lighthouse Cloud: second reminder. 480.00 USD has been due since Mar 29, 2026. Please pay now. Ref 7b6504af. Reply STOP to opt out', '', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-03-29", "Number": "active-reinstated-1", "DaysDue": 10}]', 'SM1fbc5d40adfd815358ad770e56c57ae0', ''),
('demo', '01a20c42-61fe-7b7f-88f5-9d45f2c668bf', '01a20c42-61fd-760b-989c-aab5e71db4f4', 'active-suspended', 'email', 'payer', 'accepted', '2026-04-14 13:00:00+00', NULL, '1', '0', '2026-04-14 13:00:00+00', '2026-11-24 06:33:26.816153+00', 'office@dogwood-garage.example', 'Final notice: 480.00 USD overdue to Lighthouse Cloud (f2c668bf)', 'Hello Dogwood Garage,

This is our final notice. As of April 14, 2026, after our earlier reminders, the following is still unpaid.

- active-suspended-1 | Due: Mar 25, 2026 (20 days overdue) | 480.00 USD
Total: 480.00 USD

If it stays unpaid, the next step of our collections policy is to suspend your service.

Please pay the total now. If you cannot pay it at once, or an amount is wrong, reply to this message before that.

If you have paid in the last few days, thank you; please disregard this message.

Reference: f2c668bf

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Final notice: 480.00 USD overdue to Lighthouse Cloud (f2c668bf)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Dogwood Garage,</p>
<p style="margin:0 0 16px;">This is our final notice. As of April 14, 2026, after our earlier reminders, the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-suspended-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 25, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">20 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">If it stays unpaid, the next step of our collections policy is to suspend your service.</p>
<p style="margin:0 0 16px;">Please pay the total now. If you cannot pay it at once, or an amount is wrong, reply to this message before that.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: f2c668bf</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-03-25", "Number": "active-suspended-1", "DaysDue": 20}]', 'b0e230c875d6ddc44a569c', ''),
('demo', '01a20c42-61ff-7180-b770-a45a886ebb02', '01a20c42-61fd-760b-989c-aab5e71db4f4', 'active-suspended', 'sms', 'payer', 'accepted', '2026-04-14 13:00:00+00', NULL, '1', '0', '2026-04-14 13:00:00+00', '2026-11-24 06:33:26.809835+00', '+12025550154', '', 'Lighthouse Cloud: FINAL NOTICE. 480.00 USD has been due since Mar 25, 2026. If unpaid, service is suspended next. Ref 886ebb02. Reply STOP to opt out', '', '[{"Item": "active-suspended-1", "Open": 48000, "DueOn": "2026-03-25", "Number": "active-suspended-1", "DaysDue": 20}]', 'SM5249e2190bbe8e6c340db5982cd28f21', ''),
('demo', '01a20c42-78ed-770a-88cf-ab6ab14f5826', '01a20c42-78ec-72ba-b761-8869f8eab32f', 'active-reinstated', 'email', 'payer', 'accepted', '2026-04-20 13:00:00+00', NULL, '1', '0', '2026-04-20 13:00:00+00', '2026-11-24 06:33:32.687611+00', 'office@elm-laundry.example', 'Final notice: 480.00 USD overdue to Lighthouse Cloud (b14f5826)', 'Hello Elm Laundry,

This is our final notice. As of April 20, 2026, after our earlier reminders, the following is still unpaid.

- active-reinstated-1 | Due: Mar 29, 2026 (22 days overdue) | 480.00 USD
Total: 480.00 USD

If it stays unpaid, the next step of our collections policy is to suspend your service.

Please pay the total now. If you cannot pay it at once, or an amount is wrong, reply to this message before that.

If you have paid in the last few days, thank you; please disregard this message.

Reference: b14f5826

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Final notice: 480.00 USD overdue to Lighthouse Cloud (b14f5826)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">This is our final notice. As of April 20, 2026, after our earlier reminders, the following is still unpaid.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-reinstated-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">Mar 29, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">22 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">480.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">480.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">If it stays unpaid, the next step of our collections policy is to suspend your service.</p>
<p style="margin:0 0 16px;">Please pay the total now. If you cannot pay it at once, or an amount is wrong, reply to this message before that.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: b14f5826</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-03-29", "Number": "active-reinstated-1", "DaysDue": 22}]', 'c2e0dad3a0fd419abdcb1c', ''),
('demo', '01a20c42-78ed-7b9c-a519-90b91f6e8f03', '01a20c42-78ec-72ba-b761-8869f8eab32f', 'active-reinstated', 'sms', 'payer', 'accepted', '2026-04-20 13:00:00+00', NULL, '1', '0', '2026-04-20 13:00:00+00', '2026-11-24 06:33:32.687273+00', '+12025550155', '', 'Lighthouse Cloud: FINAL NOTICE. 480.00 USD has been due since Mar 29, 2026. If unpaid, service is suspended next. Ref 1f6e8f03. Reply STOP to opt out', '', '[{"Item": "active-reinstated-1", "Open": 48000, "DueOn": "2026-03-29", "Number": "active-reinstated-1", "DaysDue": 22}]', 'SMf0cb9c1545fd38c50edc75849c58bcc1', ''),
('demo', '01a20c42-a0d9-710c-a5bd-25758f4e3f4a', '01a20c42-a0d8-7849-b0a6-b47732246fe9', 'active-reinstated', 'email', 'payer', 'accepted', '2026-04-30 19:29:10.604601+00', NULL, '1', '0', '2026-04-30 19:29:10.604601+00', '2026-11-24 06:33:42.903775+00', 'office@elm-laundry.example', 'Your service with Lighthouse Cloud is restored (8f4e3f4a)', 'Hello Elm Laundry,

Your service is restored.

Thank you for your business.

Reference: 8f4e3f4a

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your service with Lighthouse Cloud is restored (8f4e3f4a)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Elm Laundry,</p>
<p style="margin:0 0 16px;">Your service is restored.</p>
<p style="margin:0 0 16px;">Thank you for your business.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 8f4e3f4a</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', 'null', '97c6c59e09ba32b0d811e6', ''),
('demo', '01a20c42-af95-77e2-8598-66955df1a426', '01a20c42-af8f-7315-ae1f-1af7f12f4b69', 'active-past-due', 'email', 'payer', 'accepted', '2026-05-04 13:00:00+00', NULL, '1', '0', '2026-05-04 13:00:00+00', '2026-11-24 06:33:46.667524+00', 'office@ivy-ceramics.example', 'Payment reminder: 310.00 USD to Lighthouse Cloud (5df1a426)', 'Hello Ivy Ceramics,

As of May 4, 2026 we have not received payment for the following. Perhaps it was overlooked.

- active-past-due-1 | Due: May 1, 2026 (3 days overdue) | 310.00 USD
Total: 310.00 USD

Please pay the total, quoting the invoice number.

If you have paid in the last few days, thank you; please disregard this message.

Reference: 5df1a426

-- 
Lighthouse Cloud
1 Harbour Street, Boston, MA 02110, United States

To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.
', '<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment reminder: 310.00 USD to Lighthouse Cloud (5df1a426)</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;">
<div style="max-width:600px;margin:0 auto;padding:24px 16px;background:#ffffff;color:#222222;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<p style="margin:0 0 20px;font-weight:bold;">Lighthouse Cloud</p>
<p style="margin:0 0 16px;">Hello Ivy Ceramics,</p>
<p style="margin:0 0 16px;">As of May 4, 2026 we have not received payment for the following. Perhaps it was overlooked.</p>
<table style="width:100%;border-collapse:collapse;margin:0 0 16px;font-size:14px;">
<tr><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Invoice</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Due</th><th align="left" style="padding:6px 4px;border-bottom:2px solid #222222;">Age</th><th align="right" style="padding:6px 4px;border-bottom:2px solid #222222;">Open</th></tr>
<tr><td style="padding:6px 4px;border-bottom:1px solid #dddddd;word-break:break-word;">active-past-due-1</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">May 1, 2026</td><td style="padding:6px 4px;border-bottom:1px solid #dddddd;">3 days overdue</td><td align="right" style="padding:6px 4px;border-bottom:1px solid #dddddd;white-space:nowrap;">310.00 USD</td></tr>
<tr><td colspan="3" style="padding:8px 4px;font-weight:bold;">Total</td><td align="right" style="padding:8px 4px;font-weight:bold;white-space:nowrap;">310.00 USD</td></tr>
</table>
<p style="margin:0 0 16px;">Please pay the total, quoting the invoice number.</p>
<p style="margin:0 0 16px;">If you have paid in the last few days, thank you; please disregard this message.</p>
<p style="margin:0 0 16px;color:#555555;">Reference: 5df1a426</p>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #dddddd;color:#555555;font-size:13px;">
<p style="margin:0 0 8px;">Lighthouse Cloud<br>1 Harbour Street, Boston, MA 02110, United States</p>
<p style="margin:0;">To receive no more of these e-mails, reply to this message and tell us so. What is owed stays due.</p>
</div>
</div>
</body>
</html>
', '[{"Item": "active-past-due-1", "Open": 31000, "DueOn": "2026-05-01", "Number": "active-past-due-1", "DaysDue": 3}]', '68264eb06847c8a0f94458', '');

INSERT INTO "attempts" ("tenant", "message", "attempt", "wall", "outcome", "code") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20c41-be2e-7931-a03c-bef9ade99e4b', '1', '2026-11-24 06:32:44.905883+00', 'sent', ''),
('demo', '01a20c41-f0b3-71d6-afa6-c18df9cf38f7', '1', '2026-11-24 06:33:06.001964+00', 'sent', ''),
('demo', '01a20c41-f0b3-761d-8ef2-c990c2fb535b', '1', '2026-11-24 06:33:06.000452+00', 'sent', ''),
('demo', '01a20c42-179f-73c6-8880-3d26de1a06ad', '1', '2026-11-24 06:33:07.814706+00', 'sent', ''),
('demo', '01a20c42-1b5b-7e4a-a35d-531c3dd0fbda', '1', '2026-11-24 06:33:08.721203+00', 'sent', ''),
('demo', '01a20c42-273d-792f-a5bd-19e324901df7', '1', '2026-11-24 06:33:11.778651+00', 'sent', ''),
('demo', '01a20c42-2753-720b-ac8a-08bad196afd5', '1', '2026-11-24 06:33:11.82752+00', 'sent', ''),
('demo', '01a20c42-2ed0-7ee2-82a4-a47db5a97315', '1', '2026-11-24 06:33:13.701165+00', 'sent', ''),
('demo', '01a20c42-3759-7b61-9c67-f2fc6cbfa838', '1', '2026-11-24 06:33:15.891913+00', 'sent', ''),
('demo', '01a20c42-3759-7e0d-806c-910031d014b0', '1', '2026-11-24 06:33:15.885706+00', 'sent', ''),
('demo', '01a20c42-42e2-7bb0-a7eb-d9bdd13352bd', '1', '2026-11-24 06:33:18.885587+00', 'sent', ''),
('demo', '01a20c42-42e8-7b2f-8c27-2da34b1a3374', '1', '2026-11-24 06:33:18.891033+00', 'sent', ''),
('demo', '01a20c42-42f4-7e21-b416-6f7789449eae', '1', '2026-11-24 06:33:18.962181+00', 'sent', ''),
('demo', '01a20c42-42f5-7c6f-aa8c-f6ba5c9ecc6e', '1', '2026-11-24 06:33:18.892718+00', 'sent', ''),
('demo', '01a20c42-4a26-7157-9b26-399936bbae37', '1', '2026-11-24 06:33:20.722675+00', 'sent', ''),
('demo', '01a20c42-4a27-7109-9496-b60f7b6504af', '1', '2026-11-24 06:33:20.724854+00', 'sent', ''),
('demo', '01a20c42-61fe-7b7f-88f5-9d45f2c668bf', '1', '2026-11-24 06:33:26.824814+00', 'sent', ''),
('demo', '01a20c42-61ff-7180-b770-a45a886ebb02', '1', '2026-11-24 06:33:26.821686+00', 'sent', ''),
('demo', '01a20c42-78ed-770a-88cf-ab6ab14f5826', '1', '2026-11-24 06:33:32.694963+00', 'sent', ''),
('demo', '01a20c42-78ed-7b9c-a519-90b91f6e8f03', '1', '2026-11-24 06:33:32.698972+00', 'sent', ''),
('demo', '01a20c42-a0d9-710c-a5bd-25758f4e3f4a', '1', '2026-11-24 06:33:42.915956+00', 'sent', ''),
('demo', '01a20c42-af95-77e2-8598-66955df1a426', '1', '2026-11-24 06:33:46.682021+00', 'sent', '');

INSERT INTO "steps" ("tenant", "item", "level", "customer", "bears", "mandatory", "why", "notice_owed", "noticed", "notice", "taken_on", "taken_at", "delivered_on") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-past-due-1', 'first', 'active-past-due', '2026-05-04', 'false', '', 'false', 'true', '01a20c42-af8f-7315-ae1f-1af7f12f4b69', '2026-05-04', '2026-05-04 13:00:00+00', '2026-05-04'),
('demo', 'active-reinstated-1', 'final', 'active-reinstated', '2026-04-20', 'true', '', 'false', 'true', '01a20c42-78ec-72ba-b761-8869f8eab32f', '2026-04-20', '2026-04-20 13:00:00+00', '2026-04-20'),
('demo', 'active-reinstated-1', 'first', 'active-reinstated', '2026-04-01', 'false', '', 'false', 'true', '01a20c42-2ecf-7f1d-8756-398025be2dad', '2026-04-01', '2026-04-01 13:00:00+00', '2026-04-01'),
('demo', 'active-reinstated-1', 'second', 'active-reinstated', '2026-04-08', 'false', '', 'false', 'true', '01a20c42-4a23-7399-9245-3892156e5993', '2026-04-08', '2026-04-08 13:00:00+00', '2026-04-08'),
('demo', 'active-reinstated-1', 'suspend', 'active-reinstated', '2026-04-30', 'false', 'consequence', 'false', 'false', NULL, '2026-04-30', '2026-04-30 13:00:00+00', NULL),
('demo', 'active-reinstated-1', 'upcoming', 'active-reinstated', '2026-03-26', 'false', '', 'false', 'true', '01a20c42-179e-77a4-b578-cf59142a3727', '2026-03-26', '2026-03-26 13:00:00+00', '2026-03-26'),
('demo', 'active-suspended-1', 'final', 'active-suspended', '2026-04-14', 'true', '', 'false', 'true', '01a20c42-61fd-760b-989c-aab5e71db4f4', '2026-04-14', '2026-04-14 13:00:00+00', '2026-04-14'),
('demo', 'active-suspended-1', 'first', 'active-suspended', '2026-03-28', 'false', '', 'false', 'true', '01a20c42-2752-7220-9975-ab3c5eabc1d4', '2026-03-30', '2026-03-30 13:00:00+00', '2026-03-30'),
('demo', 'active-suspended-1', 'second', 'active-suspended', '2026-04-04', 'false', '', 'false', 'true', '01a20c42-42f2-7466-807d-6bf1e1b122b6', '2026-04-06', '2026-04-06 13:00:00+00', '2026-04-06'),
('demo', 'active-suspended-1', 'suspend', 'active-suspended', '2026-04-24', 'false', 'consequence', 'false', 'false', NULL, '2026-04-24', '2026-04-24 13:00:00+00', NULL),
('demo', 'failed-1', 'final', 'failed', '2026-04-03', 'true', '', 'false', 'true', '01a20c42-3759-71b8-8f39-dceb9cc0b2b3', '2026-04-03', '2026-04-03 13:00:00+00', '2026-04-03'),
('demo', 'failed-1', 'first', 'failed', '2026-03-07', 'false', '', 'false', 'true', '01a20c41-d4dd-776d-a9ab-651dc7ab9a15', '2026-03-09', '2026-03-09 13:00:00+00', NULL),
('demo', 'failed-1', 'second', 'failed', '2026-03-24', 'false', '', 'false', 'true', '01a20c41-f0b1-7f1c-847c-702a78990728', '2026-03-24', '2026-03-24 13:00:00+00', '2026-03-24'),
('demo', 'failed-1', 'suspend', 'failed', '2026-04-13', 'false', 'consequence', 'false', 'false', NULL, '2026-04-13', '2026-04-13 13:00:00+00', NULL),
('demo', 'in-two-parts-1', 'first', 'in-two-parts', '2026-03-28', 'false', '', 'false', 'true', '01a20c42-2739-7c41-9de5-ee17ece3dc55', '2026-03-30', '2026-03-30 13:00:00+00', '2026-03-30'),
('demo', 'in-two-parts-1', 'second', 'in-two-parts', '2026-04-04', 'false', '', 'false', 'true', '01a20c42-42de-7e4f-a8af-d85f084912d3', '2026-04-06', '2026-04-06 13:00:00+00', '2026-04-06'),
('demo', 'prepay-01a20c42-12a6-721c-ac45-7fcc1c60ac50', 'prepayment', 'closed-prepay-expired', '2026-03-27', 'false', '', 'false', 'true', '01a20c42-1b5b-740e-85f1-71381af61b8a', '2026-03-27', '2026-03-27 13:00:00+00', '2026-03-27');

INSERT INTO "tenant_files" ("tenant", "version", "file", "created_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '1', E'\\x6e616d653a204c69676874686f75736520436c6f75640a706f7374616c5f616464726573733a203120486172626f7572205374726565742c20426f73746f6e2c204d412030323131302c20556e69746564205374617465730a6c6f63616c653a20656e2d55530a74696d655f7a6f6e653a20416d65726963612f4e65775f596f726b0a', '2026-11-24 06:32:42.944792+00');

INSERT INTO "timeline" ("tenant", "customer", "seq", "at", "wall", "what", "who", "why", "policy", "policy_version", "balances", "detail") OVERRIDING SYSTEM VALUE VALUES
('demo', 'active-current', '207', '2026-05-04 19:24:08.359776+00', '2026-11-24 06:33:46.86488+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-current', '208', '2026-05-04 19:24:08.359776+00', '2026-11-24 06:33:46.86488+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-b076-7676-8c40-020c843891fc"}'),
('demo', 'active-current', '209', '2026-05-05 02:05:57.587193+00', '2026-11-24 06:33:47.143922+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-b076-7676-8c40-020c843891fc"}'),
('demo', 'active-current', '210', '2026-05-05 02:28:23.953209+00', '2026-11-24 06:33:47.159505+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-b076-7676-8c40-020c843891fc"}'),
('demo', 'active-current', '215', '2026-05-05 06:38:12.126163+00', '2026-11-24 06:33:47.332979+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c42-b292-7a76-a2b1-8c3523e5237d", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-05-05"}'),
('demo', 'active-current', '216', '2026-05-05 06:38:12.126163+00', '2026-11-24 06:33:47.332979+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c42-b076-7676-8c40-020c843891fc"}'),
('demo', 'active-current', '217', '2026-05-05 10:27:36.509904+00', '2026-11-24 06:33:47.492289+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-current', '220', '2026-05-05 11:32:12.264432+00', '2026-11-24 06:33:47.537147+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-current-payment-1"}'),
('demo', 'active-current', '222', '2026-05-05 17:35:56.481417+00', '2026-11-24 06:33:47.789742+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-current', '223', '2026-05-05 17:35:56.481417+00', '2026-11-24 06:33:47.789742+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-current', '224', '2026-05-05 19:37:17.447001+00', '2026-11-24 06:33:47.874013+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-current', '225', '2026-05-06 01:51:49.872988+00', '2026-11-24 06:33:48.13411+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-current-1", "kind": "standard", "amount": {"minor": 18950, "currency": "USD"}, "due_on": "2026-05-25"}'),
('demo', 'active-past-due', '186', '2026-05-01 02:34:26.430499+00', '2026-11-24 06:33:43.1637+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-past-due', '187', '2026-05-01 02:34:26.430499+00', '2026-11-24 06:33:43.1637+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-a1fd-7467-ae7c-65efdf4474c7"}'),
('demo', 'active-past-due', '188', '2026-05-01 04:02:25.0531+00', '2026-11-24 06:33:43.224795+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-a1fd-7467-ae7c-65efdf4474c7"}'),
('demo', 'active-past-due', '189', '2026-05-01 04:07:00.101452+00', '2026-11-24 06:33:43.227979+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-a1fd-7467-ae7c-65efdf4474c7"}'),
('demo', 'active-past-due', '190', '2026-05-01 07:35:14.9515+00', '2026-11-24 06:33:43.372595+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c42-a2ce-724f-a3d7-07b7941e3982", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-05-01"}'),
('demo', 'active-past-due', '191', '2026-05-01 07:35:14.9515+00', '2026-11-24 06:33:43.372595+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c42-a1fd-7467-ae7c-65efdf4474c7"}'),
('demo', 'active-past-due', '192', '2026-05-01 09:00:19.49158+00', '2026-11-24 06:33:43.431675+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-past-due', '193', '2026-05-01 12:17:02.194339+00', '2026-11-24 06:33:43.568281+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-past-due-payment-1"}'),
('demo', 'active-past-due', '194', '2026-05-01 13:13:46.229059+00', '2026-11-24 06:33:43.607679+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-past-due', '195', '2026-05-01 13:13:46.229059+00', '2026-11-24 06:33:43.607679+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-past-due', '196', '2026-05-01 19:38:10.877107+00', '2026-11-24 06:33:43.874631+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-past-due', '197', '2026-05-01 21:54:29.66734+00', '2026-11-24 06:33:43.969293+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-past-due-1", "kind": "standard", "amount": {"minor": 31000, "currency": "USD"}, "due_on": "2026-05-01"}'),
('demo', 'active-past-due', '198', '2026-05-02 13:00:00+00', '2026-11-24 06:33:44.628155+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-past-due', '199', '2026-05-04 13:00:00+00', '2026-11-24 06:33:46.637009+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-past-due-1"], "level": "first", "total": {"minor": 31000, "currency": "USD"}, "notice": "01a20c42-af8f-7315-ae1f-1af7f12f4b69"}'),
('demo', 'active-past-due', '200', '2026-05-04 13:00:00+00', '2026-11-24 06:33:46.667524+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 31000, "currency": "USD"}, "notice": "01a20c42-af8f-7315-ae1f-1af7f12f4b69", "channel": "email", "message": "01a20c42-af95-77e2-8598-66955df1a426"}'),
('demo', 'active-past-due', '201', '2026-05-04 15:00:49.3471+00', '2026-11-24 06:33:46.682021+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20c42-af8f-7315-ae1f-1af7f12f4b69", "channel": "email", "message": "01a20c42-af95-77e2-8598-66955df1a426"}'),
('demo', 'active-past-due', '202', '2026-05-04 15:00:49.3471+00', '2026-11-24 06:33:46.682021+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 31000, "currency": "USD"}]', '{"on": "2026-05-04", "level": "first", "notice": "01a20c42-af8f-7315-ae1f-1af7f12f4b69"}'),
('demo', 'active-reinstated', '57', '2026-03-24 19:08:57.441379+00', '2026-11-24 06:33:05.854337+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-reinstated', '58', '2026-03-24 19:08:57.441379+00', '2026-11-24 06:33:05.854337+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-103f-7df3-9439-adc7e047c65c"}'),
('demo', 'active-reinstated', '69', '2026-03-25 01:51:22.15656+00', '2026-11-24 06:33:06.13379+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-103f-7df3-9439-adc7e047c65c"}'),
('demo', 'active-reinstated', '70', '2026-03-25 02:06:30.157142+00', '2026-11-24 06:33:06.144299+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-103f-7df3-9439-adc7e047c65c"}'),
('demo', 'active-reinstated', '71', '2026-03-25 04:43:24.562934+00', '2026-11-24 06:33:06.253262+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c42-11d3-74c3-bb42-71f6e2d8c0dc", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-25"}'),
('demo', 'active-reinstated', '72', '2026-03-25 04:43:24.562934+00', '2026-11-24 06:33:06.253262+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c42-103f-7df3-9439-adc7e047c65c"}'),
('demo', 'active-reinstated', '77', '2026-03-25 08:16:17.133168+00', '2026-11-24 06:33:06.401093+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-reinstated', '86', '2026-03-25 09:36:38.898835+00', '2026-11-24 06:33:06.4569+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-reinstated-payment-1"}'),
('demo', 'active-reinstated', '89', '2026-03-25 13:27:27.033552+00', '2026-11-24 06:33:06.617179+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-reinstated', '90', '2026-03-25 13:27:27.033552+00', '2026-11-24 06:33:06.617179+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-reinstated', '96', '2026-03-25 16:15:32.168851+00', '2026-11-24 06:33:06.733905+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-reinstated', '100', '2026-03-25 19:34:47.037129+00', '2026-11-24 06:33:06.872272+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-reinstated-1", "kind": "standard", "amount": {"minor": 48000, "currency": "USD"}, "due_on": "2026-03-29"}'),
('demo', 'active-reinstated', '106', '2026-03-26 13:00:00+00', '2026-11-24 06:33:07.715763+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "upcoming", "items": ["active-reinstated-1"], "level": "upcoming", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-179e-77a4-b578-cf59142a3727"}'),
('demo', 'active-reinstated', '108', '2026-03-26 13:00:00+00', '2026-11-24 06:33:07.806474+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "upcoming", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-179e-77a4-b578-cf59142a3727", "channel": "email", "message": "01a20c42-179f-73c6-8880-3d26de1a06ad"}'),
('demo', 'active-reinstated', '109', '2026-03-26 18:11:53.332742+00', '2026-11-24 06:33:07.814706+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "upcoming", "state": "accepted", "notice": "01a20c42-179e-77a4-b578-cf59142a3727", "channel": "email", "message": "01a20c42-179f-73c6-8880-3d26de1a06ad"}'),
('demo', 'active-reinstated', '110', '2026-03-26 18:11:53.332742+00', '2026-11-24 06:33:07.814706+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-03-26", "level": "upcoming", "notice": "01a20c42-179e-77a4-b578-cf59142a3727"}'),
('demo', 'active-reinstated', '123', '2026-03-30 13:00:00+00', '2026-11-24 06:33:11.881699+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-reinstated', '126', '2026-04-01 13:00:00+00', '2026-11-24 06:33:13.676087+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-reinstated-1"], "level": "first", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-2ecf-7f1d-8756-398025be2dad"}'),
('demo', 'active-reinstated', '127', '2026-04-01 13:00:00+00', '2026-11-24 06:33:13.695928+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-2ecf-7f1d-8756-398025be2dad", "channel": "email", "message": "01a20c42-2ed0-7ee2-82a4-a47db5a97315"}'),
('demo', 'active-reinstated', '128', '2026-04-01 15:28:23.367878+00', '2026-11-24 06:33:13.701165+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20c42-2ecf-7f1d-8756-398025be2dad", "channel": "email", "message": "01a20c42-2ed0-7ee2-82a4-a47db5a97315"}'),
('demo', 'active-reinstated', '129', '2026-04-01 15:28:23.367878+00', '2026-11-24 06:33:13.701165+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-04-01", "level": "first", "notice": "01a20c42-2ecf-7f1d-8756-398025be2dad"}'),
('demo', 'active-reinstated', '151', '2026-04-08 13:00:00+00', '2026-11-24 06:33:20.667658+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-reinstated-1"], "level": "second", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-4a23-7399-9245-3892156e5993"}'),
('demo', 'active-reinstated', '152', '2026-04-08 13:00:00+00', '2026-11-24 06:33:20.706104+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-4a23-7399-9245-3892156e5993", "channel": "email", "message": "01a20c42-4a26-7157-9b26-399936bbae37"}'),
('demo', 'active-reinstated', '153', '2026-04-08 13:00:00+00', '2026-11-24 06:33:20.717416+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-4a23-7399-9245-3892156e5993", "channel": "sms", "message": "01a20c42-4a27-7109-9496-b60f7b6504af"}'),
('demo', 'active-reinstated', '154', '2026-04-08 15:59:21.844924+00', '2026-11-24 06:33:20.722675+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c42-4a23-7399-9245-3892156e5993", "channel": "email", "message": "01a20c42-4a26-7157-9b26-399936bbae37"}'),
('demo', 'active-reinstated', '155', '2026-04-08 15:59:21.844924+00', '2026-11-24 06:33:20.722675+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-04-08", "level": "second", "notice": "01a20c42-4a23-7399-9245-3892156e5993"}'),
('demo', 'active-reinstated', '156', '2026-04-08 16:02:30.122016+00', '2026-11-24 06:33:20.724854+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c42-4a23-7399-9245-3892156e5993", "channel": "sms", "message": "01a20c42-4a27-7109-9496-b60f7b6504af"}'),
('demo', 'active-reinstated', '166', '2026-04-20 13:00:00+00', '2026-11-24 06:33:32.649239+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-reinstated-1"], "level": "final", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-78ec-72ba-b761-8869f8eab32f"}'),
('demo', 'active-reinstated', '167', '2026-04-20 13:00:00+00', '2026-11-24 06:33:32.687611+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-78ec-72ba-b761-8869f8eab32f", "channel": "email", "message": "01a20c42-78ed-770a-88cf-ab6ab14f5826"}'),
('demo', 'active-reinstated', '168', '2026-04-20 13:00:00+00', '2026-11-24 06:33:32.687273+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-78ec-72ba-b761-8869f8eab32f", "channel": "sms", "message": "01a20c42-78ed-7b9c-a519-90b91f6e8f03"}'),
('demo', 'active-reinstated', '169', '2026-04-20 15:25:13.92672+00', '2026-11-24 06:33:32.698972+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20c42-78ec-72ba-b761-8869f8eab32f", "channel": "sms", "message": "01a20c42-78ed-7b9c-a519-90b91f6e8f03"}'),
('demo', 'active-reinstated', '170', '2026-04-20 15:25:13.92672+00', '2026-11-24 06:33:32.698972+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-04-20", "level": "final", "notice": "01a20c42-78ec-72ba-b761-8869f8eab32f"}'),
('demo', 'active-reinstated', '171', '2026-04-20 15:19:27.534345+00', '2026-11-24 06:33:32.694963+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20c42-78ec-72ba-b761-8869f8eab32f", "channel": "email", "message": "01a20c42-78ed-770a-88cf-ab6ab14f5826"}'),
('demo', 'active-reinstated', '175', '2026-04-30 13:00:00+00', '2026-11-24 06:33:42.694541+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"item": "active-reinstated-1", "bears": "2026-04-30", "level": "suspend"}'),
('demo', 'active-reinstated', '176', '2026-04-30 13:00:00+00', '2026-11-24 06:33:42.694541+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'active-reinstated', '177', '2026-04-30 15:43:29.079033+00', '2026-11-24 06:33:42.711648+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'active-reinstated', '178', '2026-04-30 18:58:35.611939+00', '2026-11-24 06:33:42.84714+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 48000, "currency": "USD"}, "invoice": "active-reinstated-1", "payment": "active-reinstated-payment-2"}'),
('demo', 'active-reinstated', '179', '2026-04-30 19:29:10.604601+00', '2026-11-24 06:33:42.868378+00', 'episode.ended', 'arrears', 'nothing is overdue that has not come to its end', 'standard', '1', '[]', '{"episode": 1}'),
('demo', 'active-reinstated', '180', '2026-04-30 19:29:10.604601+00', '2026-11-24 06:33:42.868378+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "suspended", "access": "full", "reasons": [], "version": 3}'),
('demo', 'active-reinstated', '181', '2026-04-30 19:29:10.604601+00', '2026-11-24 06:33:42.868378+00', 'notice.planned', 'arrears', 'the policy names a notice for this event', 'standard', '1', '[]', '{"kind": "event", "level": "reinstated", "notice": "01a20c42-a0d8-7849-b0a6-b47732246fe9"}'),
('demo', 'active-reinstated', '182', '2026-04-30 19:29:10.604601+00', '2026-11-24 06:33:42.903775+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[]', '{"items": 0, "level": "reinstated", "state": "claimed", "total": {"minor": 0, "currency": ""}, "notice": "01a20c42-a0d8-7849-b0a6-b47732246fe9", "channel": "email", "message": "01a20c42-a0d9-710c-a5bd-25758f4e3f4a"}'),
('demo', 'active-reinstated', '183', '2026-04-30 20:37:41.352787+00', '2026-11-24 06:33:42.915956+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "accepted", "notice": "01a20c42-a0d8-7849-b0a6-b47732246fe9", "channel": "email", "message": "01a20c42-a0d9-710c-a5bd-25758f4e3f4a"}'),
('demo', 'active-reinstated', '184', '2026-04-30 20:37:41.352787+00', '2026-11-24 06:33:42.915956+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[]', '{"on": "2026-04-30", "level": "reinstated", "notice": "01a20c42-a0d8-7849-b0a6-b47732246fe9"}'),
('demo', 'active-reinstated', '185', '2026-04-30 20:54:40.874601+00', '2026-11-24 06:33:42.927756+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 3}'),
('demo', 'active-suspended', '60', '2026-03-24 19:02:34.535673+00', '2026-11-24 06:33:05.849905+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'active-suspended', '61', '2026-03-24 19:02:34.535673+00', '2026-11-24 06:33:05.849905+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-1054-7650-9c50-c1d69a853a48"}'),
('demo', 'active-suspended', '78', '2026-03-25 08:18:29.744208+00', '2026-11-24 06:33:06.402627+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-1054-7650-9c50-c1d69a853a48"}'),
('demo', 'active-suspended', '79', '2026-03-25 08:43:46.277788+00', '2026-11-24 06:33:06.42018+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-1054-7650-9c50-c1d69a853a48"}'),
('demo', 'active-suspended', '84', '2026-03-25 09:42:02.756016+00', '2026-11-24 06:33:06.460648+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c42-12ab-76d3-aba4-6c80f01d0045", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-25"}'),
('demo', 'active-suspended', '85', '2026-03-25 09:42:02.756016+00', '2026-11-24 06:33:06.460648+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c42-1054-7650-9c50-c1d69a853a48"}'),
('demo', 'active-suspended', '88', '2026-03-25 12:05:46.370688+00', '2026-11-24 06:33:06.560459+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'active-suspended', '91', '2026-03-25 14:11:19.909996+00', '2026-11-24 06:33:06.647652+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "active-suspended-payment-1"}'),
('demo', 'active-suspended', '94', '2026-03-25 15:28:30.571564+00', '2026-11-24 06:33:06.701248+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'active-suspended', '95', '2026-03-25 15:28:30.571564+00', '2026-11-24 06:33:06.701248+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'active-suspended', '99', '2026-03-25 17:51:21.621859+00', '2026-11-24 06:33:06.80045+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'active-suspended', '101', '2026-03-25 19:38:53.142259+00', '2026-11-24 06:33:06.87512+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "active-suspended-1", "kind": "standard", "amount": {"minor": 48000, "currency": "USD"}, "due_on": "2026-03-25"}'),
('demo', 'active-suspended', '107', '2026-03-26 13:00:00+00', '2026-11-24 06:33:07.757852+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'active-suspended', '116', '2026-03-30 13:00:00+00', '2026-11-24 06:33:11.758973+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-suspended-1"], "level": "first", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-2752-7220-9975-ab3c5eabc1d4"}'),
('demo', 'active-suspended', '120', '2026-03-30 13:00:00+00', '2026-11-24 06:33:11.814933+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-2752-7220-9975-ab3c5eabc1d4", "channel": "email", "message": "01a20c42-2753-720b-ac8a-08bad196afd5"}'),
('demo', 'active-suspended', '121', '2026-03-30 18:30:20.434694+00', '2026-11-24 06:33:11.82752+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20c42-2752-7220-9975-ab3c5eabc1d4", "channel": "email", "message": "01a20c42-2753-720b-ac8a-08bad196afd5"}'),
('demo', 'active-suspended', '122', '2026-03-30 18:30:20.434694+00', '2026-11-24 06:33:11.82752+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-03-30", "level": "first", "notice": "01a20c42-2752-7220-9975-ab3c5eabc1d4"}'),
('demo', 'active-suspended', '137', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.827428+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-suspended-1"], "level": "second", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-42f2-7466-807d-6bf1e1b122b6"}'),
('demo', 'active-suspended', '142', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.872963+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-42f2-7466-807d-6bf1e1b122b6", "channel": "sms", "message": "01a20c42-42f5-7c6f-aa8c-f6ba5c9ecc6e"}'),
('demo', 'active-suspended', '144', '2026-04-06 20:04:13.569715+00', '2026-11-24 06:33:18.892718+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c42-42f2-7466-807d-6bf1e1b122b6", "channel": "sms", "message": "01a20c42-42f5-7c6f-aa8c-f6ba5c9ecc6e"}'),
('demo', 'active-suspended', '145', '2026-04-06 20:04:13.569715+00', '2026-11-24 06:33:18.892718+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-04-06", "level": "second", "notice": "01a20c42-42f2-7466-807d-6bf1e1b122b6"}'),
('demo', 'active-suspended', '146', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.875474+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-42f2-7466-807d-6bf1e1b122b6", "channel": "email", "message": "01a20c42-42f4-7e21-b416-6f7789449eae"}'),
('demo', 'active-suspended', '147', '2026-04-06 21:44:15.206265+00', '2026-11-24 06:33:18.962181+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c42-42f2-7466-807d-6bf1e1b122b6", "channel": "email", "message": "01a20c42-42f4-7e21-b416-6f7789449eae"}'),
('demo', 'active-suspended', '160', '2026-04-14 13:00:00+00', '2026-11-24 06:33:26.778552+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"kind": "ladder", "items": ["active-suspended-1"], "level": "final", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-61fd-760b-989c-aab5e71db4f4"}'),
('demo', 'active-suspended', '161', '2026-04-14 13:00:00+00', '2026-11-24 06:33:26.809835+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-61fd-760b-989c-aab5e71db4f4", "channel": "sms", "message": "01a20c42-61ff-7180-b770-a45a886ebb02"}'),
('demo', 'active-suspended', '162', '2026-04-14 13:00:00+00', '2026-11-24 06:33:26.816153+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 48000, "currency": "USD"}, "notice": "01a20c42-61fd-760b-989c-aab5e71db4f4", "channel": "email", "message": "01a20c42-61fe-7b7f-88f5-9d45f2c668bf"}'),
('demo', 'active-suspended', '163', '2026-04-14 18:21:56.4139+00', '2026-11-24 06:33:26.821686+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20c42-61fd-760b-989c-aab5e71db4f4", "channel": "sms", "message": "01a20c42-61ff-7180-b770-a45a886ebb02"}'),
('demo', 'active-suspended', '164', '2026-04-14 18:21:56.4139+00', '2026-11-24 06:33:26.821686+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"on": "2026-04-14", "level": "final", "notice": "01a20c42-61fd-760b-989c-aab5e71db4f4"}'),
('demo', 'active-suspended', '165', '2026-04-14 18:26:26.700316+00', '2026-11-24 06:33:26.824814+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20c42-61fd-760b-989c-aab5e71db4f4", "channel": "email", "message": "01a20c42-61fe-7b7f-88f5-9d45f2c668bf"}'),
('demo', 'active-suspended', '172', '2026-04-24 13:00:00+00', '2026-11-24 06:33:36.685808+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"item": "active-suspended-1", "bears": "2026-04-24", "level": "suspend"}'),
('demo', 'active-suspended', '173', '2026-04-24 13:00:00+00', '2026-11-24 06:33:36.685808+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'active-suspended', '174', '2026-04-24 15:43:53.803344+00', '2026-11-24 06:33:36.711934+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 48000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'awaiting-prepayment', '204', '2026-05-04 18:58:13.61735+00', '2026-11-24 06:33:46.846885+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'awaiting-prepayment', '205', '2026-05-04 18:58:13.61735+00', '2026-11-24 06:33:46.846885+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-b06e-72b0-b827-ed365bbe0545"}'),
('demo', 'awaiting-prepayment', '213', '2026-05-05 05:59:23.102707+00', '2026-11-24 06:33:47.306023+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-b06e-72b0-b827-ed365bbe0545"}'),
('demo', 'awaiting-prepayment', '214', '2026-05-05 06:10:01.906896+00', '2026-11-24 06:33:47.313416+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-b06e-72b0-b827-ed365bbe0545"}'),
('demo', 'awaiting-prepayment', '218', '2026-05-05 11:29:29.771606+00', '2026-11-24 06:33:47.535267+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c42-b313-7505-ac42-be8e2337d6a2", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-05-05"}'),
('demo', 'awaiting-prepayment', '219', '2026-05-05 11:29:29.771606+00', '2026-11-24 06:33:47.535267+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c42-b06e-72b0-b827-ed365bbe0545"}'),
('demo', 'awaiting-prepayment', '221', '2026-05-05 15:14:27.325881+00', '2026-11-24 06:33:47.691488+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'closed-prepay-expired', '55', '2026-03-24 18:57:24.041894+00', '2026-11-24 06:33:05.846311+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'closed-prepay-expired', '56', '2026-03-24 18:57:24.041894+00', '2026-11-24 06:33:05.846311+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-103e-7dda-b571-664f7daa9394"}'),
('demo', 'closed-prepay-expired', '75', '2026-03-25 06:22:42.84984+00', '2026-11-24 06:33:06.322224+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-103e-7dda-b571-664f7daa9394"}'),
('demo', 'closed-prepay-expired', '76', '2026-03-25 06:30:07.752384+00', '2026-11-24 06:33:06.327373+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-103e-7dda-b571-664f7daa9394"}'),
('demo', 'closed-prepay-expired', '81', '2026-03-25 09:40:42.39408+00', '2026-11-24 06:33:06.459718+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c42-12a6-721c-ac45-7fcc1c60ac50", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-25"}'),
('demo', 'closed-prepay-expired', '83', '2026-03-25 09:40:42.39408+00', '2026-11-24 06:33:06.459718+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c42-103e-7dda-b571-664f7daa9394"}'),
('demo', 'closed-prepay-expired', '93', '2026-03-25 14:56:19.38624+00', '2026-11-24 06:33:06.678896+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'closed-prepay-expired', '111', '2026-03-27 13:00:00+00', '2026-11-24 06:33:08.698128+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"kind": "prepayment", "items": ["prepay-01a20c42-12a6-721c-ac45-7fcc1c60ac50"], "level": "prepayment", "total": {"minor": 10000, "currency": "USD"}, "notice": "01a20c42-1b5b-740e-85f1-71381af61b8a"}'),
('demo', 'closed-prepay-expired', '112', '2026-03-27 13:00:00+00', '2026-11-24 06:33:08.715524+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"items": 1, "level": "prepayment", "state": "claimed", "total": {"minor": 10000, "currency": "USD"}, "notice": "01a20c42-1b5b-740e-85f1-71381af61b8a", "channel": "email", "message": "01a20c42-1b5b-7e4a-a35d-531c3dd0fbda"}'),
('demo', 'closed-prepay-expired', '113', '2026-03-27 15:57:14.661187+00', '2026-11-24 06:33:08.721203+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"code": "", "level": "prepayment", "state": "accepted", "notice": "01a20c42-1b5b-740e-85f1-71381af61b8a", "channel": "email", "message": "01a20c42-1b5b-7e4a-a35d-531c3dd0fbda"}'),
('demo', 'closed-prepay-expired', '114', '2026-03-27 15:57:14.661187+00', '2026-11-24 06:33:08.721203+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"on": "2026-03-27", "level": "prepayment", "notice": "01a20c42-1b5b-740e-85f1-71381af61b8a"}'),
('demo', 'closed-prepay-expired', '150', '2026-04-08 09:40:42.39408+00', '2026-11-24 06:33:20.576839+00', 'phase.closed', 'arrears', 'prepay_expired', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "awaiting_prepayment"}'),
('demo', 'closed-verify-expired', '52', '2026-03-24 19:03:59.967907+00', '2026-11-24 06:33:05.850894+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'closed-verify-expired', '54', '2026-03-24 19:03:59.967907+00', '2026-11-24 06:33:05.850894+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-103c-7320-9a36-5679f6087bb3"}'),
('demo', 'closed-verify-expired', '67', '2026-03-25 00:20:06.330796+00', '2026-11-24 06:33:06.070412+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-103c-7320-9a36-5679f6087bb3"}'),
('demo', 'closed-verify-expired', '68', '2026-03-25 00:38:49.821446+00', '2026-11-24 06:33:06.083415+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-103c-7320-9a36-5679f6087bb3"}'),
('demo', 'closed-verify-expired', '125', '2026-03-31 19:03:59.967907+00', '2026-11-24 06:33:13.165769+00', 'phase.closed', 'arrears', 'verify_expired', 'standard', '1', '[]', '{"from": "verifying"}'),
('demo', 'failed', '2', '2026-03-02 04:42:49.211251+00', '2026-11-24 06:32:43.252853+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'failed', '3', '2026-03-02 04:42:49.211251+00', '2026-11-24 06:32:43.252853+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c41-b808-7927-a238-d2fc15ee1d35"}'),
('demo', 'failed', '9', '2026-03-02 18:41:10.331347+00', '2026-11-24 06:32:43.835042+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c41-b808-7927-a238-d2fc15ee1d35"}'),
('demo', 'failed', '10', '2026-03-02 18:46:48.32711+00', '2026-11-24 06:32:43.838954+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c41-b808-7927-a238-d2fc15ee1d35"}'),
('demo', 'failed', '19', '2026-03-02 23:45:14.602694+00', '2026-11-24 06:32:44.046202+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c41-bb1e-79c9-8c57-87f36bb94f86", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-02"}'),
('demo', 'failed', '20', '2026-03-02 23:45:14.602694+00', '2026-11-24 06:32:44.046202+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c41-b808-7927-a238-d2fc15ee1d35"}'),
('demo', 'failed', '24', '2026-03-03 02:43:14.876832+00', '2026-11-24 06:32:44.169816+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'failed', '26', '2026-03-03 04:35:32.481196+00', '2026-11-24 06:32:44.247798+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "failed-payment-1"}'),
('demo', 'failed', '27', '2026-03-03 05:55:18.421449+00', '2026-11-24 06:32:44.303191+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'failed', '28', '2026-03-03 05:55:18.421449+00', '2026-11-24 06:32:44.303191+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'failed', '29', '2026-03-03 07:09:04.027046+00', '2026-11-24 06:32:44.354413+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'failed', '44', '2026-03-04 05:49:57.378835+00', '2026-11-24 06:32:45.299475+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "failed-1", "kind": "standard", "amount": {"minor": 52000, "currency": "USD"}, "due_on": "2026-03-04"}'),
('demo', 'failed', '48', '2026-03-05 14:00:00+00', '2026-11-24 06:32:46.880656+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"episode": 1}'),
('demo', 'failed', '49', '2026-03-09 13:00:00+00', '2026-11-24 06:32:50.647216+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["failed-1"], "level": "first", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c41-d4dd-776d-a9ab-651dc7ab9a15"}'),
('demo', 'failed', '50', '2026-03-09 13:00:00+00', '2026-11-24 06:32:50.679803+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c41-d4dd-776d-a9ab-651dc7ab9a15", "channel": "email", "message": "01a20c41-d4e6-759d-9732-9ed335436401"}'),
('demo', 'failed', '51', '2026-03-16 13:00:00+00', '2026-11-24 06:32:57.775579+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["failed-1"], "level": "second", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c41-f0b1-7f1c-847c-702a78990728"}'),
('demo', 'failed', '62', '2026-03-24 13:00:00+00', '2026-11-24 06:33:05.979374+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c41-f0b1-7f1c-847c-702a78990728", "channel": "sms", "message": "01a20c41-f0b3-761d-8ef2-c990c2fb535b"}'),
('demo', 'failed', '63', '2026-03-24 13:00:00+00', '2026-11-24 06:33:05.996608+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c41-f0b1-7f1c-847c-702a78990728", "channel": "email", "message": "01a20c41-f0b3-71d6-afa6-c18df9cf38f7"}'),
('demo', 'failed', '64', '2026-03-24 22:39:21.799411+00', '2026-11-24 06:33:06.000452+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c41-f0b1-7f1c-847c-702a78990728", "channel": "sms", "message": "01a20c41-f0b3-761d-8ef2-c990c2fb535b"}'),
('demo', 'failed', '65', '2026-03-24 22:39:21.799411+00', '2026-11-24 06:33:06.000452+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-03-24", "level": "second", "notice": "01a20c41-f0b1-7f1c-847c-702a78990728"}'),
('demo', 'failed', '66', '2026-03-24 22:41:32.426966+00', '2026-11-24 06:33:06.001964+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c41-f0b1-7f1c-847c-702a78990728", "channel": "email", "message": "01a20c41-f0b3-71d6-afa6-c18df9cf38f7"}'),
('demo', 'failed', '130', '2026-04-03 13:00:00+00', '2026-11-24 06:33:15.863972+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"kind": "ladder", "items": ["failed-1"], "level": "final", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c42-3759-71b8-8f39-dceb9cc0b2b3"}'),
('demo', 'failed', '131', '2026-04-03 13:00:00+00', '2026-11-24 06:33:15.877954+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c42-3759-71b8-8f39-dceb9cc0b2b3", "channel": "sms", "message": "01a20c42-3759-7e0d-806c-910031d014b0"}'),
('demo', 'failed', '132', '2026-04-03 13:00:00+00', '2026-11-24 06:33:15.881603+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"items": 1, "level": "final", "state": "claimed", "total": {"minor": 52000, "currency": "USD"}, "notice": "01a20c42-3759-71b8-8f39-dceb9cc0b2b3", "channel": "email", "message": "01a20c42-3759-7b61-9c67-f2fc6cbfa838"}'),
('demo', 'failed', '133', '2026-04-03 19:54:07.764451+00', '2026-11-24 06:33:15.885706+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20c42-3759-71b8-8f39-dceb9cc0b2b3", "channel": "sms", "message": "01a20c42-3759-7e0d-806c-910031d014b0"}'),
('demo', 'failed', '134', '2026-04-03 19:54:07.764451+00', '2026-11-24 06:33:15.885706+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"on": "2026-04-03", "level": "final", "notice": "01a20c42-3759-71b8-8f39-dceb9cc0b2b3"}'),
('demo', 'failed', '135', '2026-04-03 20:03:04.040265+00', '2026-11-24 06:33:15.891913+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "level": "final", "state": "accepted", "notice": "01a20c42-3759-71b8-8f39-dceb9cc0b2b3", "channel": "email", "message": "01a20c42-3759-7b61-9c67-f2fc6cbfa838"}'),
('demo', 'failed', '157', '2026-04-13 13:00:00+00', '2026-11-24 06:33:25.748838+00', 'step.taken', 'arrears', 'consequence', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"item": "failed-1", "bears": "2026-04-13", "level": "suspend"}'),
('demo', 'failed', '158', '2026-04-13 13:00:00+00', '2026-11-24 06:33:25.748838+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"from": "full", "access": "suspended", "reasons": ["non_payment"], "version": 2}'),
('demo', 'failed', '159', '2026-04-13 17:36:44.215084+00', '2026-11-24 06:33:25.790295+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[{"minor": 52000, "currency": "USD"}]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'in-two-parts', '53', '2026-03-24 18:48:37.759363+00', '2026-11-24 06:33:05.84022+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'in-two-parts', '59', '2026-03-24 18:48:37.759363+00', '2026-11-24 06:33:05.84022+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-103d-7417-b3bc-27d572e587a8"}'),
('demo', 'in-two-parts', '73', '2026-03-25 05:19:16.605926+00', '2026-11-24 06:33:06.27817+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-103d-7417-b3bc-27d572e587a8"}'),
('demo', 'in-two-parts', '74', '2026-03-25 05:23:48.492211+00', '2026-11-24 06:33:06.281317+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-103d-7417-b3bc-27d572e587a8"}'),
('demo', 'in-two-parts', '80', '2026-03-25 09:38:46.211481+00', '2026-11-24 06:33:06.458374+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c42-12a2-7ce1-b5c2-46d5077473d7", "kind": "prepayment", "amount": {"minor": 5000, "currency": "EUR"}, "due_on": "2026-03-25"}'),
('demo', 'in-two-parts', '82', '2026-03-25 09:38:46.211481+00', '2026-11-24 06:33:06.458374+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c42-103d-7417-b3bc-27d572e587a8"}'),
('demo', 'in-two-parts', '87', '2026-03-25 11:56:10.294454+00', '2026-11-24 06:33:06.553791+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 5000, "currency": "EUR"}]', '{"from": "verifying"}'),
('demo', 'in-two-parts', '92', '2026-03-25 14:11:33.171964+00', '2026-11-24 06:33:06.647806+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 5000, "currency": "EUR"}, "invoice": "", "payment": "in-two-parts-payment-1"}'),
('demo', 'in-two-parts', '97', '2026-03-25 17:30:24.010848+00', '2026-11-24 06:33:06.785894+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'in-two-parts', '98', '2026-03-25 17:30:24.010848+00', '2026-11-24 06:33:06.785894+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'in-two-parts', '102', '2026-03-25 19:59:19.458067+00', '2026-11-24 06:33:06.889314+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'in-two-parts', '103', '2026-03-26 00:15:36.596217+00', '2026-11-24 06:33:07.06729+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "in-two-parts-1", "kind": "standard", "amount": {"minor": 64000, "currency": "EUR"}, "due_on": "2026-03-25"}'),
('demo', 'in-two-parts', '104', '2026-03-26 00:23:16.417017+00', '2026-11-24 06:33:07.072612+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}]', '{"item": "in-two-parts-2", "kind": "standard", "amount": {"minor": 120000, "currency": "JPY"}, "due_on": "2026-06-23"}'),
('demo', 'in-two-parts', '105', '2026-03-26 13:00:00+00', '2026-11-24 06:33:07.681606+00', 'episode.began', 'arrears', 'an item is overdue', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"episode": 1}'),
('demo', 'in-two-parts', '115', '2026-03-30 13:00:00+00', '2026-11-24 06:33:11.734409+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"kind": "ladder", "items": ["in-two-parts-1"], "level": "first", "total": {"minor": 64000, "currency": "EUR"}, "notice": "01a20c42-2739-7c41-9de5-ee17ece3dc55"}'),
('demo', 'in-two-parts', '117', '2026-03-30 13:00:00+00', '2026-11-24 06:33:11.770763+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"items": 1, "level": "first", "state": "claimed", "total": {"minor": 64000, "currency": "EUR"}, "notice": "01a20c42-2739-7c41-9de5-ee17ece3dc55", "channel": "email", "message": "01a20c42-273d-792f-a5bd-19e324901df7"}'),
('demo', 'in-two-parts', '118', '2026-03-30 17:19:58.17288+00', '2026-11-24 06:33:11.778651+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "first", "state": "accepted", "notice": "01a20c42-2739-7c41-9de5-ee17ece3dc55", "channel": "email", "message": "01a20c42-273d-792f-a5bd-19e324901df7"}'),
('demo', 'in-two-parts', '119', '2026-03-30 17:19:58.17288+00', '2026-11-24 06:33:11.778651+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 64000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"on": "2026-03-30", "level": "first", "notice": "01a20c42-2739-7c41-9de5-ee17ece3dc55"}'),
('demo', 'in-two-parts', '124', '2026-03-30 21:02:28.799116+00', '2026-11-24 06:33:11.933172+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"amount": {"minor": 30000, "currency": "EUR"}, "invoice": "in-two-parts-1", "payment": "in-two-parts-payment-2"}'),
('demo', 'in-two-parts', '136', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.806916+00', 'notice.planned', 'arrears', 'the policy''s steps are due', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"kind": "ladder", "items": ["in-two-parts-1"], "level": "second", "total": {"minor": 34000, "currency": "EUR"}, "notice": "01a20c42-42de-7e4f-a8af-d85f084912d3"}'),
('demo', 'in-two-parts', '138', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.864551+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 34000, "currency": "EUR"}, "notice": "01a20c42-42de-7e4f-a8af-d85f084912d3", "channel": "sms", "message": "01a20c42-42e8-7b2f-8c27-2da34b1a3374"}'),
('demo', 'in-two-parts', '139', '2026-04-06 13:00:00+00', '2026-11-24 06:33:18.868541+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"items": 1, "level": "second", "state": "claimed", "total": {"minor": 34000, "currency": "EUR"}, "notice": "01a20c42-42de-7e4f-a8af-d85f084912d3", "channel": "email", "message": "01a20c42-42e2-7bb0-a7eb-d9bdd13352bd"}'),
('demo', 'in-two-parts', '140', '2026-04-06 19:53:57.425222+00', '2026-11-24 06:33:18.885587+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c42-42de-7e4f-a8af-d85f084912d3", "channel": "email", "message": "01a20c42-42e2-7bb0-a7eb-d9bdd13352bd"}'),
('demo', 'in-two-parts', '141', '2026-04-06 19:53:57.425222+00', '2026-11-24 06:33:18.885587+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"on": "2026-04-06", "level": "second", "notice": "01a20c42-42de-7e4f-a8af-d85f084912d3"}'),
('demo', 'in-two-parts', '143', '2026-04-06 20:01:47.993923+00', '2026-11-24 06:33:18.891033+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[{"minor": 34000, "currency": "EUR"}, {"minor": 120000, "currency": "JPY"}]', '{"code": "", "level": "second", "state": "accepted", "notice": "01a20c42-42de-7e4f-a8af-d85f084912d3", "channel": "sms", "message": "01a20c42-42e8-7b2f-8c27-2da34b1a3374"}'),
('demo', 'in-two-parts', '148', '2026-04-07 00:23:53.042496+00', '2026-11-24 06:33:19.073036+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[{"minor": 120000, "currency": "JPY"}]', '{"amount": {"minor": 36000, "currency": "EUR"}, "invoice": "in-two-parts-1", "payment": "in-two-parts-payment-3"}'),
('demo', 'in-two-parts', '149', '2026-04-07 02:47:59.201952+00', '2026-11-24 06:33:19.173107+00', 'episode.ended', 'arrears', 'nothing is overdue that has not come to its end', 'standard', '1', '[{"minor": 120000, "currency": "JPY"}]', '{"episode": 1}'),
('demo', 'retried', '5', '2026-03-02 04:54:02.704262+00', '2026-11-24 06:32:43.260648+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'retried', '6', '2026-03-02 04:54:02.704262+00', '2026-11-24 06:32:43.260648+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c41-b81c-7a1f-b043-668eb9982650"}'),
('demo', 'retried', '12', '2026-03-02 19:29:02.697187+00', '2026-11-24 06:32:43.868287+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c41-b81c-7a1f-b043-668eb9982650"}'),
('demo', 'retried', '14', '2026-03-02 19:36:35.605382+00', '2026-11-24 06:32:43.873529+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c41-b81c-7a1f-b043-668eb9982650"}'),
('demo', 'retried', '16', '2026-03-02 23:44:32.238614+00', '2026-11-24 06:32:44.045712+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c41-bb17-749b-b799-4fcc2534e48d", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-02"}'),
('demo', 'retried', '17', '2026-03-02 23:44:32.238614+00', '2026-11-24 06:32:44.045712+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c41-b81c-7a1f-b043-668eb9982650"}'),
('demo', 'retried', '21', '2026-03-03 01:35:02.766768+00', '2026-11-24 06:32:44.122454+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'retried', '40', '2026-03-03 21:50:10.023676+00', '2026-11-24 06:32:44.966288+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "retried-payment-1"}'),
('demo', 'retried', '45', '2026-03-04 14:00:00+00', '2026-11-24 06:32:46.568926+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'retried', '46', '2026-03-04 14:00:00+00', '2026-11-24 06:32:46.568926+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'retried', '47', '2026-03-05 13:23:23.718451+00', '2026-11-24 06:32:46.614363+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'updated', '1', '2026-03-02 04:37:14.767737+00', '2026-11-24 06:32:43.248982+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'updated', '4', '2026-03-02 04:37:14.767737+00', '2026-11-24 06:32:43.248982+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c41-b808-7e6a-bd32-0c105a44c74c"}'),
('demo', 'updated', '7', '2026-03-02 17:55:41.308032+00', '2026-11-24 06:32:43.803456+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c41-b808-7e6a-bd32-0c105a44c74c"}'),
('demo', 'updated', '8', '2026-03-02 18:11:55.48246+00', '2026-11-24 06:32:43.814731+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c41-b808-7e6a-bd32-0c105a44c74c"}'),
('demo', 'updated', '11', '2026-03-02 19:16:44.30758+00', '2026-11-24 06:32:43.85974+00', 'invoice.received', 'billing', 'an item was issued', 'standard', '1', '[]', '{"item": "prepay-01a20c41-ba5c-70cf-aa5f-c2ed9376b985", "kind": "prepayment", "amount": {"minor": 10000, "currency": "USD"}, "due_on": "2026-03-02"}'),
('demo', 'updated', '13', '2026-03-02 19:16:44.30758+00', '2026-11-24 06:32:43.85974+00', 'verification.approved', 'customer', 'the right code was submitted', 'standard', '1', '[]', '{"answer": "approved", "verification": "01a20c41-b808-7e6a-bd32-0c105a44c74c"}'),
('demo', 'updated', '15', '2026-03-02 22:18:00.468403+00', '2026-11-24 06:32:43.985622+00', 'phase.awaiting_prepayment', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[{"minor": 10000, "currency": "USD"}]', '{"from": "verifying"}'),
('demo', 'updated', '18', '2026-03-02 23:40:42.192912+00', '2026-11-24 06:32:44.043049+00', 'payment.received', 'billing', 'money came in', 'standard', '1', '[]', '{"amount": {"minor": 10000, "currency": "USD"}, "invoice": "", "payment": "updated-payment-1"}'),
('demo', 'updated', '22', '2026-03-03 02:09:31.654857+00', '2026-11-24 06:32:44.1464+00', 'phase.active', 'arrears', 'the gate''s conditions hold', 'standard', '1', '[]', '{"from": "awaiting_prepayment"}'),
('demo', 'updated', '23', '2026-03-03 02:09:31.654857+00', '2026-11-24 06:32:44.1464+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "none", "access": "full", "reasons": [], "version": 1}'),
('demo', 'updated', '25', '2026-03-03 02:55:25.21966+00', '2026-11-24 06:32:44.178269+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 1}'),
('demo', 'updated', '30', '2026-03-03 14:22:35.91336+00', '2026-11-24 06:32:44.655477+00', 'reason.added', 'operator', 'looked strange', 'standard', '1', '[]', '{"reason": "fraud"}'),
('demo', 'updated', '31', '2026-03-03 15:38:15.310435+00', '2026-11-24 06:32:44.708016+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "full", "access": "suspended", "reasons": ["fraud"], "version": 2}'),
('demo', 'updated', '32', '2026-03-03 16:54:11.908454+00', '2026-11-24 06:32:44.760754+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 2}'),
('demo', 'updated', '33', '2026-03-03 18:00:00.872726+00', '2026-11-24 06:32:44.80646+00', 'reason.removed', 'operator', 'was not', 'standard', '1', '[]', '{"reason": "fraud"}'),
('demo', 'updated', '34', '2026-03-03 18:39:28.650816+00', '2026-11-24 06:32:44.833865+00', 'access.decided', 'arrears', 'access follows phase and reasons', 'standard', '1', '[]', '{"from": "suspended", "access": "full", "reasons": [], "version": 3}'),
('demo', 'updated', '35', '2026-03-03 18:39:28.650816+00', '2026-11-24 06:32:44.833865+00', 'notice.planned', 'arrears', 'the policy names a notice for this event', 'standard', '1', '[]', '{"kind": "event", "level": "reinstated", "notice": "01a20c41-be28-74b9-9ce7-b1cbb457072e"}'),
('demo', 'updated', '36', '2026-03-03 18:39:28.650816+00', '2026-11-24 06:32:44.876075+00', 'message.claimed', 'arrears', 'the notice is being sent', 'standard', '1', '[]', '{"items": 0, "level": "reinstated", "state": "claimed", "total": {"minor": 0, "currency": ""}, "notice": "01a20c41-be28-74b9-9ce7-b1cbb457072e", "channel": "email", "message": "01a20c41-be2e-7931-a03c-bef9ade99e4b"}'),
('demo', 'updated', '37', '2026-03-03 19:43:21.939657+00', '2026-11-24 06:32:44.878232+00', 'access.sent', 'arrears', 'provisioning was told', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "version": 3}'),
('demo', 'updated', '38', '2026-03-03 20:23:11.026492+00', '2026-11-24 06:32:44.905883+00', 'message.accepted', 'arrears', 'the provider answered: sent', 'standard', '1', '[]', '{"code": "", "level": "reinstated", "state": "accepted", "notice": "01a20c41-be28-74b9-9ce7-b1cbb457072e", "channel": "email", "message": "01a20c41-be2e-7931-a03c-bef9ade99e4b"}'),
('demo', 'updated', '39', '2026-03-03 20:23:11.026492+00', '2026-11-24 06:32:44.905883+00', 'notice.delivered', 'arrears', 'a message of it was delivered', 'standard', '1', '[]', '{"on": "2026-03-03", "level": "reinstated", "notice": "01a20c41-be28-74b9-9ce7-b1cbb457072e"}'),
('demo', 'verifying', '203', '2026-05-04 18:59:58.17647+00', '2026-11-24 06:33:46.848095+00', 'customer.created', 'billing', 'sign-up', 'standard', '1', '[]', '{"phase": "verifying", "access": "none"}'),
('demo', 'verifying', '206', '2026-05-04 18:59:58.17647+00', '2026-11-24 06:33:46.848095+00', 'verification.asked', 'customer', 'the phone is to be proven', 'standard', '1', '[]', '{"verification": "01a20c42-b06c-720d-8443-a08da1aaab88"}'),
('demo', 'verifying', '211', '2026-05-05 03:12:44.767872+00', '2026-11-24 06:33:47.190301+00', 'verification.claimed', 'arrears', 'a code is being sent', 'standard', '1', '[]', '{"verification": "01a20c42-b06c-720d-8443-a08da1aaab88"}'),
('demo', 'verifying', '212', '2026-05-05 03:43:59.393683+00', '2026-11-24 06:33:47.211998+00', 'verification.sent', 'arrears', 'the provider answered', 'standard', '1', '[]', '{"code": "", "outcome": "sent", "verification": "01a20c42-b06c-720d-8443-a08da1aaab88"}');

INSERT INTO "verifications" ("tenant", "verification", "customer", "state", "phone", "provider_ref", "code", "checks", "tries", "retry_wall", "asked_wall", "started_wall") OVERRIDING SYSTEM VALUE VALUES
('demo', '01a20c41-b808-7927-a238-d2fc15ee1d35', 'failed', 'approved', '+12025550152', 'VE72455807b757b5749283e947d5b43490', '', '0', '1', NULL, '2026-11-24 06:32:43.252853+00', '2026-11-24 06:32:43.835042+00'),
('demo', '01a20c41-b808-7e6a-bd32-0c105a44c74c', 'updated', 'approved', '+12025550153', 'VE989698371fe76fe8527a989dc2a16a67', '', '0', '1', NULL, '2026-11-24 06:32:43.248982+00', '2026-11-24 06:32:43.803456+00'),
('demo', '01a20c41-b81c-7a1f-b043-668eb9982650', 'retried', 'approved', '+12025550151', 'VE319a7e53204a878681c43ddd63bea355', '', '0', '1', NULL, '2026-11-24 06:32:43.260648+00', '2026-11-24 06:32:43.868287+00'),
('demo', '01a20c42-103c-7320-9a36-5679f6087bb3', 'closed-verify-expired', 'accepted', '+12025550157', 'VE1722fdf635b8c4c8cda05810fa77d613', '', '0', '1', NULL, '2026-11-24 06:33:05.850894+00', '2026-11-24 06:33:06.070412+00'),
('demo', '01a20c42-103d-7417-b3bc-27d572e587a8', 'in-two-parts', 'approved', '+12025550156', 'VEd25c117e920b76d789c8481d6165f132', '', '0', '1', NULL, '2026-11-24 06:33:05.84022+00', '2026-11-24 06:33:06.27817+00'),
('demo', '01a20c42-103e-7dda-b571-664f7daa9394', 'closed-prepay-expired', 'approved', '+12025550158', 'VE680b77aeb31f3a3149f2f73f798d6041', '', '0', '1', NULL, '2026-11-24 06:33:05.846311+00', '2026-11-24 06:33:06.322224+00'),
('demo', '01a20c42-103f-7df3-9439-adc7e047c65c', 'active-reinstated', 'approved', '+12025550155', 'VE2461750db0557cfca9527edd4099e97b', '', '0', '1', NULL, '2026-11-24 06:33:05.854337+00', '2026-11-24 06:33:06.13379+00'),
('demo', '01a20c42-1054-7650-9c50-c1d69a853a48', 'active-suspended', 'approved', '+12025550154', 'VE27006afc3cd5e9a4c51dda7fcfe5fe8c', '', '0', '1', NULL, '2026-11-24 06:33:05.849905+00', '2026-11-24 06:33:06.402627+00'),
('demo', '01a20c42-a1fd-7467-ae7c-65efdf4474c7', 'active-past-due', 'approved', '+12025550159', 'VE510637cb3d88a21cec0f74bdc5748154', '', '0', '1', NULL, '2026-11-24 06:33:43.1637+00', '2026-11-24 06:33:43.224795+00'),
('demo', '01a20c42-b06c-720d-8443-a08da1aaab88', 'verifying', 'accepted', '+12025550162', 'VE9daa9d8608d17704ac6ffe15b41a15ce', '', '0', '1', NULL, '2026-11-24 06:33:46.848095+00', '2026-11-24 06:33:47.190301+00'),
('demo', '01a20c42-b06e-72b0-b827-ed365bbe0545', 'awaiting-prepayment', 'approved', '+12025550161', 'VEbb065400d5d1cadd241a545b0f8ef689', '', '0', '1', NULL, '2026-11-24 06:33:46.846885+00', '2026-11-24 06:33:47.306023+00'),
('demo', '01a20c42-b076-7676-8c40-020c843891fc', 'active-current', 'approved', '+12025550160', 'VE383ad2a9f648f339a52e7216c371d47d', '', '0', '1', NULL, '2026-11-24 06:33:46.86488+00', '2026-11-24 06:33:47.143922+00');

SELECT setval('allocations_allocation_seq', 11);
SELECT setval('timeline_seq_seq', 225);
SELECT setval('wake_seq', 42);
ALTER TABLE allocations ENABLE TRIGGER within_amounts;
ALTER TABLE messages ENABLE TRIGGER states;
