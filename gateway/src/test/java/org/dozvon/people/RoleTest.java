package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may do what: what must not change by accident. */
class RoleTest {
  @Test
  void agentsHaveNothingOfOthers() {
    assertThat(Role.AGENT.rights())
        .containsExactlyInAnyOrder(Right.SEE_OWN_CALLS, Right.ACT_AS_AGENT);
  }

  @Test
  void onlySupervisorsAreInCallsOfOthers() {
    for (Right right : Set.of(Right.LISTEN, Right.WHISPER, Right.BARGE)) {
      assertThat(Role.values())
          .filteredOn(role -> role.rights().contains(right))
          .containsExactly(Role.SUPERVISOR);
    }
  }

  @Test
  void onlyAdminsChangeAnything() {
    for (Right right :
        Set.of(Right.EDIT_DIALOGS, Right.PUBLISH, Right.EDIT_QUEUES, Right.MANAGE_PEOPLE)) {
      assertThat(Role.values())
          .filteredOn(role -> role.rights().contains(right))
          .containsExactly(Role.ADMIN);
    }
  }

  @Test
  void trailIsReadByAdminsAndAuditors() {
    assertThat(Role.values())
        .filteredOn(role -> role.rights().contains(Right.READ_AUDIT_LOG))
        .containsExactly(Role.ADMIN, Role.AUDITOR);
  }

  @Test
  void everyRightIsSomebodys() {
    Set<Right> given = EnumSet.noneOf(Right.class);
    for (Role role : Role.values()) {
      given.addAll(role.rights());
      assertThat(Role.called(role.word())).contains(role);
    }
    assertThat(given).containsExactlyInAnyOrder(Right.values());
    assertThat(Right.called("see-own-calls")).contains(Right.SEE_OWN_CALLS);
  }
}
