-- Demo data of the hotline @NAME@. Run at every start, so everything here may be repeated.
create table if not exists @TABLE@_hours (
  weekday integer primary key,                 -- 1 Monday .. 7 Sunday
  hours   varchar(20) not null                 -- opening-closing
);
merge into @TABLE@_hours (weekday, hours) key (weekday) values
  (1, '09:00-18:00'), (2, '09:00-18:00'), (3, '09:00-18:00'), (4, '09:00-18:00'), (5, '09:00-18:00'), (6, '10:00-14:00');
