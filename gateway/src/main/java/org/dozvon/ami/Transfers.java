package org.dozvon.ami;

import java.util.Optional;
import java.util.function.Supplier;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.dozvon.operator.CallMoves;
import org.dozvon.operator.CommandResult;

/**
 * Transfers by the manager: channels are redirected into the dialplan's contexts {@code
 * dozvon-transfer}, {@code dozvon-held} and {@code dozvon-consult}, which go on without us.
 */
public final class Transfers implements CallMoves {
  private static final int ANSWER_MS = 5_000;

  private final AskManager manager;

  /**
   * @param manager the connection, while there is one
   */
  public Transfers(Supplier<Optional<? extends ManagerConnection>> manager) {
    this.manager = new AskManager(manager, ANSWER_MS);
  }

  @Override
  public Optional<String> peer(String channel) {
    if (Words.wrongChannel(channel).isPresent()) {
      return Optional.empty();
    }
    return manager
        .ask(new GetVarAction(channel, "BRIDGEPEER"))
        .filter(answer -> !(answer instanceof ManagerError))
        .map(answer -> answer.getAttribute("Value"))
        .filter(peer -> Words.wrongChannel(peer).isEmpty());
  }

  @Override
  public CommandResult passOn(String caller, String queue) {
    return Words.wrongQueue(queue)
        .or(() -> Words.wrongChannel(caller))
        .<CommandResult>map(CommandResult.Refused::new)
        .orElseGet(() -> manager.command(new RedirectAction(caller, "dozvon-transfer", queue, 1)));
  }

  @Override
  public CommandResult consult(
      String caller, String callerId, String agent, String from, String queue) {
    Optional<String> wrong =
        Words.wrongQueue(queue)
            .or(() -> Words.wrongQueue(from))
            .or(() -> Words.wrongChannel(caller))
            .or(() -> Words.wrongChannel(agent));
    if (wrong.isPresent()) {
      return new CommandResult.Refused(wrong.get());
    }
    CommandResult told = set(agent, "__DOZVON_HELD", caller);
    told = told.isDone() ? set(agent, "__DOZVON_HELD_ID", Words.text(callerId)) : told;
    told = told.isDone() ? set(agent, "__DOZVON_HELD_QUEUE", from) : told;
    told = told.isDone() ? set(caller, "DOZVON_CONSULTER", agent) : told;
    told = told.isDone() ? set(caller, "SHARED(DOZVON_BACK)", "") : told;
    if (!told.isDone()) {
      return told;
    }
    RedirectAction both = new RedirectAction(caller, "dozvon-held", "s", 1);
    both.setExtraChannel(agent);
    both.setExtraContext("dozvon-consult");
    both.setExtraExten(queue);
    both.setExtraPriority(1);
    return manager.command(both);
  }

  @Override
  public CommandResult back(String caller, String agent) {
    Optional<String> wrong = Words.wrongChannel(caller).or(() -> Words.wrongChannel(agent));
    if (wrong.isPresent()) {
      return new CommandResult.Refused(wrong.get());
    }
    // Who was asked and is let go of now must not take the caller.
    CommandResult told = set(caller, "SHARED(DOZVON_BACK)", "1");
    return told.isDone()
        ? manager.command(new RedirectAction(agent, "dozvon-consult-talk", "back", 1))
        : told;
  }

  @Override
  public CommandResult hangUp(String channel) {
    return Words.wrongChannel(channel)
        .<CommandResult>map(CommandResult.Refused::new)
        .orElseGet(() -> manager.command(new HangupAction(channel)));
  }

  private CommandResult set(String channel, String name, String value) {
    return manager.command(new SetVarAction(channel, name, value));
  }
}
