package org.dozvon.server;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;

/**
 * A block of addresses, IPv4 or IPv6, as {@code 10.1.0.0/16}; without a slash a single address.
 *
 * @param network its first bits count
 * @param bits how many, 0 to 32 or 128
 */
public record AddressRange(InetAddress network, int bits) {
  /** This machine only: {@code 127.0.0.0/8} and {@code ::1}. */
  public static final List<AddressRange> LOOPBACK = List.of(parse("127.0.0.0/8"), parse("::1"));

  public AddressRange {
    int most = network.getAddress().length * 8;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("prefix: %d (expected: 0 to %d)".formatted(bits, most));
    }
  }

  /**
   * Reads a range; names are never looked up.
   *
   * @throws IllegalArgumentException when the text is not an address with an optional prefix length
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network =
        NetUtil.createInetAddressFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
    String prefix = slash < 0 ? "" : text.substring(slash + 1);
    if (network == null || (slash >= 0 && !prefix.matches("[0-9]{1,3}"))) {
      throw new IllegalArgumentException(
          "address range: '%s' (expected: for example 10.1.0.0/16 or ::1)".formatted(text));
    }
    int bits = slash < 0 ? network.getAddress().length * 8 : Integer.parseInt(prefix);
    return new AddressRange(network, bits);
  }

  /** Whether the address lies in this range; an IPv4 address is never in an IPv6 range. */
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
