-- One row a step of the keeper, or something that it found and let be.
create table keeper_step (
  seq       bigint generated always as identity primary key,
  number    bigint not null,                         -- by which later steps and results refer to it; 0: none
  at        timestamp(3) with time zone not null,
  queue     varchar(200) not null,
  unique_id varchar(150) not null,                   -- of the caller whom it is about; empty: of the queue
  call_id   varchar(64) not null,                    -- ours; empty: came past the bot, or of the queue
  rung      varchar(200) not null,                   -- the rule of queues.yaml
  what      varchar(500) not null,                   -- in plain words
  reason    varchar(2000) not null,
  dry       boolean not null,                        -- was only said
  result    varchar(500) not null,                   -- empty: not known yet
  undoes    bigint,                                  -- the number of the step that it takes back
  undone_at timestamp(3) with time zone
);
create index keeper_step_number on keeper_step (number);
create index keeper_step_unique_id on keeper_step (unique_id);
create index keeper_step_call_id on keeper_step (call_id);
create index keeper_step_queue_at on keeper_step (queue, at);

-- What the keeper has changed and must change back, as JSON: one row.
create table keeper_memory (
  id    integer primary key,
  at    timestamp(3) with time zone not null,
  state text not null
);
