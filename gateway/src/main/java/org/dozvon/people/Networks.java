package org.dozvon.people;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Addresses as they are counted: who has one of IPv6 has 2^64 of them. */
final class Networks {
  private static final int PREFIX_BYTES = 8;

  private Networks() {}

  /** The address itself, or the first 64 bits of one of IPv6. Never asks a name server. */
  static String of(String address) {
    if (!address.matches("[0-9a-fA-F:.]+(%.*)?") || !address.contains(":")) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
