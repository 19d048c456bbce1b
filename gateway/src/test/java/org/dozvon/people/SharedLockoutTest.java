package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.dozvon.journal.Database;
import org.dozvon.journal.PeopleTables;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who tries at two gateways has no more tries than at one. */
class SharedLockoutTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void triesAtAllGatewaysCountTogether(Databases kind) throws Exception {
    try (Database database = Database.open(kind.fresh(folder))) {
      PeopleStores.Tries tries = PeopleTables.in(database.dataSource(), true).tries();
      Lockout a = new Lockout(Lockout.Rule.LOGIN, Lockout.Rule.ADDRESS, tries);
      Lockout b = new Lockout(Lockout.Rule.LOGIN, Lockout.Rule.ADDRESS, tries);
      for (int i = 0; i < 5; i++) {
        assertThat((i % 2 == 0 ? a : b).attempt("anna", "10.0.0." + i, NOON)).isEmpty();
      }
      assertThat(a.attempt("anna", "10.0.0.8", NOON)).contains(NOON.plusSeconds(1));
      assertThat(b.attempt("anna", "10.0.0.9", NOON)).contains(NOON.plusSeconds(1));
      assertThat(b.attempt("boris", "10.0.0.9", NOON)).isEmpty();
      // A right password at one is known at the other, and the address with it.
      Instant later = NOON.plusSeconds(2);
      assertThat(a.attempt("anna", "10.0.0.7", later)).isEmpty();
      a.succeeded("anna", "10.0.0.7", later);
      assertThat(b.attempt("anna", "10.0.0.6", later)).isEmpty();
      for (int i = 0; i < 5; i++) {
        b.attempt("anna", "10.0.1." + i, later);
      }
      assertThat(b.attempt("anna", "10.0.0.6", later)).as("a stranger's tries").isPresent();
      assertThat(b.attempt("anna", "10.0.0.7", later)).as("the owner's place").isEmpty();
    }
  }
}
