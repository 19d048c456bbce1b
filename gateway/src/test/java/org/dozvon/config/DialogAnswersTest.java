package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.dozvon.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dialogs' addresses answer to what cannot be done. */
class DialogAnswersTest {
  @TempDir private Path folder;

  @Test
  void aDayThatIsNoneIsNotPlayedAsAnother() throws Exception {
    try (DialogRig rig = new DialogRig(folder, 0, false);
        HttpClient client = HttpClient.newHttpClient()) {
      String cookie = rig.signIn("vera", Role.SUPERVISOR, Locale.ENGLISH);
      HttpRequest play =
          HttpRequest.newBuilder(rig.uri("/dialogs/grocery/ladders"))
              .header("Cookie", "dozvon=" + cookie)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-CSRF-Token", rig.csrf(cookie))
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "day=" + URLEncoder.encode("2026-13-45", StandardCharsets.UTF_8)))
              .build();
      HttpResponse<String> reply = client.send(play, HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(422);
      assertThat(reply.body()).contains("There is no such day");
    }
  }
}
