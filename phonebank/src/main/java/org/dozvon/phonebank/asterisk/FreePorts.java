package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses at the moment of asking. */
public final class FreePorts {
  /** How many ports a block for RTP has: two for each of 200 legs. */
  public static final int RTP_BLOCK = 400;

  private static final int FIRST_RTP = 10_000;
  private static final int BLOCKS = 50;
  private static final int TRIES = 100;

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

  /**
   * The first of {@link #RTP_BLOCK} UDP ports, of which the ends are free now. Chosen at random, so
   * that two runs side by side seldom meet; Asterisk itself passes over single ports in use.
   *
   * @throws IOException when there is none
   */
  public static int rtpBlock(String address) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int first = FIRST_RTP + RTP_BLOCK * ThreadLocalRandom.current().nextInt(BLOCKS);
      if (isFree(address, first) && isFree(address, first + RTP_BLOCK - 2)) {
        return first;
      }
    }
    throw new IOException("no block of free UDP ports between 10000 and 30000 on " + address);
  }

  private static boolean isFree(String address, int port) {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, port))) {
      return socket.isBound();
    } catch (SocketException e) {
      return false;
    }
  }
}
