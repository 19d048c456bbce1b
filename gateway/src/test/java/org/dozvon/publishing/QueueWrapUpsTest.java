package org.dozvon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueWrapUpsTest {
  @TempDir private Path folder;

  @Test
  void aQueueHasItsTemplatesWrapUpUnlessItNamesItsOwn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("queues.conf"),
            """
            [general]
            autofill = yes
            [usual](!)
            wrapuptime = 2 ; seconds
            [support](usual)
            [complaints](usual)
            wrapuptime=>15
            [plain]
            ; wrapuptime = 7
            [support](+)
            member => PJSIP/1
            """);
    assertThat(QueueWrapUps.in(List.of(file)))
        .containsEntry("support", Duration.ofSeconds(2))
        .containsEntry("complaints", Duration.ofSeconds(15))
        .doesNotContainKey("plain");
  }
}
