-- Publications of many posts at once, and the sweep, without reading those of the whole institution.

DROP INDEX publications_post;
CREATE INDEX publications_of_post ON publications (organisation_id, post_id, created_at);
CREATE INDEX publications_overdue ON publications (late_from) WHERE state = 'scheduled';
