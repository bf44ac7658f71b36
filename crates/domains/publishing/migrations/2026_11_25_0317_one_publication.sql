-- A variant never has two publications that count: what could send a text twice cannot be stored.

CREATE UNIQUE INDEX publications_of_variant ON publications (variant_id) WHERE state <> 'cancelled';
