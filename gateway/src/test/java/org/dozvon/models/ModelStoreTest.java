package org.dozvon.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final Map<String, String> FILES =
      new TreeMap<>(Map.of("small/am/final.mdl", "net", "small/graph/words.txt", "yes 1"));

  @TempDir private Path temporary;
  private Path folder = Path.of("");
  private HttpServer server;
  private ModelStore store;
  private byte[] archive = new byte[0];

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(temporary.resolve("models"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/model.zip", exchange -> send(exchange, archive.length));
    server.createContext("/half.zip", exchange -> send(exchange, archive.length + 1000));
    server.start();
    store = new ModelStore(folder, 10_000);
    archive = zip(FILES);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFetchedModelIsWholeAndVerified() throws Exception {
    AtomicLong seen = new AtomicLong();
    VoiceModel model = published("/model.zip", Optional.of(sha256(archive)));

    store.fetch(model, (bytes, total) -> seen.set(bytes));

    assertThat(store.path(model).resolve("graph/words.txt")).hasContent("yes 1");
    assertThat(seen).hasValue(archive.length);
    assertThat(store.verify(model)).isEqualTo(ModelStore.State.PRESENT);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void oneFlippedByteIsFound() throws Exception {
    VoiceModel model = fetched();
    Path words = store.path(model).resolve("graph/words.txt");
    byte[] bytes = Files.readAllBytes(words);
    bytes[0] ^= 1;
    Files.write(words, bytes);

    assertThat(store.verify(model)).isEqualTo(ModelStore.State.CHANGED);
  }

  @Test
  void anAddedFileIsFound() throws Exception {
    VoiceModel model = fetched();
    Files.writeString(store.path(model).resolve("extra"), "x");

    assertThat(store.verify(model)).isEqualTo(ModelStore.State.CHANGED);
  }

  @Test
  void aWrongChecksumChangesNothing() throws Exception {
    VoiceModel old = fetched();
    archive = zip(Map.of("small/am/final.mdl", "other"));

    assertFails(published("/model.zip", Optional.of("0".repeat(64))), "wrong checksum");
    assertThat(store.verify(old)).isEqualTo(ModelStore.State.PRESENT);
  }

  @Test
  void theFirstDownloadOfAnUnknownChecksumIsTrustedAndTheNextMustBeTheSame() throws Exception {
    VoiceModel model = fetched();
    store.fetch(model, (bytes, total) -> {});
    archive = zip(Map.of("small/am/final.mdl", "other"));

    assertFails(model, "wrong checksum");
    assertThat(store.verify(model)).isEqualTo(ModelStore.State.PRESENT);
  }

  @Test
  void halfADownloadChangesNothing() throws Exception {
    VoiceModel old = fetched();

    assertFails(published("/half.zip", Optional.empty()), "");
    assertThat(store.verify(old)).isEqualTo(ModelStore.State.PRESENT);
  }

  @Test
  void aMissingPageIsNamedWithItsStatus() throws Exception {
    assertFails(published("/nothing", Optional.empty()), "404");
  }

  @Test
  void aRefusedConnectionIsASentence() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertFails(
        model(URI.create("http://127.0.0.1:" + port + "/m.zip"), Optional.empty()),
        "cannot download");
  }

  @Test
  void anArchiveThatReachesOutsideIsRefused() throws Exception {
    archive = zip(Map.of("am/final.mdl", "net", "../../outside", "x"));

    assertFails(published("/model.zip", Optional.empty()), "outside its folder");
    assertThat(folder.resolveSibling("outside")).doesNotExist();
  }

  @Test
  void anArchiveThatGrowsTooBigIsRefused() throws Exception {
    archive = zip(Map.of("am/final.mdl", "0".repeat(20_000)));

    assertFails(published("/model.zip", Optional.empty()), "more than it may");
  }

  @Test
  void whatIsNoArchiveOrNoModelIsRefused() throws Exception {
    archive = "<html>please log in</html>".getBytes(StandardCharsets.UTF_8);
    assertFails(published("/model.zip", Optional.empty()), "not a whole .zip");

    archive = zip(Map.of("readme", "x"));
    assertFails(published("/model.zip", Optional.empty()), "no Vosk model");
  }

  @Test
  void aShippedModelIsComparedWithTheCatalogue() throws Exception {
    Files.createDirectories(folder.resolve("demo/am"));
    Files.writeString(folder.resolve("demo/am/final.mdl"), "net");
    // find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
    String hash = "10c348fa0c5378b3c547fa9d0e82e114a3ecd56e1c5597aa16856999b362763d";

    assertThat(store.verify(shipped(hash))).isEqualTo(ModelStore.State.PRESENT);
    assertThat(store.verify(shipped("0".repeat(64)))).isEqualTo(ModelStore.State.CHANGED);
    assertThatThrownBy(() -> store.fetch(shipped(hash), (bytes, total) -> {}))
        .hasMessageContaining("ships with the project");
  }

  @Test
  void aLinkToAShippedModelIsThatModel() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared/am"));
    Files.writeString(shared.resolve("final.mdl"), "net");
    Files.createSymbolicLink(folder.resolve("demo"), shared.getParent());

    assertThat(
            store.verify(
                shipped("10c348fa0c5378b3c547fa9d0e82e114a3ecd56e1c5597aa16856999b362763d")))
        .isEqualTo(ModelStore.State.PRESENT);
  }

  private VoiceModel fetched() throws ModelException {
    VoiceModel model = published("/model.zip", Optional.empty());
    store.fetch(model, (bytes, total) -> {});
    return model;
  }

  private void assertFails(VoiceModel model, String message) throws IOException {
    assertThatThrownBy(() -> store.fetch(model, (bytes, total) -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
    assertThat(leftovers()).isEmpty();
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".fetch")).toList();
    }
  }

  private VoiceModel published(String path, Optional<String> hash) {
    return model(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), hash);
  }

  private static VoiceModel model(URI address, Optional<String> hash) {
    return new VoiceModel(
        "small", Locale.ENGLISH, new VoiceModel.Published(address), "free", "1 MB", hash, "");
  }

  private static VoiceModel shipped(String hash) {
    return new VoiceModel(
        "demo", Locale.ENGLISH, new VoiceModel.Shipped("demo"), "free", "", Optional.of(hash), "");
  }

  private void send(HttpExchange exchange, long length) throws IOException {
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(archive);
    exchange.close();
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    MessageDigest digest = Hashes.sha256();
    digest.update(bytes);
    return Hashes.hex(digest);
  }
}
