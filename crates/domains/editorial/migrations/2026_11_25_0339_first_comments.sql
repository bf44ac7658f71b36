-- The first comment of a variant: an answer to it, written once it is out.

ALTER TABLE variants ADD COLUMN first_comment TEXT;
