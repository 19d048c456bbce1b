package org.dozvon.ivr;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiReply;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackRules;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.HowEnded;
import org.dozvon.callback.Place;
import org.dozvon.dialog.CallBackTalk;
import org.dozvon.dialog.Notice;
import org.dozvon.dialog.ReadyTalk;
import org.dozvon.dialog.Talk;
import org.dozvon.operator.CallBackDesk;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.InCall;
import org.dozvon.operator.KeptPlaces;
import org.dozvon.operator.StoreException;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dialplan asks about call-backs, one script each: {@code call-back} (a caller pressed 1),
 * {@code call-back-person} (a person answered the stand-in), {@code call-back-caller} (the called
 * back answered), {@code call-back-ended}. Whatever goes wrong here, the dialplan goes on by
 * itself: the caller to the queue, the person to the caller. Each runs on a virtual thread of its
 * own.
 */
public final class CallBackFlow {
  private static final Logger log = LoggerFactory.getLogger(CallBackFlow.class);
  private static final String RESULT = "DOZVON_RESULT";
  private static final long GOODBYE_S = 8;

  private final Function<String, Optional<HotlineService>> hotlines;
  private final JoinBot join;
  private final CallContexts contexts;
  private final CallBackDesk desk;
  private final InstantSource clock;
  private final Consumer<CallEvent> events;

  /** Calls whose caller has just booked and still hears the goodbye, by the call-back's id. */
  private final Map<String, CountDownLatch> parting = new ConcurrentHashMap<>();

  /** For all calls. */
  public CallBackFlow(CallRoom room, CallBackDesk desk) {
    this.hotlines = room.hotlines();
    this.join = room.joinBot();
    this.contexts = room.contexts();
    this.clock = room.clock();
    this.events = room.events();
    this.desk = desk;
  }

  /** Whether a script is one of these. */
  public static boolean knows(String script) {
    return script.equals("call-back") || script.startsWith("call-back-");
  }

  /** Runs one; returns when the dialplan may go on. */
  public void run(AgiChannel channel) {
    try {
      switch (channel.request().script()) {
        case "call-back" -> asked(channel);
        case "call-back-person" -> personGot(channel);
        case "call-back-caller" -> callerGot(channel);
        case "call-back-ended" -> ended(channel);
        default -> log.warn("event=script_unknown");
      }
    } catch (ChannelClosedException e) {
      log.info("event=call_back_left reason={}", e.getMessage());
    } catch (StoreException e) {
      // No word of ours: the dialplan asks the next gateway, and goes on by itself after the last.
      log.warn("event=call_back_unknown id={} reason={}", id(channel), e.getMessage());
    }
  }

  private void asked(AgiChannel channel) throws ChannelClosedException {
    String queue = channel.request().parameter("queue").orElse("");
    Optional<CallBackRules> rules = desk.offer(queue);
    Optional<CallContext> context = KnownContext.of(contexts, channel);
    Place place = place(channel, queue, context);
    try {
      if (rules.isPresent() && context.isPresent()) {
        Optional<HotlineService> hotline = hotlines.apply(context.get().hotline());
        if (hotline.isPresent()) {
          try (HotlineService version = hotline.get();
              InCall mark = InCall.of(context.get().id())) {
            mark.hold();
            talk(channel, version, context.get(), queue, place, rules.get());
          }
        }
      } else {
        log.info("event=call_back_not_offered queue={}", queue);
      }
    } finally {
      if (!channel.isHungUp()) {
        back(channel, queue, place);
      }
    }
  }

  private void talk(
      AgiChannel channel,
      HotlineService hotline,
      CallContext context,
      String queue,
      Place place,
      CallBackRules rules)
      throws ChannelClosedException {
    Locale language = hotline.languageLike(context.language().getLanguage());
    Profile profile = context.profile().profile();
    CountDownLatch gone = new CountDownLatch(1);
    BookingOffice office =
        new BookingOffice(
            desk,
            number ->
                new CallBackDesk.Wish(
                    hotline.name(), queue, number, language, Optional.of(context.id()), place),
            booked -> parting.put(booked.id(), gone));
    Optional<String> number = Optional.of(context.caller().number()).filter(desk::canCall);
    Talk talk =
        new CallBackTalk(language, number, rules.otherNumber(), profile != Profile.STANDARD);
    try {
      BotResult result =
          join.on(
              channel,
              new BotOrder(context.id(), talk, hotline.talks().voice(language), profile, office));
      if (office.booked().isPresent()) {
        booked(channel, context.id(), result);
      }
    } finally {
      gone.countDown();
      office.booked().ifPresent(it -> parting.remove(it.id()));
    }
  }

  /** Also when the caller hung up into the goodbye: it is booked. */
  private void booked(AgiChannel channel, CallId call, BotResult result)
      throws ChannelClosedException {
    events.accept(
        new CallEvent.Ended(
            call,
            clock.instant(),
            new Ending(Ending.Result.SERVED, Ending.Party.BOT, "call-back booked")));
    log.info("event=call_back_agreed call={} {}", call, result);
    channel.execute(new AgiCommand.SetVariable(RESULT, "done"));
  }

