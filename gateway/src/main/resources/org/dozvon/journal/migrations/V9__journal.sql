-- One row a call, with what it is searched by; call_context has all that is known. Written with the context, and made
-- anew from it for calls that are older than this table.
create table journal_call (
  call_id    varchar(64) primary key,
  started_at timestamp(3) with time zone not null,
  ended_at   timestamp(3) with time zone,          -- null: goes on, or nobody told the end
  hotline    varchar(200) not null,
  language   varchar(16) not null,
  number     varchar(40) not null,                 -- of the caller; empty: not told
  name       varchar(80) not null,
  profile    varchar(20) not null,                 -- STANDARD, GENTLE, STRAIGHT_TO_PERSON
  intent     varchar(200) not null,                -- what was wanted, by the dialogs; empty: not known
  topic      varchar(200) not null,                -- what it was about, by who took it, else by the bot
  outcome    varchar(20) not null,                 -- RUNNING, KEPT, PERSON, ON_THE_WAY, LEFT_QUEUE, LEFT_BOT, FAILED
  result     varchar(200) not null,                -- what came of it, by who took it
  queue      varchar(200) not null,
  agent      varchar(200) not null,                -- who took it, as Asterisk names them; empty: nobody
  waited_ms  bigint,                               -- for a person; null: was not asked for one
  mood_start smallint,                             -- -1, 0, 1 of a word list; null: too few words
  mood_end   smallint,
  score      smallint,                             -- what the caller answered to the survey; null: nothing
  scale      smallint,                             -- 5: one to five; 10: nought to ten
  remark     varchar(2000) not null,               -- what the caller said to it
  said       varchar(20000) not null,              -- the caller's words, lower case, a blank before each
  told       varchar(20000) not null               -- the bot's, likewise
);
create index journal_call_started on journal_call (started_at, call_id);
create index journal_call_number on journal_call (number, started_at);
create index journal_call_intent on journal_call (intent, started_at);
create index journal_call_score on journal_call (score, started_at);
create index journal_call_agent on journal_call (agent, started_at);

-- Whose calls these are: looked up for everything that an agent sees.
create index agent_call_call on agent_call (call_id, phone);
create index queue_wait_call on queue_wait (call_id);

-- One row a time that a person's phone rang for a caller.
create table journal_ring (
  seq       bigint generated always as identity primary key,
  unique_id varchar(150) not null,                 -- Asterisk's, of the caller's channel
  phone     varchar(200) not null,
  began     timestamp(3) with time zone not null,
  ended     timestamp(3) with time zone not null
);
create index journal_ring_unique_id on journal_ring (unique_id);
create index journal_ring_began on journal_ring (began);
