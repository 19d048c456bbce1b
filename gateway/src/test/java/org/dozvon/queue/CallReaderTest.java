package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.junit.jupiter.api.Test;

/** What our own part of a call tells the queues. */
class CallReaderTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final CallId ID = new CallId("a1");
  private final CallReader reader = new CallReader(hotline -> hotline + "-queue");
  private final List<QueueEvent> events = new ArrayList<>();

  private static Instant at(double seconds) {
    return T.plusMillis((long) (seconds * 1000));
  }

  private void started(CallId id, double when) {
    Caller caller = new Caller("+74950000001", "", "100");
    read(
        new CallEvent.Started(
            id, at(when), caller, "grocery", Locale.forLanguageTag("ru"), "asterisk-" + id));
  }

  private void profile(CallId id, Profile profile, String reason) {
    read(new CallEvent.ProfileChosen(id, at(0.1), new ProfileChoice(profile, reason)));
  }

  private void handedOver(CallId id, double when, String reason) {
    read(new CallEvent.HandedOver(id, at(when), "general", "complaint", reason, "russian"));
  }

  private void read(CallEvent event) {
    events.addAll(reader.read(event));
  }

  private Facts facts() {
    return ((QueueEvent.Known) events.getLast()).facts();
  }

  @Test
  void aCallThatTheBotKeeps() {
    started(ID, 0);
    profile(ID, Profile.STANDARD, "nothing known");
    profile(ID, Profile.GENTLE, "asked to speak slower");
    read(
        new CallEvent.Ended(
            ID, at(40), new Ending(Ending.Result.SERVED, Ending.Party.BOT, "served")));
    assertThat(events)
        .containsExactly(
            new QueueEvent.BotTook(at(0.1), "grocery-queue", "asterisk-a1"),
            new QueueEvent.BotServed(at(40), "grocery-queue", "asterisk-a1"));
    assertThat(reader.calls()).isZero();
  }

  @Test
  void aCallerWhoComesToTheQueueBringsWhatIsKnown() {
    started(ID, 0);
    profile(ID, Profile.GENTLE, "caller record: born 1949");
    read(new CallEvent.CallerSaid(ID, at(12), "operator", 1, "operator"));
    handedOver(ID, 14, "asked for a person");
    Facts facts = facts();
    assertThat(facts.call()).hasValue(ID);
    assertThat(facts.number()).isEqualTo("+74950000001");
    assertThat(facts.answered()).isEqualTo(at(0));
    assertThat(facts.asked()).as("the words, not the bot's last sentence").isEqualTo(at(12));
    assertThat(facts.gentle()).isTrue();
    assertThat(facts.topic()).isEqualTo("complaint");
    assertThat(facts.skill()).isEqualTo("russian");
    assertThat(facts.reasons())
        .containsExactly(
            new PriorityReason(PriorityReason.Kind.GENTLE, "caller record: born 1949"));
    read(
        new CallEvent.Ended(
            ID, at(90), new Ending(Ending.Result.HANDED_OVER, Ending.Party.CALLER, "")));
    assertThat(events).hasSize(2);
  }

  @Test
  void whoGoesStraightToAPersonMeetsNoBot() {
    started(ID, 0);
    profile(ID, Profile.STRAIGHT_TO_PERSON, "caller record: wants a person");
    handedOver(ID, 0.2, "caller record: wants a person");
    assertThat(events).hasSize(1);
    assertThat(facts().gentle()).isTrue();
    assertThat(facts().asked()).isEqualTo(at(0.2));
  }

  @Test
  void wordsOfAngerAndDistressAreReasons() {
    started(ID, 0);
    handedOver(ID, 5, "angry words: this is a disgrace");
    assertThat(facts().reasons())
        .extracting(PriorityReason::kind)
        .containsExactly(PriorityReason.Kind.ANGRY);
    started(new CallId("b"), 0);
    handedOver(new CallId("b"), 5, "distressed words: help me");
    assertThat(facts().reasons())
        .extracting(PriorityReason::kind)
        .containsExactly(PriorityReason.Kind.DISTRESSED, PriorityReason.Kind.SECOND_CALL);
  }

  @Test
  void theSecondCallAboutTheSameWithinADay() {
    started(ID, 0);
    handedOver(ID, 5, "");
    started(new CallId("b"), 3600);
    handedOver(new CallId("b"), 3605, "");
    assertThat(facts().reasons())
        .containsExactly(
            new PriorityReason(
                PriorityReason.Kind.SECOND_CALL, "called about the same 60 min ago"));
    started(new CallId("c"), 200_000);
    handedOver(new CallId("c"), 200_000, "");
    assertThat(facts().reasons()).isEmpty();
  }

  @Test
  void aCallOfWhichTheStartWasMissedTellsNothing() {
    handedOver(ID, 5, "");
    assertThat(events).isEmpty();
  }

  @Test
  void memoryStaysBounded() {
    for (int i = 0; i < 50_000; i++) {
      started(new CallId("c" + i), i);
    }
    assertThat(reader.calls()).isEqualTo(20_000);
  }

  /** The reader goes by the words that the dialog writes. */
  @Test
  void theDialogWritesMoodsAsTheReaderReadsThem() throws ReflectiveOperationException {
    Class<?> mood = Class.forName("org.dozvon.dialog.Mood");
    var word = mood.getDeclaredMethod("word");
    word.setAccessible(true);
    List<Object> words = new ArrayList<>();
    for (Object one : mood.getEnumConstants()) {
      words.add(word.invoke(one));
    }
    assertThat(words).containsExactly("angry", "distressed");
  }
}
