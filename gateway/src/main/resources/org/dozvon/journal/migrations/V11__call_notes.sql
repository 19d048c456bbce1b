-- What people write about a call: of each person one note.
create table call_note (
  call_id varchar(64) not null,
  login   varchar(64) not null,
  at      timestamp(3) with time zone not null,
  text    varchar(4000) not null,
  primary key (call_id, login)
);
