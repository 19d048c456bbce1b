package org.dozvon.console.board;

import java.util.Locale;
import org.dozvon.console.Page;
import org.dozvon.people.Right;

/**
 * For whom the board is rendered: who reads the same language and may do the same sees the same.
 *
 * @param listens may get into a talk, and has a phone to do so
 * @param acknowledges may say that an alarm was seen
 */
public record Viewer(Locale language, boolean listens, boolean acknowledges) {
  static Viewer of(Page page) {
    boolean hasPhone = page.pass().flatMap(pass -> pass.person().phone()).isPresent();
    return new Viewer(
        page.texts().language(),
        hasPhone && page.may(Right.LISTEN),
        page.may(Right.ACKNOWLEDGE_ALARMS));
  }

  String topic() {
    return "board-" + language.getLanguage() + (listens ? "-l" : "") + (acknowledges ? "-a" : "");
  }
}
