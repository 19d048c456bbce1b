package org.dozvon.console.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dozvon.people.Act;
import org.dozvon.people.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets what of the journal, over the real HTTP port. */
class JournalPagesTest {
  @TempDir static Path folder;
  private static JournalDesk desk;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  @BeforeAll
  static void open() throws Exception {
    desk = new JournalDesk(folder);
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @AfterEach
  void leave() {
    browser.close();
  }

  @Test
  void anExportHoldsNoFormulaAndIsWrittenDown() throws Exception {
    signIn("vera");
    HttpResponse<String> file = get("/journal.csv?number=79990000001");
    assertThat(file.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
    assertThat(file.headers().firstValue("content-disposition").orElse(""))
        .contains("attachment", "calls.csv");
    assertThat(file.body()).startsWith("\uFEFFcall,started,");
    assertThat(file.body().lines()).hasSize(2);
    assertThat(file.body()).contains(",'+79990000001,", ",'=1+1,", "'=cmd|");
    assertThat(file.body()).doesNotContain(",=", "\n=");
    assertThat(desk.acts()).endsWith(Act.EXPORTED);
    assertThat(desk.memory.trail().getLast().detail()).isEqualTo("csv number=79990000001");
  }

  @Test
  void notesAreReadByWhoMaySeeTheCallAndExported() throws Exception {
    signIn("vera");
    assertThat(get("/journal/evil").body())
        .contains("=2+2 wants a new card &lt;script&gt;")
        .doesNotContain("card <script>");
    assertThat(get("/journal.csv?number=79990000001").body())
        .contains(",notes\r\n", "anna: =2+2 wants a new card");
    assertThat(get("/journal.jsonl?number=79990000001").body())
        .contains("\"notes\":\"anna: =2+2 wants a new card");
  }

  @Test
  void aTimeOfTheDayStaysInTheFormAndTopicsLeadToTheirHour() throws Exception {
    signIn("vera");
    assertThat(get("/journal?from=2026-11-28T14:03&to=2026-11-28").body())
        .contains("value=\"2026-11-28T14:03\"", "value=\"2026-11-28T23:59\"");
    String topics = get("/topics").body();
    assertThat(topics).contains("href=\"/journal?from=", "href=\"/journal?q=");
    java.util.regex.Pattern.compile("href=\"(/journal\\?[^\"]+)\"")
        .matcher(topics)
        .results()
        .map(link -> link.group(1))
        .forEach(link -> assertThat(link).contains("from=20", "to=20"));
  }

  @Test
  void programsGetOneObjectALine() throws Exception {
    signIn("vera");
    String all = get("/journal.jsonl?outcome=person").body();
    assertThat(all.lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("{\"call\":\"").endsWith("}"));
  }

  @Test
  void anAgentMayNotExportNorHearNorSeeOthers() throws Exception {
    signIn("anna");
    assertThat(get("/journal.csv").statusCode()).isEqualTo(403);
    assertThat(get("/journal/evil/audio").statusCode()).isEqualTo(403);
    assertThat(get("/journal/sample-3").statusCode()).isEqualTo(403);
    assertThat(desk.acts()).endsWith(Act.REFUSED, Act.REFUSED, Act.REFUSED);
    assertThat(get("/journal/evil").statusCode()).isEqualTo(200);
    String found = get("/journal?q=card").body();
    assertThat(found).contains("/journal/evil").doesNotContain("/journal/card-");
  }

  @Test
  void whoIsGivenAPhoneFindsNoCallOfWhoHadItBefore() throws Exception {
    Person before = desk.take("anna");
    desk.give("late", "PJSIP/101");
    try {
      signIn("late");
      assertThat(get("/journal?q=card").body()).doesNotContain("/journal/evil");
      assertThat(get("/journal/evil").statusCode()).isEqualTo(403);
    } finally {
      desk.take("late");
      desk.put(before);
    }
  }

  @Test
  void whoReadsRussianReadsWhatCameOfARouteInRussian() throws Exception {
    signIn("anna");
    assertThat(get("/journal/evil").body())
        .contains("<td>card-balance</td><td>получен</td>", ">мс</th>")
        .doesNotContain("<td>ok</td>", ">ms</th>");
  }

  @Test
  void aRecordingIsSentInPartsAndEveryListenIsWrittenDown() throws Exception {
    signIn("vera");
    HttpResponse<byte[]> whole = audio("/journal/evil/audio", "");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).hasSize(16_044);
    assertThat(whole.headers().firstValue("content-type")).contains("audio/wav");
    assertThat(desk.acts()).endsWith(Act.RECORDING_HEARD);
    HttpResponse<byte[]> part = audio("/journal/evil/audio", "bytes=44-143");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 44, 144));
    assertThat(part.headers().firstValue("content-range")).contains("bytes 44-143/16044");
    assertThat(audio("/journal/evil/audio", "bytes=16000-").body()).hasSize(44);
    assertThat(audio("/journal/evil/audio", "bytes=99999-").statusCode()).isEqualTo(416);
  }

  @Test
  void noPathLeadsOutOfTheFolder() throws Exception {
    signIn("vera");
    for (String path :
        new String[] {
          "/journal/..%2Fevil/audio", "/journal/%2e%2e/audio", "/journal/sample-3/audio"
        }) {
      assertThat(audio(path, "").statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void whatIsNotThereIsNotFoundAndNobodyIsAnsweredUnsigned() throws Exception {
    assertThat(get("/journal/evil").uri().getPath()).isEqualTo("/sign-in");
    signIn("vera");
    assertThat(get("/journal/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/journal?mood=zz&score=x&from=never&page=-1").statusCode()).isEqualTo(200);
    assertThat(get("/journal?mood=-1").body()).contains("/journal/evil");
    assertThat(get("/journal?score=1").body()).doesNotContain("/journal/evil");
    assertThat(get("/journal?score=2").body()).contains("/journal/evil");
    assertThat(get("/journal?from=2026-01-01&page=2").body()).contains("51–");
  }

  private void signIn(String login) throws IOException, InterruptedException {
    String form =
        "login="
            + login
            + "&next=/journal&password="
            + URLEncoder.encode(JournalDesk.PASSWORD, StandardCharsets.UTF_8);
    HttpResponse<String> page =
        browser.send(
            HttpRequest.newBuilder(uri("/sign-in"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(page.uri().getPath()).isEqualTo("/journal");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> audio(String path, String range)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Accept", "*/*");
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + desk.port() + path);
  }
}
