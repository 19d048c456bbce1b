package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.asterisk.AsteriskInstall;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.phonebank.demo.Folders;
import org.dozvon.phonebank.demo.GatewayApi;
import org.dozvon.phonebank.demo.LabPlan;

/**
 * One Asterisk and one gateway, both as shipped, on loopback, for callers that are SIPp. Nobody
 * answers in the queues.
 */
final class LoadLab implements AutoCloseable {
  /** Where the private hotline's callers call from. */
  static final String CALLERS = "127.0.0.2";

  private static final int SEEN_S = 20;

  private final Path folder;
  private final LabPlan plan;
  private final GatewayProcess gateway;
  private final PrivateAsterisk hotline;

  private LoadLab(Path folder, LabPlan plan, GatewayProcess gateway, PrivateAsterisk hotline) {
    this.folder = folder;
    this.plan = plan;
    this.gateway = gateway;
    this.hotline = hotline;
  }

  /**
   * Starts it.
   *
   * @param calls most calls at once, for which there must be ports
   */
  static LoadLab start(Path root, Path environment, int calls)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dz");
    LabPlan plan = LabPlan.make(root, "application");
    GatewayProcess gateway =
        GatewayProcess.launch(
            plan.writeConfig(folder, Map.of()),
            folder.resolve("gateway.log"),
            GatewayProcess.Form.PLAIN);
    PrivateAsterisk hotline = null;
    try {
      gateway.awaitReady();
      Map<String, String> values = new HashMap<>(plan.hotline());
      values.put("RTP_END", "" + (plan.hotlineRtp() + 4 * calls + 200));
      hotline =
          PrivateAsterisk.launch(
              AsteriskInstall.read(environment), folder.resolve("h"), plan.hotlineFiles(), values);
      hotline.awaitBooted();
      LoadLab lab = new LoadLab(folder, plan, gateway, hotline);
      lab.awaitQueuesSeen();
      return lab;
    } catch (IOException | InterruptedException | RuntimeException e) {
      new LoadLab(folder, plan, gateway, hotline).close();
      throw e;
    }
  }

  private void awaitQueuesSeen() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SEEN_S);
    while (api().read("/api/queues").path("queues").isEmpty() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  GatewayApi api() {
    return new GatewayApi("http://127.0.0.1:" + plan.http(), folder.resolve("api-token"));
  }

  /** Where callers call. */
  String sip() {
    return "127.0.0.1:" + plan.hotlineSip();
  }

  /** A folder for files that are gone with the lab. */
  Path folder() {
    return folder;
  }

  Whereabouts callers() throws IOException, InterruptedException {
    return Whereabouts.of(hotline.cli("core show channels concise"), "PJSIP/phonebank-");
  }

  /** Gateway first: its memory is what is told. */
  Map<String, ProcessHandle> programs() throws IOException {
    Map<String, ProcessHandle> programs = new LinkedHashMap<>();
    programs.put("gateway", gateway.handle());
    programs.put("Asterisk", hotline.handle());
    return programs;
  }

  String gatewayLog() throws IOException {
    return Files.readString(folder.resolve("gateway.log"));
  }

  @Override
  public void close() {
    if (hotline != null) {
      hotline.close();
    }
    gateway.close();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      System.err.println("dozvon: cannot delete " + folder + ": " + e);
    }
  }
}
