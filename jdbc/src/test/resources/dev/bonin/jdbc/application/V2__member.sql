CREATE TABLE member (id integer PRIMARY KEY, person_id integer REFERENCES person (id));

INSERT INTO member (id, person_id) VALUES (7, 1);
