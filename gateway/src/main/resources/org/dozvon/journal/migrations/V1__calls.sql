-- One row a call: what is known of it, as JSON, and the columns one searches by.
create table call_context (
  call_id    varchar(64) primary key,
  started_at timestamp(3) with time zone not null,
  ended_at   timestamp(3) with time zone,
  hotline    varchar(200) not null,
  caller     varchar(40) not null,
  context    text not null
);
create index call_context_started on call_context (started_at);
create index call_context_caller on call_context (caller);

-- One row for everything that happened in a call.
create table call_event (
  seq     bigint generated always as identity primary key,
  call_id varchar(64) not null,
  at      timestamp(3) with time zone not null,
  type    varchar(40) not null,
  event   text not null
);
create index call_event_call on call_event (call_id, seq);

-- Filled by the shipped route hand-over: what the agent's side reads. The newest row of a call counts.
create table handover_context (
  seq     bigint generated always as identity primary key,
  call_id varchar(64) not null,
  at      timestamp(3) with time zone default current_timestamp not null,
  queue   varchar(200) not null,
  topic   varchar(1000) not null,
  caller  varchar(40) not null,
  context text not null
);
create index handover_context_call on handover_context (call_id, seq);
