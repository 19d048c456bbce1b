package org.dozvon.audiosocket;

/** Where Asterisk is told to bring a caller's sound: always to the gateway that has the call. */
public final class AudioAddress {
  private AudioAddress() {}

  /**
   * The address as Asterisk must write it.
   *
   * @param said {@code host:port} as configured; a host that means every address of this machine
   *     ({@code 0.0.0.0}, {@code [::]}) is nothing that Asterisk could connect to
   * @param reachedAt the address of ours at which this Asterisk has reached us, without a port
   */
  public static String of(String said, String reachedAt) {
    int colon = said.lastIndexOf(':');
    boolean every = said.startsWith("0.0.0.0:") || said.startsWith("[::]:");
    if (!every || reachedAt.isEmpty()) {
      return said;
    }
    int zone = reachedAt.indexOf('%');
    String host = zone < 0 ? reachedAt : reachedAt.substring(0, zone);
    return (host.contains(":") ? "[" + host + "]" : host) + said.substring(colon);
  }
}
