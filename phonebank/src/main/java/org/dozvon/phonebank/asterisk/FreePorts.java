package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses at the moment of asking. */
public final class FreePorts {
  private FreePorts() {}

  /** A free TCP port on loopback. */
  public static int tcp() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A free UDP port on a loopback address. */
  public static int udp(String address) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
      return socket.getLocalPort();
    }
  }

  /** The first of 400 ports for RTP, chosen at random so that two runs side by side seldom meet. */
  public static int rtpBlock() {
    return 10_000 + 400 * ThreadLocalRandom.current().nextInt(50);
  }
}
