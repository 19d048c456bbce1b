-- Callers whose card is known, so that they are not asked for it.
merge into callers as old using (values
  ('+74950000211', 'Ada', 1990, '', '770000004471', 'en'),
  ('+74950000212', 'Ben', 1990, '', '770000004471', 'en'),
  ('+74950000213', 'Cat', 1990, '', '770000004471', 'en')
) as fresh (number, name, born, flag, card, language) on old.number = fresh.number
  when matched then update set name = fresh.name, born = fresh.born, flag = fresh.flag, card = fresh.card, language = fresh.language
  when not matched then insert (number, name, born, flag, card, language) values (fresh.number, fresh.name, fresh.born, fresh.flag, fresh.card, fresh.language);

-- For routes that keep the database busy.
create alias if not exists pause for 'java.lang.Thread.sleep(long)';
