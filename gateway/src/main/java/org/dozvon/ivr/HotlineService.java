package org.dozvon.ivr;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.speech.Voice;

/**
 * One version of a hotline as one call has it, from its first step to its last: what goes live
 * meanwhile is for later calls.
 *
 * @param name as in {@code agi://gateway/<name>}
 * @param languages spoken here; the first is the default
 * @param queue where callers go when nothing better is known
 * @param backOffice the version's routes
 * @param over is run once the call no longer needs them
 */
public record HotlineService(
    String name,
    java.util.List<Locale> languages,
    String queue,
    Talks talks,
    BackOffice backOffice,
    Runnable over)
    implements AutoCloseable {
  /** Makes the conversations of a hotline. Safe for use by many threads. */
  public interface Talks {
    /** A fresh conversation; {@code known} is what the caller look-up replied. */
    Talk begin(Locale language, Profile profile, Map<String, String> known);

    /** The survey after a talk with a person, for a caller of this profile; empty: none. */
    default Optional<Talk> survey(Locale language, Profile profile) {
      return Optional.empty();
    }

    /** The file that Asterisk is to record a call to; empty: it is not recorded. */
    default Optional<String> recording(CallId call) {
      return Optional.empty();
    }

    /** The voice it speaks in, at its own pace. */
    Voice voice(Locale language);
  }

  public HotlineService {
    if (languages.isEmpty() || Set.copyOf(languages).size() != languages.size()) {
      throw new IllegalArgumentException("languages: " + languages + " (expected: 1.. different)");
    }
    languages = java.util.List.copyOf(languages);
  }

  /** The call is over. */
  @Override
  public void close() {
    over.run();
  }

  /** The wanted language if it is spoken here, else the default. */
  Locale languageLike(String wanted) {
    return languages.stream()
        .filter(language -> language.getLanguage().equalsIgnoreCase(wanted))
        .findFirst()
        .orElse(languages.getFirst());
  }
}
