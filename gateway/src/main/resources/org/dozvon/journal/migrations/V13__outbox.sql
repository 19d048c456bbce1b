-- Events that are still to be told to the outside: rows of call_event, which go when they were taken.
create table outbox (
  seq     bigint primary key,
  call_id varchar(64) not null,
  at      timestamp(3) with time zone not null
);
create index outbox_at on outbox (at);
