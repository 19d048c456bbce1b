package org.dozvon.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A made-up day at one queue as Asterisk's manager would tell it, and, by the plainest means, what
 * must be true after it: who waits, who talks, how many ended how. Confined to one thread.
 */
final class QueueStream {
  /** Something whose arrival is measured: the caller's first event of this kind. */
  record Sent(String kind, String caller) {}

  /**
   * One event.
   *
   * @param mark what it brings about that is measured; may be null
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, to the wire
  record Message(String[] lines, Sent mark) {}

  private static final String QUEUE = "support";
  private final Random random = new Random(7);
  private final int mostWaiting;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Map<String, String> talking = new LinkedHashMap<>();
  private final Map<String, String> ringing = new LinkedHashMap<>();
  private final Deque<String> free = new ArrayDeque<>();
  private final Map<String, Integer> states = new HashMap<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private int callers;

  QueueStream(int agents, int mostWaiting) {
    this.mostWaiting = mostWaiting;
    for (int i = 0; i < agents; i++) {
      String phone = "PJSIP/" + (1000 + i);
      free.add(phone);
      states.put(phone, 1);
    }
  }

  /** The members as QueueStatus lists them. */
  List<String[]> members() {
    List<String[]> list = new ArrayList<>();
    list.add(new String[] {"Event: QueueParams", "Queue: " + QUEUE, "Strategy: rrmemory"});
    states
        .keySet()
        .forEach(
            phone ->
                list.add(
                    new String[] {
                      "Event: QueueMember",
                      "Queue: " + QUEUE,
                      "Name: " + phone,
                      "Location: " + phone,
                      "Penalty: 0",
                      "Status: 1",
                      "Paused: 0"
                    }));
    return list;
  }

  /** What happens next: some events that belong together. */
  List<Message> next() {
    int dice = random.nextInt(100);
    if (waiting.size() < mostWaiting && (dice < 45 || waiting.isEmpty())) {
      return join();
    }
    if (dice < 50) {
      return abandon();
    }
    if (ringing.size() < 20 && !free.isEmpty() && dice < 70) {
      return ring();
    }
    if (!ringing.isEmpty() && dice < 73) {
      return letRing();
    }
    if (!ringing.isEmpty() && dice < 90) {
      return answer();
    }
    return talking.isEmpty() ? join() : complete();
  }

  private List<Message> join() {
    String caller = "1795848787." + ++callers;
    waiting.add(caller);
    return List.of(
        message(
            "Joined",
            caller,
            channel("QueueCallerJoin", caller),
            "Queue: " + QUEUE,
            "Position: " + waiting.size(),
            "Count: " + waiting.size()));
  }

  private List<Message> abandon() {
    String caller = any(waiting);
    if (ringing.containsKey(caller)) {
      return answer();
    }
    waiting.remove(caller);
    ends.merge("ABANDONED", 1, Integer::sum);
    return List.of(
        message("", caller, channel("HangupRequest", caller)),
        message(
            "Abandoned",
            caller,
            channel("QueueCallerAbandon", caller),
            "Queue: " + QUEUE,
            "Position: 1",
            "OriginalPosition: 9",
            "HoldTime: 30"),
        message(
            "",
            caller,
            channel("QueueCallerLeave", caller),
            "Queue: " + QUEUE,
            "Count: 0",
            "Position: 1"),
        message("", caller, channel("Hangup", caller), "Cause: 0", "Cause-txt: Unknown"));
  }

  private List<Message> ring() {
    String caller = any(waiting);
    if (ringing.containsKey(caller)) {
      return letRing();
    }
    String phone = free.remove();
    ringing.put(caller, phone);
    return List.of(message("", caller, agent("AgentCalled", caller, phone)), status(phone, 6));
  }

  private List<Message> letRing() {
    String caller = any(ringing.keySet());
    String phone = ringing.remove(caller);
    free.add(phone);
    ends.merge("Unanswered", 1, Integer::sum);
    return List.of(
        message("", caller, agent("AgentRingNoAnswer", caller, phone), "RingTime: 20000"),
        status(phone, 1));
  }

