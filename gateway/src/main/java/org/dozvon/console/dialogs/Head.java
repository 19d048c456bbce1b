package org.dozvon.console.dialogs;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dozvon.operator.workshop.HotlineCard;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.operator.workshop.WorkFile;
import org.dozvon.operator.workshop.Workshop;

/**
 * The top of every page of a hotline.
 *
 * @param tab that is shown
 * @param drafted how many files the visitor's draft changes
 */
public record Head(HotlineCard card, String tab, List<WorkFile> files, int drafted) {
  /** Copies. */
  public Head {
    files = List.copyOf(files);
  }

  static Head of(Workshop workshop, String hotline, String login, String tab)
      throws MissingException, IOException {
    HotlineCard card = workshop.hotline(hotline);
    List<WorkFile> files = workshop.files(hotline, login);
    long drafted = files.stream().filter(f -> f.draft() != WorkFile.Draft.NONE).count();
    return new Head(card, tab, files, (int) drafted);
  }

  /** An address below the hotline's. */
  public String at(String rest) {
    return "/dialogs/" + encoded(card.name()) + rest;
  }

  /** Where a file is read or changed. */
  public String file(String path) {
    return at("?file=" + encoded(path));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
