package org.dozvon.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Believes only what the web server before us has written itself. A visitor may send any of these
 * headers, and a usual web server adds its own word at the end of what came: so the last word
 * counts, and headers that web servers pass on unread ({@code Forwarded}, {@code X-Forwarded-Port}
 * and the like) count for nothing.
 */
final class NearestProxy implements HttpConfiguration.Customizer {
  private static final Set<String> HEARD =
      Set.of("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host");
  private static final Set<String> UNHEARD =
      Set.of(
          "forwarded",
          "x-forwarded-server",
          "x-forwarded-port",
          "x-proxied-https",
          "proxy-auth-cert",
          "proxy-ssl-id");

  private final ForwardedRequestCustomizer reader = new ForwardedRequestCustomizer();

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    HttpFields believed = believed(request.getHeaders());
    Request told =
        new Request.Wrapper(request) {
          @Override
          public HttpFields getHeaders() {
            return believed;
          }
        };
    return reader.customize(told, responseHeaders);
  }

  static HttpFields believed(HttpFields sent) {
    HttpFields.Mutable believed = HttpFields.build();
    Map<String, String> last = new TreeMap<>();
    for (HttpField field : sent) {
      String name = field.getName().toLowerCase(Locale.ROOT);
      if (HEARD.contains(name)) {
        last.put(name, lastWord(String.valueOf(field.getValue())));
      } else if (!UNHEARD.contains(name)) {
        believed.add(field);
      }
    }
    last.forEach(believed::add);
    return believed.asImmutable();
  }

  private static String lastWord(String list) {
    return List.of(list.split(",", -1)).getLast().strip();
  }
}
