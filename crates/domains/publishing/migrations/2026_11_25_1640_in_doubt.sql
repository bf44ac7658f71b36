-- Those in doubt are looked for every few seconds, among all that wait.

CREATE INDEX publications_in_doubt ON publications (id) WHERE state = 'to_verify';
