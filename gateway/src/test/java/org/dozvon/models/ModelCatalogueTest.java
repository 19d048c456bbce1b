package org.dozvon.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private static final Path SHIPPED = Path.of("../voice-models");

  @Test
  void theShippedCatalogueIsRightAndItsModelsAreWhatItSays() throws Exception {
    Problems problems = new Problems();
    ModelCatalogue catalogue =
        ModelCatalogue.read(
            "models.yaml", Files.readString(SHIPPED.resolve("models.yaml")), problems);
    ModelStore store = new ModelStore(SHIPPED);

    assertThat(problems.list()).isEmpty();
    assertThat(store.verify(catalogue.find("demo-en").orElseThrow()))
        .isEqualTo(ModelStore.State.PRESENT);
    assertThat(store.verify(catalogue.find("demo-ru").orElseThrow()))
        .isEqualTo(ModelStore.State.PRESENT);
    assertThat(catalogue.find("vosk-model-small-ru-0.22").orElseThrow().source())
        .isInstanceOf(VoiceModel.Published.class);
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    Problems problems = new Problems();
    ModelCatalogue.read(
        "models.yaml",
        """
        models:
          - name: ../evil
            language: fr
            shipped: demo
            address: https://example.org/a.zip
            licence: free
            size: 1 MB
            sha256: 123
          - name: b
            language: en
            address: ftp://example.org/a.zip
            licens: free
            size: 1 MB
            sha256: unknown
        """,
        problems);

    assertThat(problems.toString())
        .contains("models.yaml:2:11: name", "models.yaml:3:15: language")
        .contains("either \"shipped\" or \"address\"", "64 hex digits or unknown")
        .contains("expected: https://", "did you mean \"licence\"?", "\"licence\" is missing");
  }
}
