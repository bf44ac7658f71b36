-- First comments are taken down with the copy that they answer.

ALTER TABLE publication_comments ADD COLUMN gone_at BIGINT;
