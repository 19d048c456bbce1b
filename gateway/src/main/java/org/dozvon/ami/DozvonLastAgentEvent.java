package org.dozvon.ami;

import java.util.Objects;
import org.asteriskjava.manager.event.UserEvent;

/**
 * Our dialplan rings the last agent of a caller: {@code UserEvent(DozvonLastAgent,...)}. Filled in
 * by asterisk-java through the setters.
 */
public final class DozvonLastAgentEvent extends UserEvent {
  private static final long serialVersionUID = 1;

  private String stage = "";
  private String queue = "";
  private String phone = "";
  private String caller = "";
  private String callerChannel = "";

  /** For asterisk-java. */
  public DozvonLastAgentEvent(Object source) {
    super(source);
  }

  /** ring, answered, missed or ended; taken or back: after a colleague was asked. */
  public String getStage() {
    return stage;
  }

  /** Sets the stage. */
  public void setStage(String stage) {
    this.stage = text(stage);
  }

  /** The queue on whose behalf. */
  public String getQueue() {
    return queue;
  }

  /** Sets the queue. */
  public void setQueue(String queue) {
    this.queue = text(queue);
  }

  /** Who is rung. */
  public String getPhone() {
    return phone;
  }

  /** Sets who is rung. */
  public void setPhone(String phone) {
    this.phone = text(phone);
  }

  /** The unique id of the caller's channel; the event itself may come from the agent's. */
  public String getCaller() {
    return caller;
  }

  /** Sets the caller's unique id. */
  public void setCaller(String caller) {
    this.caller = text(caller);
  }

  /** The name of the caller's channel. */
  public String getCallerChannel() {
    return callerChannel;
  }

  /** Sets the name of the caller's channel. */
  public void setCallerChannel(String callerChannel) {
    this.callerChannel = text(callerChannel);
  }

  private static String text(String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
