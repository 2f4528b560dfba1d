-- Tables of an application, named as Bonin's would be without bonin_, and a script named as one of Bonin's once was.

CREATE TABLE mode_stamp (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE verification (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE verification_request (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE application (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE person (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE person_key (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE identity (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE ban (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE audit_event (id integer PRIMARY KEY, note varchar(40));
CREATE TABLE schema_history (id integer PRIMARY KEY, note varchar(40));

CREATE INDEX verification_imp_uid ON verification (note);
CREATE INDEX verification_request_imp_uid ON verification_request (note);
CREATE INDEX person_index ON person (note);
CREATE INDEX audit_event_seq ON audit_event (note);

INSERT INTO person (id, note) VALUES (1, 'of the application');
