package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A caller is told of the recording, gets a person with key 0, and is asked how satisfied they are
 * when the person has hung up: a real call.
 */
class SurveyTest extends CallBackLab {
  @Override
  void copyHotlines() throws IOException {
    super.copyHotlines();
    Path file = home.resolve("grocery/hotline.yaml");
    String shipped = Files.readString(file);
    Files.writeString(
        file, "survey: {scale: 1-5, remark: true, after: [person], gentle: true}\nrecording: true\n" + shipped);
  }

  @Test
  void theCallerIsAskedWhenThePersonHasHungUp() throws Exception {
    Caller caller = dial("7001", "200");
    await(() -> said(0, "This call is recorded."), "the announcement");
    TimeUnit.SECONDS.sleep(2);
    lab.link().press(caller.id(), "0");
    Lab.Agent agent = agent();
    TimeUnit.SECONDS.sleep(2);
    int mark = events.mark();
    agent.line().close();
    await(() -> said(mark, "How satisfied"), "the survey");
    lab.link().press(caller.id(), "4");
    await(() -> said(mark, "in a few words"), "the second question");
    assertThat(caller.line().ears().awaitClosed(LONG)).as("is let go").isTrue();
    await(() -> said(mark, "Goodbye."), "the thanks");
    JsonNode values = lab.api().context(agent.leg().call()).path("values");
    assertThat(values.path("survey-score").asText()).isEqualTo("4");
    assertThat(values.path("recording").asText()).isEqualTo("yes");
    await(() -> !events.since(mark, "Ended").isEmpty(), "the end");
    List<JsonNode> ends = events.since(mark, "Ended");
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().path("ending").path("result").asText()).isEqualTo("HANDED_OVER");
    Path recording = recordings.resolve(agent.leg().call() + ".wav");
    assertThat(Files.size(recording)).as("seconds of 16,000 bytes").isGreaterThan(5 * 16_000L);
  }
}
