package org.dozvon.phonebank.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.phonebank.asterisk.AsteriskInstall;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.queue.QueueEvent;
import org.dozvon.simulation.ScriptedQueue;

/** A private Asterisk with one queue whose members and callers are Local channels. */
final class RealQueue implements AutoCloseable {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Duration QUIET = Duration.ofSeconds(12);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final BlockingQueue<QueueEvent> events = new LinkedBlockingQueue<>();
  private DefaultManagerConnection manager;

  static RealQueue start(Path environment) throws Exception {
    RealQueue queue = new RealQueue();
    try {
      queue.open(AsteriskInstall.read(environment));
      return queue;
    } catch (Exception e) {
      queue.close();
      throw e;
    }
  }

  private void open(AsteriskInstall install) throws Exception {
    int port = FreePorts.tcp();
    String secret = UUID.randomUUID().toString();
    int rtp = FreePorts.rtpBlock("127.0.0.1");
    PrivateAsterisk asterisk =
        PrivateAsterisk.launch(
            install,
            Files.createTempDirectory("dz").resolve("q"),
            List.of(
                ROOT.resolve("dialplans/asterisk"),
                ROOT.resolve("dialplans/asterisk/private"),
                ROOT.resolve("phonebank/src/test/resources/calibration")),
            Map.of(
                "SIP_PORT", "" + FreePorts.udp("127.0.0.1"),
                "RTP_START", "" + rtp,
                "RTP_END", "" + (rtp + FreePorts.RTP_BLOCK - 2),
                "AMI_PORT", "" + port,
                "AMI_SECRET", secret,
                "AGI", "127.0.0.1:" + FreePorts.tcp(),
                "PHONEBANK_SIP", "127.0.0.2:" + FreePorts.udp("127.0.0.2"),
                "SOFTPHONE_SECRET", secret));
    parts.push(asterisk);
    asterisk.awaitBooted();
    AmiSettings settings = AmiSettings.of("127.0.0.1", port, "dozvon", secret);
    AmiLink link = new AmiLink(settings, InstantSource.system(), call -> {}, events::add);
    link.start();
    parts.push(link);
    link.awaitFirstTry(Duration.ofSeconds(10));
    manager = new DefaultManagerConnection("127.0.0.1", port, "dozvon", secret);
    manager.login();
    parts.push(manager::logoff);
  }

  /** Has the callers come as the script says; what happened, until nobody waits. */
  List<QueueEvent> play(List<ScriptedQueue.Arrival> script) throws Exception {
    // app_queue counts in whole seconds: the script's ends lie away from their edges when it begins
    // here, so that a busy machine's small delays change nothing
    TimeUnit.MILLISECONDS.sleep((1800 - System.currentTimeMillis() % 1000) % 1000);
    events.clear();
    long begin = System.nanoTime();
    Set<String> left = Collections.synchronizedSet(new HashSet<>());
    List<QueueEvent> seen = Collections.synchronizedList(new ArrayList<>());
    for (ScriptedQueue.Arrival arrival : script) {
      TimeUnit.NANOSECONDS.sleep(arrival.at() * 1_000_000 - (System.nanoTime() - begin));
      left.add(arrival.id());
      call(arrival);
      hangUpLater(arrival);
    }
    while (!left.isEmpty()) {
      QueueEvent event = events.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw new IOException("nothing more happens; left: " + left + ", seen: " + seen);
      }
      seen.add(event);
      switch (event) {
        case QueueEvent.Answered e -> left.remove(e.caller());
        case QueueEvent.Abandoned e -> left.remove(e.caller());
        default -> {}
      }
    }
    return seen.stream().filter(e -> !(e instanceof QueueEvent.MemberSeen)).toList();
  }

  private void call(ScriptedQueue.Arrival arrival) throws Exception {
    OriginateAction call = new OriginateAction();
    call.setChannel("Local/stay@calibration-caller/n");
    call.setChannelId(arrival.id());
    call.setContext("calibration-queue");
    call.setExten("join");
    call.setPriority(1);
    call.setVariable("__TALK", "" + arrival.talk() / 1000.0);
    call.setVariable("QUEUE_PRIO", "" + arrival.priority());
    call.setAsync(true);
    manager.sendAction(call);
  }

  private void hangUpLater(ScriptedQueue.Arrival arrival) {
    if (arrival.patience() > 60_000) {
      return;
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(arrival.patience());
                manager.sendAction(new HangupAction(arrival.id()));
              } catch (Exception e) {
                System.err.println("the caller did not hang up: " + e);
              }
            });
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("while stopping: " + e);
      }
    }
  }
}
