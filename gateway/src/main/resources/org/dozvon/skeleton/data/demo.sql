-- Demo data of the hotline @NAME@. Run at every start, so everything here may be repeated.
create table if not exists @TABLE@_hours (
  weekday integer primary key,                 -- 1 Monday .. 7 Sunday
  hours   varchar(20) not null                 -- opening-closing
);
merge into @TABLE@_hours as old using (values
  (1, '09:00-18:00'), (2, '09:00-18:00'), (3, '09:00-18:00'), (4, '09:00-18:00'), (5, '09:00-18:00'), (6, '10:00-14:00')
) as fresh (weekday, hours) on old.weekday = fresh.weekday
  when matched then update set hours = fresh.hours
  when not matched then insert (weekday, hours) values (fresh.weekday, fresh.hours);
