package org.dozvon.console.agent;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.call.CallContext;

/** The address of a caller's card in another system: a template with a call's values. Pure. */
public final class CrmLink {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.-]{1,60})\\}");
  private static final Pattern FORM = Pattern.compile("https?://[^\\s{}/?#]+([/?#]\\S*)?");

  private CrmLink() {}

  /** What is wrong with a template; empty: nothing. */
  public static Optional<String> fault(String template) {
    String plain = PLACE.matcher(template).replaceAll("x");
    boolean isAddress = FORM.matcher(template).matches() && FORM.matcher(plain).matches();
    return template.isEmpty() || (isAddress && plain.indexOf('{') < 0 && plain.indexOf('}') < 0)
        ? Optional.empty()
        : Optional.of("expected: https://host/path with {value} behind the host");
  }

  /**
   * The address for this call; empty when a value of the template is not known, or there is none.
   */
  public static Optional<String> of(String template, CallContext call) {
    if (template.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = values(call);
    Matcher place = PLACE.matcher(template);
    StringBuilder address = new StringBuilder();
    while (place.find()) {
      String value = values.getOrDefault(place.group(1), "");
      if (value.isEmpty()) {
        return Optional.empty();
      }
      place.appendReplacement(address, Matcher.quoteReplacement(encoded(value)));
    }
    return Optional.of(place.appendTail(address).toString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, String> values(CallContext call) {
    Map<String, String> values = new LinkedHashMap<>(call.values());
    values.put("number", call.caller().number());
    values.put("call", call.id().value());
    values.put("hotline", call.hotline());
    values.put("language", call.language().getLanguage());
    values.put("queue", call.queue());
    values.put("topic", call.topic());
    values.put("intent", call.intent());
    return values;
  }
}
