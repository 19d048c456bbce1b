package org.dozvon.operator;

import java.util.List;
import org.dozvon.callback.CallBack;

/** Where call-backs outlive the program. May block for as long as the database takes. */
public interface CallBackStore {
  /** The open ones, in the order of booking. */
  List<CallBack> open() throws StoreException;

  /** Keeps a new one; false when the number has an open one in that queue. */
  boolean add(CallBack fresh) throws StoreException;

  /** Keeps its state and attempts, whatever was kept before. */
  void update(CallBack changed) throws StoreException;

  /**
   * The same, unless what is kept is no longer what it {@code was}: then false, and another gateway
   * has been quicker.
   */
  default boolean update(CallBack changed, CallBack was) throws StoreException {
    update(changed);
    return true;
  }

  /** Whether other gateways read and write there, too. */
  default boolean isShared() {
    return false;
  }
}
