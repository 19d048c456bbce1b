-- Demo data of the grocery hotline. Run at every start, so everything here may be repeated.
-- Tables stand in for the shop's own systems: point the routes in ../routes elsewhere to use yours.

create table if not exists callers (
  number   varchar(32) primary key,
  name     varchar(80) not null,
  born     integer,
  flag     varchar(10) default '' not null,    -- gentle | person | nothing
  card     varchar(20) default '' not null,
  language varchar(5) default 'en' not null
);
create table if not exists cards (
  card   varchar(20) primary key,
  points integer not null,
  active boolean not null
);
create table if not exists shops (
  id         integer primary key,
  address    varchar(120) not null,
  address_ru varchar(120) not null,
  hours      varchar(20) not null,             -- opening-closing, every day
  phone      varchar(32) not null,
  supervisor varchar(32) not null
);
-- What callers say for a shop: streets, areas, metro stations, lower case, also inflected.
create table if not exists shop_places (
  shop     integer not null references shops (id),
  place    varchar(60) not null,
  language varchar(5) not null,
  primary key (place, shop)
);
create table if not exists orders (
  order_no varchar(20) primary key,
  number   varchar(32) not null,
  status   varchar(20) not null,               -- packing | on-the-way | delivered
  due      date not null
);

merge into callers as old using (values
  ('+74950004471', 'Anna', 1987, '', '770000004471', 'en'),
  ('+74950001234', 'Иван', 1990, '', '770000001234', 'ru'),
  ('+74950009085', 'Margaret', 1949, 'gentle', '770000009085', 'en'),
  ('+74950001949', 'Мария Петровна', 1949, 'gentle', '770000001949', 'ru'),
  ('+74950000911', 'Viktor', 1975, 'person', '', 'en')
) as fresh (number, name, born, flag, card, language) on old.number = fresh.number
  when matched then update set name = fresh.name, born = fresh.born, flag = fresh.flag, card = fresh.card, language = fresh.language
  when not matched then insert (number, name, born, flag, card, language) values (fresh.number, fresh.name, fresh.born, fresh.flag, fresh.card, fresh.language);

merge into cards as old using (values
  ('770000004471', 350, true),
  ('770000001234', 1280, true),
  ('770000009085', 95, true),
  ('770000001949', 742, true)
) as fresh (card, points, active) on old.card = fresh.card
  when matched then update set points = fresh.points, active = fresh.active
  when not matched then insert (card, points, active) values (fresh.card, fresh.points, fresh.active);
-- Cards to be activated: never touched again, or a restart would undo a caller's activation.
insert into cards (card, points, active)
  select fresh.card, 0, false from (values ('770000005566'), ('770000007788'), ('770000003141')) as fresh (card)
  where not exists (select 1 from cards c where c.card = fresh.card);

merge into shops as old using (values
  (1, '12 Oak Street', 'улица Дубовая, дом 12', '08:00-22:00', '+74955550101', '+74955550201'),
  (2, '5 Main Street', 'улица Главная, дом 5', '08:00-22:00', '+74955550102', '+74955550202'),
  (3, '40 Lenin Street', 'улица Ленина, дом 40', '07:00-23:00', '+74955550103', '+74955550203'),
  (4, '118 Peace Avenue', 'проспект Мира, дом 118', '00:00-24:00', '+74955550104', '+74955550204'),
  (5, '3 Station Square', 'Вокзальная площадь, дом 3', '08:00-22:00', '+74955550105', '+74955550205'),
  (6, '27 River Embankment', 'Речная набережная, дом 27', '09:00-21:00', '+74955550106', '+74955550206'),
  (7, '9 Garden Street', 'Садовая улица, дом 9', '08:00-22:00', '+74955550107', '+74955550207'),
  (8, '61 Pushkin Street', 'улица Пушкина, дом 61', '08:00-22:00', '+74955550108', '+74955550208'),
  (9, '2 University Avenue', 'Университетский проспект, дом 2', '08:00-23:00', '+74955550109', '+74955550209'),
  (10, '15 Park Street', 'Парковая улица, дом 15', '08:00-22:00', '+74955550110', '+74955550210')
) as fresh (id, address, address_ru, hours, phone, supervisor) on old.id = fresh.id
  when matched then update set address = fresh.address, address_ru = fresh.address_ru, hours = fresh.hours, phone = fresh.phone, supervisor = fresh.supervisor
  when not matched then insert (id, address, address_ru, hours, phone, supervisor) values (fresh.id, fresh.address, fresh.address_ru, fresh.hours, fresh.phone, fresh.supervisor);

