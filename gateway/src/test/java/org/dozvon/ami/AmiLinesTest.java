package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the bytes come in, the lines are the same. */
class AmiLinesTest {
  private static final String TEXT =
      "Asterisk Call Manager/11.0.0\r\nEvent: A\r\nName: Анна\r\n\r\nResponse: Success\r\n\r\nlast";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void linesEndWhereAsteriskEndsThem(int atOnce) throws IOException {
    assertThat(all(new AmiLines(in(TEXT, atOnce))))
        .containsExactly(
            "Asterisk Call Manager/11.0.0",
            "Event: A",
            "Name: Анна",
            "",
            "Response: Success",
            "",
            "last");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void aMessageIsSkippedUpToItsEnd(int atOnce) throws IOException {
    AmiLines lines = new AmiLines(in(TEXT, atOnce));
    lines.next();
    lines.next();
    lines.skipMessage();
    assertThat(all(lines)).containsExactly("Response: Success", "", "last");
  }

  @Test
  void whatIsSkippedMayBeTheEnd() throws IOException {
    AmiLines lines = new AmiLines(in("Event: A\r\nB: 1", 3));
    lines.next();
    lines.skipMessage();
    assertThat(lines.next()).isNull();
  }

  @Test
  void aLineWithoutEndComesInPieces() throws IOException {
    List<String> pieces = all(new AmiLines(in("x".repeat(150_000) + "\r\ny", 4096)));
    assertThat(String.join("", pieces)).isEqualTo("x".repeat(150_000) + "y");
  }

  private static List<String> all(AmiLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      all.add(line);
    }
    return all;
  }

  private static InputStream in(String text, int atOnce) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, atOnce));
      }
    };
  }
}
