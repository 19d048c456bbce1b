package org.dozvon.marytts;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.Resampler;
import org.dozvon.audio.Wav;
import org.dozvon.audio.WavException;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/**
 * A MaryTTS server, by its {@code /process} page: text in, WAV out. Another pace than the usual
 * goes in as SSML, because the server's Rate effect changes nothing.
 */
public final class MaryHttp implements Synthesizer {
  /** Two minutes of 48 kHz 16-bit mono: more is no sentence. */
  static final int LARGEST = 12_000_000;

  private final URI process;
  private final Duration timeout;
  private final Loudness loudness;
  private final HttpClient http;

  /**
   * Connects at the first text.
   *
   * @param server e.g. {@code http://127.0.0.1:59125}
   * @param timeout of one whole text
   */
  public MaryHttp(URI server, Duration timeout, Loudness loudness) {
    this.process = URI.create(server.toString().replaceAll("/+$", "") + "/process");
    this.timeout = timeout;
    this.loudness = loudness;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    HttpRequest request =
        HttpRequest.newBuilder(process)
            .timeout(timeout)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(form(text, voice)))
            .build();
    try {
      return clip(answer(request));
    } catch (WavException e) {
      throw new SynthesisException("MaryTTS at " + process + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SynthesisException("MaryTTS at " + process + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SynthesisException("MaryTTS at " + process + ": interrupted", e);
    }
  }

  /** The whole answer, within the timeout: that of the client ends with the headers. */
  private byte[] answer(HttpRequest request)
      throws IOException, InterruptedException, SynthesisException {
    CompletableFuture<HttpResponse<byte[]>> reply =
        http.sendAsync(request, head -> new LimitedBody(LARGEST));
    try {
      HttpResponse<byte[]> answer = reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw new SynthesisException("MaryTTS at " + process + ": status " + answer.statusCode());
      }
      return answer.body();
    } catch (TimeoutException e) {
      throw new SynthesisException("MaryTTS at " + process + ": no answer in " + timeout, e);
    } catch (ExecutionException e) {
      throw new SynthesisException("MaryTTS at " + process + ": " + e.getCause(), e);
    } finally {
      reply.cancel(true);
    }
  }

  private Clip clip(byte[] wav) throws WavException, SynthesisException {
    Clip clip = Wav.read(wav);
    if (clip.size() == 0) {
      throw new SynthesisException("MaryTTS at " + process + ": no sound for this text");
    }
    return loudness.level(Resampler.toTelephone(clip));
  }

  private static String form(String text, Voice voice) throws SynthesisException {
    String language = voice.language().toLanguageTag();
    Map<String, String> fields = new LinkedHashMap<>();
    boolean usualPace = Math.abs(voice.rate() - 1) < 0.005;
    fields.put("INPUT_TYPE", usualPace ? "TEXT" : "SSML");
    fields.put("OUTPUT_TYPE", "AUDIO");
    fields.put("AUDIO", "WAVE_FILE");
    fields.put("LOCALE", language.equals("en") ? "en_US" : language.replace('-', '_'));
    if (!voice.name().isEmpty()) {
      fields.put("VOICE", voice.name());
    }
    fields.put("INPUT_TEXT", usualPace ? text : Ssml.write(text, voice));
    return fields.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
