-- Gateways that share this database. One row a run of one: from its start to its end.
create table node_run (
  run      varchar(32) primary key,
  node     varchar(64) not null,
  asterisk varchar(200) not null,                   -- whose queues it watches: those with the same watch the same
  console  varchar(200) not null,                   -- where its HTTP port listens
  began    timestamp(3) with time zone not null,
  seen     timestamp(3) with time zone not null,    -- by this database's clock, as all times here
  ended    timestamp(3) with time zone              -- null: runs, or nobody has noticed yet that it does not
);
create index node_run_seen on node_run (seen);

-- What only one of them does at a time. The token grows with each new holder: who holds an old one is too late.
create table node_lease (
  name     varchar(200) primary key,
  run      varchar(32) not null,
  token    bigint not null,
  held_to  timestamp(3) with time zone not null
);

-- By which run a call is (or was) led; null: by one of an older version.
alter table call_event add column run varchar(32);
alter table call_context add column run varchar(32);

-- Tries to sign in that failed, counted by all gateways together.
create table sign_in_try (
  name      varchar(200) primary key,               -- L login, A address, K a login known from an address
  failures  integer not null,
  last_try  timestamp(3) with time zone not null,
  locked_to timestamp(3) with time zone not null    -- no other try before
);
create index sign_in_try_locked_to on sign_in_try (locked_to);
