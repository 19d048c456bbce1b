-- Who is to be called back. A number has at most one open row in a queue: open_key is null once it is over, and
-- nulls do not collide.
create table call_back (
  id          varchar(32) primary key,
  hotline     varchar(200) not null,
  queue       varchar(200) not null,
  number      varchar(24) not null,
  language    varchar(16) not null,
  call_id     varchar(64),
  booked_at   timestamp(3) with time zone not null,
  joined_at   timestamp(3) with time zone not null,
  asked_at    timestamp(3) with time zone not null,
  priority    integer not null,
  attempts    integer not null,
  state       varchar(20) not null,
  state_at    timestamp(3) with time zone not null,
  reason      varchar(400) not null,
  open_key    varchar(230),
  lease_owner varchar(64),
  lease_until timestamp(3) with time zone,
  constraint call_back_once unique (open_key)
);
create index call_back_booked on call_back (booked_at);
