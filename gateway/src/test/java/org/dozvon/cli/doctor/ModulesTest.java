package org.dozvon.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of Asterisk's modules. */
class ModulesTest {
  @Test
  void allAreThere() throws Exception {
    assertThat(Modules.check(module -> Optional.of(true)))
        .extracting(Finding::level)
        .containsExactly(Finding.Level.OK);
  }

  @Test
  void whatIsNeededIsAFaultAndWhatIsWantedIsNone() throws Exception {
    List<Finding> found =
        Modules.check(
            module ->
                Optional.of(!List.of("app_audiosocket.so", "app_chanspy.so").contains(module)));
    assertThat(found)
        .extracting(Finding::line)
        .containsExactly(
            "FAIL  modules     not loaded: app_audiosocket.so -> asterisk -rx 'module load"
                + " app_audiosocket.so', and in modules.conf",
            "warn  modules     app_chanspy.so is not loaded -> load it for: listening in");
  }

  @Test
  void anAsteriskThatDoesNotTell() throws Exception {
    assertThat(Modules.check(module -> Optional.empty()))
        .extracting(Finding::line)
        .containsExactly(
            "warn  modules     Asterisk does not tell which are loaded -> load func_module.so,"
                + " then look again");
  }
}
