package org.dozvon.scale;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SIP edge: Kamailio's files for it, by their names.
 *
 * @param folder where the files will lie, absolute, on the machine of the edge
 * @param listen where the edge is called, {@code udp:203.0.113.10:5060}; at least one
 * @param asterisks {@code address:port} of each Asterisk's SIP; at least one
 * @param carriers networks that calls may come from, {@code 198.51.100.0/24}; at least one
 * @param ways {@code address:port} of carriers for calls outward (call-backs); may be none
 * @param callsOfAsterisk calls at once that an Asterisk is given at most
 * @param firstWord milliseconds that an Asterisk may be silent before the next is tried
 */
public record Edge(
    String folder,
    List<String> listen,
    List<String> asterisks,
    List<String> carriers,
    List<String> ways,
    int callsOfAsterisk,
    int firstWord) {
  /** Silent for so long is dead on a local network. */
  public static final int FIRST_WORD = 1500;

  private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

  /** Two for each call, as the edge's table counts by call and by hash. */
  private static final int LARGEST_HASH = 14;

  /** Checks; what is wrong is told in a sentence. */
  public Edge {
    listen = all("listen", listen, Addresses::isSocket, "udp:203.0.113.10:5060");
    // No names: the edge knows our Asterisks by the address that a packet came from.
    asterisks = all("asterisk", asterisks, Addresses::isHostPort, "10.0.0.21:5060");
    carriers = all("carrier", carriers, Addresses::isNetwork, "198.51.100.0/24");
    ways =
        ways.isEmpty()
            ? List.of()
            : all("way out", ways, Addresses::isHostPort, "198.51.100.1:5060");
    if (!folder.matches("/[A-Za-z0-9._/-]*")) {
      throw new IllegalArgumentException(
          "folder: \"" + folder + "\" (expected: an absolute path without blanks)");
    }
    if (callsOfAsterisk < 1 || callsOfAsterisk > 100_000) {
      throw new IllegalArgumentException(
          "calls of an Asterisk: " + callsOfAsterisk + " (expected: 1 to 100,000)");
    }
    if (firstWord < 200 || firstWord > 30_000) {
      throw new IllegalArgumentException(
          "first word: " + firstWord + " ms (expected: 200 to 30,000)");
    }
  }

  /** {@code kamailio.cfg}, {@code dispatcher.list}, {@code address.list}. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("kamailio.cfg", configuration());
    files.put("dispatcher.list", dispatcher());
    files.put("address.list", addresses());
    return files;
  }

  private String configuration() {
    Map<String, String> values =
        Map.of(
            "LISTEN",
            listen.stream().map(it -> "listen=" + it).collect(Collectors.joining("\n")),
            "CHILDREN",
            "8",
            "FIRST_WORD",
            "" + firstWord,
            "FOLDER",
            folder.replaceFirst("/$", ""),
            "RUN",
            "/run/kamailio",
            "HASH",
            "" + hash(),
            "NAME",
            host(listen.getFirst()));
    StringBuilder text = new StringBuilder();
    Matcher place = PLACE.matcher(template());
    while (place.find()) {
      place.appendReplacement(text, Matcher.quoteReplacement(values.get(place.group(1))));
    }
    return place.appendTail(text).toString();
  }

  /** A power of two with room for the calls of all Asterisks. */
  private int hash() {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, callsOfAsterisk * asterisks.size()));
    return Math.clamp(bits, 4, LARGEST_HASH);
  }

  private String dispatcher() {
    StringBuilder text =
        new StringBuilder(
            """
            # setid destination flags priority attributes; kamcmd dispatcher.reload after a change
            # set 1: the Asterisks; maxload: calls at once that one is given at most
            """);
    for (int i = 0; i < asterisks.size(); i++) {
      text.append("1 sip:")
          .append(asterisks.get(i))
          .append(" 0 0 duid=asterisk")
          .append(i + 1)
          .append(";maxload=")
          .append(callsOfAsterisk)
          .append('\n');
    }
    if (!ways.isEmpty()) {
      text.append("# set 2: carriers, for calls outward\n");
      ways.forEach(way -> text.append("2 sip:").append(way).append(" 8 0\n"));
    }
    return text.toString();
  }

  private String addresses() {
    StringBuilder text =
        new StringBuilder(
            "# group address mask; kamcmd permissions.addressReload after a change\n");
    text.append("# group 1: carriers, whose calls go in\n");
    carriers.forEach(carrier -> text.append("1 ").append(network(carrier)).append('\n'));
    text.append("# group 2: our Asterisks, whose calls go out\n");
    asterisks.stream()
        .map(Edge::hostOf)
        .distinct()
        .forEach(host -> text.append("2 ").append(network(host)).append('\n'));
    return text.toString();
  }

  private static String network(String carrier) {
    int slash = carrier.indexOf('/');
    if (slash > 0) {
      return carrier.substring(0, slash) + " " + carrier.substring(slash + 1);
    }
    return carrier + (carrier.indexOf(':') >= 0 ? " 128" : " 32");
  }

  private static String host(String socket) {
    return hostOf(socket.substring(socket.indexOf(':') + 1));
  }

  private static String hostOf(String hostPort) {
    return hostPort.substring(0, hostPort.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
  }

  private static List<String> all(
      String what, List<String> values, Predicate<String> form, String example) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(what + ": none (expected: such as " + example + ")");
    }
    for (String value : values) {
      if (!form.test(value)) {
        throw new IllegalArgumentException(
            what + ": \"" + value + "\" (expected: such as " + example + ")");
      }
    }
    return List.copyOf(values);
  }

  private static String template() {
    try (InputStream file = Edge.class.getResourceAsStream("kamailio.cfg")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
