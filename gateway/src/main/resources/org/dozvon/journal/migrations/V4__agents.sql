-- What people did: one row a state; the last one of a phone has no end.
create table agent_state (
  seq    bigint generated always as identity primary key,
  phone  varchar(200) not null,
  name   varchar(200) not null,
  state  varchar(20) not null,                    -- READY, PAUSED, LOGGED_OUT
  reason varchar(200) not null,
  queues varchar(2000) not null,                  -- name:penalty, joined by &
  began  timestamp(3) with time zone not null,
  ended  timestamp(3) with time zone
);
create index agent_state_phone on agent_state (phone, seq);
create index agent_state_began on agent_state (began);

-- Who answered whom: the last one of a number may be rung first when the number calls again.
create table agent_call (
  seq     bigint generated always as identity primary key,
  phone   varchar(200) not null,
  number  varchar(40) not null,                   -- empty: not told
  call_id varchar(64) not null,                   -- empty: came past the bot
  queue   varchar(200) not null,
  at      timestamp(3) with time zone not null
);
create index agent_call_number on agent_call (number, at);

-- What calls were about and what came of them, by who took them.
create table agent_wrap_up (
  seq     bigint generated always as identity primary key,
  phone   varchar(200) not null,
  at      timestamp(3) with time zone not null,
  call_id varchar(64) not null,                   -- empty: the last call is not known
  topic   varchar(200) not null,
  outcome varchar(200) not null
);
create index agent_wrap_up_at on agent_wrap_up (at);
