package org.dozvon.callback;

/** What is to be done about a call-back; the book already holds it in its new state. */
public sealed interface CallBackAction {
  /** About which. */
  CallBack callBack();

  /**
   * Somebody is to stand in the queue in the caller's place, until a person answers.
   *
   * @param position 1 is next
   */
  record StandIn(CallBack callBack, int position) implements CallBackAction {}

  /** The caller's telephone is to ring. */
  record Dial(CallBack callBack) implements CallBackAction {}

  /** Its time is over: the caller is told in some other way. */
  record Expire(CallBack callBack) implements CallBackAction {}

  /** Only its state has changed. */
  record Note(CallBack callBack) implements CallBackAction {}
}
