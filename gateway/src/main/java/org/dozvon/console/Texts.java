package org.dozvon.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What pages say in one language: {@code texts.of("board.waiting")} is the key {@code waiting} of
 * {@code texts/board_LANGUAGE.properties}. Immutable.
 *
 * @param language English or Russian
 */
public record Texts(Locale language) {
  /**
   * The text, its {@code {0}}, {@code {1}} ... filled in by the rules of {@link MessageFormat}.
   *
   * @param key area, dot, name
   * @throws MissingResourceException when there is none: a mistake of the page
   */
  public String of(String key, Object... values) {
    int dot = key.indexOf('.');
    ResourceBundle area =
        ResourceBundle.getBundle(
            "org.dozvon.console.texts." + key.substring(0, dot),
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String text = area.getString(key.substring(dot + 1));
    return values.length == 0 ? text : new MessageFormat(text, language).format(values);
  }
}
