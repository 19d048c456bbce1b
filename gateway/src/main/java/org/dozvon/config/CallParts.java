package org.dozvon.config;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Profile;
import org.dozvon.ivr.AgentFlow;
import org.dozvon.ivr.AgiChannel;
import org.dozvon.ivr.CallBackFlow;
import org.dozvon.ivr.CallFlow;
import org.dozvon.ivr.CallRoom;
import org.dozvon.ivr.FirstWord;
import org.dozvon.ivr.SurveyFlow;
import org.dozvon.operator.InCall;
import org.dozvon.publishing.HotlineWatch;
import org.dozvon.publishing.Publisher;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AudioSocketListener;
import org.dozvon.speech.TurnSettings;
import org.dozvon.speech.VoiceTurnDetector;
import org.dozvon.voicebot.BotParts;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.Pacer;
import org.dozvon.voicebot.SteadyClock;
import org.dozvon.voicebot.Voicebot;
import org.dozvon.voicebot.VoicebotSettings;
import org.dozvon.vosk.VoskRecognizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a call meets: ears, voice, the bot, the scripts of the dialplan and both listeners. */
final class CallParts {
  private static final Logger log = LoggerFactory.getLogger(CallParts.class);

  private final Ground ground;
  private final Agents agents;
  private final BotReservations reservations;
  private final VoskRecognizer recognizer;
  private final Voicebot bot;
  private final Pacer pacer;
  private final AudioSocketListener audio;
  private AgiListener agi;

  CallParts(Ground ground, Voices voices, Agents agents, Consumer<CallEvent> events)
      throws IOException {
    Parts parts = ground.parts();
    this.ground = ground;
    this.agents = agents;
    reservations = new BotReservations(parts.keep(Threads.timer()));
    recognizer = parts.keep(new VoskRecognizer(EdgeSettings.recognition(ground.configuration())));
    recognizer.problems().forEach(problem -> log.warn("event=model_problem {}", problem));
    bot = bot(voices, events);
    pacer = parts.keep(new Pacer(System::nanoTime).start());
    audio =
        parts.keep(
            new AudioSocketListener(
                EdgeSettings.audio(ground.configuration()), reservations, bot, pacer));
  }

  /** From now on calls come in. */
  CallParts open(Voices voices, HotlineStage stage, Publisher hotlines, Consumer<CallEvent> events)
      throws IOException {
    Parts parts = ground.parts();
    CallRoom room = room(hotlines, events);
    CallBacks callBacks = callBacks(room);
    CallFlow flow = new CallFlow(room, callBacks.desk(), agents::lastAgent);
    CallBackFlow callBack = callBacks.open(room);
    SurveyFlow survey = new SurveyFlow(room);
    AgentFlow agent = new AgentFlow(agents, ground.told()::queuesOf);
    voices.prerender(hotlines.dialogs());
    stage.callsComeIn();
    parts.keep(new HotlineWatch(hotlines, new SteadyClock(ground.clock(), System::nanoTime)));
    agi =
        parts.keep(
            new AgiListener(
                EdgeSettings.agi(ground.configuration()),
                channel -> {
                  FirstWord.to(channel, ground.configuration().node().name());
                  run(channel, flow, callBack, survey, agent);
                }));
    return this;
  }

  private CallRoom room(Publisher hotlines, Consumer<CallEvent> events) {
    return new CallRoom(
        hotlines::find,
        reservations,
        ground.contexts(),
        ground.configuration().ivr(),
        ground.clock(),
        events,
        ground::takeOut);
  }

  private CallBacks callBacks(CallRoom room) {
    CallBacks callBacks =
        ground
            .parts()
            .keep(
                new CallBacks(
                    ground.database(),
                    ground.node(),
                    ground.manager(),
                    ground.configuration().ivr().audioAddress(),
                    ground.queues(),
                    ground.told()::rulesOf,
                    room.hotlines(),
                    ground.clock()));
    callBacks.speakFor(ground.interventions(), room);
    return callBacks;
  }

  private static void run(
      AgiChannel channel,
      CallFlow flow,
      CallBackFlow callBack,
      SurveyFlow survey,
      AgentFlow agent) {
    if (AgentFlow.knows(channel.request().script())) {
      agent.run(channel);
    } else if (CallBackFlow.knows(channel.request().script())) {
      callBack.run(channel);
    } else if (SurveyFlow.knows(channel.request().script())) {
      survey.run(channel);
    } else {
      flow.run(channel);
    }
  }

  private Voicebot bot(Voices voices, Consumer<CallEvent> events) {
    return new Voicebot(
        new BotParts(
            Ears.open(ground, recognizer),
            CallParts::turnDetector,
            voices,
            InCall.carried(ground.parts().keep(Threads.speakers())),
            InCall.carried(ground.parts().keep(Threads.callers("route"))),
            events,
            () -> new SteadyClock(ground.clock(), System::nanoTime)),
        VoicebotSettings.DEFAULTS);
  }

  private static VoiceTurnDetector turnDetector(Profile profile) {
    return new VoiceTurnDetector(TurnSettings.of(profile));
  }

  /** How the program is to end. */
  Drain drain() {
    return new Drain(agi, bot::close, ground.configuration().drain());
  }

  /** How much of everything is in use. */
  Health health() {
    return new Health(
        ground.node(),
        ground.live(),
        ground.journal(),
        agi,
        audio,
        bot,
        reservations,
        recognizer,
        ground.manager().get(),
        ground.queues(),
        pacer.lateness());
  }

  /** Tells what fills up here, and what a call cannot do without. */
  void tell(MeterParts meters) {
    Configuration configuration = ground.configuration();
    meters
        .voices(recognizer, List.copyOf(configuration.models().keySet()), bot, pacer.lateness())
        .listeners(agi, configuration.maxCalls(), audio);
  }

  /** Whether the threads that all calls share still go round. */
  Liveness liveness() {
    return new Liveness(pacer, audio, agi);
  }
}
