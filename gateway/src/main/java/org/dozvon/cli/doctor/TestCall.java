package org.dozvon.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiReply;
import org.dozvon.ami.AsteriskProbe;
import org.dozvon.audio.PcmFrame;
import org.dozvon.config.HostPort;
import org.dozvon.ivr.AgiChannel;
import org.dozvon.ivr.ChannelClosedException;
import org.dozvon.server.AddressRange;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AgiSettings;

/**
 * A call that rings nobody: Asterisk joins the two extensions of {@code dozvon-doctor}. One asks
 * the gateway over FastAGI and then comes to us; we have it open an AudioSocket, say a sound into
 * it, and the other extension gives the sound back.
 *
 * <p>Where no gateway runs, we answer in its place at its own ports, so that the way is tried
 * before the first start.
 */
public final class TestCall {
  private static final String CONTEXT = "dozvon-doctor";
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration COMES = Duration.ofSeconds(15);

  private static final String DIALPLAN = "./dozvon install-dialplan --write, dialplan reload";
  private static final String PORTS =
      "a gateway that is just starting has them: ask again when it is ready; else end the other"
          + " program, or other ports (agi.listen, audiosocket.listen)";
  private static final String WAY =
      "the ports of this machine must be open to Asterisk (beside a running gateway the system"
          + " chooses them); "
          + DIALPLAN;
  private static final String LOG = "Asterisk's log tells why";

  private static final EchoLine.Echo NOTHING = new EchoLine.Echo(List.of(), Duration.ZERO);

  /**
   * Where the gateway is, and whether it runs.
   *
   * @param agi its FastAGI port
   * @param audio its AudioSocket port
   * @param advertised the same as Asterisk must write it
   * @param agiAllow who may connect to the first
   */
  public record Gateway(
      HostPort agi,
      HostPort audio,
      String advertised,
      List<AddressRange> agiAllow,
      boolean isRunning) {
    public Gateway {
      agiAllow = List.copyOf(agiAllow);
    }
  }

  /**
   * What the call has shown.
   *
   * @param asked the gateways that the dialplan asked, and whether each answered
   * @param audioOpened whether the running gateway's AudioSocket port took a connection; empty: not
   *     tried
   * @param heard what came back of the sound; empty: no line was opened
   * @param delay from saying to hearing
   * @param failure why the call came to nothing, and what to do; empty: it went as it should
   */
  public record Course(
      Map<String, Boolean> asked,
      Optional<Boolean> audioOpened,
      List<PcmFrame> heard,
      Duration delay,
      Optional<Finding> failure) {
    public Course {
      asked = Collections.unmodifiableMap(new TreeMap<>(asked));
      heard = List.copyOf(heard);
    }

    static Course failed(String why, String remedy) {
      Finding failure = Finding.fail("call", why, remedy);
      return new Course(Map.of(), Optional.empty(), List.of(), Duration.ZERO, Optional.of(failure));
    }
  }

  private final AsteriskProbe asterisk;
  private final Gateway gateway;

  /** Over this manager connection. */
  public TestCall(AsteriskProbe asterisk, Gateway gateway) {
    this.asterisk = asterisk;
    this.gateway = gateway;
  }

  /** Calls and says the sound. */
  public Course run(List<PcmFrame> sound) throws IOException, InterruptedException {
    InetAddress own = asterisk.ownAddress();
    UUID id = UUID.randomUUID();
    InetSocketAddress ears =
        gateway.isRunning() ? EchoLine.anyPort(own) : gateway.audio().address();
    CompletableFuture<Course> course = new CompletableFuture<>();
    try (EchoLine line = new EchoLine(ears, id, sound)) {
      String there =
          gateway.isRunning()
              ? new HostPort(own.getHostAddress(), line.port()).toString()
              : gateway.advertised();
      try (AgiListener agi =
          listen(own, channel -> serve(channel, line, id + "," + there, course))) {
        Optional<String> against = begin(own, agi.port());
        return against.isPresent()
            ? Course.failed("Asterisk does not begin it: " + against.get(), DIALPLAN)
            : await(course, own, agi.port());
      }
    } catch (BindException | UncheckedIOException e) {
      return Course.failed("the gateway's ports cannot be had: " + e.getMessage(), PORTS);
    }
  }

  private AgiListener listen(InetAddress own, org.dozvon.server.AgiCallHandler handler) {
    HostPort where = gateway.isRunning() ? new HostPort(own.getHostAddress(), 0) : gateway.agi();
    InetAddress peer = asterisk.itsAddress();
    List<AddressRange> allowed =
        gateway.isRunning()
            ? List.of(new AddressRange(peer, peer.getAddress().length * 8))
            : gateway.agiAllow();
    return new AgiListener(
        new AgiSettings(
            where.host(),
            where.port(),
            allowed,
            10,
            10,
            Duration.ofSeconds(5),
            Duration.ofSeconds(1)),
        handler);
  }

