package org.dozvon.voicebot;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Profile;
import org.dozvon.speech.Recognizer;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.TurnDetector;

/**
 * What all voicebot sessions share. The owner of the parts closes them.
 *
 * @param detectors makes a new turn detector for one call
 * @param speakers threads that synthesise; bounded, refuses when full
 * @param callers threads that wait for routes, one route a task; best virtual ones
 * @param events never blocks
 * @param clocks makes one conversation's clock, which nobody can set; see {@link SteadyClock}
 */
public record BotParts(
    Recognizer recognizer,
    Function<Profile, TurnDetector> detectors,
    Synthesizer synthesizer,
    Executor speakers,
    Executor callers,
    Consumer<CallEvent> events,
    Supplier<InstantSource> clocks) {}
