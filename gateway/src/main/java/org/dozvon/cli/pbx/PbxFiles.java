package org.dozvon.cli.pbx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shipped files, made to fit one Asterisk. */
public final class PbxFiles {
  /** The gateway's address in the shipped dialplan, where no global variable says otherwise. */
  private static final String SHIPPED_GATEWAY = "127.0.0.1:4573";

  private static final String EXTENSIONS = "extensions-dozvon.conf";
  private static final String QUEUES = "queues-dozvon.conf";
  private static final String MANAGER = "manager-dozvon.conf";
  private static final String ONE = "(hagi://[A-Za-z0-9._-]+|[A-Za-z0-9.\\[\\]_-]+:[0-9]{1,5})";
  private static final Pattern GATEWAYS = Pattern.compile(ONE + "(," + ONE + ")*");
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^;\\[\\]]]{1,200}");

  private PbxFiles() {}

  /**
   * The manager user that the gateway logs in as.
   *
   * @param user its name, the section's
   * @param secret its secret
   * @param permit who may log in: addresses, {@code 10.0.0.5}, {@code 10.0.0.0/24} or {@code ::1}
   */
  public record Manager(String user, String secret, List<String> permit) {
    public Manager {
      permit = List.copyOf(permit);
    }
  }

  /**
   * The files for this kind.
   *
   * @param shipped the folder dialplans/asterisk
   * @param gateway host:port, or several with commas between
   * @param queues whether our example queues are wanted
   * @param manager the manager user, if one is to be written
   * @throws IOException also when a value would not be safe in such a file
   */
  public static List<PbxFile> of(
      PbxKind kind, Path shipped, String gateway, boolean queues, Optional<Manager> manager)
      throws IOException {
    hosts(gateway);
    List<PbxFile> files = new ArrayList<>();
    String dialplan = Files.readString(shipped.resolve(EXTENSIONS));
    files.add(
        new PbxFile(
            EXTENSIONS, kind.extensions(), dialplan.replace(SHIPPED_GATEWAY, gateway), false));
    if (queues) {
      files.add(
          new PbxFile(QUEUES, kind.queues(), Files.readString(shipped.resolve(QUEUES)), false));
    }
    if (manager.isPresent()) {
      files.add(new PbxFile(MANAGER, kind.manager(), manager(manager.get()), true));
    }
    return files;
  }

  /**
   * The hosts of a list of gateways, as they are written there.
   *
   * @throws IOException when it is no such list
   */
  public static List<String> hosts(String gateways) throws IOException {
    if (!GATEWAYS.matcher(gateways).matches()) {
      throw new IOException(
          "gateway \"" + gateways + "\" (expected: host:port, several with commas)");
    }
    return Stream.of(gateways.split(",", -1))
        .map(one -> one.replaceFirst("^hagi://", "").replaceFirst(":\\d+$", ""))
        .toList();
  }

  private static String manager(Manager manager) throws IOException {
    if (!PLAIN.matcher(manager.user()).matches() || !PLAIN.matcher(manager.secret()).matches()) {
      throw new IOException(
          "the manager's user or secret (expected: 1 to 200 letters, digits and signs without"
              + " spaces, ; [ and ])");
    }
    String permits =
        manager.permit().stream().map(one -> "permit = " + one).collect(Collectors.joining("\n"));
    // Asterisk lets in whom no line means, and a line for IPv4 means nobody of IPv6.
    return """
        ; The manager user of the Dozvon gateway (ami: in dozvon.yaml). Include it in manager.conf
        ; (FreePBX: manager_custom.conf). Written by ./dozvon install-dialplan.
        [%s]
        secret = %s
        deny = 0.0.0.0/0.0.0.0
        deny = ::/0
        %s
        read = call,agent,user
        write = call,agent,originate
        writetimeout = 5000

        ; Each event says when it happened, so that waits are exact also when events come late.
        [general](+)
        timestampevents = yes
        """
        .formatted(manager.user(), manager.secret(), permits);
  }
}
