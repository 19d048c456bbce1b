package org.dozvon.queue;

import java.util.List;

/**
 * One queue at one moment.
 *
 * @param waiting in the order in which Asterisk serves them: by priority, then by joining
 * @param members by name
 * @param talking callers of this queue who talk with a person now
 */
public record QueueView(
    String queue, List<WaitingCaller> waiting, List<Member> members, int talking) {
  /** Copies. */
  public QueueView {
    waiting = List.copyOf(waiting);
    members = List.copyOf(members);
  }

  /** Members who could take a call now. */
  public int free() {
    int count = 0;
    for (Member member : members) {
      count += member.isFree() ? 1 : 0;
    }
    return count;
  }

  /** Members who work: reachable and not paused. */
  public int staffed() {
    int count = 0;
    for (Member member : members) {
      count += member.isStaffed() ? 1 : 0;
    }
    return count;
  }
}
