package org.dozvon.server;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Which sources may connect. Immutable. */
final class SourceAllowList {
  private final List<IpSubnetFilterRule> rules;

  private SourceAllowList(List<IpSubnetFilterRule> rules) {
    this.rules = rules;
  }

  /**
   * The list of these addresses and CIDR blocks; an empty list allows nobody.
   *
   * @throws IllegalArgumentException when an entry is neither
   */
  static SourceAllowList of(List<String> entries) {
    return new SourceAllowList(entries.stream().map(SourceAllowList::rule).toList());
  }

  /** Whether this source may connect. */
  boolean allows(InetAddress source) {
    InetSocketAddress address = new InetSocketAddress(source, 0);
    return rules.stream().anyMatch(rule -> rule.matches(address));
  }

  private static IpSubnetFilterRule rule(String entry) {
    if (!entry.matches("[0-9a-fA-F.:]+(/[0-9]{1,3})?")) {
      throw new IllegalArgumentException(wrong(entry));
    }
    String address = entry.replaceFirst("/.*", "");
    int bits = address.contains(":") ? 128 : 32;
    int prefix = entry.contains("/") ? Integer.parseInt(entry.replaceFirst(".*/", "")) : bits;
    try {
      return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(entry), e);
    }
  }

  private static String wrong(String entry) {
    return "allow: " + entry + " (expected: an IP address or a block like 10.0.0.0/8)";
  }
}
