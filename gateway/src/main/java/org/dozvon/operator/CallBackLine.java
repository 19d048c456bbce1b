package org.dozvon.operator;

import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackRules;

/** Asterisk, as far as call-backs need it. May block for seconds; safe for use by many threads. */
public interface CallBackLine {
  /** What Asterisk knows of a try. */
  enum Fate {
    /** Its channel is there. */
    ALIVE,
    /** Its channel is gone; the caller had answered. */
    REACHED,
    /** Its channel is gone, and nothing says that the caller answered. */
    GONE,
    /** Asterisk cannot be asked now. */
    UNKNOWN
  }

  /** Whether numbers can be called, and Asterisk can be asked to now; does not block. */
  boolean isUp();

  /**
   * Puts a stand-in into the queue; when a person answers it, the dialplan rings the caller.
   *
   * @param position 1 is next
   * @return whether Asterisk took it
   */
  boolean standIn(CallBack callBack, int position, CallBackRules rules);

  /** Rings the caller, who then joins the queue; whether Asterisk took it. */
  boolean dial(CallBack callBack, CallBackRules rules);

  /** Whether the dialplan can call that number, and Asterisk can be asked to. */
  boolean canCall(String number);

  /** What has become of the present try. */
  Fate fate(CallBack callBack);

  /** Ends the present try, if there is one. */
  void drop(CallBack callBack);

  /** It is over: what Asterisk has written down about it is not needed any more. */
  void forget(CallBack callBack);
}
