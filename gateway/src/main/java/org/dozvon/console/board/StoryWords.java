package org.dozvon.console.board;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.console.Reasons;
import org.dozvon.console.Texts;

/** What befell a caller in the queues, line by line, in the reader's language. */
public record StoryWords(Texts texts) {
  private static final Pattern DEED =
      Pattern.compile(
          "(would \\(dry run\\): )?(.+?)( \\[[^\\]]*])?: (.+?)( -- .+)?", Pattern.DOTALL);
  private static final Pattern OVERTAKEN =
      Pattern.compile("a caller who joined (.+?) later was served first \\((.+?)\\): (.+)");
  private static final String NO_STEP =
      "no step of the keeper; came with a higher priority, or was offered to other people";

  /** A line such as {@code 2026-11-28 10:00:00 goes on in complaints: ...}: the time stays. */
  public String line(String written) {
    String[] parts = written.split(" {2}", 2);
    if (parts.length < 2 || texts.language().getLanguage().equals("en")) {
      return written;
    }
    KeeperWords words = words();
    String told =
        overtaken(parts[1], words)
            .or(() -> deed(parts[1], words))
            .orElseGet(() -> words.units(new Reasons(texts).of(parts[1])));
    return parts[0] + "  " + told;
  }

  private KeeperWords words() {
    return new KeeperWords(new Show(texts, queue -> ZoneOffset.UTC));
  }

  private Optional<String> overtaken(String text, KeeperWords words) {
    Matcher found = OVERTAKEN.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    String why =
        found.group(3).equals(NO_STEP) ? texts.of("board.no-step") : words.reason(found.group(3));
    String told = texts.of("board.overtaken", found.group(1), found.group(2), why);
    return Optional.of(words.units(told));
  }

  private Optional<String> deed(String text, KeeperWords words) {
    Matcher found = DEED.matcher(text);
    if (!found.matches() || KeeperWords.kind(found.group(2), "") == KeeperWords.Kind.OTHER) {
      return Optional.empty();
    }
    String would = found.group(1) == null ? "" : texts.of("board.would") + " ";
    String rung = found.group(3) == null ? "" : found.group(3);
    String did = words.did(found.group(2), found.group(4), 1);
    String result = found.group(5) == null ? "" : result(found.group(5).substring(4));
    return Optional.of(would + did + rung + ": " + words.reason(found.group(4)) + result);
  }

  private String result(String written) {
    String back = "taken back at ";
    int at = written.lastIndexOf(back);
    String outcome = at < 0 ? written : written.substring(0, at).replaceFirst(" -- $", "");
    String told = outcome.isEmpty() ? "" : " — " + new Reasons(texts).of(outcome);
    return at < 0
        ? told
        : told + " — " + texts.of("board.undone", written.substring(at + back.length()));
  }
}
