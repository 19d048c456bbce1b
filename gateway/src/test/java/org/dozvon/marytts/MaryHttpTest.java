package org.dozvon.marytts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.Wav;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Voice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that takes the form of MaryTTS's /process page and answers well or badly. */
class MaryHttpTest {
  private static final Voice USUAL = new Voice(Locale.ENGLISH, "cmu-slt-hsmm", 1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private final Map<String, String> form = new ConcurrentHashMap<>();
  private HttpHandler answer = exchange -> send(exchange, 200, tone());
  private HttpServer server;

  @BeforeEach
  void startTheServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/process", this::handle);
    server.start();
  }

  @AfterEach
  void stopTheServer() {
    testIsOver.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aTextAtTheUsualPaceGoesAsPlainTextAndComesBackForTheTelephone() throws Exception {
    Clip clip = speak("five & six = <11>", USUAL);
    assertThat(clip.rate()).isEqualTo(8000);
    assertThat(clip.size()).isPositive();
    assertThat(form)
        .containsEntry("INPUT_TEXT", "five & six = <11>")
        .containsEntry("INPUT_TYPE", "TEXT")
        .containsEntry("OUTPUT_TYPE", "AUDIO")
        .containsEntry("AUDIO", "WAVE_FILE")
        .containsEntry("LOCALE", "en_US")
        .containsEntry("VOICE", "cmu-slt-hsmm");
  }

  @Test
  void anotherPaceGoesAsSsmlInWhichTheTextStaysText() throws Exception {
    speak("five <6>", new Voice(Locale.ENGLISH, "", 0.8));
    assertThat(form).containsEntry("INPUT_TYPE", "SSML").doesNotContainKey("VOICE");
    assertThat(form.get("INPUT_TEXT"))
        .contains("<prosody rate=\"-20%\">five &lt;6&gt;</prosody>")
        .contains("xml:lang=\"en-US\"");
  }

  @Test
  void anErrorOfTheServerIsAFailureWithItsStatus() {
    answer = exchange -> send(exchange, 500, "no such voice".getBytes(StandardCharsets.UTF_8));
    assertFails("status 500");
  }

  @Test
  void whatIsNoWavIsAFailure() {
    answer = exchange -> send(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8));
    assertFails("MaryTTS at ");
  }

  @Test
  void aWavWithoutSoundIsAFailure() {
    answer = exchange -> send(exchange, 200, Wav.write(Clip.of(16000, new short[0])));
    assertFails("MaryTTS at ");
  }

  @Test
  void anAnswerThatIsTooLargeIsGivenUp() {
    answer = exchange -> send(exchange, 200, new byte[MaryHttp.LARGEST + 100_000]);
    assertFails("over " + MaryHttp.LARGEST + " bytes");
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    answer = exchange -> waitForTheEnd();
    assertGivesUp();
  }

  @Test
  void aServerThatStopsInTheMiddleOfItsAnswerIsGivenUp() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          waitForTheEnd();
        };
    assertGivesUp();
  }

  private void assertGivesUp() {
    assertThatThrownBy(() -> speak("hello", USUAL, Duration.ofMillis(300)))
        .isInstanceOf(SynthesisException.class);
  }

  private void assertFails(String reason) {
    assertThatThrownBy(() -> speak("hello", USUAL))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining(reason);
  }

  private Clip speak(String text, Voice voice) throws SynthesisException {
    return speak(text, voice, Duration.ofSeconds(30));
  }

  private Clip speak(String text, Voice voice, Duration limit) throws SynthesisException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    MaryHttp mary = new MaryHttp(address, limit, Loudness.DEFAULT);
    try {
      return mary.speak(text, voice);
    } finally {
      mary.close();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String field : body.split("&", -1)) {
      int at = field.indexOf('=');
      form.put(
          field.substring(0, at),
          URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
    }
    answer.handle(exchange);
  }

  private void waitForTheEnd() {
    try {
      testIsOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] tone() {
    short[] samples = new short[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8000 * Math.sin(i * 0.2));
    }
    return Wav.write(Clip.of(16000, samples));
  }
}
