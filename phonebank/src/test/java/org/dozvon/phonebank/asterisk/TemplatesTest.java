package org.dozvon.phonebank.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
  @TempDir Path from;
  @TempDir Path to;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(from.resolve("plain.conf"), "contact = @PORT@");
    Files.writeString(from.resolve("README.md"), "@PORT@");
    Files.writeString(from.resolve("pjsip.conf.in"), "contact = sip:agent1@@PORT@ ; $1 \\ a@b");
  }

  @Test
  void placesAreFilledInTemplatesOnly() throws IOException {
    Templates.fill(List.of(from), to, Map.of("PORT", "5060"));

    assertThat(to.resolve("pjsip.conf")).hasContent("contact = sip:agent1@5060 ; $1 \\ a@b");
    assertThat(to.resolve("plain.conf")).hasContent("contact = @PORT@");
    assertThat(to.resolve("README.md")).doesNotExist();
  }

  @Test
  void anUnknownPlaceIsRefusedWithItsFile() {
    assertThatThrownBy(() -> Templates.fill(List.of(from), to, Map.of("SORT", "5060")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pjsip.conf.in")
        .hasMessageContaining("@PORT@");
  }
}
