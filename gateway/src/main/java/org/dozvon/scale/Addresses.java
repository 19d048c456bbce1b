package org.dozvon.scale;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text is an address as the files of the edge want it. Names are never looked up. */
final class Addresses {
  private static final Pattern SOCKET = Pattern.compile("(?:udp|tcp):(.+):(\\d{1,5})");
  private static final Pattern HOST_PORT = Pattern.compile("(.+):(\\d{1,5})");
  private static final Pattern NETWORK = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");
  private static final Pattern FOUR = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");

  private Addresses() {}

  /** {@code udp:ADDRESS:PORT} or {@code tcp:}; a name is allowed. */
  static boolean isSocket(String text) {
    Matcher parts = SOCKET.matcher(text);
    return parts.matches() && isPort(parts.group(2)) && (isHost(parts.group(1)) || isName(parts));
  }

  /** {@code 10.0.0.21:5060} or {@code [2001:db8::1]:5060}. */
  static boolean isHostPort(String text) {
    Matcher parts = HOST_PORT.matcher(text);
    return parts.matches() && isPort(parts.group(2)) && isHost(parts.group(1));
  }

  /** An address, IPv4 or IPv6 without brackets, or a network such as {@code 10.0.0.0/24}. */
  static boolean isNetwork(String text) {
    Matcher parts = NETWORK.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    int bits = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    return (isFour(parts.group(1)) && bits <= 32) || (isSix(parts.group(1)) && bits <= 128);
  }

  private static boolean isName(Matcher parts) {
    String host = parts.group(1);
    return NAME.matcher(host).matches() && !host.matches("[0-9.]+");
  }

  private static boolean isHost(String text) {
    boolean inBrackets = text.startsWith("[") && text.endsWith("]");
    return isFour(text) || (inBrackets && isSix(text.substring(1, text.length() - 1)));
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= 65_535;
  }

  private static boolean isFour(String text) {
    if (!FOUR.matcher(text).matches()) {
      return false;
    }
    for (String part : text.split("\\.", -1)) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  /** Eight groups, or fewer with one {@code ::} for the rest. */
  private static boolean isSix(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == 8;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap));
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest);
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** How many groups with a colon between; -1 when it is something else. */
  private static int groups(String text) {
    String[] groups = text.split(":", -1);
    for (String group : groups) {
      if (!GROUP.matcher(group).matches()) {
        return -1;
      }
    }
    return groups.length;
  }
}
