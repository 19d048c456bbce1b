package org.dozvon.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/** Calls of a grocery hotline, made up, the same for the same seed. */
public final class SampleCalls {
  private static final List<String> INTENTS =
      List.of("balance", "shops", "hours", "card", "order", "complaint");
  private static final Map<String, List<String>> SAID =
      Map.of(
          "en",
          List.of(
              "how many points do i have on my card",
              "where is the nearest shop please",
              "when do you close on sunday",
              "i want to activate my new card",
              "where is my order it was promised yesterday",
              "this is awful i want to complain about the manager"),
          "ru",
          List.of(
              "сколько у меня бонусов на карте",
              "где ближайший магазин",
              "до скольки вы работаете в воскресенье",
              "хочу активировать новую карту",
              "где мой заказ обещали ещё вчера",
              "это безобразие хочу пожаловаться на директора"));
  private static final List<String> WORDS =
      List.of(
          "milk",
          "bread",
          "cheese",
          "street",
          "lenin",
          "seven",
          "twelve",
          "yes",
          "no",
          "thank you",
          "хлеб",
          "молоко",
          "сыр",
          "улица",
          "семь",
          "двенадцать",
          "да",
          "нет",
          "спасибо",
          "сорок");

  private final Random random;

  /** Made of this seed. */
  public SampleCalls(long seed) {
    this.random = new Random(seed);
  }

  /** What happened in a call that began then; its name is {@code sample-N}. */
  public List<CallEvent> call(int number, Instant at) {
    CallId id = new CallId("sample-" + number);
    boolean russian = random.nextBoolean();
    int wish = random.nextInt(INTENTS.size());
    List<CallEvent> events = new ArrayList<>();
    Caller caller =
        new Caller("+7900" + (1_000_000 + random.nextInt(30_000)), "Caller " + number, "600");
    Locale language = russian ? Locale.of("ru") : Locale.ENGLISH;
    events.add(new CallEvent.Started(id, at, caller, "grocery", language, "17." + number));
    boolean gentle = random.nextInt(10) == 0;
    events.add(
        new CallEvent.ProfileChosen(
            id,
            at,
            gentle
                ? new ProfileChoice(Profile.GENTLE, "caller record: born 1949")
                : ProfileChoice.DEFAULT));
    Instant now = at.plusMillis(300);
    events.add(
        new CallEvent.BotSaid(
            id, now, russian ? "Здравствуйте! Чем помочь?" : "Hello! How can I help?"));
    now = now.plusSeconds(5);
    events.add(
        new CallEvent.CallerSaid(
            id, now, SAID.get(russian ? "ru" : "en").get(wish), 0.9, INTENTS.get(wish)));
    events.add(new CallEvent.IntentFound(id, now, INTENTS.get(wish)));
    for (int turn = 0; turn < 3 + random.nextInt(4); turn++) {
      now = now.plusSeconds(2);
      events.add(
          new CallEvent.BotSaid(
              id, now, russian ? "Назовите последние четыре цифры карты." : "Which is the card?"));
      now = now.plusSeconds(4);
      String words = words();
      events.add(new CallEvent.CallerSaid(id, now, words, 0.5 + random.nextDouble() / 2, ""));
    }
    events.add(
        new CallEvent.RouteCalled(
            id, now, "card-balance", Map.of(), "ok", Map.of(), Duration.ofMillis(240)));
    finish(id, events, now.plusSeconds(3), wish);
    return events;
  }

  /** The context after these events. */
  public static CallContext context(List<CallEvent> events) {
    CallContext context = CallContext.of((CallEvent.Started) events.getFirst());
    for (CallEvent event : events) {
      context = context.with(event);
    }
    return context;
  }

  /** A person takes a call. */
  public static CallEvent answered(CallId id, Instant at, String agent) {
    return new CallEvent.PersonAnswered(id, at, "support", agent, agent, Duration.ofSeconds(20));
  }

  private void finish(CallId id, List<CallEvent> events, Instant from, int wish) {
    Instant now = from;
    if (random.nextInt(100) < 60) {
      events.add(ended(id, now, Ending.Result.SERVED, Ending.Party.BOT));
      return;
    }
    events.add(
        new CallEvent.HandedOver(
            id, now, "support", INTENTS.get(wish), "the caller asked for a person"));
    events.add(new CallEvent.JoinedQueue(id, now, "support", 1));
    now = now.plusSeconds(10 + random.nextInt(60));
    if (random.nextInt(10) == 0) {
      events.add(new CallEvent.AbandonedQueue(id, now, "support", Duration.ofSeconds(20)));
      events.add(ended(id, now, Ending.Result.ABANDONED, Ending.Party.CALLER));
      return;
    }
    String agent = "Agent " + random.nextInt(40);
    events.add(answered(id, now, agent));
    now = now.plusSeconds(60 + random.nextInt(120));
    events.add(ended(id, now, Ending.Result.HANDED_OVER, Ending.Party.AGENT));
    events.add(new CallEvent.WrappedUp(id, now, "PJSIP/101", INTENTS.get(wish), "solved"));
  }

  private static CallEvent ended(CallId id, Instant at, Ending.Result result, Ending.Party party) {
    return new CallEvent.Ended(id, at, new Ending(result, party, "as it happened"));
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      words.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return words.toString();
  }
}
