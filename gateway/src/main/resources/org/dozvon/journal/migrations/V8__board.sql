-- Who has said that they know of an alarm. The alarm itself is a step of the keeper.
create table alarm_seen (
  number bigint not null,                        -- of the keeper's step
  raised timestamp(3) with time zone not null,   -- a keeper that has lost its memory counts from 1 again
  login  varchar(100) not null,
  name   varchar(200) not null,
  at     timestamp(3) with time zone not null,
  primary key (number, raised)
);
create index alarm_seen_at on alarm_seen (at);
