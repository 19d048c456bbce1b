package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.phonebank.asterisk.AsteriskInstall;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.phonebank.demo.Folders;
import org.dozvon.phonebank.demo.LabPlan;

/**
 * Two real Asterisks and no gateway: callers and agents at real SIP, queues as shipped. A
 * connection of its own, which is never cut, tells which number got which unique id.
 */
final class QueueLab {
  /** One who stands or stood in a queue, as the hotline's Asterisk names them. */
  record Caller(String id, String channel) {}

  private static final String HOTLINE =
      """

      [from-outside]
      exten => 711,1,Answer()
       same => n,Queue(short,t,,,3)
       same => n,Wait(60)
      """;

  private static final String QUEUES = "\n[short](dozvon-queue-template)\n";

  /** Agents pick up after a second, or are busy, and stay until they are hung up. */
  private static final String BANK =
      """
      [from-hotline]
      exten => _age[n]tX,1,GotoIf($["${AGENT_MODE_${EXTEN}}" = "busy"]?busy)
       same => n,Ringing()
       same => n,Wait(1)
       same => n,Answer()
       same => n,Wait(120)
       same => n(busy),Busy(2)
      """;

  private final Path folder = Files.createTempDirectory("dzq");
  private final LabPlan plan;
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private PrivateAsterisk hotline;
  private DefaultManagerConnection bankManager;
  private DefaultManagerConnection hotlineManager;

  private QueueLab(Path root) throws IOException {
    plan = LabPlan.make(root, "application");
  }

  static QueueLab start(Path root, Path environment) throws Exception {
    QueueLab lab = new QueueLab(root);
    try {
      lab.open(AsteriskInstall.read(environment));
      return lab;
    } catch (Exception e) {
      lab.close();
      throw e;
    }
  }

  private void open(AsteriskInstall install) throws Exception {
    Path ours = Files.createDirectories(folder.resolve("hotline"));
    Path theirs = Files.createDirectories(folder.resolve("bank"));
    Path shipped = plan.hotlineFiles().getLast();
    for (Map.Entry<String, String> more :
        Map.of("extensions.conf.in", HOTLINE, "queues.conf.in", QUEUES).entrySet()) {
      String text = Files.readString(shipped.resolve(more.getKey()));
      Files.writeString(ours.resolve(more.getKey()), text + more.getValue());
    }
    Files.writeString(theirs.resolve("extensions.conf"), BANK);
    List<Path> hotlineFiles = new ArrayList<>(plan.hotlineFiles());
    hotlineFiles.add(ours);
    List<Path> bankFiles = new ArrayList<>(plan.bankFiles());
    bankFiles.add(theirs);
    hotline =
        keep(PrivateAsterisk.launch(install, folder.resolve("h"), hotlineFiles, plan.hotline()));
    PrivateAsterisk bank =
        keep(
            PrivateAsterisk.launch(
                install, folder.resolve("b"), bankFiles, plan.bank("127.0.0.1:1")));
    hotline.awaitBooted();
    bank.awaitBooted();
    bankManager = manager(plan.bankAmi());
    hotlineManager = manager(plan.hotlineAmi());
    hotlineManager.addEventListener(
        event -> {
          if (event instanceof QueueCallerJoinEvent join) {
            callers.put(join.getCallerIdNum(), new Caller(join.getUniqueId(), join.getChannel()));
          }
        });
  }

  private DefaultManagerConnection manager(int port) throws Exception {
    DefaultManagerConnection connection =
        new DefaultManagerConnection("127.0.0.1", port, "dozvon", plan.secret());
    connection.login();
    parts.add(connection::logoff);
    return connection;
  }

  /** Somebody calls and waits. */
  void call(String number, String extension) throws Exception {
    OriginateAction call = new OriginateAction();
    call.setChannel("PJSIP/" + extension + "@hotline");
    call.setChannelId("caller-" + number);
    call.setApplication("Wait");
    call.setData("300");
    call.setCallerId("<" + number + ">");
    call.setAsync(true);
    send(bankManager, call);
  }

  /** Somebody hangs up. */
  void hangUp(String number) throws Exception {
    send(bankManager, new HangupAction("caller-" + number));
  }

  /** How an agent behaves: {@code busy} or {@code answer}. */
  void agent(String name, String mode) throws Exception {
    send(bankManager, new SetVarAction("AGENT_MODE_" + name, mode));
  }

  /** Has the hotline's Asterisk do something, past what is tested. */
  void ask(ManagerAction action) throws Exception {
    send(hotlineManager, action);
  }

  private static void send(DefaultManagerConnection to, ManagerAction action) throws Exception {
    ManagerResponse response = to.sendAction(action, 5_000);
    if (response instanceof ManagerError) {
      throw new IOException(action.getAction() + ": " + response.getMessage());
    }
  }

  /** Who has stood in a queue, by number. */
  Map<String, Caller> callers() {
    return callers;
  }

  /** What Asterisk's own log of the queues says: {@code time|id|queue|agent|what|...}. */
  List<String> queueLog() throws IOException {
    return Files.readAllLines(folder.resolve("h/log/queue_log"));
  }

  String cli(String command) throws IOException, InterruptedException {
    return hotline.cli(command);
  }

  LabPlan plan() {
    return plan;
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.add(part);
    return part;
  }

  /** Ends all of it, the latest first. */
  void close() throws Exception {
    for (AutoCloseable part : parts.reversed()) {
      part.close();
    }
    Folders.delete(folder);
  }
}
