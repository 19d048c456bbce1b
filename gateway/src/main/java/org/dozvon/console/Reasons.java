package org.dozvon.console;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reasons in the reader's language. Whatever decides writes its reason once, in English, and so it
 * is kept; the forms of those sentences are the English texts {@code reasons}. Only a whole
 * sentence is told anew: callers' words, names and numbers within it stay, and so does what has no
 * form. Immutable.
 */
public record Reasons(Texts texts) {
  private static final String AREA = "reasons";
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  /** Reasons whose last value is a reason too. */
  private static final Set<String> NESTED = Set.of("closed", "bot-broke", "route-failed");

  /** One with another reason in it is tried first, then what says most. */
  private static final List<Form> FORMS = forms();

  /**
   * @param places number of its values
   */
  private record Form(String key, Pattern pattern, int places, int letters) {
    static Form of(String key, String text) {
      Matcher place = PLACE.matcher(text);
      StringBuilder pattern = new StringBuilder();
      int from = 0;
      int places = 0;
      while (place.find()) {
        pattern.append(Pattern.quote(text.substring(from, place.start()))).append("(.+?)");
        from = place.end();
        places++;
      }
      pattern.append(Pattern.quote(text.substring(from)));
      int letters = PLACE.matcher(text).replaceAll("").length();
      return new Form(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), places, letters);
    }
  }

  private static List<Form> forms() {
    ResourceBundle english =
        ResourceBundle.getBundle(
            "org.dozvon.console.texts." + AREA,
            Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return Collections.list(english.getKeys()).stream()
        .map(key -> Form.of(key, english.getString(key)))
        .sorted(
            Comparator.comparing((Form form) -> !NESTED.contains(form.key()))
                .thenComparing(Comparator.comparingInt(Form::letters).reversed())
                .thenComparing(Form::key))
        .toList();
  }

  /** The reason as the reader would say it; as it was written when it has no form. */
  public String of(String written) {
    if (texts.language().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      return written;
    }
    for (Form form : FORMS) {
      Matcher found = form.pattern().matcher(written);
      if (found.matches()) {
        return texts.of(AREA + "." + form.key(), values(form, found));
      }
    }
    return written;
  }

  private Object[] values(Form form, Matcher found) {
    String[] values =
        IntStream.rangeClosed(1, form.places()).mapToObj(found::group).toArray(String[]::new);
    if (NESTED.contains(form.key())) {
      values[form.places() - 1] = of(values[form.places() - 1]);
    }
    return Arrays.copyOf(values, values.length, Object[].class);
  }
}
