-- What goes with the text of a variant: who sees it, a warning, the mark of sensitive media.

ALTER TABLE variants ADD COLUMN visibility TEXT NOT NULL DEFAULT 'public';
ALTER TABLE variants ADD COLUMN warning TEXT;
ALTER TABLE variants ADD COLUMN is_media_sensitive BOOLEAN NOT NULL DEFAULT FALSE;
