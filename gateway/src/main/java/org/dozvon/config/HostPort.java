package org.dozvon.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port, written {@code host:port} or {@code [ipv6]:port}.
 *
 * @param port 0..65535; 0 lets the system choose
 */
public record HostPort(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:]+]|[^:\\s\\[\\]]+):(\\d{1,5})");

  /** Reads {@code host:port}; empty when it is not that. */
  static Optional<HostPort> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
      return Optional.empty();
    }
    String host = matcher.group(1).replaceAll("[\\[\\]]", "");
    return Optional.of(new HostPort(host, Integer.parseInt(matcher.group(2))));
  }

  /** As a socket address, the name resolved now; unresolved when nobody knows it. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** Where a program on this machine finds what listens here. */
  public HostPort fromHere() {
    InetAddress address = address().getAddress();
    return address != null && address.isAnyLocalAddress() ? new HostPort("127.0.0.1", port) : this;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