  private Optional<String> begin(InetAddress own, int port) throws IOException {
    String here = new HostPort(own.getHostAddress(), port).toString();
    return asterisk.call(CONTEXT, "echo", "call", Map.of("DOZVON_DOCTOR", here));
  }

  private static Course await(CompletableFuture<Course> course, InetAddress own, int port)
      throws InterruptedException {
    try {
      return course.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Course.failed(
          "Asterisk did not come to " + own.getHostAddress() + ":" + port + " within 40 s", WAY);
    } catch (ExecutionException e) {
      return Course.failed(String.valueOf(e.getCause().getMessage()), LOG);
    }
  }

  /** On the call's own thread. */
  private void serve(
      AgiChannel channel, EchoLine line, String ears, CompletableFuture<Course> course) {
    try {
      if (!channel.request().script().equals("doctor")) {
        // We stand in for the gateway.
        channel.execute(new AgiCommand.SetVariable("DOZVON_WORKS_FOR", "doctor"));
        return;
      }
      Map<String, Boolean> asked = asked(variable(channel, "DOZVON_ASKED"));
      Optional<Boolean> opened =
          gateway.isRunning()
              ? Optional.of(attach(channel, UUID.randomUUID() + "," + gateway.advertised()))
              : Optional.empty();
      boolean attached = attach(channel, ears);
      EchoLine.Echo echo = attached ? heard(line) : NOTHING;
      course.complete(new Course(asked, opened, echo.frames(), echo.delay(), Optional.empty()));
    } catch (ChannelClosedException e) {
      course.complete(Course.failed("Asterisk ended the call: " + e.getMessage(), LOG));
    }
  }

  /** {@code HOST:PORT=yes HOST:PORT=no}. */
  private static Map<String, Boolean> asked(String text) {
    Map<String, Boolean> asked = new TreeMap<>();
    for (String one : text.strip().split(" +", -1)) {
      int sign = one.lastIndexOf('=');
      if (sign > 0) {
        asked.put(one.substring(0, sign), one.endsWith("=yes"));
      }
    }
    return asked;
  }

  private static EchoLine.Echo heard(EchoLine line) {
    try {
      return line.heard().get(COMES.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOTHING;
    } catch (ExecutionException | TimeoutException e) {
      return NOTHING;
    }
  }

  /** A connection that the far end closes is a success, one that is not made is none. */
  private static boolean attach(AgiChannel channel, String to) throws ChannelClosedException {
    AgiReply reply = channel.execute(new AgiCommand.Exec("AudioSocket", to));
    return reply instanceof AgiReply.Success success
        && !success.isFailure()
        && !success.result().equals("-2");
  }

  private static String variable(AgiChannel channel, String name) throws ChannelClosedException {
    AgiReply reply = channel.execute(new AgiCommand.GetVariable(name));
    return reply instanceof AgiReply.Success success ? success.data().orElse("") : "";
  }

  /** The findings of a course, but for the words. */
  public List<Finding> findings(Course course) {
    if (course.failure().isPresent()) {
      return List.of(course.failure().get());
    }
    List<Finding> found = new ArrayList<>();
    course
        .asked()
        .forEach(
            (where, answered) ->
                found.add(
                    answered
                        ? Finding.ok("fastagi", "Asterisk reaches " + where + stand())
                        : Finding.fail(
                            "fastagi",
                            "Asterisk does not get through to the gateway at " + where,
                            "it may hang, or agi.listen and agi.allow in dozvon.yaml,"
                                + " DOZVON_GATEWAY in [globals], firewalls")));
    if (course.audioOpened().isPresent() || !course.heard().isEmpty()) {
      boolean open = course.audioOpened().orElse(true);
      found.add(
          open
              ? Finding.ok("audiosocket", "Asterisk reaches " + gateway.advertised() + stand())
              : Finding.fail(
                  "audiosocket",
                  "Asterisk does not get through to " + gateway.advertised(),
                  "audiosocket.listen, .advertise and .allow in dozvon.yaml, firewalls"));
    }
    if (course.heard().isEmpty()) {
      found.add(
          Finding.fail(
              "call",
              "no sound came back through AudioSocket",
              "the modules above; audiosocket.advertise; Asterisk's log tells of AudioSocket"));
    }
    return found;
  }

  private String stand() {
    return gateway.isRunning() ? "" : " (no gateway runs: the doctor answered there)";
  }
}