merge into shop_places as old using (values
  (1, 'oak street', 'en'), (1, 'oak', 'en'), (1, 'old town', 'en'), (1, 'улица дубовая', 'ru'), (1, 'дубовая', 'ru'), (1, 'дубовой', 'ru'), (1, 'старый город', 'ru'), (1, 'старом городе', 'ru'),
  (2, 'main street', 'en'), (2, 'city centre', 'en'), (2, 'centre', 'en'), (2, 'center', 'en'), (2, 'главная', 'ru'), (2, 'главной', 'ru'), (2, 'центр', 'ru'), (2, 'центре', 'ru'),
  (3, 'lenin street', 'en'), (3, 'lenin', 'en'), (3, 'улица ленина', 'ru'), (3, 'ленина', 'ru'),
  (4, 'peace avenue', 'en'), (4, 'peace', 'en'), (4, 'prospekt mira', 'en'), (4, 'проспект мира', 'ru'), (4, 'проспекте мира', 'ru'), (4, 'метро проспект мира', 'ru'),
  (5, 'station square', 'en'), (5, 'railway station', 'en'), (5, 'station', 'en'), (5, 'вокзальная', 'ru'), (5, 'вокзальной', 'ru'), (5, 'вокзал', 'ru'), (5, 'вокзала', 'ru'), (5, 'вокзале', 'ru'),
  (6, 'river embankment', 'en'), (6, 'embankment', 'en'), (6, 'river', 'en'), (6, 'речная', 'ru'), (6, 'речной', 'ru'), (6, 'набережная', 'ru'), (6, 'набережной', 'ru'),
  (7, 'garden street', 'en'), (7, 'garden', 'en'), (7, 'садовая', 'ru'), (7, 'садовой', 'ru'),
  (8, 'pushkin street', 'en'), (8, 'pushkin', 'en'), (8, 'улица пушкина', 'ru'), (8, 'пушкина', 'ru'), (8, 'пушкинская', 'ru'), (8, 'пушкинской', 'ru'),
  (9, 'university avenue', 'en'), (9, 'university', 'en'), (9, 'университетский проспект', 'ru'), (9, 'университет', 'ru'), (9, 'университета', 'ru'),
  (10, 'park street', 'en'), (10, 'park', 'en'), (10, 'парковая', 'ru'), (10, 'парковой', 'ru'), (10, 'парк', 'ru'), (10, 'парка', 'ru')
) as fresh (shop, place, language) on old.place = fresh.place and old.shop = fresh.shop
  when matched then update set language = fresh.language
  when not matched then insert (shop, place, language) values (fresh.shop, fresh.place, fresh.language);

merge into orders as old using (values
  ('1001', '+74950004471', 'on-the-way', date '2026-11-26'),
  ('1002', '+74950001234', 'packing', date '2026-11-27'),
  ('1003', '+74950009085', 'delivered', date '2026-11-24'),
  ('1004', '+74950001949', 'on-the-way', date '2026-11-26')
) as fresh (order_no, number, status, due) on old.order_no = fresh.order_no
  when matched then update set number = fresh.number, status = fresh.status, due = fresh.due
  when not matched then insert (order_no, number, status, due) values (fresh.order_no, fresh.number, fresh.status, fresh.due);
