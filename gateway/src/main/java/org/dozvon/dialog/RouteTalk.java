package org.dozvon.dialog;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls routes and takes what they answer. Confined to the conversation's thread. */
final class RouteTalk {
  /**
   * A pause of 0.7 s is still a pause; after 4 s callers ask whether anybody is there. A filler
   * that is said at once would delay every answer that comes sooner.
   */
  private static final List<Duration> SLOW = List.of(Duration.ofMillis(700), Duration.ofSeconds(4));

  private final Hotline hotline;
  private final Map<String, String> values;
  private final Mouth mouth;
  private final Amends amends;

  RouteTalk(Hotline hotline, Map<String, String> values, Mouth mouth, Amends amends) {
    this.hotline = hotline;
    this.values = values;
    this.mouth = mouth;
    this.amends = amends;
  }

  /** Calls a route. */
  Waiting call(Intent intent, Step.Call call) {
    if (hotline.changes(call.route())) {
      amends.settle();
    }
    Map<String, String> arguments = new HashMap<>();
    call.arguments().forEach((name, template) -> arguments.put(name, template.raw(values)));
    mouth.act(new DialogAction.CallRoute(call.route(), arguments, call.limit(), SLOW));
    return new Waiting.Reply(intent, call, 0);
  }

  /**
   * A route has not answered yet. The first time a word or two is enough, the second time the
   * caller is told the truth and may choose a person; 0 and "operator" are taken all the time.
   */
  Waiting slow(Waiting.Reply reply) {
    if (reply.told() == 0) {
      Prompt own = reply.call().filler();
      mouth.say(own.isEmpty() ? hotline.phrase(StockPhrase.ONE_MOMENT) : own);
    } else {
      mouth.say(StockPhrase.STILL_LOOKING);
    }
    return new Waiting.Reply(reply.intent(), reply.call(), reply.told() + 1);
  }

  /** A route's answer: its values replace those of an earlier call. */
  void replied(Waiting.Reply waiting, Map<String, String> reply) {
    hush(waiting);
    Step.Call call = waiting.call();
    for (String name : hotline.replies(call.route())) {
      if (reply.containsKey(name)) {
        values.put(name, reply.get(name));
      } else if (!call.arguments().containsKey(name)) {
        values.remove(name);
      }
    }
    for (String name : call.keep()) {
      if (!values.getOrDefault(name, "").isEmpty()) {
        mouth.act(new DialogAction.Collected(name, values.get(name)));
      }
    }
  }

  /** A route's failure that the dialog does not provide for: an apology. */
  void apologise() {
    mouth.say(StockPhrase.ROUTE_FAILED);
  }

  /** An offer to go on waiting is void once the route has answered. */
  void hush(Waiting.Reply waiting) {
    if (waiting.told() > 0) {
      mouth.act(new DialogAction.Hush());
    }
  }
}
