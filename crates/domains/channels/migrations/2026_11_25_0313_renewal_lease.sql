-- One renewal of a channel's credentials at a time, whichever process asks.

ALTER TABLE channel_credentials ADD COLUMN renewing_until BIGINT;
