package org.dozvon.operator;

import java.util.List;
import org.dozvon.callback.CallBack;

/** Where call-backs outlive the program. May block for as long as the database takes. */
public interface CallBackStore {
  /** The open ones, in the order of booking. */
  List<CallBack> open() throws StoreException;

  /** Keeps a new one; false when the number has an open one in that queue. */
  boolean add(CallBack fresh) throws StoreException;

  /** Keeps its state and attempts. */
  void update(CallBack changed) throws StoreException;
}
