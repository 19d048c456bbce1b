package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command tells of the gateway's answer; the answers themselves: the console's tests. */
class LogCommandTest {
  @TempDir private Path home;

  @Test
  void whyTheGatewayRefusedIsASentence() throws IOException {
    assertThat(log("{\"error\":\"at most 24h\",\"status\":400}"))
        .isEqualTo(new ToolRun(1, "dozvon: refused: at most 24h\n"));
    assertThat(log("<html>no gateway</html>").out()).contains("refused: <html>no gateway</html>");
  }

  private ToolRun log(String reply) throws IOException {
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/api/log",
        exchange -> {
          byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    gateway.start();
    try {
      Path config =
          Files.writeString(
              home.resolve("dozvon.yaml"),
              "http: {listen: \"127.0.0.1:" + gateway.getAddress().getPort() + "\"}\n");
      return ToolRun.of(
          "log", "org.dozvon", "debug", "--for", "900h", "--config", config.toString());
    } finally {
      gateway.stop(0);
    }
  }
}
