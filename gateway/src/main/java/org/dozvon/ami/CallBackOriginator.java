package org.dozvon.ami;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.audiosocket.AudioAddress;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackRules;
import org.dozvon.operator.CallBackLine;
import org.dozvon.operator.CallerEar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back, and speaks to who waits, through the contexts {@code dozvon-call-back-...} of the
 * dialplan. Nothing that came from outside reaches Asterisk but numbers, queue names and channel
 * names that were checked. Safe for use by many threads; blocks while Asterisk answers.
 */
public final class CallBackOriginator implements CallBackLine, CallerEar {
  private static final Logger LOG = LoggerFactory.getLogger(CallBackOriginator.class);
  private static final int ANSWER_MS = 3_000;
  private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./@;:+#*-]{1,150}");

  /** Where the dialplan says how a number is called. */
  private static final String WAY_OUT = "dozvon-call-back-out";

  private static final Duration MESSAGE = Duration.ofSeconds(5);

  private final Supplier<Optional<? extends ManagerConnection>> manager;
  private final AskManager asked;
  private final String audioAddress;
  private volatile boolean wayOut;

  /**
   * @param manager the connection, while there is one
   * @param audioAddress {@code host:port} where Asterisk finds our AudioSocket listener
   */
  public CallBackOriginator(
      Supplier<Optional<? extends ManagerConnection>> manager, String audioAddress) {
    this.manager = manager;
    this.asked = new AskManager(manager, ANSWER_MS);
    this.audioAddress = audioAddress;
  }

  @Override
  public boolean isUp() {
    return wayOut && manager.get().isPresent();
  }

  @Override
  public boolean standIn(CallBack callBack, int position, CallBackRules rules) {
    if (!QUEUE.matcher(callBack.queue()).matches()) {
      return false;
    }
    Map<String, String> variables = variables(callBack, rules);
    variables.put("DOZVON_POSITION", Integer.toString(position));
    OriginateAction call = new OriginateAction();
    call.setChannel("Local/" + callBack.queue() + "@dozvon-call-back-stand-in/n");
    call.setContext("dozvon-call-back-person");
    call.setTimeout(rules.expires().toMillis());
    return originate(call, callBack, variables);
  }

  @Override
  public boolean dial(CallBack callBack, CallBackRules rules) {
    OriginateAction call = new OriginateAction();
    call.setChannel("Local/" + callBack.number() + "@dozvon-call-back-ring/n");
    call.setContext("dozvon-call-back-joins");
    call.setTimeout(rules.ring().toMillis());
    return originate(call, callBack, variables(callBack, rules));
  }

  private boolean originate(OriginateAction call, CallBack it, Map<String, String> variables) {
    call.setExten("s");
    call.setPriority(1);
    call.setCallerId("<" + it.number() + ">");
    call.setChannelId(it.channel());
    call.setOtherChannelId(it.standIn());
    call.setVariables(variables);
    call.setAsync(true);
    return isDone(asked.ask(call));
  }

  private static Map<String, String> variables(CallBack it, CallBackRules rules) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("__DOZVON_CALL_BACK", it.id());
    variables.put("__DOZVON_CALL", it.call().map(Object::toString).orElse(""));
    variables.put("__DOZVON_LANGUAGE", it.language().getLanguage());
    variables.put("DOZVON_QUEUE", it.queue());
    variables.put("DOZVON_NUMBER", it.number());
    variables.put("DOZVON_RING", Long.toString(rules.ring().toSeconds()));
    variables.put("QUEUE_PRIO", Integer.toString(it.place().priority()));
    return variables;
  }

  @Override
  public boolean canCall(String number) {
    if (!CallBack.isNumber(number)) {
      return false;
    }
    Optional<ManagerResponse> known =
        asked.ask(new GetVarAction("DIALPLAN_EXISTS(" + WAY_OUT + "," + number + ",1)"));
    // Without func_dialplan there is no answer, and the admin's word is taken for it.
    return isDone(known) && !"0".equals(known.get().getAttribute("Value"));
  }

  @Override
  public Fate fate(CallBack callBack) {
    Optional<ManagerResponse> there =
        asked.ask(new GetVarAction(callBack.channel(), "DOZVON_QUEUE"));
    if (there.isEmpty()) {
      return Fate.UNKNOWN;
    }
    if (isDone(there)) {
      return Fate.ALIVE;
    }
    Optional<ManagerResponse> reached = asked.ask(new GetVarAction("DB(" + note(callBack) + ")"));
    if (reached.isEmpty()) {
      return Fate.UNKNOWN;
    }
    return "reached".equals(reached.get().getAttribute("Value")) ? Fate.REACHED : Fate.GONE;
  }

  @Override
  public void drop(CallBack callBack) {
    var unused = asked.ask(new HangupAction(callBack.channel()));
  }

  @Override
  public void forget(CallBack callBack) {
    var unused = asked.ask(new SetVarAction("DB_DELETE(" + note(callBack) + ")", ""));
  }

  /** The dialplan's own note: the gateway may have been away when the caller answered. */
  private static String note(CallBack callBack) {
    return "dozvon-call-back/" + callBack.id();
  }

  /**
   * Looks whether the dialplan says how numbers are called; to be done now and then. Blocks while
   * Asterisk is asked.
   */
  public void look() {
    Optional<ManagerResponse> found =
        asked.ask(new GetVarAction("DIALPLAN_EXISTS(" + WAY_OUT + ")"));
    if (isDone(found)) {
      // Without func_dialplan there is no answer, and the admin's word is taken for it.
      boolean there = !"0".equals(found.get().getAttribute("Value"));
      if (there != wayOut) {
        LOG.info("event=call_backs_possible {} context={}", there, WAY_OUT);
      }
      wayOut = there;
    }
  }

  @Override
  public boolean join(String channel, UUID audio) {
    if (!CHANNEL.matcher(channel).matches()) {
      return false;
    }
    OriginateAction call = new OriginateAction();
    call.setChannel("AudioSocket/" + audioAddress() + "/" + audio + "/c(slin)");
    call.setChannelId(voice(audio));
    call.setApplication("ChanSpy");
    // q: no beep, E: ends with the caller's channel, w: into the caller's ear, o: hears the caller
    call.setData(channel + ",qEwo");
    call.setTimeout(MESSAGE.toMillis());
    call.setAsync(true);
    return isDone(asked.ask(call));
  }

  @Override
  public void end(UUID audio) {
    var unused = asked.ask(new HangupAction(voice(audio)));
  }

  private String audioAddress() {
    String reachedAt =
        manager
            .get()
            .map(ManagerConnection::getLocalAddress)
            .map(InetAddress::getHostAddress)
            .orElse("");
    return AudioAddress.of(audioAddress, reachedAt);
  }

  private static String voice(UUID audio) {
    return "dozvon-voice-" + audio;
  }

  private static boolean isDone(Optional<ManagerResponse> response) {
    return response.filter(r -> !(r instanceof ManagerError)).isPresent();
  }
}
