package org.dozvon.operator;

import java.util.List;
import java.util.Optional;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackBook;

/**
 * The book of call-backs as it was after the last change: for those who cannot wait for its owner.
 *
 * @param isRead false: the store has not been read yet, and nothing is known
 * @param open in the order of booking
 */
record OpenCallBacks(boolean isRead, List<CallBack> open) {
  static final OpenCallBacks UNREAD = new OpenCallBacks(false, List.of());

  static OpenCallBacks of(Optional<CallBackBook> book) {
    return book.map(read -> new OpenCallBacks(true, read.open())).orElse(UNREAD);
  }

  Optional<CallBack> find(String id) {
    return open.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  Optional<CallBack> find(String queue, String number) {
    return open.stream()
        .filter(each -> each.queue().equals(queue) && each.number().equals(number))
        .findFirst();
  }

  long size(String queue) {
    return open.stream().filter(each -> each.queue().equals(queue)).count();
  }
}
