package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.dozvon.phonebank.line.CallerLine;

/** The lab stays up, and somebody with a softphone may call it. */
record OpenHouse(Lab lab, Recordings recordings) {
  /** Says how to call, and answers for the agents until the program is stopped. */
  void stay() throws IOException, InterruptedException {
    System.out.printf(
        """

        The hotline stays up until Ctrl-C. To call it, register a SIP softphone of this machine:
          server 127.0.0.1:%d (UDP)   user softphone   password %s
          dial 200 (English), 201 (Russian), 600 (an echo, to try the sound)
        What happens in the calls:  curl -N -H "Authorization: Bearer $(cat %s)" %s/api/events
        The console:                %s  (person: ./dozvon person, see docs/people.md)
        Asterisk's command line:    %s
        """,
        lab.plan().hotlineSip(),
        lab.plan().softphone(),
        lab.api().token(),
        lab.http(),
        lab.http(),
        lab.hotline().cliCommand());
    while (true) {
      Lab.Agent agent = lab.agents().take();
      System.out.println(agent.leg().agent() + " answers call " + agent.leg().call());
      Thread.ofVirtual().name("agent").start(() -> greet(agent.line()));
    }
  }

  private void greet(CallerLine line) {
    try {
      recordings.play(line, Path.of("en", "man", "yes-2.wav"), false);
    } catch (IOException | InterruptedException e) {
      System.err.println("dozvon demo: the agent can't speak: " + e.getMessage());
    }
  }
}
