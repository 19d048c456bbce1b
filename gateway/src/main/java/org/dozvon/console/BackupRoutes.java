package org.dozvon.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import org.dozvon.people.MachinePass;
import org.dozvon.people.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/backup/database}: a copy of the running database, for {@code ./dozvon backup}. It
 * holds everybody's calls and password hashes, so only programs at this machine get it, which could
 * read the file anyway.
 */
public final class BackupRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(BackupRoutes.class);

  /** Makes a copy. */
  @FunctionalInterface
  public interface Copier {
    /** Writes the copy into this file, which is not there yet. */
    void copyTo(Path file) throws IOException;
  }

  /** A copy takes the disk twice. */
  private final Semaphore one = new Semaphore(1);

  private final Path folder;
  private final Copier copier;

  /**
   * @param folder on the disk with room for a copy
   */
  public BackupRoutes(Path folder, Copier copier) {
    this.folder = folder;
    this.copier = copier;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/backup/database", this::copy, Needs.to(Right.MANAGE_PEOPLE));
  }

  private void copy(Context context) throws IOException {
    if (!(Gate.pass(context) instanceof MachinePass)) {
      Replies.error(
          context, HttpStatus.FORBIDDEN, "only ./dozvon backup at the machine itself may");
    } else if (!one.tryAcquire()) {
      Replies.error(context, HttpStatus.CONFLICT, "a copy is being made already");
    } else {
      try {
        send(context);
      } catch (IOException e) {
        LOG.warn("event=backup_failed {}", e.getMessage());
        Replies.error(context, HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
      } finally {
        one.release();
      }
    }
  }

  /** The file is gone when it was sent, or when its reader has hung up. */
  private void send(Context context) throws IOException {
    Path file = folder.resolve(".backup-" + System.nanoTime() + ".mv.db");
    try {
      copier.copyTo(file);
      LOG.info("event=backup bytes={}", Files.size(file));
      context
          .contentType("application/octet-stream")
          .result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
