package org.dozvon.dialog;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a conversation does, in words for those who write dialogs. */
public final class ActionText {
  private ActionText() {}

  /** One action in one line. */
  public static String of(DialogAction action) {
    return switch (action) {
      case DialogAction.Say say -> String.join(" ", say.sentences());
      case DialogAction.CallRoute call -> "route " + call.route() + values(call.arguments());
      case DialogAction.ChangeProfile change ->
          "profile " + change.choice().profile() + ": " + change.choice().reason();
      case DialogAction.Speak speak ->
          "speaks at "
              + speak.delivery().pace()
              + " of the pace, +"
              + speak.delivery().gain()
              + " dB";
      case DialogAction.FoundIntent found -> "intent " + found.intent();
      case DialogAction.Collected value -> "noted " + value.name() + ": " + value.value();
      case DialogAction.Understood understood when understood.meaning().isEmpty() ->
          "not understood: \"" + understood.text() + "\"";
      case DialogAction.Understood understood ->
          "understood \"" + understood.text() + "\" as " + understood.meaning();
      case DialogAction.HandOver to ->
          "to a person, queue \""
              + to.queue()
              + "\", topic \""
              + to.topic()
              + "\", because: "
              + to.reason();
      case DialogAction.SendMessage message -> "message to " + message.to() + ": " + message.text();
      case DialogAction.Explained explained -> "because " + explained.why();
      case DialogAction.HangUp end -> "the end: " + end.reason();
      default -> action.toString();
    };
  }

  /** Values as {@code name=value}, by name, each behind a space. */
  public static String values(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> " " + value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining());
  }
}
