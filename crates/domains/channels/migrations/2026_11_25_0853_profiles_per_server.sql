-- Two servers of one network may give the same id to two profiles: there, the server tells them apart.
-- Empty where ids are the network's own.

ALTER TABLE channels ADD COLUMN remote_server TEXT NOT NULL DEFAULT '';
UPDATE channels SET remote_server = server WHERE network = 'mastodon';
DROP INDEX channels_remote;
CREATE UNIQUE INDEX channels_remote ON channels (organisation_id, network, remote_server, remote_id);
