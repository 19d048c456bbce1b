package org.dozvon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.util.ServerSocketFacade;
import org.dozvon.agi.AgiCommand;
import org.dozvon.server.AddressRange;
import org.dozvon.server.AgiCallHandler;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AgiSettings;

/** The two servers with the same call: each as its library starts it, with its own defaults. */
final class AgiServers {
  /**
   * Commands of the call: twelve, and AGISTATUS, which asterisk-java sets on its own at the end.
   */
  static final int COMMANDS = 13;

  private static final AgiCallHandler OURS =
      channel -> {
        for (AgiCommand command :
            List.of(
                new AgiCommand.Answer(),
                new AgiCommand.GetVariable("CALLERID(num)"),
                new AgiCommand.GetVariable("CHANNEL(language)"),
                new AgiCommand.GetVariable("HOTLINE"),
                new AgiCommand.GetVariable("PROFILE"),
                new AgiCommand.SetVariable("IVR_CALL", "c1"),
                new AgiCommand.SetVariable("IVR_QUEUE", "shops"),
                new AgiCommand.SetVariable("IVR_REASON", "asked for a person"),
                new AgiCommand.Verbose("a call", 3),
                new AgiCommand.StreamFile("welcome", "0"),
                new AgiCommand.SetContext("queue"),
                new AgiCommand.SetPriority("1"),
                new AgiCommand.SetVariable("AGISTATUS", "SUCCESS"))) {
          var unused = channel.execute(command);
        }
      };

  private static final AgiScript THEIRS =
      (request, channel) -> {
        channel.answer();
        var unused = channel.getVariable("CALLERID(num)");
        unused = channel.getVariable("CHANNEL(language)");
        unused = channel.getVariable("HOTLINE");
        unused = channel.getVariable("PROFILE");
        channel.setVariable("IVR_CALL", "c1");
        channel.setVariable("IVR_QUEUE", "shops");
        channel.setVariable("IVR_REASON", "asked for a person");
        channel.verbose("a call", 3);
        channel.streamFile("welcome", "0");
        channel.setContext("queue");
        channel.setPriority("1");
      };

  private AgiServers() {}

  /** A server that listens; closing stops it. */
  interface Server extends AutoCloseable {
    int port();

    @Override
    void close();
  }

  static Server dozvon() {
    AgiSettings otherwise = AgiSettings.DEFAULTS;
    AgiListener listener =
        new AgiListener(
            new AgiSettings(
                "127.0.0.1",
                0,
                AddressRange.LOOPBACK,
                otherwise.maxCalls(),
                otherwise.maxCallsPerAddress(),
                otherwise.environmentTimeout(),
                Duration.ofSeconds(1)),
            OURS);
    return new Server() {
      @Override
      public int port() {
        return listener.port();
      }

      @Override
      public void close() {
        listener.close();
      }
    };
  }

  static Server asteriskJava() throws IOException, InterruptedException {
    CountDownLatch listening = new CountDownLatch(1);
    DefaultAgiServer server = new AnnouncedServer(listening);
    int port = freePort();
    server.setPort(port);
    server.setAddress(InetAddress.getLoopbackAddress());
    Thread.ofPlatform().name("asterisk-java").daemon().start(() -> serve(server));
    if (!listening.await(10, TimeUnit.SECONDS)) {
      throw new IOException("asterisk-java does not listen on " + port);
    }
    return new Server() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        server.shutdown();
      }
    };
  }

  /** Says when it listens: {@code startup} itself returns only after the end. */
  private static final class AnnouncedServer extends DefaultAgiServer {
    private final CountDownLatch listening;

    AnnouncedServer(CountDownLatch listening) {
      super(THEIRS);
      this.listening = listening;
    }

    @Override
    protected ServerSocketFacade createServerSocket() throws IOException {
      ServerSocketFacade socket = super.createServerSocket();
      listening.countDown();
      return socket;
    }
  }

  private static void serve(DefaultAgiServer server) {
    try {
      server.startup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
