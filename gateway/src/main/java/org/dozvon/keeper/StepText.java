package org.dozvon.keeper;

import java.util.ArrayList;
import java.util.List;

/** An intervention in plain words. */
public final class StepText {
  private StepText() {}

  /** What is done. */
  public static String of(Intervention what) {
    return switch (what) {
      case Intervention.Prioritise i -> "goes forward (priority " + i.priority() + ")";
      case Intervention.SetPenalty i -> i.phone() + " gets the penalty " + i.penalty();
      case Intervention.AddMember i -> i.name() + " (" + i.phone() + ") helps out";
      case Intervention.RemoveMember i -> i.phone() + " helps no more";
      case Intervention.Overflow i -> "goes on in " + i.to();
      case Intervention.Comfort i -> "hears: " + heard(i);
      case Intervention.OfferCallBack i -> "is offered a call-back";
      case Intervention.Alarm i -> "alarm: " + i.text();
      case Intervention.Advise i ->
          switch (i.advice()) {
            case NORMAL -> "the bots talk as ever";
            case MORE_SELF_SERVICE -> "the bots offer more self-service";
            case PERSON_AT_ONCE -> "the bots are brief and give a person at once";
          };
    };
  }

  private static String heard(Intervention.Comfort comfort) {
    List<String> parts = new ArrayList<>();
    comfort.position().ifPresent(place -> parts.add("place " + place));
    comfort
        .atMost()
        .ifPresent(
            wait ->
                parts.add(
                    wait.isZero() ? "less than a minute" : "at most " + wait.toMinutes() + " min"));
    return parts.isEmpty() ? "not forgotten" : String.join(", ", parts);
  }

  /** Whom it is about, Asterisk's unique id; empty: the queue. */
  public static String caller(Intervention what) {
    return switch (what) {
      case Intervention.Prioritise i -> i.caller();
      case Intervention.Overflow i -> i.caller();
      case Intervention.Comfort i -> i.caller();
      case Intervention.OfferCallBack i -> i.caller();
      case Intervention.SetPenalty i -> "";
      case Intervention.AddMember i -> "";
      case Intervention.RemoveMember i -> "";
      case Intervention.Alarm i -> "";
      case Intervention.Advise i -> "";
    };
  }
}
