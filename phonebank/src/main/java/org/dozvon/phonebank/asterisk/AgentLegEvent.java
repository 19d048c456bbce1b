package org.dozvon.phonebank.asterisk;

import org.asteriskjava.manager.event.UserEvent;

/**
 * The phone bank's dialplan says which AudioSocket connection will be which agent's, and which call
 * the hotline says it is ({@code UserEvent(AgentLeg,...)}). Filled in by asterisk-java through the
 * setters.
 */
public final class AgentLegEvent extends UserEvent {
  private static final long serialVersionUID = 1;

  private String leg = "";
  private String agent = "";
  private String call = "";
  private String caller = "";

  /** For asterisk-java. */
  public AgentLegEvent(Object source) {
    super(source);
  }

  /** The AudioSocket connection's id. */
  public String getLeg() {
    return leg;
  }

  /** Sets the connection's id. */
  public void setLeg(String leg) {
    this.leg = leg;
  }

  /** The agent's extension. */
  public String getAgent() {
    return agent;
  }

  /** Sets the agent's extension. */
  public void setAgent(String agent) {
    this.agent = agent;
  }

  /** The call's id out of X-Call-Context; empty when the INVITE had none. */
  public String getCall() {
    return call;
  }

  /** Sets the call's id. */
  public void setCall(String call) {
    this.call = call == null ? "" : call;
  }

  /** The caller's number as the agent sees it. */
  public String getCaller() {
    return caller;
  }

  /** Sets the caller's number. */
  public void setCaller(String caller) {
    this.caller = caller == null ? "" : caller;
  }
}
