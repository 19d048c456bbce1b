package org.dozvon.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what was kept long enough: at half past three at night, on the one thread "retention", in
 * small batches with pauses, so that calls wait for nothing. Of several gateways on a database one
 * does it; each sees to its own recordings.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final LocalTime NIGHT = LocalTime.of(3, 30);
  private static final int BATCH = 500;

  /** A call's id. */
  private static final Pattern RECORDING = Pattern.compile("[A-Za-z0-9._-]{1,64}\\.wav");

  private static final Duration PAUSE = Duration.ofMillis(50);

  /**
   * A table whose rows grow old.
   *
   * @param key finds a row, or rows of the same age
   * @param time how old it is; null: it goes on
   * @param only a condition, empty for none
   */
  private record Rows(String table, String key, String time, String only) {
    Rows(String table, String key, String time) {
      this(table, key, time, "");
    }

    String delete() {
      return "delete from %s where %s in (select %s from %s where %s < ?%s order by %s limit %d)"
          .formatted(table, key, key, table, time, only, time, BATCH);
    }
  }

  private static final List<Rows> CALLS =
      List.of(
          new Rows("outbox", "seq", "at"),
          new Rows("call_event", "seq", "at"),
          new Rows("call_context", "call_id", "started_at"),
          new Rows("handover_context", "seq", "at"),
          new Rows("queue_wait", "seq", "ended"),
          new Rows("queue_talk", "seq", "ended"),
          new Rows("call_back", "id", "state_at", " and open_key is null"),
          new Rows("agent_state", "seq", "ended"),
          new Rows("agent_call", "seq", "at"),
          new Rows("agent_wrap_up", "seq", "at"),
          new Rows("keeper_step", "seq", "at"),
          new Rows("call_note", "call_id", "at"),
          new Rows("journal_call", "call_id", "started_at"),
          new Rows("journal_ring", "seq", "began"),
          new Rows("alarm_seen", "at", "at"));

  private static final List<Rows> FIGURES =
      List.of(new Rows("queue_quarter", "began", "began"), new Rows("queue_gap", "seq", "ended"));

  /** Gateways that were there. */
  private static final List<Rows> RUNS =
      List.of(new Rows("node_run", "run", "seen"), new Rows("sign_in_try", "name", "locked_to"));

  private static final int RUNS_DAYS = 30;

  private final Optional<Path> recordings;
  private final DataSource database;
  private final RetentionSettings settings;
  private final ZoneId zone;
  private final InstantSource clock;
  private volatile BooleanSupplier works = () -> true;
  private final Rounds rounds = new Rounds("retention", this::untilNight, this::round);

  /**
   * One that does nothing yet. The data source stays the caller's.
   *
   * @param zone whose night is meant
   */
  public Retention(
      DataSource database, RetentionSettings settings, ZoneId zone, InstantSource clock) {
    this(database, settings, zone, clock, Optional.empty());
  }

  /**
   * The same, for recordings too, which are kept as long as calls.
   *
   * @param recordings their folder; only files in it that are named as we name them are deleted
   */
  public Retention(
      DataSource database,
      RetentionSettings settings,
      ZoneId zone,
      InstantSource clock,
      Optional<Path> recordings) {
    this.recordings = recordings;
    this.database = database;
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * From now on it deletes rows only while this says so.
   *
   * @param works whether this gateway does what is done once for the database
   */
  public Retention when(BooleanSupplier works) {
    this.works = works;
    return this;
  }

  /** From now on it works at night. */
  public Retention start() {
    rounds.start(untilNight());
    return this;
  }

  /** Ends it after the batch under way; waits for at most 10 s. */
  @Override
  public void close() {
    rounds.close();
  }

  private void round() throws SQLException {
    LOG.info("event=old_rows_deleted rows={}", clean(clock.instant()));
  }

  private Duration untilNight() {
    return untilNight(clock.instant(), zone);
  }

  /** From now to the next time at which it works; never zero. */
  static Duration untilNight(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    ZonedDateTime night = here.toLocalDate().atTime(NIGHT).atZone(zone);
    ZonedDateTime next =
        night.isAfter(here) ? night : here.toLocalDate().plusDays(1).atTime(NIGHT).atZone(zone);
    return Duration.between(now, next.toInstant());
  }

  /** Deletes what is too old now and tells how many rows; ends early when closing. */
  long clean(Instant now) throws SQLException {
    if (settings.calls() > 0) {
      cleanRecordings(now.minus(Duration.ofDays(settings.calls())));
    }
    if (!works.getAsBoolean()) {
      return 0;
    }
    return clean(CALLS, now, settings.calls())
        + clean(FIGURES, now, settings.figures())
        + clean(RUNS, now, RUNS_DAYS);
  }

  /** A file that cannot be deleted is tried again the next night. */
  private void cleanRecordings(Instant before) {
    if (recordings.isEmpty() || !Files.isDirectory(recordings.get())) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(recordings.get(), "*.wav")) {
      for (Path file : files) {
        boolean isOurs = RECORDING.matcher(file.getFileName().toString()).matches();
        if (isOurs && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.delete(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.error("event=old_recordings_not_deleted reason={}", e.getMessage());
    }
  }

  private long clean(List<Rows> tables, Instant now, int days) throws SQLException {
    long deleted = 0;
    if (days > 0) {
      for (Rows rows : tables) {
        deleted += clean(rows, now.minus(Duration.ofDays(days)));
      }
    }
    return deleted;
  }

  private long clean(Rows rows, Instant before) throws SQLException {
    long deleted = 0;
    int batch = 1;
    while (batch > 0 && !rounds.closesWithin(deleted == 0 ? Duration.ZERO : PAUSE)) {
      try (Connection connection = database.getConnection();
          PreparedStatement delete = connection.prepareStatement(rows.delete())) {
        delete.setObject(1, Columns.of(before));
        batch = delete.executeUpdate();
      }
      deleted += batch;
    }
    return deleted;
  }
}