  /** The caller goes on waiting, at the place they had. */
  private void back(AgiChannel channel, String queue, Place place) throws ChannelClosedException {
    String own = channel.request().variable("uniqueid").orElse("");
    OptionalInt position = desk.position(queue, place, own);
    TakePlace.set(channel, new KeptPlaces.Kept(position, place));
  }

  private Place place(AgiChannel channel, String queue, Optional<CallContext> context)
      throws ChannelClosedException {
    String own = channel.request().variable("uniqueid").orElse("");
    Optional<Place> seen = desk.placeOf(queue, own);
    if (seen.isPresent()) {
      return seen.get();
    }
    Instant since = context.flatMap(CallContext::waitingSince).orElseGet(clock::instant);
    String priority = variable(channel, "QUEUE_PRIO");
    return new Place(since, since, priority.matches("\\d{1,5}") ? Integer.parseInt(priority) : 0);
  }

  private void personGot(AgiChannel channel) throws ChannelClosedException, StoreException {
    Optional<CallBack> ringing = desk.personGot(id(channel));
    if (ringing.isEmpty()) {
      channel.execute(new AgiCommand.SetVariable(RESULT, "stop"));
      return;
    }
    CallBack it = ringing.get();
    String name =
        KnownContext.of(contexts, channel)
            .map(c -> c.values().getOrDefault("name", c.caller().name()))
            .orElse("");
    say(channel, it, Notice.toPerson(it.language(), name));
    Watchdog.bot(channel);
    awaitGone(it.id());
    channel.execute(new AgiCommand.SetVariable(RESULT, "dial"));
  }

  /** A person may be free before the caller has heard the goodbye to the end and hung up. */
  private void awaitGone(String id) {
    CountDownLatch gone = parting.get(id);
    try {
      if (gone != null && gone.await(GOODBYE_S, TimeUnit.SECONDS)) {
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void callerGot(AgiChannel channel) throws ChannelClosedException, StoreException {
    Optional<CallBack> found = desk.find(id(channel));
    if (found.isEmpty()) {
      channel.execute(new AgiCommand.SetVariable(RESULT, "no"));
      return;
    }
    CallBack it = found.get();
    boolean confirm = desk.rulesOf(it.queue()).confirm();
    BotResult said =
        confirm
            ? say(channel, it, new ReadyTalk(it.language()))
            : say(channel, it, Notice.calledBack(it.language()));
    boolean ready = said instanceof BotResult.PersonWanted;
    // When our own voice fails, who answered is not made to pay for it.
    if (confirm && !ready && !(said instanceof BotResult.Broken)) {
      refused(channel, it, said);
      return;
    }
    var unused = desk.answered(it.id());
    OptionalInt position = desk.position(it.queue(), it.place(), it.channel());
    TakePlace.set(channel, new KeptPlaces.Kept(position, it.place()));
    channel.execute(new AgiCommand.SetVariable(RESULT, "yes"));
  }

  private void refused(AgiChannel channel, CallBack it, BotResult said)
      throws ChannelClosedException {
    boolean never =
        said instanceof BotResult.Served served && served.reason().equals(ReadyTalk.REFUSED);
    var unused = desk.ended(it.id(), never ? HowEnded.REACHED : HowEnded.NO_ANSWER);
    channel.execute(new AgiCommand.SetVariable(RESULT, "no"));
  }

  private void ended(AgiChannel channel) throws ChannelClosedException {
    String id = id(channel);
    Optional<CallBack> before = known(id);
    HowEnded how =
        switch (channel.request().parameter("status").orElse("")) {
          case "ANSWER" -> HowEnded.REACHED;
          case "BUSY" -> HowEnded.BUSY;
          case "INVALIDARGS" -> HowEnded.REFUSED; // a trunk that is away may be back later
          default -> HowEnded.NO_ANSWER;
        };
    var unused = desk.ended(id, how);
    channel.execute(new AgiCommand.SetVariable(RESULT, "done"));
    boolean refused = before.filter(it -> it.state() instanceof CallBackState.Booked).isPresent();
    boolean nobody = refused || (before.isPresent() && how != HowEnded.REACHED);
    if (nobody && !channel.isHungUp()) {
      say(channel, before.get(), Notice.nobodyAnswered(before.get().language()));
    }
  }

  private Optional<CallBack> known(String id) {
    try {
      return desk.find(id);
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  private BotResult say(AgiChannel channel, CallBack it, Talk talk) throws ChannelClosedException {
    Optional<HotlineService> found = hotlines.apply(it.hotline());
    if (found.isEmpty()) {
      return new BotResult.Broken("no hotline " + it.hotline());
    }
    try (HotlineService hotline = found.get()) {
      Locale language = hotline.languageLike(it.language().getLanguage());
      return join.on(
          channel,
          new BotOrder(
              it.call().orElseGet(CallId::random),
              talk,
              hotline.talks().voice(language),
              Profile.STANDARD,
              hotline.backOffice()));
    }
  }

  private static String id(AgiChannel channel) {
    return channel.request().parameter("id").orElse("");
  }

  private static String variable(AgiChannel channel, String name) throws ChannelClosedException {
    return channel.execute(new AgiCommand.GetVariable(name)) instanceof AgiReply.Success found
        ? found.data().orElse("")
        : "";
  }
}
