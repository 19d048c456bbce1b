package org.dozvon.console.agent;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.console.Entrance;
import org.dozvon.console.Gate;
import org.dozvon.operator.CallNotes;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.Pass;
import org.dozvon.queue.Facts;
import org.dozvon.queue.PhoneCall;

/** Finds a call for who may see it, and writes down that it was looked at. */
final class OneCall {
  private static final int MOST_PAST = 20;

  private final AgentParts parts;
  private final Entrance entrance;

  private final Looks looks = new Looks();

  OneCall(AgentParts parts, Entrance entrance) {
    this.parts = parts;
    this.entrance = entrance;
  }

  /** The call of the visitor's own phone; empty when nothing is known of it but the queue. */
  Optional<CallPage> of(Context context, PhoneCall has) throws StoreException {
    Optional<CallContext> call = has.facts().call().flatMap(parts.contexts()::find);
    if (call.isEmpty()) {
      return Optional.empty();
    }
    look(context, call.get().id());
    return Optional.of(view(context, new CallView(call.get(), Optional.of(has.facts()))));
  }

  /** The call of that id, if the visitor may see it; else that is said. */
  Optional<CallPage> byId(Context context, Optional<CallId> id) throws StoreException {
    Optional<CallView> call = seen(context, id);
    if (call.isEmpty()) {
      return Optional.empty();
    }
    look(context, call.get().call().id());
    return Optional.of(view(context, call.get()));
  }

  /** The same without what is around it. */
  Optional<CallView> seen(Context context, Optional<CallId> id) throws StoreException {
    Optional<CallContext> call = id.flatMap(parts.contexts()::find);
    Optional<Facts> facts = id.flatMap(known -> onOwnPhone(context, known));
    if (call.isEmpty() || !maySee(Gate.pass(context), call.get(), facts)) {
      // Whether there is such a call is not told to who may not see it.
      entrance.note(
          Gate.pass(context), context, Act.REFUSED, id.map(CallId::value).orElse(""), "look at");
      context.status(HttpStatus.NOT_FOUND);
      return Optional.empty();
    }
    return Optional.of(new CallView(call.get(), facts));
  }

  /** Keeps the visitor's note; false: it may not be, and that is said. */
  boolean note(Context context, Optional<CallId> id, String text) throws StoreException {
    if (seen(context, id).isEmpty()) {
      return false;
    }
    String login = Gate.pass(context).person().login();
    parts
        .notes()
        .write(
            new CallNotes.Note(
                id.orElseThrow(), login, entrance.clock().instant(), cut(printable(text))));
    return true;
  }

  private static String printable(String text) {
    return text.replace("\r", "").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ").strip();
  }

  private static String cut(String text) {
    return text.length() <= CallNotes.LONGEST ? text : text.substring(0, CallNotes.LONGEST);
  }

  private Optional<Facts> onOwnPhone(Context context, CallId id) {
    return Gate.pass(context)
        .person()
        .phone()
        .flatMap(parts.calls()::of)
        .map(PhoneCall::facts)
        .filter(facts -> facts.call().filter(id::equals).isPresent());
  }

  private static boolean maySee(Pass pass, CallContext call, Optional<Facts> onOwnPhone) {
    return onOwnPhone.isPresent() || pass.seesCallOf(call.phones(), call.startedAt());
  }

  private void look(Context context, CallId call) throws StoreException {
    Pass pass = Gate.pass(context);
    String key = pass.signature() + " " + call.value();
    Instant now = entrance.clock().instant();
    if (looks.isNew(key, now)) {
      entrance.note(pass, context, Act.CALL_SEEN, call.value(), context.path());
      looks.keep(key, now);
    }
  }

  private CallPage view(Context context, CallView call) throws StoreException {
    Pass pass = Gate.pass(context);
    CallId id = call.call().id();
    List<CallContext> before =
        parts.past().of(call.call().caller().number(), MOST_PAST + 1).stream()
            .filter(past -> !past.id().equals(id))
            .toList();
    List<CallView> shown =
        before.stream()
            .filter(past -> pass.seesCallOf(past.phones(), past.startedAt()))
            .map(past -> new CallView(past, Optional.empty()))
            .toList();
    List<CallNotes.Note> notes = parts.notes().of(id);
    String login = pass.person().login();
    return new CallPage(
        call,
        CrmLink.of(parts.crmUrl(), call.call()),
        shown,
        before.size() - shown.size(),
        notes.stream().filter(note -> !note.login().equals(login)).toList(),
        notes.stream()
            .filter(note -> note.login().equals(login))
            .map(CallNotes.Note::text)
            .findFirst()
            .orElse(""),
        parts.followUps().offers(call.call().hotline()));
  }
}
