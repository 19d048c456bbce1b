package org.dozvon.phonebank.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.OriginateAction;
import org.dozvon.cli.RunCommand;
import org.dozvon.phonebank.asterisk.AsteriskInstall;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.phonebank.demo.Folders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * We are added to a real Asterisk whose dialplan has FreePBX's form, by the command that does it,
 * and only by it and the lines that it tells. Skipped where ./dozvon test found no Asterisk.
 */
class FreePbxTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path FORM = Path.of("src/test/resources/freepbx").toAbsolutePath();
  private static final String ADMIN = "admin-of-the-pbx";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(25);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private Path folder;
  private Path config;
  private int agi;
  private int http;
  private PrivateAsterisk pbx;
  private DefaultManagerConnection admin;

  @BeforeEach
  void anAsteriskInFreePbxsForm() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    folder = Files.createTempDirectory("dzp");
    parts.push(() -> Folders.delete(folder));
    int ami = FreePorts.tcp();
    config = config(ami);
    assertThat(run("new", "shop", "--languages", "en", "--queue", "7000").code()).isZero();
    Path etc = installed();
    int rtp = FreePorts.rtpBlock("127.0.0.1");
    Map<String, String> places =
        Map.of(
            "SIP_PORT", "" + FreePorts.udp("127.0.0.1"),
            "RTP_START", "" + rtp,
            "RTP_END", "" + (rtp + FreePorts.RTP_BLOCK - 2),
            "AMI_PORT", "" + ami,
            "AMI_SECRET", ADMIN);
    pbx =
        PrivateAsterisk.launch(
            AsteriskInstall.read(Path.of(environment)),
            folder.resolve("a"),
            List.of(modules(), FORM, etc),
            places);
    parts.push(pbx);
    pbx.awaitBooted();
    admin = new DefaultManagerConnection("127.0.0.1", ami, "admin", ADMIN);
    admin.login("off");
    parts.push(admin::logoff);
  }

  @AfterEach
  void end() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }

  @Test
  void callersReachFreePbxsQueueAndItsAgentKnowsTheCall() throws Exception {
    Printed well = run("doctor");
    assertThat(well.text())
        .contains("last resort: 7000; named and there: 7000")
        .contains("ok    fastagi", "ok    audiosocket", "ok    call", "ok    events")
        .doesNotContain("FAIL");
    assertThat(well.code()).isZero();

    call("Local/7000@dozvon-queue/n", Map.of("__DOZVON_CALL", "call-1"));
    becomes("SEEN_CONTEXT", "call-1");
    assertThat(global("SEEN_WAIT")).as("longer than FreePBX's own limit").isEqualTo("86400");

    // No gateway runs: the inbound route's caller goes to the queue of last resort.
    call("Local/88005550100@from-pstn/n", Map.of());
    becomes("SEEN_CALLS", "2");

    // Someone who is called back is waited for by a stand-in, past FreePBX's way into its queue.
    call("Local/7000@dozvon-call-back-stand-in/n", Map.of("DOZVON_NUMBER", "79990001122"));
    becomes("SEEN_CALLS", "3");
    assertThat(global("SEEN_FAILOVER")).as("left FreePBX's queue by its own way out").isEmpty();

    pbx.cli("module unload app_audiosocket.so");
    Printed ill = run("doctor", "--no-call");
    assertThat(ill.text()).contains("FAIL  modules     not loaded: app_audiosocket.so ->");
    assertThat(ill.code()).isEqualTo(1);
  }

  @Test
  void aGatewayThatHangsIsToldByItsName() throws Exception {
    HttpServer says =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), http), 0);
    parts.push(() -> says.stop(0));
    says.createContext(
        "/health",
        exchange -> {
          byte[] up = "{\"status\":\"up\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, up.length);
          exchange.getResponseBody().write(up);
          exchange.close();
        });
    says.start();
    // Takes connections and never says a word.
    ServerSocket silent = new ServerSocket(agi, 50, InetAddress.getLoopbackAddress());
    parts.push(silent);
    Printed hanging = run("doctor");
    assertThat(hanging.text())
        .contains("does not get through to the gateway at 127.0.0.1:" + agi)
        .contains("-> it may hang")
        .contains("ok    call")
        .doesNotContain("within 40 s");
    assertThat(pbx.cli("core show channels")).contains("0 active channels");

    // Not ready yet: its ports are taken and nobody says anything over HTTP.
    says.stop(0);
    assertThat(run("doctor").text())
        .contains("the gateway's ports cannot be had")
        .contains("-> a gateway that is just starting has them");
  }

  /** The folder of our own files and of the admin's, with the lines that the command tells. */
  private Path installed() throws IOException {
    Path etc = Files.createDirectory(folder.resolve("etc"));
    Files.writeString(etc.resolve("extensions_additional.conf"), "; as in FORM\n");
    for (String name : List.of("extensions_custom", "globals_custom", "manager_custom")) {
      Files.createFile(etc.resolve(name + ".conf"));
    }
    Printed told =
        run(
            "install-dialplan",
            "--freepbx",
            etc.toString(),
            "--from",
            ROOT.resolve("dialplans/asterisk").toString(),
            "--write");
    assertThat(told.code()).as(told.text()).isZero();
    told.text().lines().filter(line -> line.startsWith("  echo '")).forEach(FreePbxTest::obey);
    Files.writeString(etc.resolve("globals_custom.conf"), "DOZVON_DEFAULT_QUEUE = 7000\n");
    Files.delete(etc.resolve("extensions_additional.conf"));
    return etc;
  }

  /** {@code echo 'TEXT' >> FILE}. */
  private static void obey(String line) {
    String[] parts = line.strip().substring("echo '".length()).split("' >> ", 2);
    try {
      Files.writeString(Path.of(parts[1]), parts[0] + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What every private Asterisk needs, but for what FreePBX has otherwise. */
  private Path modules() throws IOException {
    Path all = Files.createDirectory(folder.resolve("modules"));
    try (Stream<Path> files = Files.list(ROOT.resolve("dialplans/asterisk/private"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".conf.in")).toList()) {
        String name = file.getFileName().toString();
        if (!name.matches("(extensions|queues|pjsip|manager)\\.conf\\.in")) {
          Files.copy(file, all.resolve(name));
        }
      }
    }
    Files.writeString(
        all.resolve("modules.conf.in"), "load = func_extstate.so\n", StandardOpenOption.APPEND);
    return all;
  }

  private Path config(int ami) throws IOException {
    Files.createDirectory(folder.resolve("hotlines"));
    agi = FreePorts.tcp();
    http = FreePorts.tcp();
    return Files.writeString(
        folder.resolve("dozvon.yaml"),
        """
        agi: {listen: "127.0.0.1:%d"}
        audiosocket: {listen: "127.0.0.1:%d"}
        http: {listen: "127.0.0.1:%d"}
        ami: {address: "127.0.0.1:%d", user: dozvon, secret: our-own}
        hotlines: hotlines
        asterisk-queues: []
        models: {en: %s}
        voices: {en: {engine: marytts, voice: cmu-slt-hsmm}}
        prompt-cache: {folder: prompts}
        database: {folder: database}
        """
            .formatted(agi, FreePorts.tcp(), http, ami, ROOT.resolve("voice-models/demo-en")));
  }

  private void call(String channel, Map<String, String> variables) throws Exception {
    OriginateAction call = new OriginateAction();
    call.setChannel(channel);
    call.setApplication("Wait");
    call.setData("20");
    call.setVariables(variables);
    call.setAsync(true);
    assertThat(admin.sendAction(call).getResponse()).isEqualTo("Success");
  }

  private String global(String name) throws IOException, InterruptedException {
    return pbx.cli("dialplan show globals")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private void becomes(String name, String value) throws Exception {
    long until = System.nanoTime() + PATIENCE;
    while (!global(name).equals(value)) {
      assertThat(System.nanoTime())
          .as("%s is \"%s\", not \"%s\":%n%s", name, global(name), value, pbx.output())
          .isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private record Printed(int code, String text) {}

  /** Runs ./dozvon's command in this process. */
  private Printed run(String command, String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      String[] all =
          Stream.concat(Stream.of(command, "--config", config.toString()), Stream.of(arguments))
              .toArray(String[]::new);
      int code = RunCommand.Root.execute(all);
      return new Printed(code, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
