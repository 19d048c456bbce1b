-- Who may use the console. Nobody is ever deleted: the audit trail names them.
create table person (
  login          varchar(64) primary key,
  name           varchar(100) not null,
  role           varchar(20) not null,                  -- AGENT, SUPERVISOR, ADMIN, AUDITOR
  phone          varchar(200),                          -- such as PJSIP/101; null: takes no calls
  language       varchar(16) not null,
  enabled        boolean not null,
  hash           varchar(300),                          -- of the password (argon2id, PHC); null: has none
  must_change    boolean not null,                      -- the password was told by somebody else
  password_since timestamp(3) with time zone not null
);

-- Who is signed in. The id is SHA-256 of the cookie's value, which is stored nowhere.
create table person_session (
  id        varchar(64) primary key,
  login     varchar(64) not null references person (login),
  began     timestamp(3) with time zone not null,
  last_used timestamp(3) with time zone not null,
  address   varchar(200) not null
);
create index person_session_login on person_session (login);

-- Tokens of programs; the id is SHA-256 of the token.
create table person_token (
  id        varchar(64) primary key,
  owner     varchar(64) not null references person (login),
  name      varchar(100) not null,
  rights    varchar(1000) not null,                     -- words of Right, joined by spaces
  made      timestamp(3) with time zone not null,
  expires   timestamp(3) with time zone not null,
  last_used timestamp(3) with time zone,                -- null: never
  unique (owner, name)
);

-- Who did what; rows are added only.
create table audit_entry (
  seq     bigint generated always as identity primary key,
  at      timestamp(3) with time zone not null,
  who     varchar(200) not null,                        -- a login, and in brackets what stood for it; empty: not known
  address varchar(200) not null,
  act     varchar(40) not null,
  subject varchar(200) not null,                        -- a call, a login, a hotline ...
  detail  varchar(1000) not null
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_who on audit_entry (who, at);
create index audit_entry_subject on audit_entry (subject, at);
