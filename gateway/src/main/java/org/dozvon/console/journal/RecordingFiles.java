package org.dozvon.console.journal;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.operator.KeptCall;

/**
 * Recordings as files of one folder, each named by the id of a call that is in the journal; no part
 * of a path ever comes from a request.
 */
public final class RecordingFiles {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,12})-(\\d{1,12})?");

  private final Path folder;

  /**
   * @param folder that Asterisk writes to and this program reads
   */
  public RecordingFiles(Path folder) {
    this.folder = folder;
  }

  /** A file's part. */
  private record Part(long from, long to) {
    long length() {
      return to - from + 1;
    }
  }

  Optional<Path> find(KeptCall call) {
    Path file = folder.resolve(call.row().call().value() + ".wav");
    return call.isRecorded() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Sends it, or the part that is asked for, so that a player can jump. */
  void send(KeptCall call, Context context) throws IOException {
    try (FileChannel file = FileChannel.open(find(call).orElseThrow())) {
      long size = file.size();
      context.contentType("audio/wav").header("Accept-Ranges", "bytes");
      Optional<Part> part = part(context.header("Range"), size);
      if (part.isPresent() && part.get().from() >= size) {
        context.status(HttpStatus.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + size);
        return;
      }
      Part sent = part.orElse(new Part(0, size - 1));
      if (part.isPresent()) {
        context
            .status(HttpStatus.PARTIAL_CONTENT)
            .header("Content-Range", "bytes " + sent.from() + "-" + sent.to() + "/" + size);
      }
      context.header("Content-Length", Long.toString(sent.length()));
      file.position(sent.from());
      OutputStream out = context.outputStream();
      try (InputStream in = Channels.newInputStream(file)) {
        copy(in, out, sent.length());
      }
    }
  }

  private static Optional<Part> part(String range, long size) {
    Matcher asked = RANGE.matcher(range == null ? "" : range);
    if (!asked.matches()) {
      return Optional.empty();
    }
    long from = Long.parseLong(asked.group(1));
    long to =
        asked.group(2) == null ? size - 1 : Math.min(Long.parseLong(asked.group(2)), size - 1);
    return to < from && from < size ? Optional.empty() : Optional.of(new Part(from, to));
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] some = new byte[32 * 1024];
    long left = length;
    while (left > 0) {
      int read = in.read(some, 0, (int) Math.min(some.length, left));
      if (read < 0) {
        return;
      }
      out.write(some, 0, read);
      left -= read;
    }
  }
}