  private List<Message> answer() {
    if (ringing.isEmpty()) {
      return join();
    }
    String caller = any(ringing.keySet());
    String phone = ringing.remove(caller);
    waiting.remove(caller);
    talking.put(caller, phone);
    ends.merge("ANSWERED", 1, Integer::sum);
    return List.of(
        message("", caller, agent("DialEnd", caller, phone), "DialStatus: ANSWER"),
        message(
            "",
            caller,
            channel("QueueCallerLeave", caller),
            "Queue: " + QUEUE,
            "Count: 0",
            "Position: 1"),
        message(
            "Answered",
            caller,
            agent("AgentConnect", caller, phone),
            "HoldTime: 12",
            "RingTime: 3"),
        status(phone, 2));
  }

  private List<Message> complete() {
    String caller = any(talking.keySet());
    String phone = talking.remove(caller);
    free.add(phone);
    ends.merge("Talk", 1, Integer::sum);
    return List.of(
        message(
            "TalkEnded",
            caller,
            agent("AgentComplete", caller, phone),
            "HoldTime: 12",
            "TalkTime: 180",
            "Reason: caller"),
        message("", caller, channel("Hangup", caller), "Cause: 16", "Cause-txt: Normal Clearing"),
        status(phone, 1));
  }

  private Message status(String phone, int state) {
    states.put(phone, state);
    return new Message(
        new String[] {
          "Event: QueueMemberStatus",
          "Privilege: agent,all",
          stamp(),
          "Queue: " + QUEUE,
          "MemberName: " + phone,
          "Interface: " + phone,
          "StateInterface: " + phone,
          "Membership: dynamic",
          "Penalty: 0",
          "CallsTaken: 3",
          "LastCall: 1795848833",
          "LastPause: 0",
          "LoginTime: 1795848787",
          "InCall: 0",
          "Status: " + state,
          "Paused: 0",
          "PausedReason: ",
          "Ringinuse: 0",
          "Wrapuptime: 0"
        },
        null);
  }

  private static Message message(String kind, String caller, List<String> head, String... more) {
    List<String> lines = new ArrayList<>(head);
    lines.addAll(List.of(more));
    return new Message(
        lines.toArray(String[]::new), kind.isEmpty() ? null : new Sent(kind, caller));
  }

  private static List<String> channel(String event, String caller) {
    return List.of(
        "Event: " + event,
        "Privilege: agent,all",
        stamp(),
        "Channel: PJSIP/line-" + caller,
        "ChannelState: 6",
        "ChannelStateDesc: Up",
        "CallerIDNum: 79161234567",
        "CallerIDName: <unknown>",
        "ConnectedLineNum: <unknown>",
        "ConnectedLineName: <unknown>",
        "Language: ru",
        "AccountCode: ",
        "Context: dozvon-queue",
        "Exten: support",
        "Priority: 7",
        "Uniqueid: " + caller,
        "Linkedid: " + caller);
  }

  private static List<String> agent(String event, String caller, String phone) {
    List<String> lines = new ArrayList<>(channel(event, caller));
    lines.addAll(
        List.of(
            "DestChannel: " + phone + "-0001",
            "DestChannelState: 6",
            "DestChannelStateDesc: Up",
            "DestCallerIDNum: 101",
            "DestCallerIDName: <unknown>",
            "DestConnectedLineNum: 79161234567",
            "DestConnectedLineName: <unknown>",
            "DestLanguage: ru",
            "DestAccountCode: ",
            "DestContext: from-agent",
            "DestExten: support",
            "DestPriority: 1",
            "DestUniqueid: 9" + caller,
            "DestLinkedid: " + caller,
            "Queue: " + QUEUE,
            "Interface: " + phone,
            "MemberName: " + phone));
    return lines;
  }

  private static String stamp() {
    long micros = System.currentTimeMillis() * 1000;
    return "Timestamp: " + micros / 1_000_000 + "." + String.format("%06d", micros % 1_000_000);
  }

  private String any(Set<String> of) {
    int index = random.nextInt(Math.min(of.size(), 40));
    return of.stream().skip(index).findFirst().orElseThrow();
  }

  Set<String> waiting() {
    return waiting;
  }

  int talking() {
    return talking.size();
  }

  /** Device states by phone, Asterisk's numbers. */
  Map<String, Integer> states() {
    return states;
  }

  /** How many ended how. */
  Map<String, Integer> ends() {
    return ends;
  }
}
