package org.dozvon.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.ami.AmiLink;
import org.dozvon.journal.Journal;
import org.dozvon.operator.LiveContexts;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.QueueView;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AudioSocketListener;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.Lateness;
import org.dozvon.voicebot.Voicebot;
import org.dozvon.vosk.VoskRecognizer;

/** What {@code GET /health} tells: how much of everything is in use. */
record Health(
    Node node,
    LiveContexts live,
    Journal journal,
    AgiListener agi,
    AudioSocketListener audio,
    Voicebot bot,
    BotReservations reservations,
    VoskRecognizer recognizer,
    Optional<AmiLink> manager,
    Queues queues,
    Lateness lateness) {
  private static final List<Integer> LATE_MS = List.of(5, 10, 20, 100);

  /** Calls until their end; of these, in our hands and with the bot; what is open for them. */
  Map<String, Object> look() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("status", "up");
    found.put("node", node.look());
    found.put("calls", live.size());
    found.put("agi-connections", agi.open());
    found.put("audio-connections", audio.size());
    found.put("conversations", bot.active());
    found.put("reservations", reservations.waiting());
    found.put("recognisers", recognizer.open());
    found.put("database", journal.isUp());
    found.put("pacing", Map.of("frames", lateness.total(), "late", late()));
    manager.ifPresent(link -> found.put("asterisk-manager", link.isUp()));
    manager
        .flatMap(AmiLink::missingRights)
        .ifPresent(missing -> found.put("asterisk-manager-missing", missing));
    manager.ifPresent(link -> found.put("queues", floor(queues.board())));
    return found;
  }

  /** How full the queues are, since when they are not seen, and how far we are behind. */
  private Map<String, Object> floor(QueueBoard board) {
    Map<String, Object> floor = new LinkedHashMap<>();
    board.blindSince().ifPresent(since -> floor.put("blind-since", since.toString()));
    List<QueueView> all = board.queues();
    floor.put("waiting", all.stream().mapToInt(queue -> queue.waiting().size()).sum());
    floor.put("talking", all.stream().mapToInt(QueueView::talking).sum());
    floor.put("events-waiting", queues.waiting());
    floor.put("events-dropped", queues.dropped());
    manager.ifPresent(link -> floor.put("differences-mended", link.differences()));
    return floor;
  }

  /** Since the start: 20 ms frames that were given out so late or later, and those never given. */
  private Map<String, Long> late() {
    Map<String, Long> late = new LinkedHashMap<>();
    LATE_MS.forEach(millis -> late.put("over " + millis + " ms", lateness.over(millis)));
    late.put("dropped", lateness.dropped());
    return late;
  }
}
