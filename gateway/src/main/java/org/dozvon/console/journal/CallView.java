package org.dozvon.console.journal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.CallContext;
import org.dozvon.operator.CallRow;
import org.dozvon.operator.KeptCall;

/**
 * What the page of one call shows.
 *
 * @param story what befell the caller in the queues, a line each, in English
 * @param canHear whether there is a recording that the visitor may hear
 */
public record CallView(
    KeptCall call, Timeline timeline, List<String> story, boolean canHear, Times times) {
  /** Below this the words are marked as unsure. */
  private static final double UNSURE = 0.75;

  /** The row of the journal. */
  public CallRow row() {
    return call.row();
  }

  /** All that is known. */
  public CallContext context() {
    return call.context();
  }

  /** The bars. */
  public TimelinePicture picture() {
    return TimelinePicture.of(timeline);
  }

  /** The class of a line of the transcript. */
  public static String speaker(CallContext.Line line) {
    return switch (line.speaker()) {
      case BOT -> "bot";
      case CALLER, KEYS -> "caller";
    };
  }

  /** Whether the recogniser was unsure of this line. */
  public static boolean isUnsure(CallContext.Line line) {
    return line.speaker() == CallContext.Speaker.CALLER && line.confidence() < UNSURE;
  }

  /** {@code 87 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /**
   * Values that the agent is to see; those of the survey and of writing up have their own place.
   */
  public List<Map.Entry<String, String>> values() {
    return context().values().entrySet().stream()
        .filter(value -> !value.getKey().startsWith("survey-"))
        .filter(value -> !value.getKey().startsWith("wrap-up-"))
        .filter(value -> !value.getKey().equals("recording"))
        .filter(value -> !value.getValue().isBlank())
        .toList();
  }

  /** Why the caller was sent to a person, as the dialog said. */
  public List<Map<String, Object>> decisions() {
    return call.events().stream()
        .filter(event -> event.containsKey("type"))
        .filter(
            event ->
                List.of("HandedOver", "HearingLost", "ProfileChosen", "Ended")
                    .contains(String.valueOf(event.get("type"))))
        .toList();
  }

  /** A decision's reason in its own words. */
  public static String reason(Map<String, Object> event) {
    Object nested = event.getOrDefault("choice", event.getOrDefault("ending", event));
    return nested instanceof Map<?, ?> members && members.get("reason") != null
        ? String.valueOf(members.get("reason"))
        : "";
  }

  /** The text of a profile or an ending; empty: neither was decided. */
  public static String key(Map<String, Object> event) {
    if (event.get("choice") instanceof Map<?, ?> choice) {
      return "profile-" + choice.get("profile");
    }
    return event.get("ending") instanceof Map<?, ?> ending ? "ended-" + ending.get("result") : "";
  }

  /** What was decided otherwise: a queue. */
  public static String what(Map<String, Object> event) {
    return event.get("queue") == null ? "" : String.valueOf(event.get("queue"));
  }
}
