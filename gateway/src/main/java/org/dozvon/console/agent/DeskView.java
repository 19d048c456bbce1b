package org.dozvon.console.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PhoneCall;

/**
 * How a person stands at the queues now. Pure.
 *
 * @param queues where they work
 * @param state one word: {@code out}, {@code paused}, {@code ringing}, {@code busy}, {@code
 *     wrap-up}, {@code away} or {@code ready}
 * @param reason of a pause; may be empty
 * @param wrapUpUntil while writing up
 * @param isBlind nothing is known of the queues now
 */
public record DeskView(
    List<String> queues,
    String state,
    String reason,
    Optional<Instant> since,
    Optional<Instant> wrapUpUntil,
    boolean isBlind) {

  /**
   * Of this phone.
   *
   * @param call what the phone has to do with: it is told sooner than how the phone is
   */
  public static DeskView of(QueueBoard board, String phone, Optional<PhoneCall> call) {
    List<Member> own =
        board.queues().stream()
            .flatMap(queue -> queue.members().stream())
            .filter(member -> member.phone().equals(phone))
            .toList();
    Optional<Member> first =
        own.stream()
            .filter(m -> m.state() == MemberState.WRAP_UP)
            .findFirst()
            .or(() -> paused(own));
    Optional<PhoneCall> runs =
        call.filter(it -> it.stage() != PhoneCall.Stage.ENDED && isFree(first));
    return new DeskView(
        own.stream().map(Member::queue).toList(),
        runs.map(DeskView::word).or(() -> first.map(DeskView::word)).orElse("out"),
        first.map(Member::pauseReason).orElse(""),
        runs.map(PhoneCall::since).or(() -> first.map(Member::since)),
        first.flatMap(Member::wrapUpUntil),
        board.blindSince().isPresent());
  }

  private static boolean isFree(Optional<Member> member) {
    return member.filter(it -> it.state() == MemberState.FREE && !it.paused()).isPresent();
  }

  private static String word(PhoneCall call) {
    return call.stage() == PhoneCall.Stage.RINGING ? "ringing" : "busy";
  }

  /** Who is paused in one queue only is shown as paused. */
  private static Optional<Member> paused(List<Member> own) {
    return own.stream()
        .filter(Member::paused)
        .findFirst()
        .or(() -> own.isEmpty() ? Optional.empty() : Optional.of(own.getFirst()));
  }

  private static String word(Member member) {
    if (member.paused() && member.state() != MemberState.BUSY) {
      return "paused";
    }
    return switch (member.state()) {
      case FREE -> "ready";
      case RINGING -> "ringing";
      case BUSY -> "busy";
      case WRAP_UP -> "wrap-up";
      case UNAVAILABLE -> "away";
    };
  }

  /** Class of the badge. */
  public String style() {
    return switch (state) {
      case "ready" -> "good";
      case "paused", "wrap-up" -> "warn";
      case "away" -> "bad";
      case "ringing", "busy" -> "info";
      default -> "";
    };
  }
}
