package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dozvon.queue.QueueEvent;

/**
 * What the manager's events mean at the queues. Recorded transcripts of each case are among the
 * tests. Confined to one thread at a time.
 */
final class QueueTranslator {
  /** The events that tell something, but for those of the members. */
  static final Set<String> KINDS =
      Set.of(
          "queuecallerjoin",
          "queuecallerabandon",
          "queuecallerleave",
          "agentcalled",
          "agentringnoanswer",
          "agentconnect",
          "agentcomplete",
          "dialend",
          "hanguprequest",
          "softhanguprequest",
          "hangup",
          "userevent");

  /**
   * Everything at the queues, compared with what was known.
   *
   * @param differences how many callers and members Asterisk's list had otherwise
   */
  record Compared(QueueEvent.Everything everything, List<QueueEvent> news, int differences) {}

  private final CallerBook callers = new CallerBook();
  private final MemberBook members;
  private final Talks talks;
  private final LastAgentRing lastAgent;

  /**
   * @param queueWrapUps by queue
   */
  QueueTranslator(Map<String, Duration> queueWrapUps) {
    this.members = new MemberBook(queueWrapUps);
    this.talks = new Talks(members::wrapUp, CallerBook.GOES_ON);
    this.lastAgent = new LastAgentRing(callers, talks);
  }

  /** What this event means, in order; often nothing. */
  List<QueueEvent> on(AmiEvent e, Instant at) {
    return switch (e.name()) {
      case "queuecallerjoin" -> callers.joins(e.queue(), e.caller(), e.text("channel"), at);
      case "queuecallerabandon" -> gaveUp(e, at);
      case "queuecallerleave" -> {
        callers.left(e.queue(), e.caller(), at);
        yield List.of();
      }
      case "agentcalled" -> List.of(new QueueEvent.Offered(at, e.queue(), e.caller(), e.phone()));
      case "agentringnoanswer" ->
          List.of(
              new QueueEvent.Unanswered(
                  at, e.queue(), e.caller(), e.phone(), Duration.ofMillis(e.number("ringtime"))));
      case "agentconnect" -> answered(e, at);
      case "agentcomplete" ->
          List.of(talks.end(e.queue(), e.caller(), e.phone(), e.number("talktime"), at));
      case "userevent" -> lastAgent.on(e, at);
      case "dialend" -> {
        if (e.text("dialstatus").equals("ANSWER")) {
          callers.pickedUp(e.caller());
        }
        yield List.of();
      }
      case "hanguprequest", "softhanguprequest" -> callers.hangsUp(e.caller());
      case "hangup" -> {
        talks.hungUp(e.caller(), at);
        yield callers.hungUp(e.caller(), at);
      }
      default -> members.on(e, at);
    };
  }

  /** What has become clear by waiting. */
  List<QueueEvent> due(Instant now) {
    List<QueueEvent> left = callers.due(now);
    List<QueueEvent> ended = talks.due(now);
    if (left.isEmpty()) {
      return ended;
    }
    List<QueueEvent> clear = new ArrayList<>(left);
    clear.addAll(ended);
    return clear;
  }

  /** Who stands in the queues, and what is expected of them. */
  CallerBook callers() {
    return callers;
  }

  /** Asterisk is asked for everything: what comes from now on may be newer than its answer. */
  void beginList() {
    callers.beginList();
    members.beginList();
  }

  /**
   * Everything, as Asterisk listed it, corrected by what came meanwhile.
   *
   * @param isUnbroken whether nothing was missed since the last list, as far as is known
   */
  Compared endList(QueueList list, boolean isUnbroken, Instant at) {
    int differences = callers.differences(list.callers()) + members.differences(list.members());
    List<QueueEvent> news = callers.priorities(list.callers(), at);
    if (!isUnbroken) {
      talks.onlyAt(members.busy(list.members()));
    }
    return new Compared(
        new QueueEvent.Everything(
            at,
            list.queues(),
            callers.endList(list.callers(), isUnbroken),
            members.endList(list.members())),
        news,
        differences);
  }

  private List<QueueEvent> gaveUp(AmiEvent e, Instant at) {
    List<QueueEvent> meaning = new ArrayList<>(missedJoin(e, at));
    meaning.addAll(callers.gaveUp(e.queue(), e.caller(), at));
    return meaning;
  }

  private List<QueueEvent> answered(AmiEvent e, Instant at) {
    List<QueueEvent> meaning = new ArrayList<>();
    if (!talks.has(e.caller())) {
      meaning.addAll(missedJoin(e, at));
    }
    callers.answered(e.caller());
    talks.begin(e.queue(), e.caller(), e.phone(), at);
    meaning.add(new QueueEvent.Answered(at, e.queue(), e.caller(), e.phone()));
    return meaning;
  }

  /** Asterisk tells at the end how long they stood there. */
  private List<QueueEvent> missedJoin(AmiEvent e, Instant at) {
    return callers.stands(e.caller())
        ? List.of()
        : List.of(
            callers.stand(
                e.queue(), e.caller(), e.text("channel"), at.minus(e.seconds("holdtime"))));
  }
}
