package org.dozvon.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which modules of Asterisk our dialplan and a call's sound need, and what is lost without. Pure.
 */
final class Modules {
  /** Without these no caller is served. */
  static final List<String> NEEDED =
      List.of(
          "res_agi.so",
          "app_audiosocket.so",
          "res_audiosocket.so",
          "app_queue.so",
          "app_stack.so",
          "app_exec.so",
          "func_strings.so",
          "func_logic.so",
          "func_channel.so",
          "func_callerid.so",
          "func_timeout.so",
          "func_cut.so",
          "func_rand.so",
          "func_global.so");

  /** Without these something is missing. */
  static final Map<String, String> WANTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("chan_audiosocket.so", "audiosocket.attach: channel"),
              Map.entry("res_pjsip_header_funcs.so", "X-Call-Context for agents' phones"),
              Map.entry("app_playback.so", "spoken announcements of the dialplan"),
              Map.entry("res_musiconhold.so", "music while waiting"),
              Map.entry("app_userevent.so", "the agent who knows the caller"),
              Map.entry("app_chanspy.so", "listening in"),
              Map.entry("app_confbridge.so", "call-backs that keep the place"),
              Map.entry("func_db.so", "call-backs, codes on agents' phones"),
              Map.entry("func_devstate.so", "the agent who knows the caller"),
              Map.entry("func_dialplan.so", "queues of a FreePBX"),
              Map.entry("codec_ulaw.so", "callers with ulaw"),
              Map.entry("codec_alaw.so", "callers with alaw")));

  private Modules() {}

  /** Whether Asterisk has a module loaded; empty when it does not tell. */
  interface Asked {
    /** Asks. */
    Optional<Boolean> loaded(String module) throws java.io.IOException;
  }

  /** Asks for all of them. */
  static List<Finding> check(Asked asterisk) throws java.io.IOException {
    if (asterisk.loaded(NEEDED.getFirst()).isEmpty()) {
      return List.of(
          Finding.warn(
              "modules",
              "Asterisk does not tell which are loaded",
              "load func_module.so, then look again"));
    }
    List<String> missing = new ArrayList<>();
    for (String module : NEEDED) {
      if (!asterisk.loaded(module).orElse(true)) {
        missing.add(module);
      }
    }
    List<Finding> found = new ArrayList<>();
    if (!missing.isEmpty()) {
      found.add(
          Finding.fail(
              "modules",
              "not loaded: " + String.join(", ", missing),
              "asterisk -rx 'module load " + missing.getFirst() + "', and in modules.conf"));
    }
    for (Map.Entry<String, String> one : WANTED.entrySet()) {
      if (!asterisk.loaded(one.getKey()).orElse(true)) {
        found.add(
            Finding.warn(
                "modules", one.getKey() + " is not loaded", "load it for: " + one.getValue()));
      }
    }
    if (found.isEmpty()) {
      int all = NEEDED.size() + WANTED.size();
      found.add(Finding.ok("modules", "all " + all + " that are of use are loaded"));
    }
    return found;
  }
}
