package org.dozvon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.dozvon.vosk.SteppedVosk;
import org.junit.jupiter.api.Test;

class ListsBenchTest {
  @Test
  void aStreetNearTheEndIsHeardAndTaken() throws IOException {
    try (SteppedVosk vosk = new SteppedVosk(Locale.ENGLISH)) {
      assertThat(new ListsBench(vosk).row(100)).endsWith("true (\"oak street\"), true");
    }
  }
}
