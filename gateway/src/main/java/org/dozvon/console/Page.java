package org.dozvon.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.dozvon.people.Pass;
import org.dozvon.people.Right;

/**
 * What every page knows besides its own matter.
 *
 * @param area of the navigation, such as {@code board}; its texts are {@code AREA.title} and so on
 * @param pass who looks; empty before sign-in
 * @param csrf what forms send along as the hidden field {@code csrf}; empty before sign-in
 * @param theme {@code dark}, {@code light}, or empty: as the system wishes
 * @param version of the scripts and styles, for their address
 * @param now the server's clock
 * @param isEmbedded within another program's frame: no navigation
 */
public record Page(
    String area,
    Optional<Pass> pass,
    String csrf,
    String theme,
    String version,
    Instant now,
    boolean isEmbedded,
    Texts texts) {

  /** Where one can go from any page. */
  public record Link(String area, String address, String key) {}

  private record Entry(Link link, Right right) {}

  private static final List<Entry> NAVIGATION =
      List.of(
          new Entry(new Link("agent", "/agent", "g a"), Right.ACT_AS_AGENT),
          new Entry(new Link("board", "/board", "g b"), Right.SEE_BOARD),
          new Entry(new Link("journal", "/journal", "g j"), Right.SEE_OWN_CALLS),
          new Entry(new Link("journal", "/journal", "g j"), Right.SEE_ALL_CALLS),
          new Entry(new Link("topics", "/topics", "g t"), Right.SEE_BOARD),
          new Entry(new Link("dialogs", "/dialogs", "g d"), Right.SEE_DIALOGS),
          new Entry(new Link("people", "/people", "g p"), Right.MANAGE_PEOPLE),
          new Entry(new Link("audit", "/audit", "g l"), Right.READ_AUDIT_LOG));

  /** The text of a key in the visitor's language. */
  public String t(String key, Object... values) {
    return texts.of(key, values);
  }

  /** A reason that the gateway wrote, in the visitor's language. */
  public String reason(String written) {
    return new Reasons(texts).of(written);
  }

  /** {@code 28 Nov 2026, 14:03:07} by the gateway's own time zone. */
  public String moment(Instant at) {
    return moment(at, ZoneId.systemDefault());
  }

  /** The same in another time zone. */
  public String moment(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", texts.language())
        .format(at.atZone(zone));
  }

  /** {@code en} or {@code ru}. */
  public String language() {
    return texts.language().getLanguage();
  }

  /** Whether the visitor may do that. */
  public boolean may(Right right) {
    return pass.isPresent() && pass.get().may(right);
  }

  /** Who takes calls has a phone. */
  private boolean canUse(Link link) {
    return !link.area().equals("agent") || pass.orElseThrow().person().phone().isPresent();
  }

  /** Where the visitor can go. */
  public List<Link> navigation() {
    return NAVIGATION.stream()
        .filter(entry -> may(entry.right()) && canUse(entry.link()))
        .map(Entry::link)
        .distinct()
        .toList();
  }
}
