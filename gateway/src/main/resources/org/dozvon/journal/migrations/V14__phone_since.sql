-- Since when somebody has that phone: who had it before took the calls before. null: as long as is known.
alter table person add column phone_since timestamp(3) with time zone;
