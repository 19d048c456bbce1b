package org.dozvon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dozvon.server.AddressRange;

/** From where the gateway may log in to Asterisk's manager. */
final class Permits {
  private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "::1");

  private Permits() {}

  /**
   * The addresses and networks for the manager user.
   *
   * @param wanted by the admin; none: this machine and those of the gateways
   * @param gateways their hosts; a name cannot be permitted, which is told
   * @throws ToolException when one that is wanted is no address
   */
  static List<String> of(List<String> wanted, List<String> gateways, PrintWriter err)
      throws ToolException {
    for (String one : wanted) {
      if (!isRange(one)) {
        throw new ToolException(
            ToolException.WRONG_USE,
            "--permit: \"" + one + "\" (expected: such as 10.0.0.5, 10.0.0.0/24 or 2001:db8::5)");
      }
    }
    if (!wanted.isEmpty()) {
      return wanted;
    }
    Set<String> permitted = new LinkedHashSet<>(THIS_MACHINE);
    List<String> names = new ArrayList<>();
    gateways.forEach(host -> (isRange(host) ? permitted : names).add(host));
    if (names.stream().anyMatch(name -> !name.equals("localhost"))) {
      err.println(
          "dozvon: Asterisk's manager permits addresses only, and "
              + String.join(", ", names)
              + " is a name: say --permit ADDRESS,... or that gateway cannot log in");
    }
    return List.copyOf(permitted);
  }

  /** Asterisk also knows {@code 10.0.0.0/255.255.255.0}. */
  private static boolean isRange(String text) {
    int slash = text.indexOf('/');
    if (slash > 0 && text.indexOf('.', slash) > 0) {
      return isRange(text.substring(0, slash)) && isRange(text.substring(slash + 1));
    }
    try {
      AddressRange.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
