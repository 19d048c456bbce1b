-- One row a wait that is over, told once: a caller who joins a queue again waits again.
create table queue_wait (
  seq       bigint generated always as identity primary key,
  queue     varchar(200) not null,
  unique_id varchar(150) not null,                  -- Asterisk's, of the caller's channel
  call_id   varchar(64) not null,                   -- empty: came past the bot
  answered  timestamp(3) with time zone not null,   -- when the call was: the caller's clock
  asked     timestamp(3) with time zone not null,   -- when a person was asked for: the queue's clock
  joined    timestamp(3) with time zone not null,
  ended     timestamp(3) with time zone not null,
  ending    varchar(20) not null,                   -- ANSWERED, ABANDONED, MOVED, UNSEEN
  gentle    boolean not null,
  phone     varchar(200) not null,                  -- who answered; empty: nobody
  unique (unique_id, queue, joined)
);
create index queue_wait_ended on queue_wait (ended);

-- One row a talk with a person that is over.
create table queue_talk (
  seq        bigint generated always as identity primary key,
  queue      varchar(200) not null,
  unique_id  varchar(150) not null,
  phone      varchar(200) not null,
  ended      timestamp(3) with time zone not null,
  talked_ms  bigint not null,
  wrap_up_ms bigint not null,
  unique (unique_id, queue, ended)
);
create index queue_talk_ended on queue_talk (ended);

-- Times of which nothing is known; no queue: of all.
create table queue_gap (
  seq   bigint generated always as identity primary key,
  queue varchar(200) not null,
  began timestamp(3) with time zone not null,
  ended timestamp(3) with time zone not null,
  unique (queue, began, ended)
);
create index queue_gap_ended on queue_gap (ended);

-- The counts of a queue in a quarter of an hour. They may be added up; counts holds all of them as JSON,
-- the other columns are for looking.
create table queue_quarter (
  queue        varchar(200) not null,
  began        timestamp(3) with time zone not null,
  share        double precision not null,           -- the target: this share of callers ...
  within_ms    bigint not null,                     -- ... within this time
  short_ms     bigint not null,                     -- who hangs up within this has not waited
  blind_ms     bigint not null,                     -- of this much of the quarter nothing is known
  answered     integer not null,
  in_target    integer not null,                    -- of the answered, from asking for a person
  abandoned    integer not null,
  short        integer not null,                    -- of the abandoned, from asking for a person
  counts       text not null,
  primary key (queue, began)
);
create index queue_quarter_began on queue_quarter (began);

-- Until when the queues were watched: what came after is a gap.
create table queue_watch (
  id    integer primary key,
  alive timestamp(3) with time zone not null
);
